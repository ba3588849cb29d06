"""Answers from saved files instead of the network."""

import json
import mimetypes
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Request, Response
from scrapy.settings import BaseSettings

from crawler.errors import DeclarationError


def replay_folder(settings: BaseSettings) -> Path | None:
    """Read the setting REPLAY; raises DeclarationError when it names no folder."""
    name = settings.get("REPLAY")
    if not name:
        return None
    folder = Path(name).resolve()
    if not folder.is_dir():
        raise DeclarationError(f"REPLAY={name} is no folder; it must be one laid out as HOST/PATH.")
    return folder


class ReplayMiddleware:
    """Answer requests, http and https alike, from the folder REPLAY instead of the network.

    The folder is laid out as HOST/PATH, HOST without the port. A folder answers with its
    index.html; `PATH?QUERY` is a file of that name. `FILE.meta.json` beside a file may hold
    `{"status": 200, "headers": {…}}`. Missing files are 404.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy, unless the setting is empty."""
        folder = replay_folder(crawler.settings)
        if folder is None:
            raise NotConfigured
        return cls(folder)

    def process_request(self, request: Request) -> Response:
        """Return the saved answer."""
        host = self.folder / (urlsplit(request.url).hostname or "")
        file = _file(host, request.url)
        if not file.is_relative_to(host) or not file.is_file():
            missing = [f"no file {file}"]
            return HtmlResponse(
                request.url, status=404, body=b"<html></html>", request=request, flags=missing
            )
        meta_file = file.with_name(f"{file.name}.meta.json")
        meta = json.loads(meta_file.read_text("utf-8")) if meta_file.is_file() else {}
        headers = {
            "Content-Type": mimetypes.guess_type(file.name)[0] or "text/html",
            **meta.get("headers", {}),
        }
        return HtmlResponse(
            request.url,
            status=meta.get("status", 200),
            headers=headers,
            body=file.read_bytes(),
            request=request,
        )


def _file(host: Path, url: str) -> Path:
    parts = urlsplit(url)
    target = (host / unquote(parts.path).lstrip("/")).resolve()
    target = target / "index.html" if target.is_dir() else target
    asked = target.with_name(f"{target.name}?{parts.query}")
    return asked if parts.query and asked.is_file() else target
