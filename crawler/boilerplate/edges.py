"""What stands at the edges of a body and is not its text: headline, information lines, bylines, boilerplate."""

from dataclasses import dataclass

from crawler.boilerplate.strip import strip
from crawler.extract import byline
from crawler.extract.byline import Credits
from crawler.extract.lines import Line
from crawler.extract.title import Title
from crawler.items import RemovedBlock
from crawler.text import fold

_MOST_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Body:
    """The body after cleaning: lines that stay, what went and why, what the edges credit."""

    lines: list[Line]
    removed: list[RemovedBlock]
    credits: Credits
    subtitle: str | None


def clean(lines: list[Line], title: Title | None) -> Body:
    """Take headline, information lines, bylines and boilerplate off the body, from the edges inwards."""
    head, rest, subtitle = _split_head(lines, title)
    stripped = strip([line.text for line in rest])
    kept = [Line(text, rest[i].blocks) for i, text in stripped.kept]
    credit, kept, bylines = _end_bylines(kept)
    removed = [*head, *(block for _, block in stripped.removed), *bylines]
    for _, block in stripped.removed:
        if block.rule == "editor":
            credit |= Credits(editors=byline.credits_of(block.text).editors)
    for block in head:
        if block.rule == "byline":
            credit = byline.standalone(block.text) | credit
    return Body(kept, removed, credit, subtitle)


def _split_head(lines: list[Line], title: Title | None) -> tuple[list[RemovedBlock], list[Line], str | None]:
    removed: list[RemovedBlock] = []
    subtitle: str | None = None
    start = _after_title(lines, title)
    removed += [RemovedBlock(rule="before-title", text=line.text) for line in lines[:start]]
    for position in range(start, len(lines)):
        line = lines[position]
        rule = _head_rule(line, title, has_subtitle=subtitle is not None)
        if rule is None or position - start > _MOST_HEAD_LINES:
            return removed, lines[position:], subtitle
        if rule == "subtitle":
            subtitle = line.text
        removed.append(RemovedBlock(rule=rule, text=line.text))
    return removed, [], subtitle


def _after_title(lines: list[Line], title: Title | None) -> int:
    if title is None or title.block is None:
        return 0
    return next((i + 1 for i, line in enumerate(lines) if title.block in line.blocks), 0)


def _head_rule(line: Line, title: Title | None, *, has_subtitle: bool) -> str | None:
    text = line.text
    if title is not None and fold(text) == fold(title.text):
        return "headline"
    if not has_subtitle and text.startswith(("——", "--", "—", "─")) and len(text) <= 80:
        return "subtitle"
    if len(text) <= 60 and byline.standalone(line.blocks[0].raw if len(line.blocks) == 1 else text):
        return "byline"
    if len(text) <= 200 and byline.is_information(text):
        return "information"
    return None


def _end_bylines(lines: list[Line]) -> tuple[Credits, list[Line], list[RemovedBlock]]:
    """Take bylines of their own line off the end: （记者 …）, 作者单位, names alone."""
    credit = Credits()
    removed: list[RemovedBlock] = []
    while len(lines) > 1 and (found := _end_byline(lines[-1])) is not None:
        credit |= found
        removed.insert(0, RemovedBlock(rule="byline", text=lines[-1].text))
        lines = lines[:-1]
    return credit, lines, removed


def _end_byline(line: Line) -> Credits | None:
    text = line.text.strip("（）()【】[] ")
    if text.startswith(("作者单位", "作者系", "作者为")):
        return Credits()
    return byline.standalone(line.text) or None


def _opens_indented(lines: list[Line]) -> bool | None:
    first = [line.blocks[0].indented for line in lines]
    return first[0] if any(first) else None
