"""The grammar of bylines: who wrote, photographed and edited, and where the text is from.

A line is cut at the labels of `labels.py`; what follows a label, up to the next label, date, edge
of an element or wide gap, is its value. So it reads the line under the title (来源：… 作者：… 点击：…),
credits of their own line (文/图张希锋 阮世喜, 张三/文 李四/图), and editor lines at the end; `dateline.py` finds
the credits inside paragraphs.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest

from crawler.lexicon.patterns import any_of, either, words
from crawler.lexicon.tables.readers import READERS, TALK
from crawler.lexicon.uses import Role, Use
from crawler.model import Credits
from crawler.reading.features.labels import DATE, EMPTY, SPACE, Mark, begins_with_name, marks
from crawler.reading.features.media import PLACES, is_medium, source_of
from crawler.reading.features.people import SENT_FROM, leading_names, only_names
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

# What may follow the names of a value and still belongs to it: a code of the staff, what they did,
# a count.
_STAFF_CODE = re.compile(r"[_\s]*[(（]?[A-Z]{1,3}\d{2,}[)）]?")
_DID = re.compile(
    rf"[\s\u001f(（/]*(?:[\u4e00-\u9fff]{{0,6}}{either(Use.REPORTED)}"
    rf"|{either(Use.SENT_FROM)}[\u4e00-\u9fff]{{2,6}}|{either(Use.BEHIND_NAMES)})"
)
_COUNT = re.compile(
    r"[\s\u001f:]*[(（]?[\d,.]*[)）]?(?:次|人|条|万)?"
    rf"(?:[\s\u001f]*(?:{either(Use.SIZE)}|{either(Use.SIZE_NAME)}|[+\-]))*"
)
_WORD = re.compile(rf"[\s\u001f]*(?:(?:{either(Use.SIZE)}|[\d,.]+)[\s\u001f]*)*[^\s\u001e\u001f|]*")
_BEHIND_NAMES = (_STAFF_CODE, _DID, _COUNT)
_OFFICE = re.compile(r"([\u4e00-\u9fff]{3,16})[ \u3000]+")
_PEN_NAME = re.compile(r"[^\s\u001e\u001f|,，、;；()（）【】\[\]。？！?!<>:]{2,20}")
# Who let the paper have a picture: 图片/受访者提供.
_PROVIDED = re.compile(rf"{either(Use.PROVIDED)}$")
# Behind these stands a name or a question: 记者：专线为什么开得这么早？
_ASKING = frozenset(words(Use.ASKED))
_ANYBODY = frozenset(words(Use.ANYBODY))
_SENT = frozenset(words(Use.SENT))
_CREDITED: dict[Role, Callable[[tuple[str, ...]], Credits]] = {
    Role.AUTHOR: lambda names: Credits(authors=names),
    Role.SUPPLIER: lambda names: Credits(authors=names),
    Role.PHOTOGRAPHER: lambda names: Credits(photographers=names),
    Role.BOTH: lambda names: Credits(authors=names, photographers=names),
    Role.CORRESPONDENT: lambda names: Credits(correspondents=names),
    Role.EDITOR: lambda names: Credits(editors=names),
    Role.DESK: lambda names: Credits(desk=names),
}


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
            self.credit = _signed(self.credit, mark.role, self.names)
            self.take_names(value)
            return
        credit, names, end = _credited(mark, value)
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


def _credited(mark: Mark, value: str) -> tuple[Credits, tuple[str, ...], int]:
    """Read the value of a label: what it credits, the people in it, and where it ends."""
    if mark.role is Role.SOURCE:
        return _source(value)
    if mark.role is Role.SUPPLIER:
        credit, names, end = _supplied(value)
    else:
        named_by_label = mark.role is not Role.NOTHING and mark.label not in _ASKING
        names, end = _people(value, _PEN_NAME if mark.colon and named_by_label else SENT_FROM)
        credit = _credit(mark.role, names)
    is_loose = mark.role is Role.NOTHING and mark.colon and not names
    return credit, names, _end(value, end, (_WORD,) if is_loose else _BEHIND_NAMES)


def _source(value: str) -> tuple[Credits, tuple[str, ...], int]:
    source, beside, end = source_of(value)
    return Credits(source=source, authors=_somebody((beside,) if beside else ())), (), end


def _supplied(value: str) -> tuple[Credits, tuple[str, ...], int]:
    """Read who supplied a text: people, or a medium or an office."""
    start = _start(value)
    leading, end = leading_names(value[start:])
    if names := _somebody(leading):
        return _credit(Role.SUPPLIER, names), names, start + end
    source, _, end = source_of(value)
    return Credits(source=source if source and is_medium(source) else None), (), end


def _people(value: str, word: re.Pattern[str]) -> tuple[tuple[str, ...], int]:
    """Read names, or one `word` that stands for a name, and say where they end."""
    start = _start(value)
    names, end = leading_names(value[start:], credited=True)
    if names:
        return _somebody(names), start + end
    found = word.match(value, start)
    if found is None:
        return (), start
    if _PROVIDED.search(found[0]):
        return (), found.end()
    name = _STAFF_CODE.sub("", found[0]) or found[0]
    return () if name.isdigit() else _somebody((name,)), found.end()


def _somebody(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words that stand for nobody: 佚名, 本站."""
    return tuple(name for name in names if name not in _ANYBODY)


def _end(value: str, end: int, behind: Iterable[re.Pattern[str]]) -> int:
    """Pass over what belongs to names and stands behind them."""
    for pattern in behind:
        if (match := pattern.match(value, end)) is not None:
            end = match.end()
    return end


def _start(value: str) -> int:
    """Return where the names of a value begin."""
    return _behind_office(value, len(value) - len(value.lstrip(f"{SPACE}[【")))


def _behind_office(value: str, start: int) -> int:
    """Pass over the office that names their bearer's: 县融媒体中心 刘婷."""
    office = _OFFICE.match(value, start)
    if office and is_medium(office[1]) and leading_names(value[office.end() :])[0]:
        return office.end()
    return start


def _credit(role: Role, names: tuple[str, ...]) -> Credits:
    return _CREDITED[role](names) if role in _CREDITED else Credits()


def _signed(credit: Credits, role: Role, names: tuple[str, ...]) -> Credits:
    """Credit people with the word behind their names.

    A reporter stays what he was called, and took the picture as well, or only that.
    """
    if role is Role.PHOTOGRAPHER:
        credit = replace(
            credit, authors=tuple(name for name in credit.authors if name not in names)
        )
    elif set(credit.authors + credit.correspondents) & set(names):
        role, names = Role.PHOTOGRAPHER, names if role is Role.BOTH else ()
    return credit | _credit(role, names)


def may_inform(text: str) -> bool:
    """Return whether a line is short and no sentence, as lines about an article are."""
    return len(text) <= LONGEST and not CLAUSE.holds(text)
