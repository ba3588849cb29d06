"""Whether a page break went through a paragraph: rules tried in order, each with the evidence it decides on. Pure.

Left is the last paragraph of a page, right the first of the next. A rule says yes, no, or nothing; what no rule decides stays
open, because two paragraphs that are one are easier to see than one that was two.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.text import ends_sentence

_SUBHEAD = 32
_GOES_ON = ("，", "、", ",", "（", "“", "《")
_CONTINUES = "，。、；：！？”’）》…,;)"
_DASHES = ("——", "—")
_FEWEST_TRIMMED = 3
_SHORTEST = 10
_STOP = "。"  # no sub-head ends so


@dataclass(frozen=True, slots=True)
class Seam:
    """Two paragraphs at a page break; whether each page opens with an indent, None where the page indents nothing."""

    left: str
    right: str
    before_indented: bool | None
    after_indented: bool | None
    is_trimmed: bool = False
    """Whether no further page opens with an indent: a template that cuts blanks off tells nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a seam is closed, and by which evidence."""

    closed: bool
    evidence: str


def judge_seam(seam: Seam) -> Verdict:
    """Decide on a seam by the first rule that says anything."""
    found = ((closed, name) for name, rule in _RULES if (closed := rule(seam)) is not None)
    closed, evidence = next(found, (False, "nothing tells"))
    return Verdict(closed, evidence)


def trimmed(opens: Sequence[bool | None]) -> bool:
    """Return whether the further pages all open without an indent, so that this tells nothing of any of them."""
    return len(opens) >= _FEWEST_TRIMMED and all(indented is False for indented in opens)


def _open_quotation(seam: Seam) -> bool | None:
    """Close on a quotation that is open on the left and ends on the right, before another begins."""
    if seam.left.count("“") <= seam.left.count("”"):
        return None
    closing, opening = seam.right.find("”"), seam.right.find("“")
    return True if closing >= 0 and (opening < 0 or closing < opening) else None


def _missing_indent(seam: Seam) -> bool | None:
    """Close on a whole sentence, when prose without the indent that the other paragraphs have follows it."""
    if seam.after_indented is not False or seam.is_trimmed or not ends_sentence(seam.left):
        return None
    is_prose = len(seam.left) >= _SHORTEST and _STOP in seam.left[-2:] and _STOP in seam.right
    return True if is_prose else None


def _whole(seam: Seam) -> bool | None:
    return False if ends_sentence(seam.left) or seam.left.endswith(_DASHES) else None


def _begins_inside(seam: Seam) -> bool | None:
    return True if seam.right[0] in _CONTINUES else None


def _ends_inside(seam: Seam) -> bool | None:
    return True if seam.left.endswith(_GOES_ON) else None


def _indent(seam: Seam) -> bool | None:
    if seam.after_indented is not None:
        return not seam.after_indented
    return True if seam.before_indented is not None else None


def _long_line(seam: Seam) -> bool | None:
    return len(seam.left) > _SUBHEAD


_RULES: tuple[tuple[str, Callable[[Seam], bool | None]], ...] = (
    ("a quotation that is open", _open_quotation),
    ("no indent where others have one", _missing_indent),
    ("the sentence is whole", _whole),
    ("what follows begins inside a sentence", _begins_inside),
    ("the line ends inside a sentence", _ends_inside),
    ("the indent of what follows", _indent),
    ("the length of the line", _long_line),
)
