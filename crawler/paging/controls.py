"""The controls of a page's pagers: whatever can be pressed and shows a page's number or a pager's word.

Not only links: buttons, options of a select box, and elements that a script listens to.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from lxml import etree

from crawler.html.document import Document, Element
from crawler.paging import pager_words
from crawler.paging.links import label_text

Word = Literal["next", "previous", "first", "last"]

_PRESSED = etree.XPath(
    "//a|//option|//button|//input[@type='button' or @type='submit' or @type='image']|//li[@data-target]"
    "|//*[@onclick or @data-page or @data-show][not(self::section or self::article or self::table or self::form or self::body)]"
)
_LONGEST = 40
_CALL = re.compile(r"([A-Za-z_$][\w$.]*)\s*\(([^()]*)\)")
_LITERAL = re.compile(
    r"""location(?:\.href)?\s*=\s*["']([^"']+)["']|window\.open\(\s*["']([^"']+)["']"""
)
_DIGITS = re.compile(r"(?<![\w.])\d{1,4}(?![\w.])")
_NOWHERE = re.compile(r"^(?:#*|javascript:\s*(?:void\s*\(?\s*0?\s*\)?|;|)\s*;*)$", re.IGNORECASE)
_FRAGMENT = re.compile(r"^#.*?\d+$")


@dataclass(frozen=True, slots=True)
class Control:
    """Something to press: what it shows, and what that leads to.

    `url` is a web address. `code` is the script that runs instead; `is_dead`: it leads nowhere that is to be seen.
    """

    element: Element
    text: str
    word: Word | None
    number: int | None
    url: str | None
    code: str | None
    is_dead: bool

    @property
    def call(self) -> tuple[str, str] | None:
        """Return the function that is called and its arguments as they are written."""
        found = _CALL.search(self.code or "")
        return (found[1], found[2]) if found else None

    @property
    def asked(self) -> int | None:
        """Return the number that the script is asked for: goPage(2)."""
        found = _DIGITS.findall(self.call[1]) if self.call else []
        return int(found[-1]) if found else None


def find_controls(document: Document) -> list[Control]:
    """List the controls in the order of the page."""
    elements = cast("list[Element]", _PRESSED(document.root))
    return [control for element in elements if (control := _control(document, element))]


def _control(document: Document, element: Element) -> Control | None:
    text = label_text(element)
    if not text or len(text) > _LONGEST or not pager_words.MAY_BE_CONTROL.search(text):
        return None
    word, number = _word(text), _number(element, text)
    if word is None and number is None and not _in_series(text):
        return None
    target = _target(element)
    literal = _LITERAL.search(target.code or "") if target.code else None
    href = (literal[1] or literal[2]) if literal else target.href
    url = document.link(href) if href else None
    code = None if url else target.code
    return Control(element, text, word, number, url, code, url is None and code is None)


@dataclass(frozen=True, slots=True)
class _Target:
    href: str | None
    code: str | None


def _target(element: Element) -> _Target:
    """Return where an element leads: its address, or the script that runs."""
    if element.tag == "option":
        value = (element.get("value") or "").strip()
        return _Target(value if not value.isdigit() else None, None)
    href = (element.get("href") or "").strip()
    clicked = element.get("onclick") or ""
    if href and not _NOWHERE.match(href):
        if href.lower().startswith("javascript:"):
            return _Target(None, href.partition(":")[2])
        return _Target(None, href) if _FRAGMENT.match(href) else _Target(href, None)
    data = next(
        (
            element.get(name)
            for name in ("data-page", "data-show", "data-target")
            if element.get(name)
        ),
        None,
    )
    return _Target(None, clicked or (f"data({data})" if data else None))


def _word(text: str) -> Word | None:
    said = pager_words.label(text)
    if said in pager_words.NEXT or pager_words.NEXT_PHRASE.match(said):
        return "next"
    if said in pager_words.PREVIOUS:
        return "previous"
    if said in pager_words.LAST:
        return "last"
    if said in pager_words.FIRST:
        return "first"
    bare = text.strip("[]() \t\n")
    return (
        "next"
        if bare in pager_words.ARROWS_ON
        else "previous"
        if bare in pager_words.ARROWS_BACK
        else None
    )


def _number(element: Element, text: str) -> int | None:
    number = pager_words.number(text) or pager_words.titled_number(text)
    if (
        number is None
        and element.tag == "option"
        and (value := element.get("value") or "").isdigit()
    ):
        return int(value)
    return number


def _in_series(text: str) -> bool:
    said = pager_words.label(text)
    return any(said in series for series in pager_words.SERIES)


def numbers(controls: Sequence[Control]) -> Iterator[tuple[int, Control]]:
    """Yield the controls with the pages they show, counted in digits or in any series."""
    counted = [(control.number, control) for control in controls if control.number is not None]
    if counted:
        yield from counted
        return
    said = [(pager_words.label(control.text), control) for control in controls]
    for series in pager_words.SERIES:
        found = [(series.index(text) + 1, control) for text, control in said if text in series]
        if len(found) >= 2 or (found and found[0][0] <= 2):
            yield from found
            return
