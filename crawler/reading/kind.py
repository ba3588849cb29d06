"""What kind of page it is: an article, pictures, a video; or a list, an error, a login.

Wordings are data, tried on little text only: an article may be about any of these, so the words
count in the title or when the page has hardly any other text.
"""

import re
from collections.abc import Sequence

from crawler.html.document import Document
from crawler.lexicon.patterns import any_of
from crawler.lexicon.tables.other_pages import NOTICES
from crawler.lexicon.uses import SOURCE
from crawler.model import Image, PageKind
from crawler.reasons import Reason
from crawler.text import fold

WORDINGS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(any_of(phrases), re.IGNORECASE)) for reason, phrases in NOTICES.items()
)
_LITTLE = 400
_MOST_OF_TITLE = 0.6
_PROSE_OF_A_NOTICE = 160
# A page that was signed, with a day and a source, is judged by its text alone (`reading.message`).
_SIGNED = re.compile(rf"(?:19|20)\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}.*{SOURCE}[:：][^\W\d]")
_TITLE_TAIL = re.compile(r"[_\-|—–].*$")


KINDS: dict[str, PageKind] = {
    Reason.LISTING: "listing",
    Reason.SOFT_404: "error",
    Reason.SOFT_ERROR: "error",
    Reason.CHALLENGE: "challenge",
    Reason.LOGIN_REQUIRED: "login",
    Reason.NOTICE: "error",
}
_FEWEST_LINKS = 15
_SHORTEST_HEADLINE = 8
_SHORT = 100
_PLAYERS = ("video", "embed", "object")


def other_kind(document: Document, prose: int) -> Reason | None:
    """Say what the page is when it is no article.

    `prose` is the number of characters that read like one.
    """
    head = fold(_TITLE_TAIL.sub("", document.head_title))
    text = _little_text(document) if prose < _PROSE_OF_A_NOTICE else None
    for reason, pattern in WORDINGS:
        said = pattern.search(head)
        if said and len(said[0]) >= _MOST_OF_TITLE * len(head) and prose < _LITTLE:
            return reason
        if text is not None and pattern.search(text):
            return reason
    return None


def _little_text(document: Document) -> str | None:
    """Return the text of the page outside its links.

    None when it is more than a notice has, or signed.
    """
    texts = [block.text for block in document.blocks if block.link_share < 0.5]
    text = "".join(map(fold, texts)) if sum(map(len, texts)) < _LITTLE else ""
    return None if not text or _SIGNED.search(text) else text


def without_text(document: Document) -> Reason:
    """Say why a page without text is refused: it is a list of links, or it has no body."""
    linked = sum(2 * b.link_chars > len(b.text) >= _SHORTEST_HEADLINE for b in document.blocks)
    return Reason.LISTING if linked >= _FEWEST_LINKS else Reason.NO_BODY


def kind_of(document: Document, lines: Sequence[str], pictures: Sequence[Image]) -> PageKind:
    """Say what kind of article it is: one to read, to look at, or to watch."""
    captions = {picture.caption for picture in pictures}
    size = sum(len(line) for line in lines if line not in captions)
    if size < _SHORT and next(document.root.iter(*_PLAYERS), None) is not None:
        return "video"
    return "pictures" if pictures and not size else "article"


def is_list(document: Document, size: int, *, dated: bool) -> bool:
    """Return whether a page is a list with a sentence or two: undated, links all around."""
    return size < _SHORT and not dated and without_text(document) is Reason.LISTING
