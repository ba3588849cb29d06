import re

import pytest
from jinja2 import Environment
from markupsafe import escape

from crawler.desk.words import LABELS, REASONS, say, why
from crawler.reasons import meaning
from tests.support.commands import ROOT

TEMPLATES = sorted(ROOT.glob("crawler/desk/templates/*.html"))


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_why_an_article_is_not_whole_is_said_in_both_languages(reason: str) -> None:
    assert REASONS[reason] in why(reason)
    assert escape(meaning(reason)) in why(reason)


def test_a_reason_that_is_not_known_in_chinese_is_said_in_english() -> None:
    assert "404" in why("http-404")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_for_labels_that_there_are(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text("utf-8")
    assert set(re.findall(r"(?:say|plain)\([\"']([\w-]+)[\"']\)", text)) <= set(LABELS)
    assert not re.search(r"\|\s*safe", text)
    Environment(autoescape=True).parse(text)


def test_a_label_is_chinese_with_its_english() -> None:
    assert say("source") == '<span class="zh">来源</span> <span class="en" lang="en">Source</span>'
