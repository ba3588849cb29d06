"""What was written: an article with its pages, and what an archive should say of it."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from adversary.prose.writer import Writer

_BROKEN_OFF = ("……", "——")


class Seam(StrEnum):
    """How a page ends and the next one begins."""

    PARAGRAPH = "paragraph"  # between two paragraphs
    SENTENCE = "sentence"  # in mid-sentence
    QUOTE = "quote"  # after a full stop inside a quotation that stays open
    INDENT = "indent"  # after a sentence; that no indent follows is all that tells


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a page, or the part of it that stands there."""

    text: str
    subhead: bool = False
    continued: bool = False  # it goes on from the page before


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was written."""

    number: int
    title: str
    published: datetime
    source: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    pages: tuple[tuple[Passage, ...], ...]
    seams: tuple[Seam, ...]
    subjects: tuple[str, ...]

    @property
    def paragraphs(self) -> list[str]:
        """Return the paragraphs over all pages, those that a page break divides made whole."""
        whole: list[str] = []
        for passage in (passage for page in self.pages for passage in page):
            if passage.continued:
                whole[-1] += passage.text
            else:
                whole.append(passage.text)
        return whole

    @property
    def body(self) -> str:
        """Return the text as the archive should hold it."""
        return "\n".join(self.paragraphs)


def write(writer: Writer, number: int, count: int, source: str, seams: tuple[Seam, ...]) -> Article:
    """Write an article of `count` pages whose seams are of these kinds.

    A page that breaks off in a dash, and is followed by another paragraph,
        is written only where indents tell that.
    """
    rng = writer.rng
    subjects = tuple(writer.subhead() for _ in range(count))
    pages = [_page(writer, subjects[n], opens=n > 0 and rng.random() < 0.25) for n in range(count)]
    if count > 2 and rng.random() < 0.3:
        pages[rng.randrange(1, count - 1)] = _short(writer, breaks_off=Seam.INDENT in seams)
    if rng.random() < 0.25:
        page = rng.choice(pages)
        page[1:1] = [Passage(text) for text in writer.twins()]
    chosen = [
        _divide(writer, before, after, rng.choice(seams)) for before, after in pairwise(pages)
    ]
    return Article(
        number, writer.headline(), _day(rng), source,
        tuple(writer.gaps.person() for _ in range(rng.choice((0, 1, 1, 2)))),
        tuple(writer.gaps.person() for _ in range(rng.choice((0, 1, 1)))), tuple(map(tuple, pages)),
        tuple(chosen), subjects,
    )  # fmt: skip


def _page(writer: Writer, subject: str, *, opens: bool) -> list[Passage]:
    rng = writer.rng
    texts = [Passage(writer.paragraph()) for _ in range(rng.randint(2, 6))]
    if opens:
        return [Passage(subject, subhead=True), *texts]
    if len(texts) > 3 and rng.random() < 0.2:
        texts.insert(2, Passage(subject, subhead=True))
    return texts


def _short(writer: Writer, *, breaks_off: bool) -> list[Passage]:
    """Write a page of one or two lines; the last may break off."""
    lines = [Passage(writer.paragraph(1, 1)) for _ in range(writer.rng.randint(1, 2))]
    last = lines[-1].text.rstrip("。”") + writer.rng.choice(_BROKEN_OFF)
    return [*lines[:-1], Passage(last)] if breaks_off and "“" not in last else lines


def _divide(writer: Writer, before: list[Passage], after: list[Passage], seam: Seam) -> Seam:
    """Let a paragraph go on from one page to the next; say what was done."""
    if seam is Seam.PARAGRAPH or after[0].subhead or before[-1].text.endswith(_BROKEN_OFF):
        return Seam.PARAGRAPH
    left, right = _halves(writer, seam)
    before.append(Passage(left))
    after.insert(0, Passage(right, continued=True))
    return seam


def _halves(writer: Writer, seam: Seam) -> tuple[str, str]:
    rng = writer.rng
    one, two = writer.paragraph(2, 3), writer.paragraph(2, 3)
    if seam is Seam.INDENT:
        return one, two
    if seam is Seam.QUOTE:
        name = writer.gaps.person()
        first, second = (writer.paragraph(1, 1).replace("“", "").replace("”", "") for _ in range(2))
        return f"{one}{name}说：“{first}", f"{second}”{two}"
    whole = writer.paragraph(3, 5)
    places = [at for at in range(len(whole) // 3, len(whole) * 2 // 3) if _is_inside(whole, at)]
    at = rng.choice(places)
    return whole[:at], whole[at:]


def _is_inside(text: str, at: int) -> bool:
    """Say whether a cut leaves Chinese characters on both sides, or a comma on the left."""
    left, right = text[at - 1], text[at]
    return "一" <= right <= "鿿" and ("一" <= left <= "鿿" or left in "，、")


def _day(rng: random.Random) -> datetime:
    return datetime(2006, 1, 1, 6) + timedelta(
        days=rng.randrange(6900), seconds=rng.randrange(15 * 3600)
    )
