"""A record and a template to a page.

A template (corpus/templates/<layout>.tmpl) is a page with

  {{name}} {{name|json}} {{name|raw}}     a value: HTML-escaped, as JSON string content, as it is
  {{?name}} ... {{/?name}}                only where the value is there
  {{#name 5}} ... {{/name}}               once for each of (at most 5) items: tags, authors, images,
                                          related, most_read, comments

under a head of `%% key value` lines: charset, zone (minutes from UTC), paragraph and heading (with
{} for the content), quote, smart (link the tags in the text), and `%% after N` ... `%% end`: furniture
put after the Nth paragraph.
"""
import datetime
import html
import json
import re
import zlib

from render.words import COMMENTS, DAYS, MONTHS, NAMES

TOKEN = re.compile(r"\{\{(/?[?#]?)([a-z_]+)(?:\|([a-z]+))?(?: (\d+))?\}\}")


class Template:
    def __init__(self, text):
        self.settings, self.after = {}, {}
        lines = text.splitlines(keepends=True)
        at = 0
        while lines[at].startswith("%% "):
            key, _, value = lines[at][3:].rstrip("\n").partition(" ")
            at += 1
            if key == "after":
                start = at
                while lines[at].rstrip() != "%% end":
                    at += 1
                self.after[int(value)] = "".join(lines[start:at])
                at += 1
            else:
                self.settings[key] = value
        self.page = "".join(lines[at:])


def expand(text, values):
    """Fills in `text`; an unknown name is an error, so that a template has no silent gaps."""
    out, at = [], 0
    while match := TOKEN.search(text, at):
        out.append(text[at:match.start()])
        kind, name, form, count = match.groups()
        at = match.end()
        if kind in ("?", "#"):
            close = "{{/?%s}}" % name if kind == "?" else "{{/%s}}" % name
            end = text.index(close, at)
            inner, at = text[at:end], end + len(close)
            value = values[name]
            if kind == "?":
                out.append(expand(inner, values) if value else "")
            else:
                for i, item in enumerate(value[:int(count or 999)], 1):
                    out.append(expand(inner, {**values, **item, "n": str(i), "comma": "" if i == 1 else ", "}))
            continue
        value = str(values[name])
        if form == "json":
            out.append(json.dumps(value, ensure_ascii=False)[1:-1])
        elif form == "raw":
            out.append(value)
        else:
            out.append(html.escape(value).replace("&#x27;", "'"))
    return "".join(out) + text[at:]


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or format(zlib.crc32(name.encode()), "x")


def dates(prefix, stamp, zone, language):
    """The forms in which publishers write one moment."""
    if not stamp:
        return {prefix: "", prefix + "_day": "", prefix + "_long": "", prefix + "_clock": "", prefix + "_dots": "",
                prefix + "_time": "", prefix + "_cjk": ""}
    moment = datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    local = moment.astimezone(datetime.timezone(datetime.timedelta(minutes=zone)))
    month = MONTHS[language][local.month - 1]
    long = {"en": f"{month} {local.day}, {local.year}", "de": f"{local.day}. {month} {local.year}",
            "fr": f"{local.day} {month} {local.year}", "es": f"{local.day} de {month} de {local.year}",
            "ja": f"{local.year}年{local.month}月{local.day}日"}[language]
    hour = local.hour % 12 or 12
    return {
        prefix: local.isoformat(),
        prefix + "_day": DAYS[language][local.weekday()],
        prefix + "_long": long,
        prefix + "_clock": f"{hour}:{local.minute:02d} {'a.m.' if local.hour < 12 else 'p.m.'}",
        prefix + "_time": f"{local.hour:02d}:{local.minute:02d}",
        prefix + "_dots": f"{local.day:02d}.{local.month:02d}.{local.year}",
        prefix + "_cjk": f"{local.year}年{local.month}月{local.day}日",
    }


