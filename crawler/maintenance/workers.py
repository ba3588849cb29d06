"""Processes that read pages for a command. They end with the one that started them, however that ends."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def workers(jobs: int) -> ProcessPoolExecutor:
    """Make a pool of processes. Spawned: a fork would take over threads and open databases of this process."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave signals to the parent, to which a terminal sends them as well: it stops in order, and its workers with it."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_IGN)
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """End when the parent was killed: nobody else would tell that no work comes any more."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
