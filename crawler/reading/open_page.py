"""A page opened: decoded, parsed, its lines made, its claims read, its address known."""

from dataclasses import dataclass, replace
from urllib.parse import urljoin

from crawler.errors import Refused
from crawler.html.decode import IMPLAUSIBLE, decode
from crawler.html.document import Document
from crawler.html.markup import parse
from crawler.paging.inner_pages import show_inner_pages
from crawler.reading.claims import Claims, own_address, read_claims
from crawler.reading.lines import Line, page_lines
from crawler.reasons import Reason


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page ready to be read: its tree, lines, claims, and how its bytes were decoded."""

    document: Document
    lines: list[Line]
    claims: Claims
    encoding: str
    encoding_evidence: str


def open_page(
    body: bytes, url: str, *, content_type: str | None = None, default_encoding: str | None = None
) -> OpenPage:
    """Decode and parse a page. Raises Refused when there is nothing to read."""
    decoded = decode(body, content_type, default_encoding)
    if not decoded.text.strip():
        raise Refused(Reason.EMPTY)
    if decoded.evidence == IMPLAUSIBLE:
        raise Refused(Reason.MOJIBAKE, "no encoding gives Chinese")
    document, claims = _located(parse(decoded.text, url))
    if document.cut_short:
        raise Refused(Reason.TOO_COMPLEX)
    show_inner_pages(document)
    return OpenPage(document, page_lines(document), claims, decoded.encoding, decoded.evidence)


def _located(document: Document) -> tuple[Document, Claims]:
    """Read what the markup claims; a page whose address nobody knows is at the one it claims."""
    claims = read_claims(document)
    if document.url or (address := own_address(document, claims)) is None:
        return document, claims
    return replace(document, url=address, base_url=urljoin(address, document.base_url)), claims
