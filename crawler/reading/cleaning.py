"""What is in a body and is not its text: headline, information lines, bylines, buttons, lists of links, boilerplate."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crawler.model import Credits, RemovedBlock
from crawler.reading import strip
from crawler.reading.features import credit_line
from crawler.reading.fields.images import is_centred
from crawler.reading.fields.subtitle import REACH, is_subtitle
from crawler.reading.fields.title import Title
from crawler.reading.lines import Line
from crawler.reading.weight import name_weight
from crawler.text import ends_sentence, fold

_LINKED = 0.8
_LONGEST_LINK = 60
_SHORTEST_PART = 5
_LONGEST_BYLINE = 60
_LONGEST_DECK = 60
_MOST_IN_TEASER = 8
_MOST_OF_TEXT = 1 / 3
"""What stands in a box with a heading is the story itself when it is more than this share of all lines."""
_HEADINGS = frozenset({"related", "machine"})
_MOST_IN_DECK = 5
_SHORTEST_ECHO = 20
_ECHO = 0.5
# The end of a line that goes on, as a verse does, and the number of a document: 石政办发〔2024〕31号.
_TEXT = re.compile(r"[，、；,;]$|[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*第?\s*\d+\s*号$")
_TOLD = re.compile("。.")
_CLAUSE = re.compile(r"[，。！？；：、,.!?;:…“”\"()（）]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The body after cleaning: lines that stay, what went and why, the subtitle among it, and what hung on the last line."""

    lines: list[Line]
    removed: list[RemovedBlock]
    subtitle: str | None
    glued: tuple[str, ...]


def clean(
    lines: Sequence[Line],
    title: Title | None,
    named: frozenset[int] = frozenset(),
    concealed: frozenset[str] = frozenset(),
) -> Body:
    """Take what is not text out of the lines.

    `named` are the blocks in boxes named as something else, `concealed` the classes that the page's own style hides.
    """
    texts = [line.text for line in lines]
    removed = _by_markup(lines, named, concealed)
    removed |= _before_title(lines, title, removed)
    strip.whole(texts, removed)
    strip.headings(texts, removed)
    _teasers(lines, removed)
    strip.head(texts, removed, _head_rules(lines, title))
    _without_echo(lines, removed)
    strip.closing(texts, removed)
    strip.tail(texts, removed, _tail_rules(lines))
    kept = [line for i, line in enumerate(lines) if i not in removed]
    gone = [removed[i] for i in sorted(removed)]
    cut = strip.glued(kept[-1].text) if kept else None
    if cut is not None:
        kept[-1] = replace(kept[-1], text=cut[0])
        gone.append(cut[1])
    subtitle = next((block.text for block in gone if block.rule == "subtitle"), None)
    hung = _hung(lines, kept, removed)
    return Body(kept, gone, subtitle, (cut[1].text, *hung) if cut else hung)


def _hung(lines: Sequence[Line], kept: Sequence[Line], removed: strip.Removed) -> tuple[str, ...]:
    """Return the lines that went and stood in the very block of the last paragraph."""
    last = kept[-1].blocks[-1] if kept else None
    return tuple(
        lines[i].text for i in sorted(removed) if last is not None and lines[i].blocks[0] is last
    )


def _by_markup(
    lines: Sequence[Line], named: frozenset[int], concealed: frozenset[str]
) -> strip.Removed:
    """Take lines in boxes named as something else, hidden lines, and lines that are links and nothing else."""
    removed: strip.Removed = {}
    for i, line in enumerate(lines):
        if all(block.index in named for block in line.blocks):
            removed[i] = RemovedBlock(rule="named", text=line.text)
        elif concealed and not concealed.isdisjoint(line.blocks[0].box.label.split()):
            removed[i] = RemovedBlock(rule="hidden", text=line.text)
        elif _is_link(line):
            removed[i] = RemovedBlock(rule="link", text=line.text)
    return removed


def _is_link(line: Line) -> bool:
    linked = sum(block.link_chars for block in line.blocks)
    return (
        linked > 0
        and linked >= _LINKED * len(line.text)
        and len(line.text) <= _LONGEST_LINK * len(line.blocks)
    )


