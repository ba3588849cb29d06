"""The boundary around the reading of one page: whatever goes wrong inside costs that page."""

import traceback
from collections.abc import Callable
from typing import TypeVar

from crawler.errors import Refused, WeiyeError
from crawler.reasons import Reason

T = TypeVar("T")
Reading = Callable[[], T]
"""The pending reading of a page: it can be pickled, and raises Refused."""


def read_or_refuse(reading: Reading[T]) -> T:
    """Read one page; an unforeseen error is raised as Refused, with its traceback as detail.

    This is the one place that catches every error. Pages are written by strangers and read by
    thousands of lines; one that meets a mistake of ours must not end the run with all other pages.
    Nothing is hidden: the page goes into quarantine with its bytes, and the run ends with the exit
    code of a bug.
    """
    try:
        return reading()
    except WeiyeError:
        raise
    except MemoryError as error:
        raise Refused(Reason.TOO_COMPLEX, "no memory is left to read it") from error
    except Exception as error:
        summary = traceback.format_exception_only(error)[-1]
        raise Refused(
            Reason.READER_FAILED, f"{summary}{''.join(traceback.format_exception(error))}"
        ) from error
