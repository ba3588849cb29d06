"""The subtitle (副题): a line of dashes below the headline, or one that the template names so."""

import re

from crawler.extract.byline import informs
from crawler.extract.document import Block, Document
from crawler.extract.meta import Claims, Kind
from crawler.extract.title import Title
from crawler.text import fold

_DASHED = re.compile(r"^\s*(?:[—─–]|--)")
_NAMED = re.compile(r"sub_?-?title|(?:^|[\s_-])(?:futi|fubiaoti|fu_?bt|fbt)(?:$|[\s_-])|副题|副标题", re.IGNORECASE)
# Founder's classic e-paper sets the headline in the one class and the lines above and below it in the other.
_HEADLINE_CLASS, _BESIDE_CLASS = "font01", "font02"
_REACH = 6
_LONGEST = 80


def find_subtitle(document: Document, title: Title | None, text_first: int, claims: Claims) -> str | None:
    """Find the subtitle between the headline and the text, or the one a publishing system states."""
    if title is None or title.block is None:
        return None
    start = title.block.index + 1
    following = document.blocks[start : min(start + _REACH, max(start, text_first))]
    shown = (
        block.text for block in following if _is_subtitle(block, title.block) and fold(block.text) != fold(title.text)
    )
    claimed = (claim.value for claim in claims.of(Kind.SUBTITLE, firm=True))
    return next(shown, None) or next(claimed, None)


def _is_subtitle(block: Block, headline: Block) -> bool:
    if not 2 < len(block.text) <= _LONGEST or block.box.hidden or block.link_share > 0.5:
        return False
    if _DASHED.match(block.text):
        return True
    label = block.box.label
    beside = _BESIDE_CLASS in label.split() and _HEADLINE_CLASS in headline.box.label.split()
    return (beside or _NAMED.search(label) is not None) and not informs(block.line)
