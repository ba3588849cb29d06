"""An article as a Markdown file: front matter for readers of YAML, then the text as printed."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from crawler.addresses.canonical import WEB
from crawler.exports.columns import COLUMNS, Record
from crawler.exports.naming import file_name

_KEPT_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
_HEAD = tuple(name for name in COLUMNS if name != "body")
# Signs that mean something anywhere in a line, and those that do at its beginning only.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|$#]")
_AT_THE_BEGINNING = re.compile(r"^(?:[+\-=:]|\d{1,9}(?=[.)]))", re.MULTILINE)
# JSON's strings are YAML's, but for characters that YAML wants escaped.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_markdown(records: Iterable[Record], folder: Path) -> None:
    """Write a file for each record into a folder."""
    for record in records:
        day = (record["published_at"] or "")[:10]
        name = file_name(record["title"], day, record["identifier"])
        with (folder / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(page(record))


def page(record: Record) -> str:
    """Make the text of a file; what the article does not state is not in it."""
    stated = {name: record[name] for name in _HEAD if record[name] not in (None, [])}
    head = "".join(f"{name}: {_yaml(value)}\n" for name, value in stated.items())
    return f"---\n{head}---\n\n" + "\n\n".join(_blocks(record)) + "\n"


def _blocks(record: Record) -> Iterator[str]:
    if record["title"]:
        yield f"# {escaped(record['title'])}"
    if record["status"] == "partial":
        yield f"> 不完整：{_missing(record)}{record['missing_reason']}"
    yield from _text(record)


def _missing(record: Record) -> str:
    pages = "、".join(map(str, record["missing_pages"]))
    return f"缺第 {pages} 页，" if pages else ""


def _text(record: Record) -> Iterator[str]:
    """Return the paragraphs with the pictures before, between and behind them."""
    paragraphs = record["body"].split("\n") if record["body"] else []
    images = list(record["images"])
    for index, paragraph in enumerate(paragraphs):
        while images and images[0]["position"] <= index:
            yield _picture(images.pop(0))
        yield escaped(paragraph)
    yield from map(_picture, images)


def escaped(text: str) -> str:
    """Write text so that Markdown shows it as it is."""
    text = _ANYWHERE.sub(r"\\\g<0>", text.strip(" \t"))
    return _AT_THE_BEGINNING.sub(_escape_beginning, text)


def _escape_beginning(match: re.Match[str]) -> str:
    """Put a backslash before a sign, and behind a number, whose full stop would make a list."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _picture(image: dict[str, Any]) -> str:
    """Link to a picture: showing it would tell the paper who reads."""
    words = f"图片：{escaped(image['caption'])}" if image["caption"] else "图片"
    if image["url"].partition("://")[0].lower() not in WEB:
        return f"{words}（{escaped(image['url'])}）"
    return f"[{words}](<{quote(image['url'], safe=_KEPT_IN_ADDRESS)}>)"


def _yaml(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
