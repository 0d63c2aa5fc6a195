#!/usr/bin/env python3
"""How long lede-index update takes over many feeds, against what its politeness alone would take.

A server of this machine plays HOSTS hosts; each answers after DELAY seconds and is asked by one request at a time
with a pause of SPACING seconds between two. The ideal is the time of the host that is asked most:
requests * DELAY + (requests - 1) * SPACING. The second run asks again without a pause; nothing has changed.

    LEDE_BIN=build/release python3 tests/bench/update_bench.py --feeds 500 --entries 30 --hosts 100
"""
import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests/support"))
from news_server import NewsServer  # noqa: E402

CLOCK = 1420070400  # 2015-01-01T00:00:00Z


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, kind, value in (("feeds", int, 500), ("entries", int, 30), ("hosts", int, 100), ("delay", float, 0.1),
                              ("spacing", float, 1.0), ("words", int, 400)):
        parser.add_argument(f"--{name}", type=kind, default=value, help=f"{value} where not given")
    parser.add_argument("--grouped", action="store_true", help="list the feeds of a host together, not one of each in turn")
    return parser.parse_args()


def rss(server, host, feed, entries):
    items = "".join(
        f"<item><title>Story {feed} {n}</title><guid isPermaLink='false'>{feed}-{n}</guid>"
        f"<link>{server.url(f'/{feed}/{n}', host)}</link><description>In short.</description>"
        f"<pubDate>{time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(CLOCK - n * 3600))}</pubDate></item>"
        for n in range(entries))
    return f"<rss version='2.0'><channel><title>Feed {feed}</title>{items}</channel></rss>"


def page(vocabulary, chance, feed, number, words):
    text = ["<p>" + " ".join(chance.choices(vocabulary, k=50)).capitalize() + ".</p>" for _ in range(words // 50)]
    return f"<html><head><title>Story {feed} {number}</title></head><body><article>{''.join(text)}</article></body></html>"


def fill(server, how):
    """Puts feeds and pages; the feeds' addresses."""
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9))) for _ in range(20000)]
    addresses = []
    for feed in range(how.feeds):
        host = f"127.0.1.{1 + (feed * how.hosts // how.feeds if how.grouped else feed % how.hosts)}"
        server.put(f"/{feed}.xml", rss(server, host, feed, how.entries),
                   {"Content-Type": "application/rss+xml", "ETag": f'"{feed}"'}, host, delay=how.delay)
        for number in range(how.entries):
            server.put(f"/{feed}/{number}", page(vocabulary, chance, feed, number, how.words),
                       {"Content-Type": "text/html"}, host, delay=how.delay)
        addresses.append(server.url(f"/{feed}.xml", host))
    for host in {url.split("/")[2].split(":")[0] for url in addresses}:
        server.put("/robots.txt", "User-agent: *\nAllow: /\n", {"Content-Type": "text/plain"}, host, delay=how.delay)
    return addresses


def peak_memory(process):
    """Of the program alone, in MB: what wait4() tells includes the Python that it was forked from."""
    try:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def run(archive, *arguments, spacing=0.0):
    """One run of the program: (events, when it began, seconds, processor seconds, peak memory in MB)."""
    environment = {**os.environ, "LEDE_ARCHIVE": str(archive), "LEDE_ALLOW_PRIVATE": "true", "LEDE_HOST_SPACING": str(round(spacing * 1000)),
                   "SOURCE_DATE_EPOCH": str(CLOCK)}
    begun = time.monotonic()
    with subprocess.Popen([pathlib.Path(os.environ["LEDE_BIN"], "lede-index"), *arguments], env=environment, text=True,
                          stdout=subprocess.PIPE) as process:
        events, peak = [], 0
        for line in process.stdout:
            events.append(json.loads(line))
            peak = max(peak, peak_memory(process))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"lede-index {arguments[0]}: exit status {process.returncode}")
    return events, begun, time.monotonic() - begun, used.ru_utime + used.ru_stime, peak


def politeness(requests):
    """(most requests of a host, the pauses between two of a host, in order)."""
    by_host = collections.defaultdict(list)
    for request in requests:
        by_host[request["host"]].append(request)
    pauses = [after["start"] - before["end"] for asked in by_host.values() for before, after in zip(asked, asked[1:])]
    return max(map(len, by_host.values())), sorted(pauses) or [0.0]


def report(name, summary, requests, measured, how, spacing):
    begun, seconds, processor, memory = measured
    fetched = max(request["end"] for request in requests) - begun
    most, pauses = politeness(requests)
    answers = sorted(request["end"] - request["start"] for request in requests)
    ideal = most * how.delay + (most - 1) * spacing
    print(f"{name}: {len(requests)} requests, {most} of one host, in {seconds:.1f} s, the last one answered "
          f"after {fetched:.1f} s; the ideal is {ideal:.1f} s ({100 * ideal / seconds:.0f} %)\n"
          f"  processor {processor:.1f} s ({100 * processor / seconds:.0f} % of one core), peak memory {memory:.0f} MB\n"
          f"  pauses of a host: least {pauses[0]:.3f} s, median {pauses[len(pauses) // 2]:.3f}, 99 % under "
          f"{pauses[len(pauses) * 99 // 100]:.3f}; two at once {sum(pause < 0 for pause in pauses)} times\n"
          f"  the server took: median {answers[len(answers) // 2]:.3f} s, 99 % under {answers[len(answers) * 99 // 100]:.3f}; "
          f"statuses {dict(collections.Counter(r['status'] for r in requests))}\n"
          f"  added {summary['added']}, unchanged feeds {summary['unchanged']}, failed {summary['failed']}", flush=True)


def main():
    how = options()
    with tempfile.TemporaryDirectory(prefix="lede-bench-") as folder, NewsServer(folder, tls=False) as server:
        archive = pathlib.Path(folder, "archive")
        run(archive, "-q", "feeds", "add", "--unseen", *fill(server, how))
        for name, spacing in (("first run", how.spacing), ("second run", 0.0)):
            server.forget()
            events, *measured = run(archive, "update", "--all", "--format", "jsonl", spacing=spacing)
            report(name, events[-1], server.requests(), measured, how, spacing)


if __name__ == "__main__":
    main()
