"""A web server for the tests: what they put into its folder, and every kind of bad answer.

Every address 127.0.0.N is a host of it, on the ports `http`, `https`, `expired`, `wrong_host`, `unknown_ca` (as
their certificates are; folder/tls/ca.pem is the authority to trust) and `h2` (HTTP/2 only). Each request is a line
in folder/requests.jsonl, with the times, by the monotonic clock, when its header had come and just before the last
byte of its answer went out.

    with NewsServer(folder) as server:
        server.put("/feed.xml", data, {"ETag": '"1"'}, host="127.0.0.2")
        ... server.url("/feed.xml", "127.0.0.2") ... server.url("/bad/drop", port="https") ... server.requests()

What a test puts comes before the paths below; both are read anew for each request.
"""
import contextlib
import http.server
import itertools
import json
import pathlib
import select
import socket
import socketserver
import ssl
import struct
import threading
import time
import urllib.parse

import certificates
import codings

WORDS = b"<p>" + b"news of the day " * 64 + b"</p>\n"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version = "news"
    sys_version = ""

    def do_GET(self):
        self.arrived = time.monotonic()
        self.status = self.sent = 0
        parts = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.host = self.headers.get("Host", "").rsplit(":", 1)[0]
        self.server.owner.begin(self.host)
        try:
            if not self.from_folder(parts.path):
                first, _, rest = parts.path[1:].partition("/")
                answer = getattr(self, f"on_{first}", None)
                if answer:
                    answer(rest)
                else:
                    self.reply(404, b"not here\n")
        except OSError:
            self.close_connection = True  # the other side left, as it may
        finally:
            self.server.owner.end(self.host, {
                "start": self.arrived, "end": self.sent or time.monotonic(), "host": self.host,
                "port": self.server.name, "path": self.path, "status": self.status, "headers": dict(self.headers),
                "connection": self.client_address[1]})

    def log_message(self, *_):
        pass

    # How answers go out.

    def head(self, status, headers):
        self.status = status
        lines = [f"HTTP/1.1 {status} {http.client.responses.get(status, 'Odd')}",
                 *(f"{name}: {value}" for name, value in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def raw(self, data):
        self.sent = time.monotonic()
        self.wfile.write(data)

    def reply(self, status, body=b"", headers=None):
        headers = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
        if headers.get("Transfer-Encoding") == "chunked":
            body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in
                            (body[start:start + 100] for start in range(0, len(body), 100))) + b"0\r\n\r\n"
        elif status != 304:
            headers["Content-Length"] = len(body)
        self.raw(self.head(status, headers) + (b"" if status == 304 else body))

    def drop(self, reset=False):
        """Ends the connection here; `reset` with a RST."""
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    # What the tests have put there (NewsServer.put).

    def from_folder(self, path):
        for host in (self.host, "any"):
            file = self.server.owner.file_of(path, host)
            if not file.exists():
                continue
            told = json.loads(file.with_name(file.name + ".json").read_text())
            headers = told["headers"]
            select.select([self.connection], [], [], told["delay"])  # until the other side is gone at most
            same = [self.headers.get(asked) == headers[name] for asked, name in
                    (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
                    if name in headers and asked in self.headers]
            if told["status"] == 200 and (any(same) if not told["lies"] else len(same) > 0):
                self.reply(304, headers=headers)
            else:
                self.reply(told["status"], file.read_bytes(), headers)
            return True
        return False

    # Good answers.

    def on_words(self, _):
        """Some text, ?size=BYTES of it, after ?delay=SECONDS."""
        time.sleep(float(self.query.get("delay", 0)))
        size = int(self.query.get("size", len(WORDS)))
        self.reply(200, (WORDS * (size // len(WORDS) + 1))[:size])

    def on_status(self, status):
        """/status/503?Retry-After=5: that status with these headers."""
        self.reply(int(status), b"as you wish\n", self.query)

    def on_echo(self, _):
        """The headers of the request, as JSON."""
        self.reply(200, json.dumps(dict(self.headers)).encode(), {"Content-Type": "application/json"})

    def on_encoded(self, coding):
        """The text in a content coding, which the server gives whether asked for or not."""
        coding = urllib.parse.unquote(coding)
        self.reply(200, codings.CODERS[coding](WORDS), {"Content-Encoding": coding})

    def on_chunked(self, _):
        self.raw(self.head(200, {"Transfer-Encoding": "chunked", "ETag": '"head"'}))
        for start in range(0, len(WORDS), 100):
            part = WORDS[start:start + 100]
            self.raw(b"%x\r\n%s\r\n" % (len(part), part))
        self.raw(b'0\r\nETag: "trailer"\r\n\r\n')

    def on_until_close(self, _):
        self.raw(self.head(200, {"Connection": "close"}) + WORDS)
        self.drop()

    def on_early_hints(self, _):
        self.raw(self.head(103, {"Link": "</a.css>; rel=preload"}) + self.head(200, {"Content-Length": 2}) + b"ok")

    # Redirects.

    def on_redirect(self, status):
        """/redirect/301?to=URL"""
        self.reply(int(status), b"moved\n", {"Location": self.query.get("to", "/words")})

    def on_chain(self, rest):
        """/chain/N/301: N redirects, then the text."""
        left, _, status = rest.partition("/")
        if int(left) == 0:
            self.reply(200, WORDS)
        else:
            self.reply(int(status), b"", {"Location": f"/chain/{int(left) - 1}/{status}"})

    def on_loop(self, rest):
        self.reply(302, b"", {"Location": "/loop/b" if rest == "a" else "/loop/a"})

    def on_wall(self, _):
        """Only for those who come back with the cookie."""
        if "seen=yes" in self.headers.get("Cookie", ""):
            self.reply(200, WORDS)
        else:
            self.reply(302, b"", {"Location": "/consent?back=" + urllib.parse.quote(self.path), "Cache-Control": "no-store"})

    def on_consent(self, _):
        self.reply(303, b"", {"Location": self.query["back"], "Set-Cookie": "seen=yes; Path=/"})

    # Bad answers: /bad/NAME.

    def on_bad(self, name):
        getattr(self, "bad_" + name.replace("-", "_"))()

    def bad_drop(self):
        self.raw(self.head(200, {"Content-Length": len(WORDS)}) + WORDS[:100])
        self.drop()

    def bad_reset(self):
        self.raw(self.head(200, {"Content-Length": len(WORDS)}) + WORDS[:100])
        self.drop(reset=True)

    def bad_length(self):
        """A number of bytes that is no number."""
        self.raw(self.head(200, {"Content-Length": "many"}) + WORDS)
        self.drop()

    def bad_too_long_length(self):
        self.raw(self.head(200, {"Content-Length": len(WORDS) + 50}) + WORDS)
        self.drop()

    def bad_lengths(self):
        self.raw(self.head(200, {"Content-Length": 5, "content-length": 7}) + b"1234567")
        self.drop()

    def bad_chunks(self):
        self.raw(self.head(200, {"Transfer-Encoding": "chunked"}) + b"5\r\nhello\r\nzz\r\n")
        self.drop()

    def bad_cut_chunks(self):
        self.raw(self.head(200, {"Transfer-Encoding": "chunked"}) + b"5\r\nhello\r\n")
        self.drop()

    def bad_empty(self):
        self.drop()

    def bad_silent(self):
        """No answer at all, until the other side is gone."""
        with contextlib.suppress(OSError):
            self.connection.recv(1)
        self.drop()

    def bad_http09(self):
        self.raw(b"<html>" + WORDS)
        self.drop()

    def bad_not_http(self):
        self.raw(b"SSH-2.0-OpenSSH_9.2\r\n")
        self.drop()

    def bad_nul_in_header(self):
        self.raw(b"HTTP/1.1 200 OK\r\nETag: a\0b\r\nContent-Length: 2\r\n\r\nok")
        self.drop()

    def bad_control_in_header(self):
        self.raw(b"HTTP/1.1 200 OK\r\nETag: \"a\x01\x7f\"\r\nLast-Modified: caf\xe9\r\nContent-Length: 2\r\n\r\nok")

    def bad_no_colon_in_header(self):
        self.raw(b"HTTP/1.1 200 OK\r\nthis is no field\r\nContent-Length: 2\r\n\r\nok")
        self.drop()

    def bad_endless(self):
        self.raw(self.head(200, {"Transfer-Encoding": "chunked"}))
        while True:
            self.raw(b"%x\r\n%s\r\n" % (len(WORDS), WORDS))

    def bad_endless_error(self):
        self.raw(self.head(404, {"Transfer-Encoding": "chunked"}))
        while True:
            self.raw(b"%x\r\n%s\r\n" % (len(WORDS), WORDS))

    def bad_huge(self):
        """A length beyond all limits, told at once."""
        self.raw(self.head(200, {"Content-Length": 1 << 40}) + WORDS)

    def bad_endless_header(self):
        self.status = 200
        self.raw(b"HTTP/1.1 200 OK\r\n")
        for number in itertools.count():
            self.raw(b"X-%d: %s\r\n" % (number, b"x" * 1000))

    def bad_long_header(self):
        self.status = 200
        self.raw(b"HTTP/1.1 200 OK\r\nX: ")
        while True:
            self.raw(b"x" * 10000)

    def bad_endless_hints(self):
        while True:
            self.raw(self.head(103, {"Link": "</a.css>; rel=preload"}))

    def bad_slow(self):
        self.raw(self.head(200, {"Content-Length": len(WORDS)}))
        for byte in WORDS:
            self.raw(bytes([byte]))
            time.sleep(0.1)

    def bad_bomb(self):
        """?coding= and ?size=, in bytes unpacked."""
        coding = self.query.get("coding", "gzip")
        self.reply(200, codings.BOMBS[coding](int(self.query.get("size", 64 << 20))), {"Content-Encoding": coding})

    def bad_gzip(self):
        packed = bytearray(codings.CODERS["gzip"](WORDS))
        packed[15:25] = b"\xff" * 10
        self.reply(200, bytes(packed), {"Content-Encoding": "gzip"})

    def bad_gzip_for_all_but_plain(self):
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            self.bad_gzip()
        else:
            self.reply(200, WORDS)

    def bad_plain_as_gzip(self):
        self.reply(200, WORDS, {"Content-Encoding": "gzip"})

    def bad_coding(self):
        self.reply(200, WORDS, {"Content-Encoding": "rot13"})


class Http2Handler(socketserver.BaseRequestHandler):
    """RFC 9113, as far as one GET after the other needs it: any path gets the text."""

    def read(self, size):
        data = b""
        while len(data) < size:
            more = self.request.recv(size - len(data))
            if not more:
                raise ConnectionError
            data += more
        return data

    def frame(self, kind, flags, stream, payload=b""):
        self.request.sendall(struct.pack(">I", len(payload))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + payload)

    def handle(self):
        data, headers, settings, end_stream, end_headers, ack = 0, 1, 4, 1, 4, 1
        with contextlib.suppress(OSError):
            if self.read(24) != b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":
                return
            self.frame(settings, 0, 0)
            while True:
                size, kind, flags, stream = struct.unpack(">IBBI", b"\0" + self.read(9))
                self.read(size)
                if kind == settings and not flags & ack:
                    self.frame(settings, ack, 0)
                if kind == headers:
                    start = time.monotonic()
                    self.frame(headers, end_headers, stream, b"\x88")  # :status 200, from the static table
                    self.frame(data, end_stream, stream, WORDS)
                    self.server.owner.note({"start": start, "end": start, "host": "", "port": "h2", "path": "",
                                            "status": 200, "headers": {}, "connection": self.client_address[1]})


class Listener(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 512
    allow_reuse_address = True

    def __init__(self, owner, name, handler, context=None):
        self.owner, self.name, self.context = owner, name, context
        super().__init__(("0.0.0.0", 0), handler)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def verify_request(self, _, client_address):
        return client_address[0].startswith("127.")

    def get_request(self):
        connection, address = super().get_request()
        if self.context:
            connection = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def shutdown_request(self, request):
        """Without the polite FIN when a RST is wanted."""
        lingers, _ = struct.unpack("ii", request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))
        if lingers:
            request.close()
        else:
            super().shutdown_request(request)

    def handle_error(self, *_):
        pass  # clients of these tests leave in the middle


class NewsServer:
    def __init__(self, folder, tls=True):
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "requests.jsonl"
        self.log.touch()
        self.under_way = []  # hosts, one for each request that is being answered
        self.lock = threading.Condition()
        self.listeners = {"http": Listener(self, "http", Handler)}
        if not tls:
            return
        self.ca_file = self.folder / "tls/ca.pem"
        files = certificates.make(self.folder / "tls")
        for name, file in {**files, "h2": files["https"]}.items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(file)
            context.set_alpn_protocols(["h2" if name == "h2" else "http/1.1"])
            self.listeners[name] = Listener(self, name, Http2Handler if name == "h2" else Handler, context)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for listener in self.listeners.values():
            listener.shutdown()
            listener.server_close()

    def port(self, name="http"):
        return self.listeners[name].server_address[1]

    def url(self, path, host="127.0.0.1", port="http"):
        return f"{'http' if port == 'http' else 'https'}://{host}:{self.port(port)}{path}"

    def file_of(self, path, host):
        return self.folder / "site" / host / urllib.parse.quote(path, safe="")

    def put(self, path, body, headers=None, host="any", status=200, delay=0, lies=False):
        """`body` at `path` (without a query) of `host`. A request with the ETag or Last-Modified of `headers` gets a
        304; when the server `lies`, one with any. `delay` is in seconds."""
        file = self.file_of(path, host)
        file.parent.mkdir(parents=True, exist_ok=True)
        for name, data in ((file.name + ".json", json.dumps({"status": status, "headers": headers or {}, "delay": delay,
                                                             "lies": lies}).encode()),
                           (file.name, body if isinstance(body, bytes) else body.encode())):
            fresh = file.with_name("." + name)
            fresh.write_bytes(data)
            fresh.rename(file.with_name(name))

    def remove(self, path, host="any"):
        self.file_of(path, host).unlink()

    def begin(self, host):
        with self.lock:
            self.under_way.append(host)

    def note(self, request):
        with self.lock, self.log.open("a") as log:
            log.write(json.dumps(request) + "\n")

    def end(self, host, request):
        self.note(request)
        with self.lock:
            self.under_way.remove(host)
            self.lock.notify_all()

    def requests(self, **wanted):
        """In the order of their arrival, once none is under way; `wanted`: only with these values."""
        with self.lock:
            self.lock.wait_for(lambda: wanted.get("host") not in [*self.under_way, None] or not self.under_way)
            all_of_them = [json.loads(line) for line in self.log.read_text().splitlines()]
        return sorted((r for r in all_of_them if all(r[k] == v for k, v in wanted.items())), key=lambda r: r["start"])

    def forget(self):
        with self.lock:
            self.log.write_text("")
