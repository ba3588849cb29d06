"""Which box of the page holds the article: a choice by score that explains itself.

Every block of text has a value (characters that read like prose) and a noise (characters of links, menus, comments). A box
that held all value and no noise would be the article; so each box is scored by the harmonic mean of the share of the page's
value it holds and the purity of what it holds, raised by names that publishing systems use.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from crawler.cms.signatures import BODY_NAMES, NOISE_WORDS
from crawler.extract.document import Block, Box, Document

_PUNCTUATION = re.compile(r"[，。！？；：、,.!?;]")
_SENTENCE = re.compile(r"[。！？!?]|[，；,;].*[，；,;]")
_WORDS = re.compile(r"[^A-Za-z0-9_\-]+")
_PARTS = re.compile(r"[_\-]+|(?<=[a-z])(?=[A-Z])")
_NOISE_TAGS = frozenset({"nav", "footer", "aside"})
_NO_CONTAINERS = frozenset("p h1 h2 h3 h4 h5 h6 li dt tr tbody thead tfoot table ul ol dl blockquote pre html".split())


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen box and the evidence for it."""

    box: Box
    evidence: str


def choose_body(document: Document, declared: str | None = None) -> Choice | None:
    """Choose the box of the article; `declared` is the site's own CSS query, which wins when it selects text."""
    if declared is not None and (box := _declared(document, declared)):
        return Choice(box, f"declared {declared}")
    value, noise = _sums(document)
    total = value[-1]
    if total <= 0:
        return None
    scored = [(_score(box, value, noise), box) for box in _candidates(document)]
    score, box = max(scored, key=lambda pair: (pair[0], pair[1].depth), default=(0.0, None))
    if box is None or score <= 0:
        return None
    held = value[box.last] - value[box.first]
    return Choice(box, f"{box.path} holds {held / total:.0%} of the prose, score {score:.2f}")


def _declared(document: Document, query: str) -> Box | None:
    for selected in document.selector.css(query):
        box = document.box_of(selected.root)
        if box is not None and box.last > box.first:
            return box
    return None


def _candidates(document: Document) -> Iterable[Box]:
    boxes = [box for box in document.boxes if box.last > box.first and not box.hidden]
    return [box for box in boxes if box.tag not in _NO_CONTAINERS] or boxes


def _sums(document: Document) -> tuple[list[float], list[float]]:
    """Give prefix sums of value and noise over the blocks, each one longer than the list of blocks."""
    noisy = _noise_boxes(document.boxes)
    pairs = [_weigh(block, block.box in noisy) for block in document.blocks]
    value = list(accumulate((v for v, _ in pairs), initial=0.0))
    return value, list(accumulate((n for _, n in pairs), initial=0.0))


def _weigh(block: Block, noisy: bool) -> tuple[float, float]:
    size = len(block.text)
    prose = max(0, size - block.link_chars)
    if block.box.hidden:
        return 0.0, 0.0
    if noisy or block.link_share > 0.5:
        return 0.0, float(size)
    if _SENTENCE.search(block.text) or size >= 40:
        return float(prose), float(block.link_chars)
    if _PUNCTUATION.search(block.text):
        return 0.5 * prose, float(block.link_chars)
    return 0.2 * prose, 0.2 * size


def _noise_boxes(boxes: Iterable[Box]) -> set[Box]:
    """Find the boxes that are named as something else than an article, and all inside them but the body of a known system."""
    noisy: set[Box] = set()
    for box in boxes:
        named = _named_noise(box.tag, box.label)
        if (named or box.parent in noisy) and name_weight(box.tag, box.label) < 0.9:
            noisy.add(box)
    return noisy


@lru_cache(maxsize=4096)
def _named_noise(tag: str, label: str) -> bool:
    if tag in _NOISE_TAGS:
        return True
    if not label or tag in {"body", "html", "form"}:
        return False
    return any(
        word.lower() in NOISE_WORDS for name in _WORDS.split(label) for word in (name, *_PARTS.split(name)) if word
    )


@lru_cache(maxsize=4096)
def name_weight(tag: str, label: str) -> float:
    """Give the weight of a box's names as evidence for an article's body, 0 to 1."""
    names = [tag, *(name.lower() for name in _WORDS.split(label))]
    return max(BODY_NAMES.get(name, 0.0) for name in names)


def _score(box: Box, value: list[float], noise: list[float]) -> float:
    held = value[box.last] - value[box.first]
    if held <= 0:
        return 0.0
    recall = held / value[-1]
    purity = held / (held + noise[box.last] - noise[box.first])
    return 2 * recall * purity / (recall + purity) * (1 + 0.5 * name_weight(box.tag, box.label))
