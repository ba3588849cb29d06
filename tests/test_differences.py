from hypothesis import given
from hypothesis import strategies as st

from crawler.differences import Span, by_paragraph, differences

_bodies = st.text(alphabet="渡口早晚班船一二。\n", max_size=60)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(span.kind, span.text) for span in differences(old, new)]


def test_a_changed_character_is_told_as_that_character() -> None:
    assert told("渡口的早班船", "渡口的晚班船") == [
        ("same", "渡口的"),
        ("gone", "早"),
        ("new", "晚"),
        ("same", "班船"),
    ]


def test_what_is_alike_by_chance_is_told_as_one_change() -> None:
    kinds = [kind for kind, _ in told("三月五日开船", "六月十日停航")]
    assert kinds.count("gone") <= 2


@given(_bodies, _bodies)
def test_both_versions_can_be_read_from_the_differences(old: str, new: str) -> None:
    spans = differences(old, new)
    assert "".join(span.text for span in spans if span.kind != "new") == old
    assert "".join(span.text for span in spans if span.kind != "gone") == new


@given(_bodies, _bodies)
def test_paragraphs_lose_no_character(old: str, new: str) -> None:
    spans = [span for paragraph in by_paragraph(differences(old, new)) for span in paragraph]
    assert "".join(s.text for s in spans if s.kind != "gone") == new.replace("\n", "")
    assert "".join(s.text for s in spans if s.kind != "new").replace("¶", "") == old.replace(
        "\n", ""
    )


def test_a_break_that_went_is_shown() -> None:
    assert by_paragraph(differences("甲段。\n乙段。", "甲段。乙段。")) == [
        [Span("same", "甲段。"), Span("gone", "¶"), Span("same", "乙段。")]
    ]


def test_a_paragraph_that_went_stands_alone() -> None:
    paragraphs = by_paragraph(differences("船来了。\n人走了。\n天黑了。", "船来了。\n天黑了。"))
    assert len(paragraphs) == 3
    assert {span.kind for span in paragraphs[1]} == {"gone"}
