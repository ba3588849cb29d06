"""Draws a pager for one page of an article, from its templates."""

import html
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Template
from urllib.parse import urlsplit

from adversary.family import Hrefs, Pager

_HAN = "零一二三四五六七八九"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))

Words = Mapping[str, str]


def fill(template: str, words: Words, **more: object) -> str:
    """Fill a template; a name that nobody knows is an error."""
    return Template(template).substitute(words, **more)


def chinese(number: int) -> str:
    """Write a number up to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def roman(number: int) -> str:
    """Write a number up to 39 in Roman letters."""
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


@dataclass(frozen=True, slots=True)
class Pages:
    """What a pager leads through: where we are, how many there are, and what templates know."""

    here: int
    total: int
    address: Callable[[int], str]
    words: Words
    subjects: tuple[str, ...] = ()


def draw(pager: Pager, pages: Pages) -> str:
    """Return the pager's HTML."""
    return fill(pager.form, _all_words(pager, pages))


def draw_head(pager: Pager, pages: Pages) -> str:
    """Return what the pager needs in the head of its page."""
    return fill(pager.head, _all_words(pager, pages)) if pager.head else ""


def _all_words(pager: Pager, pages: Pages) -> dict[str, str]:
    known = _of_page(pager, pages, pages.here) | _ends(pager, pages)
    shown: dict[str, Callable[[], str]] = {
        "numbers": lambda: pager.between.join(_numbers(pager, pages)),
        "backwards": lambda: pager.between.join(reversed(_numbers(pager, pages))),
        "options": lambda: "".join(_option(pager, pages, n) for n in range(1, pages.total + 1)),
        "list": lambda: ", ".join(json.dumps(pages.address(n)) for n in range(1, pages.total + 1)),
        "link_prev": lambda: _head_link(pages, "prev", pages.here - 1),
        "link_next": lambda: _head_link(pages, "next", pages.here + 1),
    }
    used = Template(pager.form + pager.head).get_identifiers()
    return known | {name: make() for name, make in shown.items() if name in used}


def _ends(pager: Pager, pages: Pages) -> dict[str, str]:
    first, last = pages.here == 1, pages.here == pages.total
    return {
        "first": _word(pager, pages, pager.first, 1, pager.start if first else None),
        "prev": _word(pager, pages, pager.prev, pages.here - 1, pager.start if first else None),
        "next": _word(pager, pages, pager.next, pages.here + 1, pager.end if last else None),
        "last": _word(pager, pages, pager.last, pages.total, pager.end if last else None),
    }


def _word(pager: Pager, pages: Pages, text: str, number: int, dead: str | None) -> str:
    if not text:
        return ""
    template = (pager.word or pager.link) if dead is None else dead
    return fill(template, _of_page(pager, pages, number), text=text)


def _shown(pager: Pager, pages: Pages) -> list[int]:
    """Return the numbers that are shown; 0 stands for a gap."""
    low, high = max(1, pages.here - pager.before), min(pages.total, pages.here + pager.after)
    shown = list(range(low, high + 1))
    if pager.gap and low > 1:
        shown = [1, *([0] if low > 2 else []), *shown]
    if pager.gap and high < pages.total:
        shown = [*shown, *([0] if high < pages.total - 1 else []), pages.total]
    return shown


def _numbers(pager: Pager, pages: Pages) -> list[str]:
    return [_number(pager, pages, number) for number in _shown(pager, pages)]


def _number(pager: Pager, pages: Pages, number: int) -> str:
    if number == 0:
        return pager.gap
    words = _of_page(pager, pages, number)
    return fill(
        pager.here if number == pages.here else pager.link, words, text=fill(pager.number, words)
    )


def _option(pager: Pager, pages: Pages, number: int) -> str:
    words = _of_page(pager, pages, number)
    selected = ' selected="selected"' if number == pages.here else ""
    return fill(pager.option, words, text=fill(pager.number, words), selected=selected)


def _of_page(pager: Pager, pages: Pages, number: int) -> dict[str, str]:
    """Return the words of one number."""
    here = pages.address(pages.here)
    subject = pages.subjects[number - 1] if 0 < number <= len(pages.subjects) else ""
    return {
        **pages.words, "n": str(number), "k": str(number - 1), "nn": f"{number:02}",
        "total": str(pages.total), "subject": subject,
        "han": chinese(max(number, 0)), "roman": roman(max(number, 0)), "capital": chr(64 + number),
        "last_k": str(pages.total - 1),
        "href": _href(pager, here, pages.address(number)), "self": _href(pager, here, here),
        "one": _href(pager, here, pages.address(1)),
        "beyond": _href(pager, here, pages.address(pages.total + 1)),
        "beyond_n": str(pages.total + 1),
    }  # fmt: skip


def _href(pager: Pager, here: str, target: str) -> str:
    """Write a link the way the pager does."""
    parts = urlsplit(target)
    query = f"?{parts.query}" if parts.query else ""
    folder, _, name = parts.path.rpartition("/")
    same = (
        folder == urlsplit(here).path.rpartition("/")[0] and parts.netloc == urlsplit(here).netloc
    )
    if pager.hrefs is Hrefs.QUERY and query and parts.path == urlsplit(here).path:
        return html.escape(query)
    if pager.hrefs is Hrefs.FILE and same:
        return html.escape((name or "./") + query)
    if pager.hrefs is Hrefs.ABSOLUTE or parts.netloc != urlsplit(here).netloc:
        return html.escape(target)
    return html.escape(parts.path + query)


def _head_link(pages: Pages, relation: str, number: int) -> str:
    return (
        f'<link rel="{relation}" href="{html.escape(pages.address(number))}">'
        if 0 < number <= pages.total
        else ""
    )
