"""The labels of a line: which words announce a source, an author, an editor, or nothing."""

import re
from dataclasses import dataclass

from crawler.lexicon.patterns import either, roles, words
from crawler.lexicon.tables.authors import BEFORE_SLASH
from crawler.lexicon.uses import Role, Use
from crawler.reading.features.media import is_medium
from crawler.reading.features.people import SENT_FROM, is_name, leading_names, only_names
from crawler.text import EDGE

_ROLE_OF = roles()
_BARE, _SHORT, _DATED, _SENT = (
    frozenset(words(use)) for use in (Use.BARE, Use.SHORT, Use.DATED, Use.SENT)
)


def _spaced(label: str) -> str:
    """Let a label of two characters be set wide: 来　源, 作 者."""
    return rf"{label[0]}[ \u3000\u00a0]{{0,6}}{label[1]}" if len(label) == 2 else re.escape(label)


_ANY = "|".join(_spaced(label) for label in sorted(_ROLE_OF, key=len, reverse=True))
_COLON = (
    r"[ \t\u3000\u00a0\u001f]*[:|][ \t\u3000\u00a0\u001f]*"
    rf"|(?<=[{BEFORE_SLASH.characters}])/(?=[\u4e00-\u9fffA-Z])"
    r"|[ \u3000]+/[ \u3000]+(?=[\u4e00-\u9fffA-Z])"
)
_LABEL = re.compile(rf"(?P<label>{_ANY})(?P<colon>{_COLON})?")
# A line that ends in a label and waits for its value: the next block may hold it.
WAITS = re.compile(rf"(?:{_ANY})[ \t\u3000\u00a0\u001f]*[:：|]\s*$|^\s*(?:{_ANY})\s*$")

DATE = "\u001e"
"""Is written over a date."""
SPACE = f" \t\u3000\u00a0{DATE}{EDGE}"
EMPTY = f"{SPACE},，、;；。.|/()（）[]【】<>·•-—_+:□■●◎◇◆▲△★☆※"
_REPORTER = re.compile(rf"[\u4e00-\u9fff]{{0,8}}{either(Use.REPORTER)}[\s\u001f]")
_WORDS = re.compile(r"[\s,，、/|:;；。()（）\[\]【】]+")
_SENDER = re.compile(r"[\u4e00-\u9fffA-Za-z·•《》]{1,16}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A label that was found in a line, with the name of who sends its bearer as part of it."""

    label: str
    role: Role
    start: int
    end: int
    colon: bool
    sender: str

    @property
    def signs(self) -> bool:
        """Return whether it may stand behind the names it is about: 张三/文 李四/图."""
        return not self.colon and (
            self.label in _SHORT or self.role in {Role.BOTH, Role.PHOTOGRAPHER}
        )


def marks(line: str) -> list[Mark]:
    """Find the labels of a line, whose dates are written over with `DATE`."""
    found: list[Mark] = []
    for match in _LABEL.finditer(line):
        after = found[-1].end if found else 0
        mark = _mark(line, match, after)
        if _counts(mark, line, after):
            found.append(mark)
    return found


def _mark(line: str, match: re.Match[str], after: int) -> Mark:
    label = "".join(match["label"].split())
    colon = match["colon"] is not None
    before = line[max(after, match.start() - 24) : match.start()]
    sender = _sender(before, colon=colon) if label in _SENT else ""
    return Mark(label, _ROLE_OF[label], match.start() - len(sender), match.end(), colon, sender)


def _sender(before: str, *, colon: bool) -> str:
    """Return who sends the bearer of a label, as the word before it: 江边晚报 of 江边晚报记者."""
    sender = _WORDS.split(before)[-1]
    if _SENDER.match(sender) is None:
        return ""
    sends = is_medium(sender) if colon else "·" in sender or not only_names(sender)
    return sender if sends else ""


def _counts(mark: Mark, line: str, previous: int) -> bool:
    """Return whether a word is a label: with a colon always, else by its neighbours."""
    is_free = mark.start == 0 or line[mark.start - 1] in EMPTY
    if mark.colon:
        return is_free or mark.label not in _SHORT
    if mark.role is Role.SOURCE:
        return is_free and _has_source(mark, line)
    if mark.signs and _stands_behind_name(mark, line, previous, is_free=is_free):
        return True
    return _credits_bare(mark, line[mark.end :], is_free=is_free)


def _has_source(mark: Mark, line: str) -> bool:
    """Return whether what follows a label without a colon can be a source."""
    follows_edge = line[mark.end : mark.end + 1] in {EDGE, "\t"}
    return follows_edge or (mark.label in _DATED and DATE in line)


def _stands_behind_name(mark: Mark, line: str, previous: int, *, is_free: bool) -> bool:
    if mark.label in _SHORT and not (is_free and line[mark.end : mark.end + 1] in EMPTY):
        return False
    before = line[max(previous, mark.start - 12) : mark.start].rstrip(EMPTY)
    return is_name(_WORDS.split(before)[-1])


def _credits_bare(mark: Mark, after: str, *, is_free: bool) -> bool:
    """Return whether a label without a colon is followed by what it is about."""
    if mark.label in _SHORT:
        return is_free and after[:1] in SPACE and begins_with_name(after)
    if mark.label in _BARE:
        return begins_with_name(after)
    return is_free and mark.role is Role.NOTHING and after[:1] in EMPTY


def begins_with_name(text: str) -> bool:
    """Return whether a text begins with a name, or with words that stand for one.

    罗科 is a name only because of what follows: 罗科发自江边.
    """
    text = text.lstrip(SPACE)
    if leading_names(text, credited=True)[0]:
        return True
    return SENT_FROM.match(text) is not None or _REPORTER.match(text) is not None
