"""The pages whose readings the golden file holds: those of the tests of reading, each with a name.

Templates, families and wordings are taken from the modules of their tests, saved pages from their
folders. A wording stands once in each of its places, in a container and below a story that its text
chooses, so that a new wording changes no other page. `traps.jsonl` holds the small pages of the
other tests of reading as they were when the golden file was made.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.same import Line, read_line
from crawler.site import Layout
from tests.lexicon import test_wordings as wordings
from tests.reading import test_families as families
from tests.reading import test_templates as templates
from tests.support.commands import ROOT, SAMPLE
from tests.support.pages import NOW, PROSE, URL, html

HERE = Path(__file__).parent
GOLDEN = HERE / "golden.jsonl"
TRAPS = HERE / "traps.jsonl"
_STORIES = (PROSE, PROSE[:1])


@dataclass(frozen=True)
class GoldenPage:
    """A page of the tests; `layout` and `is_article` are what its site declares."""

    name: str
    body: bytes
    url: str = URL
    layout: Layout | None = None
    is_article: bool = False

    def read(self) -> Line:
        """Read it as `scrapy extract` does."""
        layouts = (self.layout,) if self.layout else ()
        return read_line(
            self.name, self.body, self.url, layouts=layouts, is_article=self.is_article, now=NOW
        )


def pages() -> Iterator[GoldenPage]:
    """Return all pages, their names unique."""
    for name, case in templates.CASES.items():
        yield GoldenPage(f"template: {name}", case.html.encode(), templates.ADDRESS)
    for name, page in families.PAGES.items():
        yield GoldenPage(f"family: {name}", f"{families.HEAD}{page}</body></html>".encode())
    yield from _wordings()
    yield from _news()
    yield from _saved("sample", SAMPLE)
    for case_folder in sorted((ROOT / "tests" / "pages").glob("*/*")):
        yield from _saved(case_folder.parent.name, case_folder)
    yield from map(_trap, TRAPS.read_text("utf-8").splitlines())


def _wordings() -> Iterator[GoldenPage]:
    for wording in (wording for each in wordings.BELOW.values() for wording in each):
        story = _STORIES[crc32(wording[::-1].encode()) % len(_STORIES)]
        for place, page in wordings.below(wording, story, _container(wording)).items():
            yield GoldenPage(f"below: {wording[:30]}: {place}", page.encode())


def _news() -> Iterator[GoldenPage]:
    for line in wordings.KEPT:
        for place, story in wordings.within(line).items():
            page = html(wordings.indented(*story), container=_container(line))
            yield GoldenPage(f"news: {line[:30]}: {place}", page.encode())


def _container(wording: str) -> str:
    return wordings.CONTAINERS[crc32(wording.encode()) % len(wordings.CONTAINERS)]


def _saved(name: str, folder: Path) -> Iterator[GoldenPage]:
    """Return the pages that are saved in a folder under their hosts."""
    for file in sorted(folder.rglob("*.html")):
        address = file.relative_to(folder).as_posix()
        yield GoldenPage(
            f"{name}: {address.partition('/')[2]}", file.read_bytes(), f"http://{address}"
        )


def _trap(text: str) -> GoldenPage:
    trap: dict[str, Any] = json.loads(text)
    layout = Layout(**trap["layout"]) if "layout" in trap else None
    return GoldenPage(
        trap["id"], trap["page"].encode(), trap["url"], layout, trap.get("is_article", False)
    )
