"""A page break through a paragraph: what closes it, what leaves it open, and by which evidence."""

import pytest

from crawler.paging.seams import Seam, judge_seam, trimmed


@pytest.mark.parametrize(
    ("seam", "closed", "evidence"),
    [
        pytest.param(
            Seam("老会计说：“账本记到今天。", "一页也没有少。”他合上了抽屉。", True, True),
            True,
            "a quotation that is open",
            id="a quotation goes on behind the break",
        ),
        pytest.param(
            Seam("老会计说：“账本记到今天。", "“一页也没有少。”他合上了抽屉。", None, None),
            False,
            "the sentence is whole",
            id="each paragraph of a long quotation begins with a mark",
        ),
        pytest.param(
            Seam("渡口的第一班船六点过江，载着十二筐鲜笋。", "船老大说这是头一批。", True, False),
            True,
            "no indent where others have one",
            id="only the missing indent tells",
        ),
        pytest.param(
            Seam("渡口的第一班船六点过江，载着十二筐鲜笋。", "鲜笋出山", True, False),
            False,
            "the sentence is whole",
            id="a sub-head has no indent either",
        ),
        pytest.param(
            Seam(
                "渡口的第一班船六点过江，载着十二筐鲜笋。",
                "船老大说这是头一批。",
                True,
                False,
                is_trimmed=True,
            ),
            False,
            "the sentence is whole",
            id="a template that trims the begin of every page tells nothing",
        ),
    ],
)
def test_a_seam_is_judged_by_the_first_evidence(seam: Seam, closed: bool, evidence: str) -> None:
    verdict = judge_seam(seam)
    assert (verdict.closed, verdict.evidence) == (closed, evidence)


def test_pages_that_all_open_without_an_indent_are_trimmed() -> None:
    assert trimmed([False, False, False])
    assert not trimmed([False, True, False])
    assert not trimmed([False])