def inline(block, tags, prefix):
    """One block of text as HTML; the first mention of each tag is linked where `prefix` is given."""
    text = html.escape(block, quote=False)
    for tag in tags if prefix else []:
        if tag in tags and (match := re.search(r"(?<![\w>/\"-])" + re.escape(html.escape(tag, quote=False)) +
                                              r"(?![\w<-])", text)):
            text = f'{text[:match.start()]}<a href="{prefix}{slug(tag)}">{match.group()}</a>{text[match.end():]}'
            tags.remove(tag)
    return text


def is_heading(block):
    return len(block) < 60 and not re.search(r"[.!?:。」”\"]$", block)


def body(record, template, values):
    """The article's blocks in the layout's clothes, with the furniture that stands between them."""
    settings = template.settings
    tags = [t["name"] for t in record.get("tags", [])]
    out, paragraphs = [], 0
    for block in record["text"].split("\n\n"):
        content = inline(block, tags, settings.get("smart"))
        if is_heading(block):
            out.append(settings.get("heading", "<h2>{}</h2>").format(content))
            continue
        quoted = block[0] in "“«「" and block[-1] in "”»」"
        form = settings.get("quote", "<blockquote><p>{}</p></blockquote>") if quoted else settings["paragraph"]
        out.append(form.format(content))
        paragraphs += 1
        if paragraphs in template.after:
            out.append(expand(template.after[paragraphs], values))
    return "\n".join(out)


def comments(seed, language):
    """Readers' remarks: nobody real, nothing of the story."""
    pool = COMMENTS[language]
    out = []
    for i in range(8):
        pick = zlib.crc32(f"{seed}/{i}".encode())
        out.append({"reader": NAMES[pick % len(NAMES)], "remark": pool[(pick // 64 + i) % len(pool)],
                    "votes": str(pick % 41), "ago": str(pick // 7 % 23 + 1)})
    return out


def pick_others(seed, records, count):
    order = sorted(records, key=lambda r: zlib.crc32((seed + r["url"]).encode()))
    return [{"other_title": r["title"], "other_url": r["url"], "other_section": r.get("section", "News"),
             "other_summary": r.get("summary", ""), "other_source": r["source"]} for r in order[:count]]


def render_page(template, record, publication, others, everyone):
    """The page's bytes in the layout's charset; what the charset lacks becomes a character reference."""
    zone = int(template.settings.get("zone", "0"))
    seed = record["url"]
    authors = record.get("authors", [])
    images = [{"image_url": m["url"], "image_caption": m.get("caption", ""), "image_type": m.get("type", "")}
              for m in record.get("media", [])]
    language = record["language"].split("-")[0]
    name_and = {"en": " and ", "de": " und ", "fr": " et ", "es": " y ", "ja": "、"}[language]
    values = {
        "title": record["title"], "summary": record.get("summary", ""), "url": record["url"],
        "section": record.get("section", ""), "section_slug": slug(record.get("section", "news")),
        "source": record["source"], "home": publication["home"], "host": publication["home"].split("/")[2],
        "tagline": publication["tagline"], "language": record["language"], "byline": name_and.join(authors),
        "author": authors[0] if authors else "", "tags_comma": ", ".join(t["name"] for t in record.get("tags", [])),
        "authors": [{"author_name": a, "author_slug": slug(a)} for a in authors],
        "tags": [{"tag": t["name"], "tag_slug": slug(t["name"])} for t in record.get("tags", [])],
        "image": record.get("image", ""), "images": images, "caption": images[0]["image_caption"] if images else "",
        "comments_url": record.get("comments_url", ""), "comments_count": record.get("comments_count", 0),
        "number": str(100000 + zlib.crc32(seed.encode()) % 900000), "comments": comments(seed, language),
        "related": pick_others(seed, others, 8), "most_read": pick_others(seed + "#", everyone, 10),
        **dates("published", record.get("published"), zone, language),
        **dates("updated", record.get("updated"), zone, language),
    }
    values["body"] = body(record, template, values)
    page = expand(template.page, values)
    charset = template.settings.get("charset", "utf-8")
    return page.encode({"shift_jis": "cp932"}.get(charset.lower(), charset), "xmlcharrefreplace")
