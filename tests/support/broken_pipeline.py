"""A pipeline with a bug, for the exit code of bugs."""

from typing import Any


class BrokenPipeline:
    def process_item(self, item: Any) -> Any:
        raise ZeroDivisionError
