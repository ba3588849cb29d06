"""What a body holds beside its text: headline, bylines, buttons, links, boilerplate."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.lexicon.patterns import words
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use
from crawler.model import Credits
from crawler.reading import strip
from crawler.reading.features.boxes import name_weight
from crawler.reading.fields.subtitle import REACH, subtitle_evidence
from crawler.reading.fields.title import Title
from crawler.reading.lines import LONGEST_BYLINE, Line
from crawler.reading.roles import LineRole
from crawler.text import ends_sentence, fold

_LINKED = 0.8
_LONGEST_LINK = 60
_SHORTEST_PART = 5
_LONGEST_DECK = 60
_MOST_IN_TEASER = 8
_MOST_OF_TEXT = 1 / 3
"""What a box with a heading holds is the story when it is more than this share of the lines."""
_HEADINGS = frozenset({RuleName.RELATED, RuleName.MACHINE})
_MOST_IN_DECK = 5
_SHORTEST_ECHO = 20
_ECHO = 0.5
# The end of a line that goes on, as a verse does, and the number of a document: 石政办发〔2024〕31号.
_TEXT = re.compile(r"[，、；,;]$|[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*第?\s*\d+\s*号$")
_CLAUSE = re.compile(r"[，。！？；：、,.!?;:…“”\"()（）]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The body after cleaning: lines that stay, lines that went, what hung on the last one."""

    lines: list[Line]
    removed: list[Line]
    glued: tuple[Line, ...]

    @property
    def subtitle(self) -> str | None:
        """Return the subtitle that stood in the body."""
        return next((line.text for line in self.removed if line.role is LineRole.SUBTITLE), None)


def clean(
    lines: Sequence[Line],
    title: Title | None,
    named: frozenset[int] = frozenset(),
    concealed: frozenset[str] = frozenset(),
) -> Body:
    """Decide which lines are the text, and take the others out.

    `named` are the blocks in boxes named as something else, `concealed` the classes that the page's
    own style hides.
    """
    _by_markup(lines, named, concealed)
    _before_title(lines, title)
    strip.whole(lines)
    strip.headings(lines)
    _teasers(lines)
    strip.head(lines, _head_rules(lines, title))
    _without_echo(lines)
    strip.closing(lines)
    strip.tail(lines, _tail_rule)
    kept = [line for line in lines if line.role is None]
    removed = [line for line in lines if line.role is not None]
    glued: list[Line] = []
    if kept and (cut := strip.glued(kept[-1])):
        kept[-1], rest = cut
        glued.append(rest)
    hung = _hung(kept[-1], removed) if kept else []
    return Body(kept, [*removed, *glued], (*glued, *hung))


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


def _is_link(line: Line) -> bool:
    return (
        line.link_chars > 0
        and line.link_chars >= _LINKED * len(line.text)
        and len(line.text) <= _LONGEST_LINK * len(line.blocks)
    )


def _teasers(lines: Sequence[Line]) -> None:
    """Take the rest of a small box that begins with 相关阅读, AI摘要 or their kin."""
    size = sum(len(line.text) for line in lines)
    for i, heading in enumerate(lines[:-1]):
        if heading.because not in _HEADINGS:
            continue
        rest = _below_heading(lines, i)
        if sum(len(line.text) for line in rest) > _MOST_OF_TEXT * size:
            continue
        for line in rest:
            if line.role is None:
                line.decide(LineRole.CUT, heading.because)


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
        if line.role is None:
            line.take(RuleName.BEFORE_TITLE)


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
    if headline is None or not 0 < lines[i].index - headline.index <= REACH:
        return False
    return subtitle_evidence(lines[i], headline, following) is not None


def _is_deck(lines: Sequence[Line], i: int) -> bool:
    """Return whether a line is one of the centred ones above a story: kicker, headline.

    Many of them, or nothing else behind them, are a poem; a document begins with its number.
    """
    line = lines[i]
    is_text = _TEXT.search(line.text) is not None or ends_sentence(line.text)
    if len(line.text) > _LONGEST_DECK or is_text or not line.is_centred:
        return False
    return not all(line.is_centred for line in lines[i + 1 : i + 1 + _MOST_IN_DECK])


def _without_echo(lines: Sequence[Line]) -> None:
    """Take the lead that only repeats the first paragraphs below it."""
    left = [line for line in lines if line.role is None]
    if len(left) < 3 or len(left[0].text) < _SHORTEST_ECHO:
        return
    if _repeats(left[0].folded, left[1].folded + left[2].folded):
        left[0].take(RuleName.ECHO)


def _repeats(lead: str, below: str) -> bool:
    """Return whether most clauses of a lead stand below it, and all its numbers."""
    clauses = [clause for clause in _CLAUSE.split(lead) if clause]
    repeated = [clause for clause in clauses if len(clause) >= _SHORTEST_PART and clause in below]
    if sum(map(len, repeated)) < _ECHO * sum(map(len, clauses)):
        return False
    return all(number in below for number in re.findall(r"\d+", "".join(clauses)))


def _tail_rule(line: Line) -> RuleName | None:
    about_author = line.text.strip("（）()【】[] ").startswith(words(Use.ABOUT_AUTHOR))
    return _named(line.byline) if about_author or line.byline else None


def _named(credit: Credits) -> RuleName:
    """Name the rule that takes a line of credits."""
    only_editors = Credits(editors=credit.editors, desk=credit.desk)
    return RuleName.EDITOR if credit and credit == only_editors else RuleName.BYLINE
