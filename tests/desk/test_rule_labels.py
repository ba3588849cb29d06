from crawler.desk.rule_labels import RULES, rule_label
from crawler.lexicon.rule_names import RuleName


def test_every_rule_is_explained_in_both_languages() -> None:
    assert set(RULES) == {name.value for name in RuleName}
    assert rule_label(RuleName.SUBTITLE) == (
        "副标题，另存为一项。 It is the subtitle, which is a field of its own."
    )


def test_a_rule_of_an_older_version_has_no_tooltip() -> None:
    assert rule_label("byline-of-2019") == ""
