"""Is it the site's message in place of an article? Decided on what was read; pure.

An article may be about a firewall or a domain for sale. It reports: it has a date, names who wrote
it, says more than two sentences, and quotes what a screen showed. A message speaks to the visitor
about the page, in few words.
"""

import re

from crawler.lexicon.messages import HEADLINES, MESSAGES, OF_THE_WEB, TO_THE_VISITOR
from crawler.model import Page, Refusal
from crawler.reasons import Reason
from crawler.text import fold, has_han

_LONGEST = 300
_SHORT = 160
_MOST_SENTENCES = 0.5
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’|《[^》]*》")
_ENDS = re.compile(r"[。！？!?;；\n]+|\.(?=[A-Z]|$)")
_LINE = 60
_SCRAP = 24
_LEAST_HAN = 0.3


def message(page: Page) -> Refusal | None:
    """Return the refusal of a page that is the site's message, None for an article."""
    text = _QUOTED.sub("", "\n".join(map(fold, page.paragraphs)))
    if not text or len(text) > _LONGEST or page.images or page.kind != "article":
        return None
    speaks = TO_THE_VISITOR.search(text) is not None
    headed = HEADLINES.fullmatch(fold(page.title or "")) is not None
    refusal = _matched(text)
    if _is_foreign(text):
        return refusal or Refusal(Reason.NOTICE, text[:_SHORT])
    if refusal is not None and len(text) <= _SHORT and (speaks or headed):
        return refusal
    if _is_signed(page):
        return None
    is_message = headed or len(text) <= _SCRAP
    if speaks and not is_message:
        is_message = refusal is not None or _is_small_talk(text)
    return (refusal or Refusal(Reason.NOTICE, text[:_SHORT])) if is_message else None


def _is_signed(page: Page) -> bool:
    return page.published_at is not None or page.source is not None or bool(page.authors)


def _is_foreign(text: str) -> bool:
    """Return whether a text is hardly Chinese, as servers speak in the middle of a Chinese site."""
    return sum(map(has_han, text)) < _LEAST_HAN * len(text)


def _is_small_talk(text: str) -> bool:
    """Return whether a short text speaks of the machinery of the site.

    Of one in a line, a word of it is enough.
    """
    words = {word.lower() for word in OF_THE_WEB.findall(text)}
    return len(text) <= _SHORT and len(words) >= (1 if len(text) <= _LINE else 2)


def _matched(text: str) -> Refusal | None:
    """Return the refusal for the first sentence of a message, if most sentences are of one."""
    sentences = [sentence for sentence in _ENDS.split(text) if sentence]
    found = [refusal for sentence in sentences if (refusal := _of_message(sentence)) is not None]
    return found[0] if found and len(found) > _MOST_SENTENCES * (len(sentences) - 1) else None


def _of_message(sentence: str) -> Refusal | None:
    row = next((row for row in MESSAGES if row.pattern.search(sentence)), None)
    return Refusal(row.reason, sentence) if row is not None else None
