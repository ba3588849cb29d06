"""Pagers that a script writes, read from the arguments of the call: no browser is needed.

TRS WCM, documented: createPageHTML(count, index from 0, name, extension); page 1 has no suffix, page n has `_{n-1}`.
Templates also set the counts beforehand: var countPage = 5; createPageHTML(countPage, currentPage, "t2017", "html").
A variant puts the id of a container first and counts from 1: createPageHTML('page_div', 5, 1, 'fg', 'shtml', 89).
"""

import re
from dataclasses import dataclass

from crawler.html.document import Document

_NAME = "createPageHTML"
_QUOTED = r"""["']([\w\-./]+)["']"""
_COUNT = r"""["']?(\d{1,9}|[A-Za-z_]\w{0,40})["']?"""
_CALL = re.compile(rf"createPageHTML\(\s*{_COUNT}\s*,\s*{_COUNT}\s*,\s*{_QUOTED}\s*,\s*{_QUOTED}")
_CALL_WITH_CONTAINER = re.compile(
    rf"createPageHTML\(\s*{_QUOTED}\s*,\s*{_COUNT}\s*,\s*{_COUNT}\s*,\s*{_QUOTED}\s*,\s*{_QUOTED}"
)
_SET = re.compile(r"(?<!\w)([A-Za-z_]\w{0,40})\s*=\s*(\d{1,9})(?![\w.])")


@dataclass(frozen=True, slots=True)
class PageScript:
    """A call that names all pages: how many, the current one (from 1), and the file names in page order."""

    total: int
    current: int
    files: tuple[str, ...]
    evidence: str


def page_script(document: Document) -> PageScript | None:
    """Find the call in the page's scripts; None when there is none, or when it counts nonsense."""
    if _NAME not in document.source:
        return None
    scripts = (element.text or "" for element in document.root.iter("script"))
    return next((found for code in scripts if _NAME in code and (found := _parse(code))), None)


def _parse(code: str) -> PageScript | None:
    if call := _CALL.search(code):
        counts, first, name, ext = (call[1], call[2]), 0, call[3], call[4]
    elif call := _CALL_WITH_CONTAINER.search(code):
        counts, first, name, ext = (call[2], call[3]), 1, call[4], call[5]
    else:
        return None
    given: dict[str, str] = dict(_SET.findall(code))
    total, index = (_count(given.get(count, count)) for count in counts)
    current = index - first + 1
    if not 1 <= current <= total <= 9999:
        return None
    files = (f"{name}.{ext}", *(f"{name}_{i}.{ext}" for i in range(1, total)))
    return PageScript(total, current, files, "createPageHTML")


def _count(said: str) -> int:
    return int(said) if said.isdigit() else -1
