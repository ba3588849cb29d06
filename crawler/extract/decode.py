"""From bytes to text: which encoding a page is in, and what proved it.

Labels lie. Of the answers of Chinese news servers some say ISO-8859-1 or gb2312 and send UTF-8, some say utf-8 and send GBK
(research on real pages; 新疆日报's e-paper and dbw.cn are examples). Bytes do not: GBK text is practically never valid UTF-8.
So the order of proof is: byte order mark, strict UTF-8, the labels of page and header, the site's default, GB18030.
"""

from dataclasses import dataclass

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

# The number of bytes in which a label is looked for: some pages open with kilobytes of comments.
_HEAD = 16 * 1024
# The share of characters that may be broken (cut by a template, or in a block of another encoding) before a label is a lie.
_TOLERATED = 0.02
_SEVEN_BIT = ("hz", "iso2022_jp", "iso2022_kr")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, its encoding by Python's name, and what decided it (`bom`, `valid-utf-8`, `meta` …)."""

    text: str
    encoding: str
    evidence: str


def decode(body: bytes, content_type: str | None = None, default: str | None = None) -> Decoded:
    """Decode a page. `content_type` is the header's value, `default` the encoding a site declares for unlabelled pages."""
    bom_encoding, bom = read_bom(body)
    if bom_encoding is not None and bom is not None:
        return Decoded(to_unicode(body[len(bom) :], bom_encoding), bom_encoding, "bom")
    if body.isascii():
        return _seven_bit(body, _labels(body, content_type))
    try:
        return Decoded(body.decode("utf-8"), "utf-8", "valid-utf-8")
    except UnicodeDecodeError:
        return _by_label(body, _labels(body, content_type), default)


def _labels(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """List the encodings that page and header claim, with their evidence; the page knows itself better than the server."""
    found = [
        ("meta", html_body_declared_encoding(body[:_HEAD])),
        ("header", resolve_encoding(label) if (label := http_content_type_encoding(content_type)) else None),
    ]
    return [(evidence, name) for evidence, name in found if name]


def _seven_bit(body: bytes, labels: list[tuple[str, str]]) -> Decoded:
    for evidence, name in labels:
        if name in _SEVEN_BIT:
            return Decoded(to_unicode(body, name), name, evidence)
    return Decoded(body.decode("ascii"), "utf-8", "ascii")


def _by_label(body: bytes, labels: list[tuple[str, str]], default: str | None) -> Decoded:
    candidates = [*labels, *([("site-default", default)] if default else []), ("chinese-default", "gb18030")]
    for evidence, name in candidates:
        if name in {"utf-8", "ascii", "cp1252", "iso8859-1"}:
            continue
        text = to_unicode(body, name)
        if text.count("\ufffd") <= 2 + _TOLERATED * len(text):
            return Decoded(text, name, evidence)
    text = body.decode("utf-8", "replace")
    return Decoded(text, "utf-8", "damaged-utf-8")
