"""Whether decoded bytes read as Chinese: in a wrong encoding they are rare characters.

Of the characters of any Chinese page a fifth or more are among the commonest hundred and some; of a
page in the wrong encoding hardly one in twenty is (measured on pages of 200 sites, simplified and
traditional, decoded rightly and in eight wrong ways).
"""

from collections import Counter

from crawler.lexicon.tables.common_characters import COMMON

_COMMON = frozenset(COMMON.characters)
_HAN = (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\ue000", "\uf8ff"))
"""Chinese characters, and the private ones that tables of encodings fill their gaps with."""
_FEWEST = 40
_LEAST_COMMON = 0.1


def is_nonsense(text: str) -> bool:
    """Return whether a Chinese text has hardly any of the characters all Chinese has.

    Few characters prove nothing.
    """
    counts = Counter(text)
    han = sum(count for char, count in counts.items() if _is_han(char))
    common = sum(count for char, count in counts.items() if char in _COMMON)
    return han >= _FEWEST and common < _LEAST_COMMON * han


def _is_han(char: str) -> bool:
    return any(first <= char <= last for first, last in _HAN)
