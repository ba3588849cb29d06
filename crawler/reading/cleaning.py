"""What a body holds beside its text: headline, bylines, buttons, links, boilerplate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.html.document import Box
from crawler.lexicon.rule_names import RuleName
from crawler.reading import strip
from crawler.reading.features.boxes import name_weight
from crawler.reading.fields.title import Title
from crawler.reading.head_rules import HeadRules, tail_rule
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole

_LINKED = 0.8
_LONGEST_LINK = 60
_SHORTEST_PART = 5
_MOST_IN_TEASER = 8
_MOST_OF_TEXT = 1 / 3
"""What a box with a heading holds is the story when it is more than this share of the lines."""
_HEADINGS = frozenset({RuleName.RELATED, RuleName.MACHINE})
_SHORTEST_ECHO = 20
_ECHO = 0.5
_ECHO_IN_ROW = 0.8
"""Of a paragraph like those below it nearly all must stand there: a report says of one school what it says of the next."""
_CLAUSE = re.compile(r"[，。！？；：、,.!?;:…“”\"()（）]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The body after cleaning: lines that stay, lines that went, what hung on the last one."""

    lines: list[Line]
    removed: list[Line]
    glued: tuple[Line, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts of the lines that stay."""
        return tuple(line.text for line in self.lines)

    @property
    def subtitle(self) -> str | None:
        """Return the subtitle that stood in the body."""
        return next((line.text for line in self.removed if line.role is LineRole.SUBTITLE), None)


def clean(
    lines: Sequence[Line],
    title: Title | None,
    named: frozenset[int] = frozenset(),
    concealed: frozenset[str] = frozenset(),
    pagers: frozenset[int] = frozenset(),
) -> Body:
    """Decide which lines are the text, and take the others out.

    `named` are the blocks in boxes named as something else, `concealed` the classes that the page's
    own style hides, `pagers` the blocks of pagers.
    """
    _by_markup(lines, named, concealed)
    _before_title(lines, title)
    strip.whole(lines)
    strip.headings(lines)
    _pagers(lines, pagers)
    _teasers(lines)
    strip.head(lines, HeadRules(lines, title).rule)
    _without_echo(lines)
    strip.closing(lines)
    strip.tail(lines, tail_rule)
    return _body(lines)


def _body(lines: Sequence[Line]) -> Body:
    """Part the lines that stay from those that went, and cut what is glued to the last one."""
    kept = [line for line in lines if line.role is None]
    removed = [line for line in lines if line.role is not None]
    if not kept:
        return Body([], removed, ())
    last, *glued = strip.glued(kept[-1]) or (kept[-1],)
    return Body([*kept[:-1], last], [*removed, *glued], (*glued, *_hung(last, removed)))


def _hung(last: Line, removed: Sequence[Line]) -> list[Line]:
    """Return the lines that went and stood in the very block of the last paragraph."""
    return [line for line in removed if line.block is last.blocks[-1]]


def _by_markup(lines: Sequence[Line], named: frozenset[int], concealed: frozenset[str]) -> None:
    """Take lines in boxes with other names, hidden lines, and lines that are only links."""
    for line in lines:
        line.decide(None)
        if all(block.index in named for block in line.blocks):
            line.take(RuleName.NAMED)
        elif concealed and not concealed.isdisjoint(line.box.label.split()):
            line.take(RuleName.HIDDEN)
        elif _is_link(line):
            line.take(RuleName.LINK)


def _pagers(lines: Sequence[Line], pagers: frozenset[int]) -> None:
    for line in lines:
        if line.role is None and all(block.index in pagers for block in line.blocks):
            line.take(RuleName.PAGER)


def _is_link(line: Line) -> bool:
    if len(line.text) > _LONGEST_LINK * len(line.blocks):
        return False
    return line.link_chars > 0 and line.link_chars >= _LINKED * len(line.text)


def _teasers(lines: Sequence[Line]) -> None:
    """Take the rest of a small box that begins with 相关阅读, AI摘要 or their kin."""
    most = _MOST_OF_TEXT * _size(lines)
    for i, heading in enumerate(lines[:-1]):
        rest = _below_heading(lines, i) if heading.because in _HEADINGS else []
        if _size(rest) <= most:
            for line in rest:
                line.propose(LineRole.CUT, heading.because)


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _below_heading(lines: Sequence[Line], i: int) -> list[Line]:
    """Return the lines below a heading in its own box, when that is a small one inside the body."""
    heading, link = lines[i].block, lines[i + 1].blocks[-1]
    box = next(around for around in heading.box.chain() if around.last > link.index)
    is_small = box.last - box.first <= _MOST_IN_TEASER
    is_inside = box.first == heading.index and box.last <= lines[-1].blocks[-1].index
    if not is_small or not is_inside or name_weight(box.tag, box.label):
        return []
    return [line for line in lines[i + 1 :] if line.index < box.last]


def _before_title(lines: Sequence[Line], title: Title | None) -> None:
    if title is None or title.line is None:
        return
    start = next((i for i, line in enumerate(lines) if title.line.block in line.blocks), 0)
    for line in lines[:start]:
        line.propose(LineRole.BEFORE, RuleName.BEFORE_TITLE)


def _without_echo(lines: Sequence[Line]) -> None:
    """Take the lead that only repeats the first paragraphs below it."""
    left = [line for line in lines if line.role is None]
    if len(left) < 3 or len(left[0].text) < _SHORTEST_ECHO:
        return
    share = _ECHO_IN_ROW if _is_among(left[0].box, left[1].box) else _ECHO
    if _repeats(left[0].folded, left[1].folded + left[2].folded, share):
        left[0].take(RuleName.ECHO)


def _is_among(box: Box, other: Box) -> bool:
    """Return whether a paragraph is one of a row: a lead that repeats the story has a box of its own, or another style."""
    return box is other or (
        box.parent is other.parent and (box.tag, box.label) == (other.tag, other.label)
    )


def _repeats(lead: str, below: str, share: float) -> bool:
    """Return whether such a share of a lead stands below it, and all its numbers."""
    clauses = [clause for clause in _CLAUSE.split(lead) if clause]
    repeated = [clause for clause in clauses if len(clause) >= _SHORTEST_PART and clause in below]
    if sum(map(len, repeated)) < share * sum(map(len, clauses)):
        return False
    return all(number in below for number in re.findall(r"\d+", "".join(clauses)))
