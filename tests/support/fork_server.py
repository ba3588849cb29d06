"""A process that has imported what commands need. A fork of it is `scrapy` as a shell starts it, without the second of imports.

`tests.support.commands` starts it as `python -m tests.support.fork_server FD`, and sends orders over the socket FD.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
from collections.abc import Sequence
from typing import TypedDict

from crawler.addresses.canonical import site_of

PACKAGES = (
    "crawler.commands",
    "crawler.crawl",
    "crawler.network",
    "pipelines",
    "scrapy.commands",
    "spiders",
)
MODULES = (
    "scrapy.cmdline",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.cookies",
    "scrapy.downloadermiddlewares.httpcache",
    "scrapy.downloadermiddlewares.httpproxy",
    "scrapy.downloadermiddlewares.redirect",
    "scrapy.extensions.memdebug",
    "scrapy.extensions.memusage",
    "scrapy.extensions.throttle",
    "scrapy.spidermiddlewares.referer",
    "scrapy.squeues",
    "twisted.internet.asyncioreactor",
)
LONGEST = 2**20
"""Bytes of an order."""


class Order(TypedDict):
    """What to run: the words after `scrapy`, all of the environment, and the user."""

    arguments: list[str]
    environment: dict[str, str]
    user: int


def main(control: socket.socket) -> None:
    """Serve orders until nobody sends any more; return in a fork that ran its command."""
    for package in PACKAGES:
        for module in pkgutil.iter_modules(
            importlib.import_module(package).__path__, f"{package}."
        ):
            importlib.import_module(module.name)
    for name in MODULES:
        importlib.import_module(name)
    site_of("paper.example")  # reads the list of public suffixes
    gc.freeze()  # what is imported stays: no fork looks through it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are not waited for
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, LONGEST, 3)
        if not message:
            return
        if os.fork() == 0:
            break
        for descriptor in descriptors:
            os.close(descriptor)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, report = descriptors
    control.close()
    _keep(report)
    _become(json.loads(message), streams)


def _keep(report: int) -> None:
    """Fork once more, and return in the fork alone; report its number at its start and its status at its end."""
    command = os.fork()
    if command == 0:
        os.close(report)
        return
    os.write(report, b"%d\n" % command)
    _, status = os.waitpid(command, 0)
    os.write(report, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(order: Order, streams: Sequence[int]) -> None:
    """Run a command to its end, as `python -m scrapy` does."""
    for descriptor, stream in zip(streams, (sys.stdout, sys.stderr), strict=True):
        os.dup2(descriptor, stream.fileno())
        os.close(descriptor)
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.path[1:1] = order["environment"]["PYTHONPATH"].split(os.pathsep)
    if order["user"] != os.geteuid():
        os.setresuid(order["user"], order["user"], order["user"])
    sys.argv = ["scrapy", *order["arguments"]]
    runpy.run_module("scrapy", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as control:
        main(control)
