"""What the grammars of headlines and bylines know about the lines at both ends of a body."""

import re
from collections.abc import Sequence

from crawler.lexicon.patterns import words
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use
from crawler.model import Credits
from crawler.reading.fields.subtitle import REACH, subtitle_evidence
from crawler.reading.fields.title import Title
from crawler.reading.lines import LONGEST_BYLINE, Line
from crawler.text import ends_sentence, fold

_LONGEST_DECK = 60
_MOST_IN_DECK = 5
_LONGEST_SUBTITLE = 80
_DASHES = ("——", "--", "—", "─")
# The end of a line that goes on, as a verse does, and the number of a document: 石政办发〔2024〕31号.
_TEXT = re.compile(r"[，、；,;]$|[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*第?\s*\d+\s*号$")


class HeadRules:
    """The rules for the first lines of a body; a line with dashes is a subtitle once."""

    def __init__(self, lines: Sequence[Line], title: Title | None) -> None:
        self.lines = lines
        self.headline = title.line if title else None
        self.title = fold(title.text) if title else ""
        self._dashed = False

    def rule(self, i: int) -> RuleName | None:
        """Return the rule that takes the line at an index, None when it may be text."""
        line = self.lines[i]
        if self._repeats_title(line):
            return RuleName.HEADLINE
        if self._is_deck(i):
            return RuleName.DECK
        if self._is_subtitle(i) or self._is_dashed(line):
            return RuleName.SUBTITLE
        if len(line.text) <= LONGEST_BYLINE and line.byline:
            return _byline_rule(line.byline)
        is_information = line.is_information and not line.is_prose
        return RuleName.INFORMATION if is_information else None

    def _repeats_title(self, line: Line) -> bool:
        if not self.title or len(line.text) >= 2 * len(self.title) + 2:
            return False
        return line.folded == self.title

    def _is_deck(self, i: int) -> bool:
        """Return whether a line is one of the centred ones above a story: kicker, headline.

        Many of them, or nothing else behind them, are a poem; a document begins with its number.
        """
        line = self.lines[i]
        is_text = _TEXT.search(line.text) is not None or ends_sentence(line.text)
        if len(line.text) > _LONGEST_DECK or is_text or not line.is_centred:
            return False
        if line.is_information:
            return False
        return not all(below.is_centred for below in self.lines[i + 1 : i + 1 + _MOST_IN_DECK])

    def _is_subtitle(self, i: int) -> bool:
        line = self.lines[i]
        if self.headline is None or not 0 < line.index - self.headline.index <= REACH:
            return False
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return subtitle_evidence(line, self.headline, following) is not None

    def _is_dashed(self, line: Line) -> bool:
        if self._dashed or len(line.text) > _LONGEST_SUBTITLE:
            return False
        self._dashed = line.text.startswith(_DASHES)
        return self._dashed


def tail_rule(line: Line) -> RuleName | None:
    """Return the rule that takes a line below the text, None when it may be text."""
    about_author = line.text.strip("（）()【】[] ").startswith(words(Use.ABOUT_AUTHOR))
    return _byline_rule(line.byline) if about_author or line.byline else None


def _byline_rule(credit: Credits) -> RuleName:
    """Name the rule that takes a line of credits."""
    only_editors = Credits(editors=credit.editors, desk=credit.desk)
    return RuleName.EDITOR if credit and credit == only_editors else RuleName.BYLINE
