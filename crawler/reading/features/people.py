"""Names of people in bylines: how a line of names is told from a line of words."""

import re

from crawler.lexicon.patterns import either, words
from crawler.lexicon.tables.surnames import AND, FUNCTIONAL, INSIDE, OUTLETS, SINGLE, WORDLIKE
from crawler.lexicon.uses import Use

_HAN = r"\u4e00-\u9fff\u3400-\u4dbf"
_GIVEN = f"(?![{FUNCTIONAL.characters}])[{_HAN}]"
# What ends a name: white space, marks, brackets, the edge of an element, or a word that says what
# its bearer did.
_MARKS = r"\s_\u001e\u001f、,，;；/|&·.。…—–\-:：()（）【】\[\]<>〓+"
_DID = either(Use.ENDS_NAME)
_LATIN_END = rf"(?=$|[{_MARKS}])"
_END = rf"(?=$|[{_MARKS}\d]|{_DID}|[{AND.characters}](?=[{_HAN}]{{2}}))"
# Two-character names are padded to the width of three: 刘　婷. Names of other peoples of China carry a
# dot: 阿依古丽·买买提.
_DOTTED = rf"[{_HAN}]{{1,5}}(?:[·•・․][{_HAN}]{{1,5}})+{_END}"
_DOTTED_AT_LENGTH = _DOTTED.replace("1,5", "1,9")
_TIBETAN = either(Use.TIBETAN)
_COMPOUND = either(Use.COMPOUND_SURNAME)


def _chinese(single: str) -> str:
    surname = f"(?:{_COMPOUND}|[{single}])"
    padded = rf"[{single}][\u3000\u00a0 ]{{1,4}}{_GIVEN}(?![{_HAN}])"
    return rf"{surname}{_GIVEN}(?={_DID})|{surname}{_GIVEN}{{1,2}}{_END}|{padded}"


_TWO_SURNAMES = rf"[{SINGLE.characters}]{{2}}{_GIVEN}{{2}}{_END}"
# 张和平 is one person: nobody is called by one character, so 和 behind it joins no two names.
_WITH_AND = rf"[{INSIDE.characters}][{_HAN}]{_END}"
_JOINED = rf"(?:{_COMPOUND}|[{SINGLE.characters}]){_WITH_AND}"
_LATIN = rf"[A-Z][A-Za-z.'\-]+(?: [A-Z][A-Za-z.'\-]*){{0,3}}{_LATIN_END}"

_NAME = re.compile(
    rf"{_DOTTED}|{_TIBETAN}{{2}}{_END}|{_COMPOUND}{_WITH_AND}"
    rf"|{_chinese(SINGLE.characters)}|{_JOINED}"
)
_ALONE = re.compile(rf"{_JOINED}$")
_CREDITED_NAME = re.compile(
    rf"{_DOTTED_AT_LENGTH}|{_TIBETAN}{{1,2}}{_END}"
    rf"|{_COMPOUND}{_WITH_AND}|{_chinese(SINGLE.characters + WORDLIKE.characters)}"
    rf"|{_JOINED}|{_TWO_SURNAMES}|{_LATIN}"
)
_BETWEEN = re.compile(
    rf"[\s\u001f、,，;；/|&]*(?:[{AND.characters}](?=[\u4e00-\u9fff]{{2}}))?[\s\u001f]*"
)
_PADDING = re.compile(r"[\u3000\u00a0]+|(?<=[\u4e00-\u9fff]) +")
# Behind a list of names, with no space, it follows a place: 刘婷 何旭 江边报道.
_AT_WORK = re.compile(either(Use.AT_WORK))
SENT_FROM = re.compile(rf"[{_HAN}]{{2,4}}(?={either(Use.SENT_FROM)})")
_STYLES = frozenset(words(Use.STYLE))
_NOT_NAMES = frozenset(words(Use.NO_NAME))


def is_name(text: str) -> bool:
    """Return whether a text is one person's name.

    >>> [is_name(t) for t in ("刘　婷", "阿依古丽·买买提", "欧阳文山", "新闻频道", "来源", "刘老师")]
    [True, True, True, False, False, False]
    """
    text = text.strip()
    names, end = leading_names(text, credited=True)
    return len(names) == 1 and end == len(text)


def leading_names(text: str, *, credited: bool = False) -> tuple[tuple[str, ...], int]:
    """Read the names a text begins with, padding taken out, and say where the last of them ends.

    `credited`: a label says that names follow, so Latin ones and double surnames count as well.

    >>> leading_names("刘　婷 欧阳文山、王二 摄影报道")
    (('刘婷', '欧阳文山', '王二'), 11)
    """
    pattern = _CREDITED_NAME if credited else _NAME
    names: list[str] = []
    end = position = 0
    while (match := pattern.match(text, position)) is not None and (
        name := _PADDING.sub("", match[0])
    ) not in _NOT_NAMES:
        if (
            name[1:] in _STYLES
            or name[-1] in OUTLETS.characters
            or (names and _AT_WORK.match(text, match.end()))
        ):
            break
        names.append(name)
        end = match.end()
        gap = _BETWEEN.match(text, end)
        if gap is None or gap.end() == end:
            break
        position = gap.end()
    return tuple(dict.fromkeys(names)), end


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names; what is no name ends the list.

    >>> split_names("刘　婷 欧阳文山、王二")
    ('刘婷', '欧阳文山', '王二')
    """
    return leading_names(text.strip(), credited=True)[0]


def only_names(text: str, *, labelled: bool = False) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else, else nothing.

    江与海 heads a chapter, and is a name where the line is `labelled` as one of names.
    """
    text = text.strip()
    if not labelled and _ALONE.match(text):
        return ()
    names, end = leading_names(text)
    return names if end == len(text) else ()
