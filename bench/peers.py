"""Other readers of news pages, each behind the same call: the text of a page in, what it found out.

They are the dependency group `peers` and nothing of the house needs them. One that is not installed is left out and named.
"""

import importlib
import logging
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

from lxml import etree, html

from bench.scoring import Reading

Reader = Callable[[str], Reading]
_ADDRESS = "http://paper.example/1.html"


def installed() -> dict[str, Reader]:
    """Return the peers that are installed, by name."""
    return {name: reader for name, (module, reader) in _PEERS.items() if find_spec(module)}


def missing() -> list[str]:
    """Name the peers that are not."""
    return [name for name, (module, _) in _PEERS.items() if not find_spec(module)]


def failures() -> tuple[type[Exception], ...]:
    """Return what a peer may raise about a page it cannot read; anything else is a fault of ours and ends the run."""
    return (
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
        etree.LxmlError,
        *_own_failures(),
    )


def _own_failures() -> list[type[Exception]]:
    named = [("readability", "Document.Unparseable"), ("readability.readability", "Unparseable")]
    return [
        kind
        for module, name in named
        if find_spec("readability") and (kind := getattr(_load(module), name, None))
    ]


@cache
def _load(name: str) -> Any:
    logging.getLogger(name.partition(".")[0]).setLevel(logging.CRITICAL)
    return importlib.import_module(name)


def trafilatura(text: str) -> Reading:
    """Read with trafilatura, its metadata included."""
    found = _load("trafilatura").bare_extraction(text, with_metadata=True)
    if found is None:
        return {}
    authors = (found.author or "").split("; ") if found.author else []
    return {
        "body": found.text,
        "title": found.title,
        "authors": authors,
        "published_at": found.date,
    }


def _readability(text: str) -> Reading:
    document = _load("readability").Document(text)
    summary = html.fromstring(document.summary() or "<p></p>")
    return {"body": "\n".join(map(str, summary.itertext())), "title": document.short_title()}


def _resiliparse(text: str) -> Reading:
    return {
        "body": _load("resiliparse.extract.html2text").extract_plain_text(text, main_content=True)
    }


def _gne(text: str) -> Reading:
    found = _load("gne").GeneralNewsExtractor().extract(text)
    return {
        "body": found["content"], "title": found["title"], "published_at": found["publish_time"],
        "authors": [found["author"]] if found["author"] else [],
    }  # fmt: skip


def _newspaper(text: str) -> Reading:
    article = _load("newspaper").Article(_ADDRESS, language="zh", fetch_images=False)
    article.download(input_html=text)
    article.parse()
    return {
        "body": article.text, "title": article.title, "authors": article.authors, "published_at": article.publish_date,
    }  # fmt: skip


def _goose(text: str) -> Reading:
    words = _load("goose3.text").StopWordsChinese
    chosen = {"stopwords_class": words, "target_language": "zh", "use_meta_language": False}
    found = _load("goose3").Goose(chosen).extract(raw_html=text)
    return {
        "body": found.cleaned_text, "title": found.title, "authors": found.authors, "published_at": found.publish_date,
    }  # fmt: skip


def _boilerpy(text: str) -> Reading:
    found = _load("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False).get_doc(text)
    return {"body": found.content, "title": found.title}


_PEERS: dict[str, tuple[str, Reader]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "GNE": ("gne", _gne),
    "goose3": ("goose3", _goose),
    "boilerpy3": ("boilerpy3", _boilerpy),
    "newspaper4k": ("newspaper", _newspaper),
}
