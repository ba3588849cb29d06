"""The values of labels: names of people, a source, and where they end."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from crawler.lexicon.patterns import either, words
from crawler.lexicon.uses import Role, Use
from crawler.model import Credits
from crawler.reading.features.labels import SPACE, Mark
from crawler.reading.features.media import is_medium, source_of
from crawler.reading.features.people import SENT_FROM, leading_names

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
_CREDITED: dict[Role, Callable[[tuple[str, ...]], Credits]] = {
    Role.AUTHOR: lambda names: Credits(authors=names),
    Role.SUPPLIER: lambda names: Credits(authors=names),
    Role.PHOTOGRAPHER: lambda names: Credits(photographers=names),
    Role.BOTH: lambda names: Credits(authors=names, photographers=names),
    Role.CORRESPONDENT: lambda names: Credits(correspondents=names),
    Role.EDITOR: lambda names: Credits(editors=names),
    Role.DESK: lambda names: Credits(desk=names),
}


def read_value(mark: Mark, value: str) -> tuple[Credits, tuple[str, ...], int]:
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


def credit_signed(credit: Credits, role: Role, names: tuple[str, ...]) -> Credits:
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
