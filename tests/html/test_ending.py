"""Where a page that was cut can be told from one whose template is careless."""

import pytest

from crawler.html.ending import ending, stops_short
from tests.support.pages import PROSE, html

PAGE = html()


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (PAGE, "whole"),
        (f"{PAGE}<!-- made in 3 ms -->\n<script>count()</script>", "whole"),
        (PAGE.replace("</body></html>", ""), "whole"),
        (PAGE.replace("</html>", ""), "whole"),
        (PAGE[: PAGE.index("合作社") + 9], "open"),
        (f"{PAGE[: PAGE.index('合作社') + 9]}\ufffd", "open"),
        (PAGE[: PAGE.index('class="footer"')], "cut"),
        (f"<p>{PROSE[0]}</p><!-- begin of the", "cut"),
        (f"<p>{PROSE[0]}</p><script>var a = 1; if (a > 0) ", "cut"),
        (f"<p>{PROSE[0]}</p><script>var a = 1</script>", "whole"),
        ("", "whole"),
    ],
    ids="closed trailer no-closers no-html sentence character tag comment script scripted empty".split(),
)
def test_an_end_is_whole_in_text_or_inside_a_tag(text: str, how: str) -> None:
    assert ending(text) == how


@pytest.mark.parametrize(
    ("source", "paragraph", "short"),
    [
        ("<p>钱都分到了各家，有的", "钱都分到了各家，有的", True),
        ("<p>钱都<b>分</b>到了各家，比前年还多一", "钱都分到了各家，比前年还多一", True),
        ("<p>钱都分到了各家。\n", "钱都分到了各家。", False),
        ("<p>钱都分到了各家。<br>杨柳", "杨柳", False),
        ("<p>钱都分到了各家。<p>江边日报社主办，地址渡口镇", "钱都分到了各家。", False),
    ],
    ids="sentence bold whole signature footer".split(),
)
def test_text_stops_short_where_the_html_ends_within_its_sentence(
    source: str, paragraph: str, *, short: bool
) -> None:
    assert stops_short(source, paragraph) is short
