"""An extension that sets the clock of a crawl to half past six in the morning, less a second."""

from datetime import datetime

from crawler import clock


class HalfPastSix:
    def __init__(self) -> None:
        moment = datetime(2026, 3, 5, 6, 29, 59).astimezone()
        clock.follow(lambda: moment)
