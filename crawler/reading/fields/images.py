"""The pictures of the article and the captions that stand below them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crawler.html.document import Box, Document, Element, Picture
from crawler.lexicon.patterns import any_of, either
from crawler.lexicon.tables.box_names import CAPTIONS, DECORATION
from crawler.lexicon.tables.captions import NUMBERED
from crawler.lexicon.uses import Use
from crawler.model import Image
from crawler.reading.body import Choice
from crawler.reading.features.boxes import is_centred
from crawler.reading.lines import Line
from crawler.reading.roles import LineRole
from crawler.text import tidy

# Where the address of a picture is kept while it is loaded late; before `src`, which is then a grey
# pixel.
_SOURCES = (
    "data-original",
    "data-src",
    "data-echo",
    "data-lazy-src",
    "data-url",
    "original",
    "_src",
    "src",
)
_DECORATION = re.compile(any_of(DECORATION), re.IGNORECASE)
_CREDIT = re.compile(
    rf"(?:{either(Use.CAPTION_END)}|Getty ?Images)[)）】\]。]?$"
    rf"|^[(（【\[◎●■◆◇※*]?\s*(?:{either(Use.CAPTION_BEGIN)}|{any_of(NUMBERED)}|▲|△|▼|▽|↑|↓)"
)
_CAPTION_NAMES = re.compile(any_of(CAPTIONS), re.IGNORECASE)
_PUNCTUATION = re.compile(r"[，。！？；：、,.!?;:…]")
_LONGEST_CAPTION = 160
_LONGEST_PLAIN_CAPTION = 50
_LONGEST_BARE_CAPTION = 30
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_SMALL = 60


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture of the story: its element's place, its address, and what its alt says."""

    picture: Picture
    url: str | None
    alternative: str | None


def plates(document: Document, choice: Choice, title: str | None) -> list[Plate]:
    """Find the pictures of the article, in the order of the page."""
    inside = (picture for picture in document.pictures if _is_inside(picture, choice.box))
    return [
        Plate(picture, document.link(source), alternative(picture.element, title))
        for picture in inside
        if (source := _source(picture.element))
    ]


def _is_inside(picture: Picture, box: Box) -> bool:
    if picture.block == box.last:
        return any(around.index == box.index for around in picture.box.chain())
    return box.first <= picture.block < box.last


def _source(element: Element) -> str | None:
    """Return the address of a picture of the story as it is written.

    None for icons, buttons and counters.
    """
    values = [element.get(name) or "" for name in _SOURCES]
    source = next((value for value in values if value and not value.startswith("data:")), None)
    return None if source is None or _DECORATION.search(source) or _is_small(element) else source


def _is_small(element: Element) -> bool:
    sizes = [re.match(r"\d{1,9}", element.get(name) or "") for name in ("width", "height")]
    return any(size is not None and int(size[0]) < _SMALL for size in sizes)


def captions(plates: Sequence[Plate], lines: Sequence[Line]) -> dict[int, Line]:
    """Map pictures to their captions: index in `plates` -> a line of the body.

    A caption follows its picture directly and looks like one: it is centred or named so, names the
    photographer, or is a short line that ends like none of the sentences around it.
    """
    by_index = {line.index: line for line in lines}  # a line that is taken goes out of it
    indents = sum(line.block.indented for line in lines) * 2 > len(lines)
    found: dict[int, Line] = {}
    for i, plate in enumerate(plates):
        line = by_index.get(plate.picture.block)
        if line is not None and (evidence := _caption_evidence(line, plate, indents)):
            line.decide(LineRole.CAPTION, evidence)
            found[i] = by_index.pop(line.index)
    return found


def _caption_evidence(line: Line, plate: Plate, page_indents: bool) -> str | None:
    """Say why a line behind a picture is its caption, None when it is not."""
    text = line.block.text
    if len(text) > _LONGEST_CAPTION:
        return None
    if _CREDIT.search(text):
        return "has the words of captions"
    if _named(line.box):
        return "named so by the template"
    if text == plate.alternative:
        return "the picture's alt"
    if len(text) > _LONGEST_PLAIN_CAPTION or line.box.tag in _HEADINGS:
        return None
    if page_indents:
        return None if line.block.indented else "not indented as paragraphs are"
    return _bare_evidence(line, plate)


def _bare_evidence(line: Line, plate: Plate) -> str | None:
    """Say why a line without words or names of captions is one, on a page without indents."""
    text = line.block.text
    if line.is_centred and is_centred(plate.picture.box):
        return "centred as the picture is"
    if line.block.bold or plate.picture.inline or len(text) > _LONGEST_BARE_CAPTION:
        return None
    return None if _PUNCTUATION.search(text.removesuffix("。")) else "short, and no sentence"


def _named(box: Box) -> bool:
    return box.tag == "figcaption" or bool(_CAPTION_NAMES.search(box.label))


def alternative(element: Element, title: str | None) -> str | None:
    """Return an image's alt as its caption, unless it only repeats the headline or a file name."""
    text = tidy(element.get("alt") or "")
    if len(text) < 4 or text == title or re.search(r"\.(?:jpe?g|png|gif)$", text, re.IGNORECASE):
        return None
    return text


def placed(
    plates: Sequence[Plate], captions: Mapping[int, Line], lines: Sequence[Line]
) -> tuple[Image, ...]:
    """Give each picture its caption and the paragraph it stands before."""
    starts = [line.index for line in lines]
    return tuple(
        Image(
            url=plate.url,
            caption=captions[i].text if i in captions else plate.alternative,
            position=bisect_left(starts, plate.picture.block),
        )
        for i, plate in enumerate(plates)
        if plate.url
    )
