"""The reading room in a real browser, as a librarian uses it: by hand, on a telephone, by keyboard, with a screen reader."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import ROOT
from tests.support.library import HOSTILE, SEED

playwright = pytest.importorskip(
    "playwright.sync_api", reason="no playwright: `make browser` installs it", exc_type=ImportError
)

pytestmark = pytest.mark.xdist_group("browser")  # one browser and one server for all of them

WIDTHS = (1280, 360)
PAGES = {
    "home": "/",
    "results": "/search?q=脱贫&year=2017",
    "years": "/search?q=渡口",
    "nothing": "/search?q=没有的词",
    "article": "/article/21",
    "changes": "/article/21/changes/1-2",
    "partial": "/article/22",
    "hostile": "/article/23",
    "coverage": "/coverage",
}
SHOTS = os.environ.get("WEIYE_SHOTS")
"""A folder for pictures of every page, to look at; none are taken without it."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium: playwright's own, or the system's."""
    with playwright.sync_playwright() as driver:
        own = driver.chromium.executable_path
        found = (
            own
            if Path(own).exists()
            else next(
                filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                None,
            )
        )
        if found is None:
            pytest.skip("no Chromium: `make browser` installs it")
        launched = driver.chromium.launch(executable_path=found)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(desk_archive: Path) -> Iterator[str]:
    """The reading room, served as a user serves it."""
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "serve",
        "--port",
        "0",
        "-s",
        f"ARCHIVE_DB={desk_archive}",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = re.search(r"(http://\S+)/ ", process.stdout.readline())
        assert said is not None
        yield said[1]
        process.terminate()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Open a page at a width; what it asks of any other host, and what its scripts complain of, fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def at(path: str, width: int = 1280) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, base_url=address)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda asked: complaints.extend([] if asked.url.startswith(address) else [asked.url]),
        )
        page.on(
            "console", lambda said: complaints.extend([said.text] if said.type == "error" else [])
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_and_can_be_used_by_everybody(open_page: Any, name: str) -> None:
    page = open_page(PAGES[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if SHOTS:
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += axe.run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    assert [(broken["id"], [node["target"] for node in broken["nodes"]]) for broken in found] == []


def test_a_word_is_searched_the_article_opened_and_its_five_pages_seen(open_page: Any) -> None:
    page = open_page("/")
    page.get_by_role("searchbox").fill("脱贫")
    page.keyboard.press("Enter")
    assert page.locator("mark").first.inner_text() == "脱贫"
    page.get_by_role("link", name=SEED).click()
    assert page.locator("h1").inner_text() == SEED
    assert page.locator(".proof > li").count() == 5


def test_the_slash_leads_to_the_box(open_page: Any) -> None:
    page = open_page("/article/21")
    page.keyboard.press("/")
    page.keyboard.type("渡口")
    page.keyboard.press("Enter")
    page.locator(".hit").first.wait_for()
    assert page.locator(".hit").count() == 20


def test_page_breaks_are_shown_on_demand(open_page: Any) -> None:
    page = open_page("/article/21")
    breaks = page.locator(".break")
    assert breaks.count() == 4
    assert not breaks.first.is_visible()
    page.get_by_label("Show page breaks").check()
    assert all(breaks.nth(i).is_visible() for i in range(4))


def test_a_missing_page_is_seen_without_asking(open_page: Any) -> None:
    assert open_page("/article/22").locator(".lost").is_visible()


def test_removed_text_is_shown_on_demand(open_page: Any) -> None:
    page = open_page("/article/21")
    removed = page.get_by_text("声明：本文所载数字以县里公布的为准。").first
    assert not removed.is_visible()
    page.get_by_text("Removed text").click()
    assert removed.is_visible()


def test_the_way_from_an_article_to_the_differences_of_its_versions(open_page: Any) -> None:
    page = open_page("/article/21")
    page.locator(".versions").get_by_role("link", name="Changes").click()
    assert "最后一" in page.locator(".text del").inner_text()
    assert "第五" in page.locator(".text ins").inner_text()
    assert not page.get_by_text("老支书把第1页念了两遍").is_visible()
    page.get_by_text("unchanged paragraphs").click()
    assert page.get_by_text("老支书把第1页念了两遍").is_visible()


def test_stored_script_is_text(open_page: Any) -> None:
    page = open_page("/article/23")
    assert HOSTILE in page.locator("h1").inner_text()
    assert HOSTILE in page.locator(".text").inner_text()
    assert page.title().startswith("标题里有<script>")


def test_a_list_is_downloaded_as_csv(open_page: Any) -> None:
    page = open_page("/search?q=脱贫")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "少了一页的报道" in text


def test_the_first_tab_leads_past_the_menu(open_page: Any) -> None:
    page = open_page("/article/21")
    page.keyboard.press("Tab")
    assert "Skip to content" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert SEED in page.locator("#content h1").inner_text()
