"""Whitespace, width and punctuation of Chinese text. Pure functions on strings."""

import re
from functools import lru_cache

# A record holds no C0 and C1 controls except tab and newline, no controls of writing direction, no
# byte order marks, no lone surrogates; a terminal's escape sequence goes as a whole. A title with
# "\x1b[2J" or a right-to-left override would reprogram the terminal that shows it.
_CONTROLS = re.compile(
    "\x1b\\[[0-9;?]*[ -/]*[@-~]"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACES = re.compile(r"[ \t\n\u00a0\u2000-\u200a\u202f]+")
_EDGES = " \t\n\u00a0\u3000\u200b\u200c\u200d\u2060\u2000\u2001\u2002\u2003\u2009"

_HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_HAN_RUN = re.compile(f"[{_HAN}]")
_WIDE = rf"{_HAN}\u3000-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026"
_BREAK_INSIDE_CHINESE = re.compile(f"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")

# Full-width forms of ASCII and the ideographic space, for comparing; stored text keeps its width.
_WIDE_FORM = re.compile("[\uff01-\uff5e\u3000\u00a0]")
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0x00A0: 0x20}

EDGE = "\u001f"
"""Stands between two elements of a line, for those who need to know; `tidy` takes it out."""

SENTENCE_ENDS = "。！？!?…；;：:"
_CLOSERS = "”’」』）)】》〉\"'"


def tidy(text: str) -> str:
    """Make text fit to store: no controls, single spaces, no white space at the ends.

    A line break of the source between two Chinese characters is not a space. The ideographic space
    inside a line stays, because it pads names (刘　婷); at the ends it is an indent and goes.
    """
    text = text.strip(_EDGES)
    if text.isprintable() and "  " not in text:
        return text  # most lines need nothing of what follows
    text = _CONTROLS.sub("", text)
    if "\n" in text:
        text = _BREAK_INSIDE_CHINESE.sub("", text)
    return _SPACES.sub(" ", text).strip(_EDGES)


def fold(text: str) -> str:
    """Make text comparable: half-width ASCII, no white space at all.

    >>> fold("下 一　页 ２／５")
    '下一页2/5'
    """
    return "".join(narrow(text).split())


@lru_cache(maxsize=256)
def narrow(text: str) -> str:
    """Write full-width letters, digits and punctuation in ASCII, keep everything else."""
    return text.translate(_NARROW) if _WIDE_FORM.search(text) else text


def has_han(text: str) -> bool:
    """Return whether a Chinese character is in the text."""
    return _HAN_RUN.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Return whether the text ends as a sentence does, or with a closing quote or bracket."""
    if text[-1:] in tuple(_CLOSERS):
        return True
    return text.rstrip(_CLOSERS + _EDGES)[-1:] in tuple(SENTENCE_ENDS)


def join(left: str, right: str) -> str:
    """Join two halves of a line: a space between Latin words, nothing between Chinese ones."""
    seam = (left[-1:], right[:1])
    is_latin = all(sign.isascii() and sign.isalnum() for sign in seam)
    return f"{left} {right}" if is_latin else left + right


def printable(text: str) -> str:
    """Make foreign text safe for a terminal and a log: one line, no control characters."""
    return "".join(c if c.isprintable() else " " for c in text)


_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#@]{0,500}@")


def without_credentials(text: str) -> str:
    """Take users and passwords out of the addresses in a text: none is ever sent, logged or stored.

    >>> without_credentials("redirects to http://user:secret@paper.example/1.html")
    'redirects to http://paper.example/1.html'
    """
    return _CREDENTIALS.sub("", text)


def shortened(text: str, most: int) -> str:
    """Cut a text to so many characters, the last of them … where something is left out."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


# Traces of characters that were converted twice: U+FFFD, the same in GBK (锟斤拷), UTF-8 that was
# read as Latin-1 (ä¸\x80).
_GARBLED = re.compile(r"\ufffd|\u951f\u65a4\u62f7|[\u00c0-\u00f4][\u0080-\u00bf]+")
_MOST_GARBLED = 0.05


def is_garbled(text: str) -> bool:
    """Return whether so many characters were destroyed that the text cannot be read."""
    destroyed = sum(map(len, _GARBLED.findall(text)))
    return destroyed > _MOST_GARBLED * len(text)


def counted(count: int, thing: str) -> str:
    """Write how many things there are.

    >>> counted(1, "article"), counted(1200, "address")
    ('1 article', '1,200 addresses')
    """
    plural = "" if count == 1 else "es" if thing.endswith("s") else "s"
    return f"{count:,} {thing}{plural}"
