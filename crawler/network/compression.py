"""Check of compressed answers before they are decompressed.

Scrapy's decompression returns as much as possible: a gzip stream that was cut, with a
Content-Length that agrees with the cut, is half an article with status 200. Only gzip is asked
for, but some servers send deflate all the same, or call it that.
"""

import re
import zlib

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.errors import RequestRefused
from crawler.reasons import Reason

_GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _DEFLATE, _RAW_DEFLATE = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS
_PIECE = 64 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CHARSETS = ("utf-8", "gb18030")


class WholeGzipMiddleware:
    """Refuse gzip streams that are cut or damaged; the bytes count, not the header."""

    def process_response(
        self,
        request: Request,  # noqa: ARG002 - Scrapy's own signature
        response: Response,
    ) -> Response:
        """Check the answer, and make its Content-Encoding agree with its bytes."""
        if not response.body:
            return response
        said = (response.headers.get(b"Content-Encoding") or b"").strip().lower()
        if response.body.startswith(_GZIP_MAGIC):
            _check(response.body, _GZIP)
            response.headers[b"Content-Encoding"] = b"gzip"
        elif said in {b"gzip", b"x-gzip"} or (
            said == b"deflate" and not _is_deflate(response.body)
        ):
            del response.headers[b"Content-Encoding"]
        return response


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's decompression, with the decoders' various errors turned into refusals."""

    def process_response(  # type: ignore[override] # Scrapy's has a deprecated argument
        self, request: Request, response: Response
    ) -> Request | Response:
        """Decompress the answer; whatever limit its download had, unpacked it has that of all."""
        request.meta.pop("download_maxsize", None)
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise  # it is larger than it may be
        except Exception as error:
            raise RequestRefused(Reason.CORRUPT_GZIP, str(error)) from error


def _check(body: bytes, kind: int) -> None:
    """Decompress a stream, keeping nothing; raise RequestRefused when it is cut or damaged."""
    stream = zlib.decompressobj(kind)
    try:
        for start in range(0, len(body), _PIECE):
            pending = body[start : start + _PIECE]
            while pending and not stream.eof:
                stream.decompress(pending, _PIECE)
                pending = stream.unconsumed_tail
    except zlib.error as error:
        raise RequestRefused(Reason.CORRUPT_GZIP, str(error)) from error
    if not stream.eof:
        raise RequestRefused(Reason.TRUNCATED_GZIP, f"{len(body)} bytes")


def _is_deflate(body: bytes) -> bool:
    """Return whether a body really is deflate, which has no mark; raise RequestRefused if cut.

    A text may be a valid beginning of a raw stream (`{"a":1}` is one), but compressed bytes are
    never readable text.
    """
    if _is_text(body):
        return False
    for kind in (_DEFLATE, _RAW_DEFLATE):
        try:
            _check(body, kind)
        except RequestRefused as refused:
            if refused.refusal.reason == Reason.TRUNCATED_GZIP:
                raise
        else:
            return True
    return False


def _is_text(body: bytes) -> bool:
    """Return whether a body is text; compressed bytes have control characters."""
    return _CONTROL.search(body) is None and any(_reads(body, charset) for charset in _CHARSETS)


def _reads(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
