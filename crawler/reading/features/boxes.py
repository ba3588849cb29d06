"""What the names and the style of a box say about the lines in it."""

import re
from functools import lru_cache

from crawler.html.document import Box
from crawler.lexicon.patterns import any_of
from crawler.lexicon.tables.box_names import BODY_NAMES, CENTRED, NOISE_TAGS, NOISE_WORDS

_NAMES = re.compile(r"[^A-Za-z0-9_\-]+")
_WORDS = re.compile(r"[_\-]+|(?<=[a-z])(?=[A-Z])")
_DIGITS = "0123456789"
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CENTER_NAMES = re.compile(any_of(CENTRED), re.IGNORECASE)


def is_centred(box: Box) -> bool:
    """Return whether the text of a box is centred, by itself or by the box around it."""
    for level, around in enumerate(box.chain()):
        if (
            around.tag in {"center", "figure"}
            or (around.element.get("align") or "").lower() == "center"
            or _CENTERED.search(around.element.get("style") or "")
            or (around.label and _CENTER_NAMES.search(around.label))
        ):
            return True
        if level == 1:
            return False
    return False


@lru_cache(maxsize=4096)
def named_noise(tag: str, label: str) -> bool:
    """Return whether an element's name is no article's: `div.share-bar`, `footer`."""
    if tag in NOISE_TAGS:
        return True
    if not label or tag in {"body", "html", "form"}:
        return False
    return any(
        word.lower().rstrip(_DIGITS) in NOISE_WORDS
        for name in _NAMES.split(label)
        for word in (name, *_WORDS.split(name))
        if word
    )


@lru_cache(maxsize=4096)
def name_weight(tag: str, label: str) -> float:
    """Return the weight of an element's names as evidence for an article's body, 0 to 1."""
    names = [tag, *(name.lower() for name in _NAMES.split(label))]
    return max(BODY_NAMES.get(name, 0.0) for name in names)
