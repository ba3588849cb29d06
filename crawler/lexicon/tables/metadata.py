"""Names under which the markup says something about the article, out of a reader's sight.

A name is `firm` where it leaves no doubt; others only confirm what is printed.
"""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a claim is about."""

    TITLE = auto()
    SUBTITLE = auto()
    PUBLISHED = auto()
    UPDATED = auto()
    SOURCE = auto()
    AUTHOR = auto()
    EDITOR = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it claims, and the systems that are known to write it."""

    name: str
    kind: Kind
    firm: bool = True
    system: str = "several"


# Of <meta>, in lower case, in order of trust.
META: tuple[Name, ...] = (
    Name(
        "publishdate", Kind.PUBLISHED, system="the /content/ family of gmw, youth, cnr, southcn …"
    ),
    Name("pubdate", Kind.PUBLISHED, system="大汉"),
    Name("publish_time", Kind.PUBLISHED),
    Name("pubtime", Kind.PUBLISHED),
    Name("article:published_time", Kind.PUBLISHED),
    Name("og:published_time", Kind.PUBLISHED),
    Name("og:release_date", Kind.PUBLISHED),
    Name("bytedance:published_time", Kind.PUBLISHED),
    Name("weibo: article:create_at", Kind.PUBLISHED),
    Name("weibo:article:create_at", Kind.PUBLISHED),
    Name("apub:time", Kind.PUBLISHED),
    Name("datepublished", Kind.PUBLISHED),
    Name("firstpublishedtime", Kind.PUBLISHED, system="政府网站"),
    Name("date", Kind.PUBLISHED, firm=False),
    Name("article:modified_time", Kind.UPDATED),
    Name("weibo: article:update_at", Kind.UPDATED),
    Name("datemodified", Kind.UPDATED),
    Name("source", Kind.SOURCE),
    Name("contentsource", Kind.SOURCE, system="大汉, 政府网站"),
    Name("mediaid", Kind.SOURCE, firm=False, system="sina"),
    Name("article:author", Kind.SOURCE, firm=False, system="sina's source, 163's own name"),
    Name("author", Kind.AUTHOR, firm=False, system="as often the editor, or the site"),
    Name("editor", Kind.EDITOR),
    Name("og:title", Kind.TITLE, firm=False),
    Name("articletitle", Kind.TITLE),
    Name("og:url", Kind.ADDRESS),
)
# Members of JSON-LD, schema.org's or Baidu's.
JSON_LD: tuple[Name, ...] = (
    Name("headline", Kind.TITLE, firm=False),
    Name("datePublished", Kind.PUBLISHED),
    Name("pubDate", Kind.PUBLISHED),
    Name("dateModified", Kind.UPDATED),
    Name("upDate", Kind.UPDATED),
    Name("author", Kind.AUTHOR, firm=False),
    Name("@id", Kind.ADDRESS),
)
# Elements of Founder's comment; <author> of a portal is whoever filed the text.
FOUNDER: tuple[Name, ...] = (
    Name("title", Kind.TITLE),
    Name("subtitle", Kind.SUBTITLE),
    Name("date", Kind.PUBLISHED),
    Name("sourcename", Kind.SOURCE),
    Name("author", Kind.AUTHOR, firm=False),
    Name("url", Kind.ADDRESS),
)
# itemprop, or an id that Baidu's news search reads.
MARKED: tuple[Name, ...] = (
    Name("datePublished", Kind.PUBLISHED),
    Name("dateModified", Kind.UPDATED),
    Name("author", Kind.AUTHOR, firm=False),
    Name("pubtime_baidu", Kind.PUBLISHED),
    Name("source_baidu", Kind.SOURCE),
    Name("author_baidu", Kind.AUTHOR),
    Name("editor_baidu", Kind.EDITOR),
)
