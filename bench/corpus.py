"""A folder of annotated pages: `index.jsonl` names them, `pages/` holds their bytes, `gold/` what a person read on them."""

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


def load(folder: Path) -> Iterator[Sample]:
    """Read the annotated pages of a folder; those without gold are left out."""
    for text in (folder / "index.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(text)
        gold = folder / "gold" / f"{entry['id']}.json"
        if gold.exists():
            truth = json.loads(gold.read_text("utf-8"))
            truth["next_url"] = (entry.get("pager") or {}).get("next_url")
            file = folder / entry["file"]
            page = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            site = entry.get("site_group") or entry.get("site") or ""
            yield Sample(entry["id"], site, entry.get("url"), page, truth)
