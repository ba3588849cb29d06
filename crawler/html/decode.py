"""From bytes to text: which encoding a page is in, and what proved it.

Labels lie. Of the answers of Chinese news servers some say ISO-8859-1 or gb2312 and send UTF-8,
some say utf-8 and send GBK (research on real pages; 新疆日报's e-paper and dbw.cn are examples), or
name what no Chinese paper writes in (euc-kr, windows-1252, base64). Bytes do not: GBK text is
practically never valid UTF-8. So the order of proof is: byte order mark, strict UTF-8, UTF-8 but
for a few damaged bytes; then the labels of page and header, the site's default, GB18030, Big5, the
first that gives plausible Chinese. A page put together from both is read piece by piece.
"""

import re
from dataclasses import dataclass

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

from crawler.html.plausible import is_nonsense
from crawler.text import has_han

# The number of bytes in which a label is looked for: some pages open with kilobytes of comments.
_HEAD = 16 * 1024
# The share of characters that may be broken (cut by a template, or in a block of another encoding)
# before a label is a lie.
_TOLERATED = 0.02
_SEVEN_BIT = ("hz", "iso2022_jp", "iso2022_kr")
# By Python's names, to which w3lib translates all their labels: gb2312, gbk and cp936 are GB18030.
_CHINESE = frozenset({"gb18030", "big5hkscs", "cp950"})
IMPLAUSIBLE = "implausible"
"""The evidence of a text that reads as Chinese in no encoding."""
# Four Chinese characters in UTF-8 in a row: in GBK that is an accident of one in many millions.
_UTF8_HAN = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){4}")
# GBK may use any byte but these as the second of a character, so a page can be cut at them.
_PIECES = re.compile(rb"[^<>\n]+|[<>\n]+")
# How a page in UTF-16 without a byte order mark begins.
_MARKUP_UTF16 = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_HIGH = re.compile("[\u0080-\uffff]")
# UTF-8 made from bytes that were taken for Latin letters: ÏÂÒ»Ò³ for 下一页. European words have such
# letters one by one.
_DOUBLE = re.compile("[\u0080-\u00ff]{4,}")
_FEWEST_DOUBLE = 12


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, its encoding by Python's name, and what decided it (`bom`, `meta` …).

    The evidence `implausible` says that it is no text: its characters are those of another
    encoding.
    """

    text: str
    encoding: str
    evidence: str


def decode(body: bytes, content_type: str | None = None, default: str | None = None) -> Decoded:
    """Decode a page.

    `content_type` is the header's value, `default` what a site declares for unlabelled pages.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding is not None and bom is not None:
        return Decoded(to_unicode(body[len(bom) :], bom_encoding), bom_encoding, "bom")
    if (marked := _MARKUP_UTF16.get(body[:2])) is not None:
        return Decoded(to_unicode(body, marked), marked, "null-bytes")
    if body.isascii():
        return _seven_bit(body, _labels(body, content_type))
    try:
        return _undoubled(Decoded(body.decode("utf-8"), "utf-8", "valid-utf-8"))
    except UnicodeDecodeError:
        labelled = _by_label(body, _labels(body, content_type), default)
        return _partly_utf8(body, labelled) if _UTF8_HAN.search(body) else labelled


def _labels(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """List the encodings that page and header claim, with their evidence.

    The page knows itself better than the server.
    """
    found = [
        ("meta", html_body_declared_encoding(body[:_HEAD])),
        (
            "header",
            resolve_encoding(label)
            if (label := http_content_type_encoding(content_type))
            else None,
        ),
    ]
    return [(evidence, name) for evidence, name in found if name]


def _seven_bit(body: bytes, labels: list[tuple[str, str]]) -> Decoded:
    for evidence, name in labels:
        if name in _SEVEN_BIT:
            return Decoded(to_unicode(body, name), name, evidence)
    return Decoded(body.decode("ascii"), "utf-8", "ascii")


def _by_label(body: bytes, labels: list[tuple[str, str]], default: str | None) -> Decoded:
    candidates = [
        *((evidence, name) for evidence, name in labels if name in _CHINESE),
        *([("site-default", default)] if default else []),
        ("chinese-default", "gb18030"),
        ("chinese-default", "big5hkscs"),
    ]
    garbage: Decoded | None = None
    for evidence, name in candidates:
        text = to_unicode(body, name)
        if text.count("\ufffd") > 2 + _TOLERATED * len(text):
            continue
        if not is_nonsense(text):
            return Decoded(text, name, evidence)
        garbage = garbage or Decoded(text, name, IMPLAUSIBLE)
    return garbage or Decoded(body.decode("utf-8", "replace"), "utf-8", IMPLAUSIBLE)


def _partly_utf8(body: bytes, labelled: Decoded) -> Decoded:
    """Decode a page with Chinese in invalid UTF-8: damaged, or of two encodings."""
    text = body.decode("utf-8", "replace")
    broken, high = text.count("\ufffd"), len(_HIGH.findall(text))
    if broken <= 2 + _TOLERATED * high:
        return Decoded(text, "utf-8", "damaged-utf-8")
    other = "gb18030" if labelled.encoding == "utf-8" else labelled.encoding
    pieces = [_piece(piece, other) for piece in _PIECES.findall(body)]
    return Decoded("".join(pieces), "utf-8" if 2 * broken < high else other, "mixed")


def _piece(piece: bytes, other: str) -> str:
    if piece.isascii():
        return piece.decode("ascii")
    text = piece.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return (
        text
        if has_han(text) and broken * 10 <= len(_HIGH.findall(text))
        else to_unicode(piece, other)
    )


def _undoubled(decoded: Decoded) -> Decoded:
    """Undo what a site did that took GBK for Latin letters and encoded those in UTF-8."""
    if has_han(decoded.text):
        return decoded
    runs = sum(map(len, _DOUBLE.findall(decoded.text)))
    if runs < _FEWEST_DOUBLE or 2 * runs < len(_HIGH.findall(decoded.text)):
        return decoded
    try:
        text = decoded.text.encode("latin-1").decode("gb18030")
    except UnicodeError:
        return decoded
    return Decoded(text, "gb18030", "double-encoded")
