"""Every statement of docs/sql.md, run on an archive in which each of them finds something."""

import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import frontier, runs
from crawler.archive.database import open_archive
from crawler.model import PlacedImage, Refusal, Run
from tests.support.commands import ROOT
from tests.support.pages import NOW
from tests.support.stored import article, changed_bytes, save

RECIPES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "sql.md").read_text("utf-8"), re.DOTALL)
READING = [recipe for recipe in RECIPES if not recipe.startswith("INSERT")]
WRITING = [recipe for recipe in RECIPES if recipe.startswith("INSERT")]
SQLITE = shutil.which("sqlite3")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stocked") / "archive.db"
    db = open_archive(path)
    texts: dict[str, Any] = {
        "title": "渡口停航",
        "body": "江上起雾，\n渡口停航三天。",
        "channel": ("新闻", "民生"),
        "authors": ("刘婷",),
    }
    save(db, article(1, 2, 3, published_at="2024-01-05", source="江边日报", **texts))
    corrected = texts | {"title": "渡口停航（更正）"}
    image = PlacedImage(
        url="http://paper.example/1.jpg", caption="空荡荡的码头", position=0, page=1
    )
    save(
        db,
        changed_bytes(
            article(
                1, 2, 3, published_at="2024-01-05", source="江边日报", images=(image,), **corrected
            )
        ),
    )
    save(
        db, article(1, 3, url="http://paper.example/4712.html", published_at="2024-03-05", **texts)
    )
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    runs.finish(db, run, reason="finished", counts={}, requests=1, now=NOW)
    frontier.accept(
        db,
        ["http://paper.example/9.html"],
        site="paper.example",
        found_on=None,
        run=Run(run, NOW),
    )
    frontier.fail(db, ["http://paper.example/9.html"], Refusal("timeout"), run=Run(run, NOW))
    db.execute("UPDATE articles SET gone_at = '2024-06-01T00:00:00Z' WHERE id = 2")
    db.close()
    return path


@pytest.mark.parametrize("recipe", READING, ids=lambda recipe: " ".join(recipe.split())[:60])
def test_each_recipe_finds_something(stocked: Path, recipe: str) -> None:
    with closing(sqlite3.connect(f"{stocked.as_uri()}?mode=ro", uri=True)) as db:
        assert db.execute(recipe).fetchall()


def test_the_recipes_for_writers_leave_the_index_as_it_was(stocked: Path) -> None:
    with closing(sqlite3.connect(stocked, isolation_level=None)) as db:
        for recipe in WRITING:
            db.executescript(recipe)
        assert db.execute(
            "SELECT count(*) FROM search WHERE words = json_array('停航')"
        ).fetchone() == (2,)


def test_months_without_articles_are_those_between(stocked: Path) -> None:
    [recipe] = [recipe for recipe in READING if "EXCEPT" in recipe]
    with closing(sqlite3.connect(stocked)) as db:
        assert [month for _, month in db.execute(recipe)] == ["2024-02"]


@pytest.mark.skipif(SQLITE is None, reason="there is no sqlite3 shell")
def test_the_stock_shell_runs_them_all(stocked: Path) -> None:
    done = subprocess.run(
        [str(SQLITE), "-bail", str(stocked), "\n".join(READING)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
