"""Settings, checked before anything is requested: each has the type of its default."""

import math

from scrapy.settings import BaseSettings, default_settings

from crawler import settings as ours
from crawler.crawl.archive_client import revisit_days
from crawler.crawl.stopping import run_until
from crawler.errors import DeclarationError
from crawler.network.replay import replay_folder

_AT_LEAST_ONE = ("ARTICLE_MAX_PAGES", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN")


def check_settings(settings: BaseSettings) -> None:
    """Raise DeclarationError for a number or a switch that is not one, or a missing archive."""
    for name in settings:
        default = getattr(ours, name, getattr(default_settings, name, None))
        if isinstance(default, bool | int | float):
            _check_number(settings, name, default)
    for name in _AT_LEAST_ONE:
        if settings.getint(name) < 1:
            raise DeclarationError(f"{name}={settings[name]} must be 1 or more.")
    if not settings["ARCHIVE_DB"]:
        raise DeclarationError("ARCHIVE_DB is empty; it names the archive's file.")
    replay_folder(settings)
    revisit_days(settings)
    run_until(settings)


def _check_number(settings: BaseSettings, name: str, default: float) -> None:
    try:
        if isinstance(default, bool):
            settings.getbool(name)
        elif isinstance(default, int) and isinstance(settings[name], str):
            int(settings[name])
        elif math.isnan(settings.getfloat(name)):
            raise ValueError("nan")  # noqa: TRY301 - one sentence for all of them
    except (ValueError, TypeError) as error:
        kind = "true or false" if isinstance(default, bool) else "a number"
        raise DeclarationError(f"{name}={settings[name]} must be {kind}.") from error
