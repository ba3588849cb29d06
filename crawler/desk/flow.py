"""An article in reading order: paragraphs, pictures, page breaks and gaps. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.archive.record import StoredPage
from crawler.model import PlacedImage


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """The next piece of the column; `number` is that of the paragraph or of the page."""

    kind: Literal["paragraph", "break", "missing", "image"]
    number: int = 0
    text: str = ""
    joined: bool = False
    image: PlacedImage | None = None


def flow(
    paragraphs: Sequence[str],
    pages: Sequence[StoredPage],
    images: Sequence[PlacedImage],
    missing: Iterable[int],
) -> list[FlowPiece]:
    """Put the parts of a version in reading order; a gap stands where its page would have begun."""
    end = len(paragraphs)
    marks: dict[int, list[FlowPiece]] = {}
    for place, piece in (*_breaks(pages, missing, end), *_figures(images, end)):
        marks.setdefault(place, []).append(piece)
    pieces: list[FlowPiece] = []
    for index, text in enumerate(paragraphs):
        pieces += [*marks.get(index, ()), FlowPiece("paragraph", index + 1, text)]
    return pieces + marks.get(end, [])


def _breaks(
    pages: Sequence[StoredPage], missing: Iterable[int], end: int
) -> Iterator[tuple[int, FlowPiece]]:
    """Return the beginnings of pages, and of missing ones, with their places in the text."""
    begins = {page.page: page.first_paragraph for page in pages if page.first_paragraph is not None}
    ends = {page.page: page.last_paragraph for page in pages}
    for number in sorted({*begins, *missing}):
        if number not in begins:
            later = [place for other, place in begins.items() if other > number]
            yield min(later, default=end), FlowPiece("missing", number)
        elif number > 1:
            # The page before ends in the paragraph in which this one begins.
            joined = number - 1 in begins and begins[number] == ends[number - 1]
            yield begins[number], FlowPiece("break", number, joined=joined)


def _figures(images: Sequence[PlacedImage], end: int) -> Iterator[tuple[int, FlowPiece]]:
    for image in images:
        yield min(image.position, end), FlowPiece("image", image.page, image=image)
