"""The grammar of bylines: who wrote, photographed and edited, and where the text is from.

A line is cut at the labels of `labels.py`; what follows a label, up to the next label, date, edge
of an element or wide gap, is its value. So it reads the line under the title (来源：… 作者：… 点击：…),
credits of their own line (文/图张希锋 阮世喜, 张三/文 李四/图), and editor lines at the end; `dateline.py` finds
the credits inside paragraphs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
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
    signed = _is_signed(found, line)
    credit, rest = Credits(), []
    opening = line[: found[0].start] if found else line
    named = only_names(opening.strip(EMPTY)) if signed else ()
    rest.append("" if named else opening)
    for mark, following in zip_longest(_carried(found, line), found[1:]):
        value = line[mark.end : following.start if following else len(line)]
        if mark.role is Role.SOURCE and following and not value.strip(SPACE):
            value = following.sender
        if signed and named and mark.signs:
            credit, named = _signed(credit, mark.role, named), only_names(value.strip(EMPTY))
            rest.append("" if named else value)
        else:
            said, names, end = _value(mark, value)
            credit, named = credit | said, named + names
            rest.append(value[end:])
    return Reading(credit, tuple(found), DATE in line, "\t".join(rest))


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


def _value(mark: Mark, value: str) -> tuple[Credits, tuple[str, ...], int]:
    """Read the value of a label: what it credits, the people in it, and where it ends."""
    if mark.role is Role.SOURCE:
        source, beside, end = source_of(value)
        return (
            Credits(source=source, authors=(beside,) if beside and beside not in _ANYBODY else ()),
            (),
            end,
        )
    supplied = mark.role is Role.SUPPLIER
    pen_name = mark.colon and mark.role is not Role.NOTHING and mark.label not in _ASKING
    names, end = _people(value, pen_name=pen_name, supplied=supplied)
    credit = _credit(mark.role, names)
    if supplied and not names:
        source, _, end = source_of(value)
        credit = Credits(source=source if source and is_medium(source) else None)
    loose = mark.role is Role.NOTHING and mark.colon and not names
    for behind in (_WORD,) if loose else (_STAFF_CODE, _DID, _COUNT):
        if (more := behind.match(value, end)) is not None:
            end = more.end()
    return credit, names, end


def _people(value: str, *, pen_name: bool, supplied: bool) -> tuple[tuple[str, ...], int]:
    """Read names, or one word that stands for a name, and say where they end.

    An office may have `supplied` the text.
    """
    start = _behind_office(value, len(value) - len(value.lstrip(f"{SPACE}[【")))
    names, end = leading_names(value[start:], credited=not supplied)
    if names:
        return tuple(name for name in names if name not in _ANYBODY), start + end
    word = (_PEN_NAME if pen_name else SENT_FROM).match(value, start)
    if word is None:
        return (), start
    if supplied:
        return (), start
    if _PROVIDED.search(word[0]):
        return (), word.end()
    name = _STAFF_CODE.sub("", word[0]) or word[0]
    return ((name,) if name not in _ANYBODY and not name.isdigit() else ()), word.end()


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
