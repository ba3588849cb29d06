"""The grammar of bylines: who wrote, photographed and edited, and where the text is from.

A line is cut at the labels of `labels.py`; what follows a label, up to the next label, date, edge
of an element or wide gap, is its value. So it reads the line under the title (来源：… 作者：… 点击：…),
credits of their own line (文/图张希锋 阮世喜, 张三/文 李四/图), and editor lines at the end; `dateline.py` finds
the credits inside paragraphs. `credit_values.py` reads the values.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest

from crawler.lexicon.patterns import any_of, words
from crawler.lexicon.tables.readers import READERS, TALK
from crawler.lexicon.uses import Role, Use
from crawler.model import Credits
from crawler.reading.features.credit_values import credit_signed, read_value
from crawler.reading.features.labels import DATE, EMPTY, SPACE, Mark, begins_with_name, marks
from crawler.reading.features.media import PLACES, is_medium
from crawler.reading.features.people import only_names
from crawler.reading.features.printed_dates import masked
from crawler.reading.features.prose import CLAUSE

_SAME = str.maketrans("：﹕∶｜丨∣︱┃／［］〔〕", ":::|||||/[][]")
_GAP = re.compile(r"[ \u3000\u00a0]*[\t\r\n][\s\u3000]*|[\u3000\u00a0]{2,}|[ \u3000\u00a0]{3,}")
# What a template says of readers and of itself, between the fields.
_READERS = re.compile(any_of(READERS))
_TALK = re.compile(any_of(TALK))
_PIECES = re.compile(r"[\s\u001e\u001f|•·]+")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff][ \u3000\u00a0]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
)
_UNCLOSED = re.compile(r"\[[^\[\]]+$")
_FEW = 24
_FEWEST = 2
LONGEST = 200
"""The length of a line behind which it is not read as one about the article."""
_SENT = frozenset(words(Use.SENT))


@dataclass(frozen=True)
class Reading:
    """What the grammar makes of a line: credits, labels, date, and the words left over."""

    credit: Credits
    labels: tuple[Mark, ...]
    dated: bool
    rest: str

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Return the words that nothing accounts for."""
        rest = _PADDED.sub(
            lambda two: only_names(two[0])[0] if only_names(two[0]) else two[0], self.rest
        )
        words = (_UNCLOSED.sub(r"\g<0>]", word.strip(EMPTY)) for word in _PIECES.split(rest))
        return tuple(
            word for word in words if word and word not in PLACES and _TALK.fullmatch(word) is None
        )

    @property
    def speaks(self) -> bool:
        """Return whether the line has a label or a date."""
        return bool(self.labels or self.dated)

    @property
    def alone(self) -> Credits:
        """Return the credits of a line in which nothing stands beside labels and their values."""
        return self.credit if self.labels and not self.pieces else Credits()

    @cached_property
    def informs(self) -> bool:
        """Return whether few words stand beside the labels and dates."""
        return self.speaks and sum(map(len, self.pieces)) <= _FEW

    @cached_property
    def is_information(self) -> bool:
        """Return whether nothing but a medium stands beside the labels and dates."""
        words = [word for word in self.pieces if not (self.dated and is_medium(word))]
        return self.speaks and sum(map(len, words)) <= _FEWEST


def read(text: str) -> Reading:
    """Read a line of labels and values."""
    line = _READERS.sub("\t", masked(_GAP.sub("\t", text.strip().translate(_SAME))))
    found = marks(line)
    pieces = _Pieces(signed=_is_signed(found, line))
    pieces.take_names(line[: found[0].start] if found else line)
    for mark, following in zip_longest(_carried(found, line), found[1:]):
        pieces.take(mark, _value(mark, following, line))
    return Reading(pieces.credit, tuple(found), DATE in line, "\t".join(pieces.rest))


def _value(mark: Mark, following: Mark | None, line: str) -> str:
    """Return what stands between a label and the following one; a source may be its sender."""
    value = line[mark.end : following.start if following else len(line)]
    if mark.role is Role.SOURCE and following and not value.strip(SPACE):
        return following.sender
    return value


@dataclass(slots=True)
class _Pieces:
    """What the pieces of a line add up to; in a `signed` line labels stand behind their names."""

    signed: bool
    credit: Credits = field(default_factory=Credits)
    names: tuple[str, ...] = ()
    """Names that the label behind them credits."""
    rest: list[str] = field(default_factory=list)
    """What nothing accounts for."""

    def take(self, mark: Mark, value: str) -> None:
        """Take a label and what stands behind it."""
        if self.signed and self.names and mark.signs:
            self.credit = credit_signed(self.credit, mark.role, self.names)
            self.take_names(value)
            return
        credit, names, end = read_value(mark, value)
        self.credit |= credit
        self.names += names
        self.rest.append(value[end:])

    def take_names(self, text: str) -> None:
        """Take a text that may be the names of the label behind it."""
        self.names = only_names(text.strip(EMPTY), labelled=True) if self.signed else ()
        self.rest.append("" if self.names else text)


def _carried(found: list[Mark], line: str) -> list[Mark]:
    """Give a reporter the role of the label directly before: 图/本报记者 刘婷 took the pictures."""
    carried = found[:1]
    for mark in found[1:]:
        before = carried[-1]
        takes = before.role in {Role.PHOTOGRAPHER, Role.BOTH} and mark.label in _SENT
        empty = not line[before.end : mark.start].strip(SPACE)
        carried.append(replace(mark, role=before.role) if takes and empty else mark)
    return carried


def _is_signed(found: list[Mark], line: str) -> bool:
    """Return whether labels stand behind their names: then no name follows the last one."""
    return bool(found) and found[-1].signs and not begins_with_name(line[found[-1].end :])


def may_inform(text: str) -> bool:
    """Return whether a line is short and no sentence, as lines about an article are."""
    return len(text) <= LONGEST and not CLAUSE.holds(text)
