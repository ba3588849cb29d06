"""What is in a body and is not its text: headline, information lines, bylines, buttons, lists of links, boilerplate."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.lexicon.rule_names import RuleName
from crawler.model import Credits, RemovedBlock
from crawler.reading import strip
from crawler.reading.features.boxes import name_weight
from crawler.reading.fields.subtitle import REACH, is_subtitle
from crawler.reading.fields.title import Title
from crawler.reading.lines import LONGEST_BYLINE, Line
from crawler.text import ends_sentence, fold

_LINKED = 0.8
_LONGEST_LINK = 60
_SHORTEST_PART = 5
_LONGEST_DECK = 60
_MOST_IN_TEASER = 8
_MOST_OF_TEXT = 1 / 3
"""What stands in a box with a heading is the story itself when it is more than this share of all lines."""
_HEADINGS = frozenset({RuleName.RELATED, RuleName.MACHINE})
_MOST_IN_DECK = 5
_SHORTEST_ECHO = 20
_ECHO = 0.5
# The end of a line that goes on, as a verse does, and the number of a document: 石政办发〔2024〕31号.
_TEXT = re.compile(r"[，、；,;]$|[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*第?\s*\d+\s*号$")
_CLAUSE = re.compile(r"[，。！？；：、,.!?;:…“”\"()（）]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The body after cleaning: lines that stay, what went and why, the subtitle among it, and what hung on the last line."""

    lines: list[Line]
    removed: list[RemovedBlock]
    subtitle: str | None
    glued: tuple[Line, ...]


def clean(
    lines: Sequence[Line],
    title: Title | None,
    named: frozenset[int] = frozenset(),
    concealed: frozenset[str] = frozenset(),
) -> Body:
    """Take what is not text out of the lines.

    `named` are the blocks in boxes named as something else, `concealed` the classes that the page's own style hides.
    """
    removed = _by_markup(lines, named, concealed)
    _before_title(lines, title, removed)
    strip.whole(lines, removed)
    strip.headings(lines, removed)
    _teasers(lines, removed)
    strip.head(lines, removed, _head_rules(lines, title))
    _without_echo(lines, removed)
    strip.closing(lines, removed)
    strip.tail(lines, removed, _tail_rules(lines))
    kept = [line for i, line in enumerate(lines) if i not in removed]
    gone = [RemovedBlock(rule=removed[i], text=lines[i].text) for i in sorted(removed)]
    cut = strip.glued(kept[-1].text) if kept else None
    if cut is not None:
        kept[-1] = Line(cut[0], kept[-1].blocks)
        gone.append(cut[1])
    subtitle = next((block.text for block in gone if block.rule == RuleName.SUBTITLE), None)
    hung = _hung(lines, kept, removed)
    return Body(kept, gone, subtitle, (Line(cut[1].text, kept[-1].blocks), *hung) if cut else hung)


def _hung(lines: Sequence[Line], kept: Sequence[Line], removed: strip.Removed) -> tuple[Line, ...]:
    """Return the lines that went and stood in the very block of the last paragraph."""
    last = kept[-1].blocks[-1] if kept else None
    return tuple(lines[i] for i in sorted(removed) if lines[i].block is last)


def _by_markup(
    lines: Sequence[Line], named: frozenset[int], concealed: frozenset[str]
) -> strip.Removed:
    """Take lines in boxes named as something else, hidden lines, and lines that are links and nothing else."""
    removed: strip.Removed = {}
    for i, line in enumerate(lines):
        if all(block.index in named for block in line.blocks):
            removed[i] = RuleName.NAMED
        elif concealed and not concealed.isdisjoint(line.box.label.split()):
            removed[i] = RuleName.HIDDEN
        elif _is_link(line):
            removed[i] = RuleName.LINK
    return removed


def _is_link(line: Line) -> bool:
    return (
        line.link_chars > 0
        and line.link_chars >= _LINKED * len(line.text)
        and len(line.text) <= _LONGEST_LINK * len(line.blocks)
    )


def _teasers(lines: Sequence[Line], removed: strip.Removed) -> None:
    """Take the rest of a small box that begins with the heading of related reading, or of what a machine made of the text."""
    for i in [i for i, rule in removed.items() if rule in _HEADINGS and i + 1 < len(lines)]:
        for j in _below_heading(lines, i):
            removed.setdefault(j, removed[i])


