"""Answers as they came, kept until it is known what they are."""

from scrapy.http import Request, Response

from crawler.clock import now, stamp
from crawler.model import Capture

CAPTURE = "capture"


class CaptureMiddleware:
    """Keep the undecoded answer of each request in its meta; an article is stored with these bytes.

    Nothing is written here: only later is it known which answers are pages of an article, and
    articles that were taken down are never written.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the answer, and pass it on."""
        request.meta[CAPTURE] = Capture(
            url=response.url,
            at=stamp(now()),
            status=response.status,
            headers=tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, values in response.headers.items()
                for value in values
            ),
            body=response.body,
        )
        return response
