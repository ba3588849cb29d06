"""Loading of spider files: one that is broken is named in one sentence, and spoils no other."""

import logging
import sys
import traceback
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

from scrapy.spiderloader import SpiderLoader

from crawler.errors import WeiyeError

# What the declarations of a person can raise while their file is imported.
_MISTAKES = (
    ImportError,
    SyntaxError,
    NameError,
    AttributeError,
    TypeError,
    ValueError,
    LookupError,
    OSError,
    WeiyeError,
)

logger = logging.getLogger(__name__)


class Loader(SpiderLoader):
    """Scrapy's loader; `broken` maps modules that cannot be imported to the error."""

    broken: ClassVar[dict[str, str]] = {}  # shared, since Scrapy makes a loader more than once

    def _load_all_spiders(self) -> None:
        for name in self.spider_modules:
            self._load_module(name)
            for module in iter_modules(getattr(sys.modules.get(name), "__path__", ()), f"{name}."):
                self._load_module(module.name)
        self._check_name_duplicates()

    def _load_module(self, name: str) -> None:
        try:
            self._load_spiders(import_module(name))
        except _MISTAKES as error:
            if name not in self.broken:
                self.broken[name] = _told(name, error)
                logger.warning("%s", self.broken[name])


def _told(name: str, error: Exception) -> str:
    """Say in one sentence where a spider file is wrong, and how."""
    file = f"{name.replace('.', '/')}.py"
    if isinstance(error, SyntaxError):
        return f"{file}:{error.lineno} cannot be read: {error.msg}."
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith(file)
    ]
    said = str(error) if isinstance(error, WeiyeError) else f"{type(error).__name__}: {error}."
    return f"{file}:{lines[-1] if lines else 1} cannot be used: {said}"
