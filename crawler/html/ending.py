"""How the HTML of a page ends: whole, or in the middle of something. Pure."""

import re

from crawler.model import Ending
from crawler.text import ends_sentence, fold

_CLOSED = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_OPENED_TAG = re.compile(r"<[a-z/!][^<>]*$", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|textarea)\b(?:(?!</\1).)*$", re.IGNORECASE | re.DOTALL)
_REACH = 20_000
_SHORTEST_TEXT = 2
_SHORTEST_CUT = 8
_DEBRIS = "\ufffd \t\r\n\x00"


def ending(text: str) -> Ending:
    """Say how decoded HTML ends.

    >>> ending("<p>船到了。</p></body></html>"), ending("<p>船到了，岸上"), ending("<p>船到了。</p><di")
    ('whole', 'open', 'cut')
    """
    if _CLOSED.search(text, max(0, len(text) - _REACH)) or _CLOSED.search(text):
        return "whole"
    tail = text.rstrip(_DEBRIS)[-_REACH:]
    is_comment = tail.rfind("<!--") > tail.rfind("-->")
    if is_comment or _OPENED_TAG.search(tail) or _UNSEEN.search(tail):
        return "cut"
    return "open" if len(_last_text(tail)) >= _SHORTEST_TEXT else "whole"


def stops_short(text: str, paragraph: str) -> bool:
    """Return whether HTML ends in this paragraph, before its sentence does.

    A signature is no cut paragraph, it is short.
    """
    last = fold(_last_text(text.rstrip(_DEBRIS)))
    return (
        len(last) >= _SHORTEST_CUT
        and fold(paragraph).endswith(last)
        and not ends_sentence(paragraph)
    )


def _last_text(text: str) -> str:
    return text[text.rfind(">") + 1 :].strip()
