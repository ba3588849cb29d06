"""The subtitle (副题): it begins with a dash, is a lesser heading, or is named so."""

import re
from collections.abc import Sequence

from crawler.lexicon.patterns import any_of, either
from crawler.lexicon.tables.box_names import BESIDE_CLASS, HEADLINE_CLASS, SUBTITLES
from crawler.lexicon.tables.metadata import Kind
from crawler.lexicon.uses import Use
from crawler.reading.claims import Claims
from crawler.reading.features.boxes import named_noise
from crawler.reading.features.people import only_names
from crawler.reading.fields.title import Title
from crawler.reading.fields.title_text import DASHED
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import fold

_NAMED = re.compile(any_of(SUBTITLES), re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REACH = 6
"""Behind so many lines no subtitle follows a headline."""
_LONGEST = 80
_SHORTEST_BETWEEN = 8
_SENTENCE = re.compile(r"[。：:〔\[]|\d号$")
# What else stands there: buttons, players, codes, what is said of readers, the name of a column,
# who runs the site.
_OTHER = re.compile(either(Use.NO_SUBTITLE), re.IGNORECASE)
_FEWEST_NAMES = 2


def find_subtitle(
    lines: Sequence[Line], title: Title | None, text_first: int, claims: Claims
) -> str | None:
    """Find the subtitle between headline and text, or the one a publishing system states."""
    if title is None or title.line is None:
        return None
    start = title.line.index + 1
    end = min(start + REACH, max(start, text_first))
    shown = _shown_subtitle(lines, title.line, range(start, end), fold(title.text))
    return shown or next((c.value for c in claims.of(Kind.SUBTITLE, firm=True)), None)


def _shown_subtitle(
    lines: Sequence[Line], headline: Line, between: range, title: str
) -> str | None:
    for line in lines[between.start : between.stop]:
        following = next(iter(lines[line.index + 1 : line.index + 2]), None)
        evidence = subtitle_evidence(line, headline, following)
        if evidence and line.folded not in title:
            line.propose(LineRole.SUBTITLE, evidence)
            return line.text
    return None


def subtitle_evidence(line: Line, headline: Line, following: Line | None) -> str | None:
    """Say why a line below the headline is its subtitle, None when it is not.

    `following` is the line behind it.
    """
    if not 2 < len(line.text) <= _LONGEST or line.hidden or line.link_share > 0.5:
        return None
    if DASHED.match(line.text):
        return "begins with a dash"
    if _is_lesser_heading(line, headline) and following and following.is_information:
        return None if line.informs or line.is_medium else "a lesser heading"
    if _is_between(line, headline, following):
        return "alone above the date"
    if _is_named(line.box.label, headline.box.label) and not line.informs:
        return "named so by the template"
    return None


def _is_lesser_heading(line: Line, headline: Line) -> bool:
    tag, above = line.box.tag, headline.box.tag
    return tag in _HEADINGS and above in _HEADINGS and tag > above


def _is_named(label: str, above: str) -> bool:
    """Return whether a template names the line so, alone or beside the headline."""
    beside = BESIDE_CLASS in label.split() and HEADLINE_CLASS in above.split()
    return beside or _NAMED.search(label) is not None


def _is_between(line: Line, headline: Line, following: Line | None) -> bool:
    """Return whether a longer line stands alone between headline and line of the date."""
    if following is None or line.index != headline.index + 1 or following.index != line.index + 1:
        return False
    return following.is_information and _may_be_told(line) and not line.is_medium


def _may_be_told(line: Line) -> bool:
    """Return whether a line can be a part of the headline.

    It is long enough, signs nothing, and has none of the site's own words.
    """
    if len(line.folded) < _SHORTEST_BETWEEN or line.block.anchors or line.informs:
        return False
    if line.widget_rule or any(named_noise(box.tag, box.label) for box in line.box.chain()):
        return False
    signed = sum(bool(only_names(word)) for word in line.text.split()) >= _FEWEST_NAMES
    return not signed and not _SENTENCE.search(line.text) and not _OTHER.search(line.text)
