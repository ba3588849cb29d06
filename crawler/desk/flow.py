"""An article as a reader meets it: paragraphs, with the pictures, page breaks and gaps in their places. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.archive.record import StoredPage
from crawler.model import PlacedImage


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """What stands next in the column; `number` is the paragraph's or the page's."""

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
    """Put the parts of a version in reading order; a gap is told where the missing page would have begun."""
    marks: dict[int, list[FlowPiece]] = {}
    for place, piece in (
        *_breaks(pages, missing, len(paragraphs)),
        *_figures(images, len(paragraphs)),
    ):
        marks.setdefault(place, []).append(piece)
    pieces: list[FlowPiece] = []
    for index, text in enumerate(paragraphs):
        pieces += [*marks.get(index, ()), FlowPiece("paragraph", index + 1, text)]
    return pieces + marks.get(len(paragraphs), [])


def _breaks(
    pages: Sequence[StoredPage], missing: Iterable[int], end: int
) -> Iterator[tuple[int, FlowPiece]]:
    begins = {page.page: page.first_paragraph for page in pages if page.first_paragraph is not None}
    ends = {page.last_paragraph for page in pages}
    lost = sorted(missing)
    for number in sorted({*begins, *lost}):
        if number in begins and number > 1:
            joined = (
                number - 1 in begins
                and begins[number] in ends
                and begins[number] == _last(pages, number - 1)
            )
            yield begins[number], FlowPiece("break", number, joined=joined)
        elif number not in begins:
            yield (
                min((begins[n] for n in begins if n > number), default=end),
                FlowPiece("missing", number),
            )


def _last(pages: Sequence[StoredPage], number: int) -> int | None:
    return next((page.last_paragraph for page in pages if page.page == number), None)


def _figures(images: Sequence[PlacedImage], end: int) -> Iterator[tuple[int, FlowPiece]]:
    for image in images:
        yield min(image.position, end), FlowPiece("image", image.page, image=image)
