"""Do two readings tell of one article? Headlines and texts are compared; pure."""

from crawler.text import fold

_RUN = 6
"""How many characters in a row two texts share by chance only where both quote somebody."""
_SHARED = 0.1
"""The share of the shorter text's runs that a correction leaves.

One that changes every second sentence leaves a third.
"""
_NEARLY_ALL = 0.9
_SAME_HEADLINE = 0.5
"""A headline that was corrected keeps half of its pairs of characters."""


def is_other_article(title: str | None, body: str, stored_title: str | None, stored: str) -> bool:
    """Return whether what came shares neither headline nor text with what is stored.

    An unknown headline agrees with none.
    """
    if not fold(body) and not fold(stored) and None in (title, stored_title):
        return False  # pictures without a headline: nothing speaks against them
    return not headlines_agree(title, stored_title) and overlap(body, stored) < _SHARED


def is_same_article(title: str | None, body: str, other_title: str | None, other: str) -> bool:
    """Return whether two addresses show one article: one headline above nearly the same text."""
    if not fold(body) or not headlines_agree(title, other_title):
        return False
    return fold(body) == fold(other) or overlap(body, other) >= _NEARLY_ALL


def headlines_agree(title: str | None, other: str | None) -> bool:
    """Return whether two headlines are one, or one a correction of the other.

    >>> headlines_agree("渡口的早班船", "渡口的晚班船"), headlines_agree("渡口的早班船", "提示信息")
    (True, False)
    """
    mine, theirs = _runs(fold(title or ""), 2), _runs(fold(other or ""), 2)
    return 2 * len(mine & theirs) > _SAME_HEADLINE * (len(mine) + len(theirs))


def overlap(text: str, other: str) -> float:
    """Return which share of the shorter text's runs of characters the other has, 0 to 1."""
    mine, theirs = _runs(fold(text), _RUN), _runs(fold(other), _RUN)
    fewer = min(len(mine), len(theirs))
    return len(mine & theirs) / fewer if fewer else 0.0


def _runs(text: str, length: int) -> frozenset[str]:
    if len(text) <= length:
        return frozenset((text,) if text else ())
    return frozenset(text[n : n + length] for n in range(len(text) - length + 1))
