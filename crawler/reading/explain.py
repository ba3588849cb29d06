"""A page explained: every line of it with its role and the rule or number behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.errors import Refused
from crawler.model import Page, Refusal
from crawler.reading.lines import Line
from crawler.reading.open_page import open_page
from crawler.reading.read import read_open_page
from crawler.reading.roles import LineRole


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was made of a page: its lines with their roles, and the reading or the refusal."""

    lines: tuple[Line, ...]
    result: Page | Refusal


def explain_page(
    body: bytes, url: str, *, now: datetime, content_type: str | None = None, live: bool = True
) -> Explanation:
    """Read a page as `read_page` does, and keep what was decided about its lines.

    The lines of a page that was refused have the roles that were decided before it was.
    """
    lines: list[Line] = []
    try:
        opened = open_page(body, url, content_type=content_type)
        lines = opened.lines
        page = read_open_page(opened, now=now, layouts=(), is_article=False, live=live)
    except Refused as error:
        return Explanation(_leaves(lines), error.refusal)
    _place(lines)
    return Explanation(_leaves(lines), page)


def _place(lines: Sequence[Line]) -> None:
    """Give the lines that no decision was made about the role of their place."""
    first, last = _span(lines)
    for line in lines:
        if line.hidden:
            line.propose(LineRole.HIDDEN, line.box.path)
        elif line.index < first:
            line.propose(LineRole.BEFORE, f"weight {line.weight:.0f}")
        else:
            role = LineRole.CUT if line.index < last else LineRole.AFTER
            line.propose(role, f"weight {line.weight:.0f}")


def _span(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the text begins and ends; without one, behind the headline."""
    text = [line.index for line in lines if line.role is LineRole.TEXT]
    title = [line.index + 1 for line in lines if line.role is LineRole.TITLE]
    return (text[0], text[-1]) if text else (max(title, default=len(lines)),) * 2


def _leaves(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(leaf for line in lines for leaf in line.leaves())
