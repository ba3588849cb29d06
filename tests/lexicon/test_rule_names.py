"""Each rule that takes text out of a body has its sentence, in code, archive and documents."""

from pathlib import Path

import pytest

from crawler.archive.database import open_archive
from crawler.lexicon.rule_names import RuleName, rule_meaning
from crawler.reading.features.phrases import RULES
from tests.support.commands import ROOT


@pytest.mark.parametrize("name", list(RuleName))
def test_every_rule_is_explained_in_a_sentence_and_listed_in_the_documents(name: RuleName) -> None:
    assert rule_meaning(name).endswith(".")
    rows = (ROOT / "docs" / "rules.md").read_text("utf-8").splitlines()
    assert f"| `{name}` | {name.meaning} |" in rows


def test_the_documents_list_no_other_rules() -> None:
    rows = (ROOT / "docs" / "rules.md").read_text("utf-8").splitlines()
    assert sum(row.startswith("| `") for row in rows) == len(RuleName)


def test_a_rule_of_an_older_version_has_no_sentence() -> None:
    assert rule_meaning("byline-of-2019") == ""


def test_the_archive_explains_its_rules(archive: Path) -> None:
    db = open_archive(archive)
    rows = dict(db.execute("SELECT name, meaning FROM removal_rules").fetchall())
    db.close()
    assert rows == {name.value: name.meaning for name in RuleName}


def test_every_rule_of_wordings_has_a_name_of_the_list() -> None:
    assert {rule.name for rule in RULES} <= set(RuleName)
