from crawler.html.markup import parse


def texts(body: str) -> list[str]:
    return [
        block.text
        for block in parse(
            f"<html><body>{body}</body></html>", "http://paper.example/a.html"
        ).blocks
    ]


def test_a_block_is_a_paragraph_a_line_before_a_break_or_bare_text() -> None:
    assert texts("<div>船到了<br><br>卸货<p>天黑</p>收工</div>") == [
        "船到了",
        "卸货",
        "天黑",
        "收工",
    ]


def test_inline_tags_inside_words_add_no_space() -> None:
    assert texts("<p>清<b>早</b>的<span>渡</span><font>口</font></p>") == ["清早的渡口"]


def test_what_word_marks_in_a_sentence_breaks_no_line() -> None:
    assert texts(
        "<p>名列第<st1:chmetcnv><span lang=EN-US>3</span></st1:chmetcnv>。<o:p></o:p></p>"
    ) == ["名列第3。"]


def test_scripts_styles_comments_and_form_fields_are_not_text() -> None:
    assert texts(
        "<style>p{}</style><p>船<script>var a='领奖';</script>到<!-- <p>作废</p> -->了</p><textarea>底稿</textarea><select><option>一</option></select>"
    ) == ["船到了"]


def test_hidden_text_is_marked_or_left_out() -> None:
    document = parse(
        '<p>船<span style="display:none">盗版</span>到了</p><div style="font-size:0">不见</div>',
        "http://paper.example/",
    )
    assert [(b.text, b.box.hidden) for b in document.blocks] == [("船到了", False), ("不见", True)]


def test_unclosed_tags_lose_nothing() -> None:
    assert texts("<div>" * 300 + "<p>最里面的一句" + "<p>后面的一句") == [
        "最里面的一句",
        "后面的一句",
    ]


def test_links_are_measured_and_kept() -> None:
    block = parse('<p>看<a href="/b.html">另一篇</a></p>', "http://paper.example/").blocks[0]
    assert block.link_chars == 3
    assert [a.get("href") for a in block.anchors] == ["/b.html"]


def test_relative_links_follow_the_base_of_the_page() -> None:
    document = parse(
        '<html><head><base href="http://paper.example/news/"></head><body><a href="2.html">2</a></body></html>',
        "http://paper.example/x/1.html",
    )
    assert document.link("2.html") == "http://paper.example/news/2.html"


def test_boxes_bound_the_blocks_inside_them() -> None:
    document = parse(
        "<div id=a><p>一</p><p>二</p></div><div id=b>三</div>", "http://paper.example/"
    )
    spans = {box.label: (box.first, box.last) for box in document.boxes if box.label}
    assert spans == {"a": (0, 2), "b": (2, 3)}
