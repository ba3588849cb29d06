"""What is retried in this run, and what is put off."""

from scrapy.downloadermiddlewares import retry
from scrapy.http import Request, Response

from crawler.network.throttle import ThrottleMiddleware


class RetryMiddleware(retry.RetryMiddleware):
    """Scrapy's retries, but for answers that ask for a longer pause than RETRY_AFTER_MAX: their addresses are due later.

    Shorter pauses are waited for at the throttle.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override] # Scrapy's has an argument that is deprecated
        """Retry, or hand on what is to be deferred."""
        throttle = self.crawler.get_downloader_middleware(ThrottleMiddleware)
        if (
            throttle is not None
            and throttle.pause_after(request, response) > throttle.longest_pause
        ):
            return response
        return super().process_response(request, response)
