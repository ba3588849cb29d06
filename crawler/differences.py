"""Differences of two versions of a text, by the character: Chinese has no spaces between words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

Kind = Literal["same", "gone", "new"]
_KINDS: dict[int, Kind] = {0: "same", -1: "gone", 1: "new"}

_PATIENCE = 2.0
"""Seconds after which the remainder is one large difference; 20,000 characters take a tenth."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters that both versions have, only the old one, or only the new one."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Span]:
    """Compare two texts; runs that are alike by chance count as changed, as a person would say."""
    engine = diff_match_patch()
    engine.Diff_Timeout = _PATIENCE
    spans = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(spans)
    return [Span(_KINDS[kind], text) for kind, text in spans if text]


def by_paragraph(spans: list[Span]) -> list[list[Span]]:
    """Cut differences into the paragraphs of the new version; `¶` is a break that was deleted."""
    paragraphs: list[list[Span]] = [[]]
    for piece in _pieces(spans):
        if piece.text != "\n":
            paragraphs[-1].append(piece)
            continue
        if piece.kind == "gone":
            paragraphs[-1].append(Span("gone", "¶"))
        if piece.kind != "gone" or _all_gone(paragraphs[-1]):
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def _pieces(spans: list[Span]) -> Iterator[Span]:
    """Return the spans with each line break as a span of its own."""
    for span in spans:
        first, *others = span.text.split("\n")
        if first:
            yield Span(span.kind, first)
        for text in others:
            yield Span(span.kind, "\n")
            if text:
                yield Span(span.kind, text)


def _all_gone(paragraph: list[Span]) -> bool:
    return all(span.kind == "gone" for span in paragraph)
