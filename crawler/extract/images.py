"""The pictures of the article and the captions that stand below them."""

import re
from collections.abc import Mapping, Sequence

from crawler.extract.document import Block, Box, Document, Element, Picture
from crawler.text import tidy

# Where the address of a picture is kept while it is loaded late; before `src`, which is then a grey pixel.
_SOURCES = ("data-original", "data-src", "data-echo", "data-lazy-src", "data-url", "original", "_src", "src")
_DECORATION = re.compile(
    r"(?:icon|logo|blank|spacer|loading|pixel|arrow|button|btn|qrcode|ewm|weixin|share|avatar|dot)[\w\-]*\.(?:gif|png|jpe?g|svg|webp)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:摄|供图|图片?|资料图|摄影报道|/文|图表|制图|视频截图|截图)[)）】\]。]?$|^(?:图为|图[一二三四五六七八九十\d]+|▲|△|↑|上图|下图|资料图|资料图片)"
)
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CAPTION_NAMES = re.compile(r"caption|tushuo|pictext|img[_-]?(?:desc|title|text)|picdesc|figcaption", re.IGNORECASE)
_LONGEST_CAPTION = 160
_SMALL = 60


def is_picture(document: Document, picture: Picture) -> str | None:
    """Give the address of a picture of the story; None for icons, buttons and counters."""
    element = picture.element
    source = next((value for name in _SOURCES if (value := element.get(name)) and not value.startswith("data:")), None)
    url = document.link(source)
    if url is None or _DECORATION.search(url) or _is_small(element):
        return None
    return url


def _is_small(element: Element) -> bool:
    sizes = [re.match(r"\d+", element.get(name) or "") for name in ("width", "height")]
    return any(size is not None and int(size[0]) < _SMALL for size in sizes)


def captions(pictures: Sequence[Picture], blocks: Sequence[Block]) -> dict[int, int]:
    """Map pictures to their captions: index in `pictures` -> index of the block, among the body's blocks.

    A caption follows its picture directly and looks like one: it is centred or named so, or names the photographer, or is a
    short line beside indented paragraphs.
    """
    by_index = {block.index: block for block in blocks}
    indents = sum(block.indented for block in blocks) * 2 > len(blocks)
    found: dict[int, int] = {}
    for i, picture in enumerate(pictures):
        block = by_index.get(picture.block)
        if block is not None and block.index not in found.values() and _is_caption(block, picture, indents):
            found[i] = block.index
    return found


def _is_caption(block: Block, picture: Picture, page_indents: bool) -> bool:
    if len(block.text) > _LONGEST_CAPTION:
        return False
    if _CREDIT.search(block.text) or _named(block.box):
        return True
    if block.indented and page_indents:
        return False
    centred = _is_centred(block.box) and _is_centred(picture.box)
    return (centred or page_indents) and len(block.text) <= 60


def _named(box: Box) -> bool:
    return box.tag == "figcaption" or bool(_CAPTION_NAMES.search(box.label))


def _is_centred(box: Box) -> bool:
    for level, around in enumerate(box.chain()):
        if (
            around.tag == "center"
            or (around.element.get("align") or "").lower() == "center"
            or _CENTERED.search(around.element.get("style") or "")
        ):
            return True
        if level == 1:
            return False
    return False


def alternative(element: Element, title: str | None) -> str | None:
    """Give an image's alt as its caption, unless it only repeats the headline or a file name."""
    text = tidy(element.get("alt") or "")
    if len(text) < 4 or text == title or re.search(r"\.(?:jpe?g|png|gif)$", text, re.IGNORECASE):
        return None
    return text


def place(indices: Mapping[int, int], first_index: int) -> int:
    """Turn the index of a block into that of the paragraph it is before: `indices` maps kept blocks to paragraphs."""
    return next((indices[i] for i in sorted(indices) if i >= first_index), len(indices))
