"""What the name of a newspaper, site or office looks like, and how a printed 来源 is cut to it."""

import re

from crawler.lexicon.patterns import any_of, either, words
from crawler.lexicon.tables.outlets import BEHIND_MEDIA, COMPILED, OFFICES_BY_PATTERN
from crawler.lexicon.uses import Use
from crawler.text import tidy

# The value of 来源 ends at an edge, a date, a gap or a space; spaces beside a dash, between Latin
# words and inside 《》 are its own.
_VALUE = re.compile(
    r"(?:《[^《》]{1,30}》|\u001f*[（(]\u001f*[^（）()]{1,20}[)）]"
    rf"|\[{either(Use.EDITED)}\]|[^\s\u001e\u001f|【】\[\]<>（）()《]"
    r"|[ \u001f]+(?=[-—–]+ *[^\s\d\-])|(?<=[-—–])[ \u001f]+(?=\S)|(?<=[A-Za-z]) (?=[A-Za-z]))+"
)
_BRACKET = re.compile(r"[（(]([^（）()]+)[)）]$")
_WRAPPED = re.compile(r"《([^《》]+)》$")
_TRIM = " \t\u3000\u00a0\u001f-—|,，、;；:：·。/"
_UNKNOWN = frozenset(words(Use.UNKNOWN_SOURCE))
_TALK = re.compile(rf"^(?:{either(Use.NO_SOURCE)}|{either(Use.SIZE)}$)")
_LONGEST = 40

# Words that end the names of media and of offices; an unlabelled word beside a date is taken for a
# source only with one of them.
_MEDIUM = re.compile(
    rf"(?:{either(Use.MEDIUM)}|{any_of(OFFICES_BY_PATTERN)})(?:{any_of(BEHIND_MEDIA)})?$"
    rf"|{any_of(COMPILED)}"
)
_NO_MEDIUM = re.compile(
    rf"^{either(Use.NO_MEDIUM_BEGIN)}|{either(Use.NO_MEDIUM)}"
    rf"|[，。！？：；…]|{either(Use.NO_MEDIUM_END)}$"
    rf"|^{either(Use.NO_MEDIUM_ALONE)}$"
)
# What a part of a site calls itself; a medium may be called so as well.
SECTION = re.compile(rf"{either(Use.SECTION)}$")
PLACES = frozenset(words(Use.PLACE))
# A bracket that belongs to the name: 江边日报（海外版）.
_QUALIFIES = re.compile(rf"{either(Use.QUALIFIES_END)}$|{either(Use.QUALIFIES)}")


def source_of(value: str) -> tuple[str | None, str | None, int]:
    """Cut the value of a label 来源: the source, the name in brackets behind it, the end.

    >>> source_of("江边时报-江边网(北京) 有3人参与")
    ('江边时报-江边网', None, 11)
    """
    start = len(value) - len(value.lstrip(_TRIM))
    match = _VALUE.match(value, start)
    if match is None:
        return None, None, start
    text, beside = _unbracketed(tidy(match[0].replace("\u001f", "")).strip(_TRIM))
    if (
        not text
        or text.lower() in _UNKNOWN
        or text in PLACES
        or len(text) > _LONGEST
        or _TALK.match(text)
    ):
        return None, None, match.end()
    return text, beside, match.end()


def _unbracketed(text: str) -> tuple[str, str | None]:
    """Take 《》 off a name, or a place in brackets off its end; also return another name in them."""
    if whole := _WRAPPED.match(text):
        return whole[1], None
    bracket = _BRACKET.search(text)
    if bracket is None or bracket.start() == 0 or _QUALIFIES.search(bracket[1]):
        return text, None
    return text[: bracket.start()].strip(), None if bracket[1] in PLACES else bracket[1]


def is_medium(text: str) -> bool:
    """Return whether a word that no label announces is the name of a medium or an office.

    >>> [is_medium(t) for t in ("江边晚报", "江边县融媒体中心", "查看更多新闻", "渡口")]
    [True, True, False, False]
    """
    text = text.strip("《》 \u3000")
    return (
        2 <= len(text) <= 24
        and _MEDIUM.search(text) is not None
        and _NO_MEDIUM.search(text) is None
    )
