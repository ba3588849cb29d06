"""A folder of saved pages: `index.jsonl` names them, `pages/` holds their bytes, and `gold/` what a
person read on them.

A folder without an index holds pagers: a JSON file each, its markup as `html`, and its `page_url`.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from w3lib.encoding import html_body_declared_encoding

from crawler.html.decode import decode


@dataclass(frozen=True, slots=True)
class Sample:
    """One page: its bytes, its address if anybody knows it, the site it is of, and what is right about it."""

    name: str
    site: str
    url: str | None
    page: bytes
    gold: dict[str, Any]

    @property
    def text(self) -> str:
        """Return the page as it should be decoded."""
        return decode(self.page).text

    @property
    def labelled(self) -> str:
        """Return the page decoded as it says it should be."""
        return self.page.decode(
            html_body_declared_encoding(self.page[:16384]) or "utf-8", "replace"
        )


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as far as reading it needs: its name, its bytes, its address if anybody knows it."""

    name: str
    page: bytes
    url: str | None


# A pager is no page: it is put below a story, which is ours.
_STORY = (
    "渡船停在老码头的第三天，水才退到石阶的第九级，几个孩子蹲在岸边数退水留下的印子。",
    "摆渡的杨老汉把缆绳重新系了一遍，说再等一晚，明早的第一班船就可以照常过江。",
    "镇上的粮店提前开了门，店员把浸过水的麻袋搬到院子里晾，一袋一袋排成两行。",
    "入夜以后，对岸的灯又亮了起来，等船的人隔着江喊话，问这边的路通了没有。",
)
_AROUND = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>退水以后的老码头</title></head><body>
<h1>退水以后的老码头</h1><div class="info">2017-02-03 10:34 来源：江边日报</div><div class="content">{story}</div>
{pager}
<div class="footer">江边日报社主办</div></body></html>"""


def saved_pages(folder: Path) -> Iterator[SavedPage]:
    """Return every page of a folder, also those without gold; of pagers, a page around each."""
    if (folder / "index.jsonl").exists():
        for entry in _entries(folder):
            yield SavedPage(entry["id"], _bytes(folder / entry["file"]), entry.get("url"))
    else:
        yield from map(_pager, sorted(folder.glob("*.json")))


def load(folder: Path) -> Iterator[Sample]:
    """Read the annotated pages of a folder; those without gold are left out."""
    for entry in _entries(folder):
        gold = folder / "gold" / f"{entry['id']}.json"
        if gold.exists():
            truth = json.loads(gold.read_text("utf-8"))
            truth["next_url"] = (entry.get("pager") or {}).get("next_url")
            site = entry.get("site_group") or entry.get("site") or ""
            yield Sample(entry["id"], site, entry.get("url"), _bytes(folder / entry["file"]), truth)


def _entries(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in (folder / "index.jsonl").read_text("utf-8").splitlines()]


def _bytes(file: Path) -> bytes:
    body = file.read_bytes()
    return gzip.decompress(body) if file.suffix == ".gz" else body


def _pager(file: Path) -> SavedPage:
    pager = json.loads(file.read_text("utf-8"))
    story = "".join(f"<p>　　{text}</p>" for text in _STORY)
    page = _AROUND.format(story=story, pager=pager["html"])
    return SavedPage(file.stem, page.encode(), pager["page_url"])
