"""What is retried in this run, and what is put off."""

from scrapy.downloadermiddlewares import retry
from scrapy.http import Request, Response

from crawler.network.throttle import ThrottleMiddleware


class RetryMiddleware(retry.RetryMiddleware):
    """Scrapy's retries, without answers whose Retry-After is longer than RETRY_AFTER_MAX.

    Those addresses are due later; shorter pauses are waited for in the throttle.
    """

    def process_response(  # type: ignore[override] # Scrapy's has a deprecated argument
        self, request: Request, response: Response
    ) -> Request | Response:
        """Retry, or hand on what is to be deferred."""
        throttle = self.crawler.get_downloader_middleware(ThrottleMiddleware)
        if (
            throttle is not None
            and throttle.pause_after(request, response) > throttle.longest_pause
        ):
            return response
        return super().process_response(request, response)
