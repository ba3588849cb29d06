"""Processes that read pages for a command; they end with the process that started them."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def workers(jobs: int) -> ProcessPoolExecutor:
    """Make a pool of spawned processes: a fork would inherit threads and open databases."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Ignore signals: a terminal sends them to the parent as well, which stops its workers."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """End when the parent was killed; nothing else tells that no more work comes."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
