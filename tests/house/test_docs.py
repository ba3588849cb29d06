"""What the documents say is what there is."""

import re
from pathlib import Path

import pytest
from scrapy.settings import default_settings

from crawler import settings
from crawler.commands.crawl import Command
from tests.support.commands import ROOT, Scrapy

README = (ROOT / "README.md").read_text("utf-8")
OURS = (
    "ARCHIVE_DB",
    "ARCHIVE_WARC",
    "ARCHIVE_WARC_SIZE",
    "ARTICLE_MAX_PAGES",
    "READ_BESIDE",
    "READ_TIMEOUT",
    "LINKS_PER_PAGE",
    "READ_HERE_MAX",
    "CRAWL_DELAY_MAX",
    "RETRY_AFTER_MAX",
    "BREAKER_FAILURES",
    "REQUESTS_PER_HOST",
    "REQUESTS_PER_RUN",
    "STOP_GRACE",
    "RUN_UNTIL",
    "REVISIT_DAYS",
    "ARCHIVE_PATIENCE",
    "DISK_RESERVE",
    "ALLOW_PRIVATE_HOSTS",
    "CONTACT",
    "REPLAY",
)


@pytest.mark.parametrize("name", OURS)
def test_every_setting_of_ours_exists_and_has_its_sentence(name: str) -> None:
    assert hasattr(settings, name)
    assert re.search(rf"\| `{name}` \|.*\|.*\. \|", README)


def test_every_exit_code_is_in_the_readme_and_in_the_help() -> None:
    for code in range(8):
        assert f"| {code} |" in README
        assert re.search(rf"[:;] {code} \w+", Command().long_desc())


def test_every_room_is_on_the_map() -> None:
    for folder in ROOT.glob("crawler/*/"):
        if folder.name not in {"__pycache__", "templates"}:
            assert f"  {folder.name}/" in README


def test_the_readme_shows_what_the_crawl_prints(scrapy: Scrapy) -> None:
    done = scrapy("crawl", "sample", "--summary")
    assert done.code == 0
    assert done.out.count("complete") == 15
    assert done.out.partition("\n\nNext:")[0] in README


def test_every_make_target_has_its_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()) - {"help"}
    assert all(f'"make {target}' in makefile for target in targets)


def test_the_operators_guide_names_commands_and_settings_that_exist() -> None:
    guide = (ROOT / "docs" / "operating.md").read_text("utf-8")
    commands = {path.stem for path in ROOT.glob("crawler/commands/*.py")}
    assert set(re.findall(r"scrapy ([a-z]+)", guide)) <= commands
    named = set(re.findall(r"-s ([A-Z_]+)=", guide))
    assert named
    assert all(hasattr(settings, name) or hasattr(default_settings, name) for name in named)
    assert all(f"| {code} |" in guide for code in range(8))


@pytest.mark.parametrize(
    "lock", sorted((ROOT / "requirements").glob("*.lock")), ids=lambda path: path.name
)
def test_lock_files_have_hashes_and_no_address_of_an_index(lock) -> None:  # type: ignore[no-untyped-def]
    text = lock.read_text("utf-8")
    assert "://" not in text
    pinned = re.findall(r"^[a-zA-Z0-9_.\-]+==", text, re.MULTILINE)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_every_test_that_the_list_of_faults_names_is_there() -> None:
    faults = (ROOT / "docs" / "faults.md").read_text("utf-8")
    files = [*ROOT.glob("tests/**/*.py"), *ROOT.glob("torture/*.py")]
    tests = {
        name
        for file in files
        for name in re.findall(r"(?m)^(?:async )?def (test_\w+)", file.read_text("utf-8"))
    }
    for named in re.findall(r"`(test_\w+)(…?)`", faults):
        assert any(
            test == named[0] or (named[1] and test.startswith(named[0])) for test in tests
        ), "".join(named)
    for path in re.findall(r"`((?:tests|torture)/[\w/.]*|test_\w+\.py)`", faults):
        assert (ROOT / path).exists() or any(file.name == path for file in files), path


def test_the_list_of_faults_leaves_no_row_out() -> None:
    faults = (ROOT / "docs" / "faults.md").read_text("utf-8")
    for letter, last in (("P", 10), ("S", 31), ("Q", 17)):
        rows = re.findall(rf"(?m)^\| ({letter}\d\d) \|", faults)
        assert rows == [f"{letter}{n:02}" for n in range(1, last + 1)]


PAGES = sorted(ROOT.glob("docs/*.md"))
FILES = {
    path.relative_to(ROOT).as_posix()
    for folder in ROOT.iterdir()
    if folder.is_dir() and not folder.name.startswith(".")
    for path in folder.rglob("*.*")
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    for named in re.findall(r"`([\w/]+\.(?:py|sql))`", text):
        assert any(f"/{path}".endswith(f"/{named}") for path in FILES), named
    for linked in re.findall(r"\]\(([\w/.]+\.md)\)", text):
        assert (page.parent / linked).exists(), linked


def test_architecture_can_be_read_in_one_go() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert text.count("\n") <= 150
    assert text.count("```mermaid") == 2


@pytest.mark.parametrize("name", sorted({page.name for page in PAGES} - {"architecture.md"}))
def test_every_page_is_in_the_map_of_architecture(name: str) -> None:
    assert f"]({name})" in (ROOT / "docs" / "architecture.md").read_text("utf-8")
