"""Whether a compressed answer is whole.

Scrapy's decompression returns as much as possible: a gzip stream that was cut, with a Content-Length that agrees with the cut,
is half an article with status 200. So the stream is checked before it is decompressed. Nothing else is asked for; some servers
send deflate all the same, or call it that.
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
    """Refuse gzip streams that are cut or damaged; believe the bytes rather than the header that names their coding."""

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002 - Scrapy's own signature
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
    """Scrapy's decompression, where what a decoder cannot read is an answer that is refused: each of them has an error of its own."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override] # Scrapy's has an argument that is deprecated
        """Decompress the answer; whatever limit its download had, unpacked it has that of all."""
        request.meta.pop("download_maxsize", None)
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise  # it is larger than it may be
        except Exception as error:
            raise RequestRefused(Reason.CORRUPT_GZIP, str(error)) from error


def _check(body: bytes, kind: int) -> None:
    """Run through a stream without keeping what comes out; raise RequestRefused when it does not end well."""
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
    """Return whether a body is what its header calls deflate, which has no mark of its own; raise RequestRefused when it was cut.

    Many a text could be the beginning of a raw stream (`{"a":1}` is one), but what was compressed does not read as a text.
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
    """Return whether a body can be read as it is; what is compressed has control characters, and breaks the rules of a charset."""
    return _CONTROL.search(body) is None and any(_reads(body, charset) for charset in _CHARSETS)


def _reads(body: bytes, charset: str) -> bool:
    try:
        body.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
