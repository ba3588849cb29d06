"""What a command imports: no other command, and nothing that it does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.archive.database import open_archive
from crawler.settings import _commands
from tests.support.commands import ROOT

LIST_IMPORTED = """
import sys
from scrapy.cmdline import execute
sys.argv[0] = "scrapy"
try:
    execute()
finally:
    print(*sys.modules)
"""


def test_a_search_imports_no_reader_and_no_other_command(archive: Path) -> None:
    open_archive(archive).close()
    command = [sys.executable, "-c", LIST_IMPORTED, "search", "--count"]
    command += ["-s", f"ARCHIVE_DB={archive}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found, *imported = done.stdout.split()
    assert found == "0"
    assert "crawler.commands.search" in imported
    for heavy in ("crawler.commands.crawl", "crawler.reading", "crawler.paging", "tldextract"):
        assert heavy not in imported


@pytest.mark.parametrize(
    ("argv", "module"),
    [
        (["/usr/bin/scrapy", "search", "crawl"], "crawler.commands.search"),
        (["/lib/scrapy/__main__.py", "--nolog", "crawl", "article"], "crawler.commands.crawl"),
        (["scrapy"], "crawler.commands"),
        (["scrapy", "--help"], "crawler.commands"),
        (["scrapy", "version"], "crawler.commands"),
        (["scrapy", "../search"], "crawler.commands"),
        (["scrapy", "__init__"], "crawler.commands"),
        (["nightly.py", "search"], "crawler.commands"),
        ([""], "crawler.commands"),
    ],
)
def test_the_command_that_is_run_is_found_by_its_name(argv: list[str], module: str) -> None:
    assert _commands(argv) == module
