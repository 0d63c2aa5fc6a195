"""Records to a feed: RSS 2.0, RSS 1.0 (RDF) or Atom 1.0, as a publication's settings ask."""
import datetime
import email.utils
import html
import re
from xml.sax.saxutils import escape, quoteattr

from render.page import inline, is_heading, slug

RSS2 = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
  <title>{name}</title>
  <link>{home}</link>
  <atom:link href="{self}" rel="self" type="application/rss+xml"/>
  <description>{tagline}</description>
  <language>{language}</language>
  <lastBuildDate>{date}</lastBuildDate>
  <ttl>30</ttl>
  <image><url>{home}static/logo-144.png</url><title>{name}</title><link>{home}</link></image>
{entries}</channel>
</rss>
"""

RDF = """<?xml version="1.0" encoding="{charset}"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="{self}">
  <title>{name}</title>
  <link>{home}</link>
  <description>{tagline}</description>
  <dc:language>{language}</dc:language>
  <dc:date>{date}</dc:date>
  <sy:updatePeriod>daily</sy:updatePeriod>
  <items><rdf:Seq>
{list}  </rdf:Seq></items>
</channel>
{entries}</rdf:RDF>
"""

ATOM = """<?xml version="1.0" encoding="{charset}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="{language}">
  <title type="text">{name}</title>
  <subtitle type="text">{tagline}</subtitle>
  <link rel="self" type="application/atom+xml" href="{self}"/>
  <link rel="alternate" type="text/html" href="{home}"/>
  <id>{home}</id>
  <updated>{date}</updated>
  <generator uri="https://presswork.example/" version="4.2">Presswork</generator>
  <rights>© 2014-2015 {name}</rights>
{entries}</feed>
"""


def rfc822(stamp, zone):
    moment = datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    return email.utils.format_datetime(moment.astimezone(datetime.timezone(datetime.timedelta(minutes=zone))))


def rfc3339(stamp, zone):
    moment = datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    return moment.astimezone(datetime.timezone(datetime.timedelta(minutes=zone))).isoformat()


def content_html(record, topic):
    """The article as the HTML that publishers put in a feed."""
    tags = [t["name"] for t in record.get("tags", [])]
    parts = []
    for block in record.get("text", "").split("\n\n") if record.get("text") else []:
        content = inline(block, tags, topic)
        if is_heading(block):
            parts.append(f"<h3>{content}</h3>")
        elif block[0] in "“«「" and block[-1] in "”»」":
            parts.append(f"<blockquote><p>{content}</p></blockquote>")
        else:
            parts.append(f"<p>{content}</p>")
    return "\n".join(parts)


def media_rss(record):
    out = []
    for m in record.get("media", []):
        caption = f"<media:description type=\"plain\">{escape(m['caption'])}</media:description>" \
            if m.get("caption") else ""
        out.append(f"    <media:content url={quoteattr(m['url'])} medium=\"image\" type={quoteattr(m['type'])}>"
                   f"{caption}</media:content>\n")
    return "".join(out)


def rss2_item(record, publication):
    zone = publication.get("zone", 0)
    out = [f"  <item>\n    <title>{escape(record['title'])}</title>\n    <link>{escape(record['link'])}</link>\n"]
    permanent = "true" if record["guid"].startswith("http") and "?p=" not in record["guid"] else "false"
    out.append(f"    <guid isPermaLink=\"{permanent}\">{escape(record['guid'])}</guid>\n")
    out.append(f"    <pubDate>{rfc822(record['published'], zone)}</pubDate>\n")
    out += [f"    <dc:creator>{escape(a)}</dc:creator>\n" for a in record.get("authors", [])]
    out += [f"    <category><![CDATA[{t['name']}]]></category>\n" for t in record.get("tags", [])]
    if record.get("comments_url"):
        out.append(f"    <comments>{escape(record['comments_url'])}</comments>\n")
    if record.get("comments_count"):
        out.append(f"    <slash:comments>{record['comments_count']}</slash:comments>\n")
    if record.get("summary"):
        out.append(f"    <description>{escape(html.escape(record['summary'], quote=False))}</description>\n")
    if record.get("text"):
        out.append(f"    <content:encoded><![CDATA[{content_html(record, publication['home'] + 'topic/')}]]>"
                   "</content:encoded>\n")
    return "".join(out) + media_rss(record) + "  </item>\n"


def rdf_item(record, publication):
    out = [f"<item rdf:about={quoteattr(record['guid'])}>\n  <title>{escape(record['title'])}</title>\n"
           f"  <link>{escape(record['link'])}</link>\n"]
    if record.get("summary"):
        out.append(f"  <description>{escape(record['summary'])}</description>\n")
    out += [f"  <dc:creator>{escape(a)}</dc:creator>\n" for a in record.get("authors", [])]
    out.append(f"  <dc:date>{rfc3339(record['published'], publication.get('zone', 0))}</dc:date>\n")
    out += [f"  <dc:subject>{escape(t['name'])}</dc:subject>\n" for t in record.get("tags", [])]
    if record.get("text"):
        out.append(f"  <content:encoded><![CDATA[{content_html(record, None)}]]></content:encoded>\n")
    return "".join(out) + "</item>\n"


def atom_entry(record, publication):
    zone = publication.get("zone", 0)
    out = [f"  <entry>\n    <title type=\"html\">{escape(html.escape(record['title'], quote=False))}</title>\n"
           f"    <link rel=\"alternate\" type=\"text/html\" href={quoteattr(record['link'])}/>\n"]
    if record.get("comments_url"):
        out.append(f"    <link rel=\"replies\" type=\"text/html\" href={quoteattr(record['comments_url'])}/>\n")
    out.append(f"    <id>{escape(record['guid'])}</id>\n"
               f"    <published>{rfc3339(record['published'], zone)}</published>\n"
               f"    <updated>{rfc3339(record['updated'], zone)}</updated>\n")
    out += [f"    <author><name>{escape(a)}</name><uri>{publication['home']}people/{slug(a)}</uri></author>\n"
            for a in record.get("authors", [])]
    out += [f"    <category term={quoteattr(t['name'])} scheme=\"{publication['home']}topics\"/>\n"
            for t in record.get("tags", [])]
    if record.get("summary"):
        out.append(f"    <summary type=\"text\">{escape(record['summary'])}</summary>\n")
    content = content_html(record, publication["home"] + "topic/")
    if publication["form"] == "atom-xhtml":
        out.append("    <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                   f"{content}\n</div></content>\n")
    else:
        out.append(f"    <content type=\"html\">{escape(content)}</content>\n")
    for m in record.get("media", []):
        out.append(f"    <link rel=\"enclosure\" type={quoteattr(m['type'])} href={quoteattr(m['url'])}/>\n")
    return "".join(out) + "  </entry>\n"


def render_feed(publication, records):
    """The feed's bytes, entries in the order of `records`."""
    form = publication["form"]
    frame, entry = {"rss2": (RSS2, rss2_item), "rdf": (RDF, rdf_item), "atom": (ATOM, atom_entry),
                    "atom-xhtml": (ATOM, atom_entry)}[form]
    newest = max(r.get("updated", r["published"]) for r in records)
    date = rfc822(newest, publication.get("zone", 0)) if form == "rss2" else newest
    charset = publication.get("charset", "utf-8")
    text = frame.format(
        charset=charset, name=escape(publication["name"]), home=publication["home"],
        self=publication["home"] + publication["feed_path"], tagline=escape(publication["tagline"]),
        language=publication["language"], date=date,
        list="".join(f"    <rdf:li rdf:resource={quoteattr(r['guid'])}/>\n" for r in records),
        entries="".join(entry(r, publication) for r in records))
    if charset != "utf-8":  # no references inside CDATA: what the charset lacks must be outside it
        text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda m: escape(m.group(1)) if needs(m.group(1), charset)
                      else m.group(), text, flags=re.S)
    return text.encode(charset, "xmlcharrefreplace")


def needs(text, charset):
    """Whether `text` holds a character that the charset cannot write."""
    try:
        text.encode(charset)
        return False
    except UnicodeEncodeError:
        return True
