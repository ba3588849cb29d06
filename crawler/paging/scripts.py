"""Pagers that a script writes, read from the arguments of the call: no browser is needed.

TRS WCM, documented: createPageHTML(count, index from 0, name, extension); page 1 has no suffix, page n has `_{n-1}`.
A variant of its templates puts the id of a container first and counts from 1: createPageHTML('page_div', 5, 1, 'fg', 'shtml', 89).
"""

import re
from dataclasses import dataclass

from crawler.extract.document import Document

_NAME = "createPageHTML"
_QUOTED = r"""["']([\w\-./]+)["']"""
_CALL = re.compile(rf"createPageHTML\(\s*(\d{{1,9}})\s*,\s*(\d{{1,9}})\s*,\s*{_QUOTED}\s*,\s*{_QUOTED}")
_CALL_WITH_CONTAINER = re.compile(
    rf"createPageHTML\(\s*{_QUOTED}\s*,\s*(\d{{1,9}})\s*,\s*(\d{{1,9}})\s*,\s*{_QUOTED}\s*,\s*{_QUOTED}"
)


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
        total, current, name, ext = int(call[1]), int(call[2]) + 1, call[3], call[4]
    elif call := _CALL_WITH_CONTAINER.search(code):
        total, current, name, ext = int(call[2]), int(call[3]), call[4], call[5]
    else:
        return None
    if not 1 <= current <= total <= 9999:
        return None
    files = (f"{name}.{ext}", *(f"{name}_{i}.{ext}" for i in range(1, total)))
    return PageScript(total, current, files, "createPageHTML")