def _teasers(lines: Sequence[Line], removed: strip.Removed) -> None:
    """Take the rest of a small box that begins with the heading of related reading, or of what a machine made of the text."""
    end = lines[-1].blocks[-1].index if lines else 0
    whole = sum(len(line.text) for line in lines)
    for i in [i for i, block in removed.items() if block.rule in _HEADINGS and i + 1 < len(lines)]:
        heading, link = lines[i].blocks[0], lines[i + 1].blocks[-1]
        box = next(around for around in heading.box.chain() if around.last > link.index)
        rest = [j for j in range(i + 1, len(lines)) if lines[j].blocks[0].index < box.last]
        is_small = (
            box.last - box.first <= _MOST_IN_TEASER
            and box.last <= end
            and not name_weight(box.tag, box.label)
        )
        if (
            box.first == heading.index
            and is_small
            and sum(len(lines[j].text) for j in rest) <= _MOST_OF_TEXT * whole
        ):
            for j in rest:
                removed.setdefault(j, RemovedBlock(rule=removed[i].rule, text=lines[j].text))


def _before_title(
    lines: Sequence[Line], title: Title | None, removed: strip.Removed
) -> strip.Removed:
    if title is None or title.block is None:
        return {}
    start = next((i for i, line in enumerate(lines) if title.block in line.blocks), 0)
    return {
        i: RemovedBlock(rule="before-title", text=lines[i].text)
        for i in range(start)
        if i not in removed
    }


def _head_rules(lines: Sequence[Line], title: Title | None) -> Callable[[int], str | None]:
    subtitles: list[int] = []
    headline = fold(title.text) if title is not None else None

    def known(i: int) -> str | None:
        line = lines[i]
        if headline and len(line.text) < 2 * len(headline) + 2 and fold(line.text) == headline:
            return "headline"
        if _is_deck(lines, i):
            return "deck"
        if _is_subtitle(lines, i, title):
            return "subtitle"
        if not subtitles and line.text.startswith(("——", "--", "—", "─")) and len(line.text) <= 80:
            subtitles.append(i)
            return "subtitle"
        raw = line.blocks[0].raw if len(line.blocks) == 1 else line.text
        if len(line.text) <= _LONGEST_BYLINE and (credit := credit_line.standalone(raw)):
            return _named(credit)
        told = len(line.text) > 200 or _TOLD.search(line.text)
        cut = line.blocks[0].line if line.text == line.blocks[0].text else line.text
        return None if told or not credit_line.is_information(cut) else "information"

    return known


def _is_subtitle(lines: Sequence[Line], i: int, title: Title | None) -> bool:
    headline, block = title.block if title else None, lines[i].blocks[0]
    following = lines[i + 1].blocks[0] if i + 1 < len(lines) else None
    near = headline is not None and 0 < block.index - headline.index <= REACH
    return headline is not None and near and is_subtitle(block, headline, following)


def _is_deck(lines: Sequence[Line], i: int) -> bool:
    """Return whether a line is one of the centred lines that papers print above a story: kicker, headline, who attended.

    Many of them, or nothing else behind them, are a poem; a document begins with its number.
    """
    text = lines[i].text
    if (
        len(text) > _LONGEST_DECK
        or _TEXT.search(text)
        or ends_sentence(text)
        or not is_centred(lines[i].blocks[0].box)
    ):
        return False
    return not all(is_centred(line.blocks[0].box) for line in lines[i + 1 : i + 1 + _MOST_IN_DECK])


def _without_echo(lines: Sequence[Line], removed: strip.Removed) -> None:
    """Take the lead that only repeats the first paragraphs below it."""
    left = [i for i in range(len(lines)) if i not in removed]
    if len(left) < 3 or len(lines[left[0]].text) < _SHORTEST_ECHO:
        return
    rest = "".join(fold(lines[i].text) for i in left[1:3])
    clauses = [clause for clause in _CLAUSE.split(fold(lines[left[0]].text)) if clause]
    said = sum(
        len(clause) for clause in clauses if len(clause) >= _SHORTEST_PART and clause in rest
    )
    # A bulletin says the same of one river after the other, but for the numbers.
    numbers = re.findall(r"\d+", "".join(clauses))
    if said >= _ECHO * sum(map(len, clauses)) and all(number in rest for number in numbers):
        removed[left[0]] = RemovedBlock(rule="echo", text=lines[left[0]].text)


def _tail_rules(lines: Sequence[Line]) -> Callable[[int], str | None]:
    def known(i: int) -> str | None:
        text = lines[i].text
        if text.strip("（）()【】[] ").startswith(
            ("作者单位", "作者系", "作者为")
        ) or credit_line.standalone(text):
            return _named(credit_line.standalone(text))
        return None

    return known


def _named(credit: Credits) -> str:
    """Name the rule that takes a line of credits."""
    return (
        "editor"
        if credit and credit == Credits(editors=credit.editors, desk=credit.desk)
        else "byline"
    )
