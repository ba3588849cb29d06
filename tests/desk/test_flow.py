from crawler.archive.record import StoredPage
from crawler.desk.flow import FlowPiece, flow
from crawler.model import PlacedImage


def page(number: int, first: int | None, last: int | None) -> StoredPage:
    return StoredPage(
        page=number, url="", aliases=(), fetched_at="", http_status=200, encoding="", encoding_evidence="", sha256="",
        first_paragraph=first, last_paragraph=last,
 warc_file=None, warc_offset=None, warc_length=None,
    )  # fmt: skip


def kinds(pieces: list[FlowPiece]) -> list[str]:
    return [f"{piece.kind} {piece.number}" for piece in pieces]


def test_a_page_begins_before_its_first_paragraph() -> None:
    pieces = flow(["甲", "乙", "丙"], [page(1, 0, 1), page(2, 2, 2)], [], [])
    assert kinds(pieces) == ["paragraph 1", "paragraph 2", "break 2", "paragraph 3"]
    assert not pieces[2].joined


def test_a_paragraph_that_runs_over_the_break_is_said_to() -> None:
    pieces = flow(["甲", "乙"], [page(1, 0, 1), page(2, 1, 1)], [], [])
    assert [piece.joined for piece in pieces if piece.kind == "break"] == [True]


def test_missing_pages_stand_where_they_are_missing() -> None:
    pieces = flow(["甲", "乙"], [page(2, 0, 0), page(4, 1, 1)], [], [1, 3, 5])
    assert kinds(pieces) == [
        "missing 1",
        "break 2",
        "paragraph 1",
        "missing 3",
        "break 4",
        "paragraph 2",
        "missing 5",
    ]


def test_a_page_without_text_breaks_nothing() -> None:
    assert kinds(flow(["甲"], [page(1, 0, 0), page(2, None, None)], [], [])) == ["paragraph 1"]


def test_a_picture_stands_before_its_paragraph_or_at_the_end() -> None:
    pictures = [PlacedImage(url="a", caption=None, position=n, page=1) for n in (1, 2, 9)]
    pieces = flow(["甲", "乙"], [page(1, 0, 1)], pictures, [])
    assert kinds(pieces) == ["paragraph 1", "image 1", "paragraph 2", "image 1", "image 1"]


def test_an_article_of_pictures_only_shows_them() -> None:
    pieces = flow(
        [], [page(1, None, None)], [PlacedImage(url="a", caption="渡口", position=0, page=1)], []
    )
    assert kinds(pieces) == ["image 1"]