def _below_heading(lines: Sequence[Line], heading: int) -> range:
    """Return the lines below a heading in its own box, when that is a small one inside the body."""
    first, link = lines[heading].block, lines[heading + 1].blocks[-1]
    box = next(around for around in first.box.chain() if around.last > link.index)
    below = [j for j in range(heading + 1, len(lines)) if lines[j].index < box.last]
    rest = range(heading + 1, below[-1] + 1 if below else heading + 1)
    is_small = box.last - box.first <= _MOST_IN_TEASER
    is_inside = box.first == first.index and box.last <= lines[-1].blocks[-1].index
    if not is_small or not is_inside or name_weight(box.tag, box.label):
        return range(0)
    size = sum(len(lines[j].text) for j in rest)
    return rest if size <= _MOST_OF_TEXT * sum(len(line.text) for line in lines) else range(0)


def _before_title(lines: Sequence[Line], title: Title | None, removed: strip.Removed) -> None:
    if title is None or title.line is None:
        return
    start = next((i for i, line in enumerate(lines) if title.line.block in line.blocks), 0)
    for i in range(start):
        removed.setdefault(i, RuleName.BEFORE_TITLE)


def _head_rules(lines: Sequence[Line], title: Title | None) -> Callable[[int], RuleName | None]:
    subtitles: list[int] = []
    headline = fold(title.text) if title is not None else None

    def known(i: int) -> RuleName | None:
        line = lines[i]
        if headline and len(line.text) < 2 * len(headline) + 2 and line.folded == headline:
            return RuleName.HEADLINE
        if _is_deck(lines, i):
            return RuleName.DECK
        if _is_subtitle(lines, i, title):
            return RuleName.SUBTITLE
        if not subtitles and line.text.startswith(("——", "--", "—", "─")) and len(line.text) <= 80:
            subtitles.append(i)
            return RuleName.SUBTITLE
        if len(line.text) <= LONGEST_BYLINE and line.byline:
            return _named(line.byline)
        is_information = line.is_information and not line.is_prose
        return RuleName.INFORMATION if is_information else None

    return known


def _is_subtitle(lines: Sequence[Line], i: int, title: Title | None) -> bool:
    headline = title.line if title else None
    following = lines[i + 1] if i + 1 < len(lines) else None
    near = headline is not None and 0 < lines[i].index - headline.index <= REACH
    return headline is not None and near and is_subtitle(lines[i], headline, following)


def _is_deck(lines: Sequence[Line], i: int) -> bool:
    """Return whether a line is one of the centred lines that papers print above a story: kicker, headline, who attended.

    Many of them, or nothing else behind them, are a poem; a document begins with its number.
    """
    line = lines[i]
    is_text = _TEXT.search(line.text) is not None or ends_sentence(line.text)
    if len(line.text) > _LONGEST_DECK or is_text or not line.is_centred:
        return False
    return not all(line.is_centred for line in lines[i + 1 : i + 1 + _MOST_IN_DECK])


def _without_echo(lines: Sequence[Line], removed: strip.Removed) -> None:
    """Take the lead that only repeats the first paragraphs below it."""
    left = [i for i in range(len(lines)) if i not in removed]
    if len(left) < 3 or len(lines[left[0]].text) < _SHORTEST_ECHO:
        return
    below = "".join(lines[i].folded for i in left[1:3])
    if _repeats(lines[left[0]].folded, below):
        removed[left[0]] = RuleName.ECHO


def _repeats(lead: str, below: str) -> bool:
    """Return whether most clauses of a lead stand below it, and all its numbers: a bulletin differs in these only."""
    clauses = [clause for clause in _CLAUSE.split(lead) if clause]
    repeated = [clause for clause in clauses if len(clause) >= _SHORTEST_PART and clause in below]
    if sum(map(len, repeated)) < _ECHO * sum(map(len, clauses)):
        return False
    return all(number in below for number in re.findall(r"\d+", "".join(clauses)))


def _tail_rules(lines: Sequence[Line]) -> Callable[[int], RuleName | None]:
    def known(i: int) -> RuleName | None:
        line = lines[i]
        about_author = line.text.strip("（）()【】[] ").startswith(("作者单位", "作者系", "作者为"))
        return _named(line.byline) if about_author or line.byline else None

    return known


def _named(credit: Credits) -> RuleName:
    """Name the rule that takes a line of credits."""
    only_editors = Credits(editors=credit.editors, desk=credit.desk)
    return RuleName.EDITOR if credit and credit == only_editors else RuleName.BYLINE
