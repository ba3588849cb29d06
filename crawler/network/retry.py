"""What is retried in this run, and what is put off."""

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response

from crawler.network.throttle import GateMiddleware


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, but for answers that ask for a longer pause than RETRY_AFTER_MAX: their addresses are due later.

    Shorter pauses are waited for at the gate.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override] # Scrapy's has an argument that is deprecated
        """Retry, or hand on what is to be deferred."""
        gate = self.crawler.get_downloader_middleware(GateMiddleware)
        if gate is not None and gate.pause_after(request, response) > gate.longest_pause:
            return response
        return super().process_response(request, response)
