"""How paragraphs are set, and by what a reader can see that one goes on from the page before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """Templates of `$text`: a paragraph, and one that goes on; the style sheet, of `$container`."""

    name: str
    paragraph: str
    continued: str
    sheet: str = ""
    tells: bool = True  # a missing indent tells that a paragraph goes on
    subheads: tuple[str, ...] = (
        '<p align="center"><strong>$text</strong></p>',
        '<p style="text-align:center"><b>$text</b></p>',
        "<h3>$text</h3>",
        "<p><strong>$text</strong></p>",
    )


_LINES = (
    "<center><b>$text</b></center>",
    "<b>$text</b><br>\n",
    '<div align="center"><strong>$text</strong></div>',
)

LAYOUTS = (
    Layout("wide", "<p>　　$text</p>\n", "<p>$text</p>\n"),
    Layout("blanks", "<p>&nbsp;&nbsp;&nbsp;&nbsp;$text</p>\n", "<p>$text</p>\n"),
    Layout("em-blanks", "<P>&emsp;&emsp;$text</P>\n", "<P>$text</P>\n"),
    Layout("lines", "　　$text<br>\n", "$text<br>\n", subheads=_LINES),
    Layout("double-lines", "　　$text<BR><BR>\n", "$text<BR><BR>\n", subheads=_LINES),
    Layout("divs", "<div>　　$text</div>\n", "<div>$text</div>\n"),
    Layout("fonts", '<p><font size="3">　　$text</font></p>\n',
        '<p><font size="3">$text</font></p>\n'),
    Layout("pasted", '<p class="MsoNormal"><span style="font-size:14pt">　　$text</span></p>\n',
        '<p class="MsoNormal"><span style="font-size:14pt">$text</span></p>\n'),
    Layout("attribute", '<p style="text-indent: 2em;">$text</p>\n', "<p>$text</p>\n"),
    Layout("attribute-zero", '<p style="TEXT-INDENT:28px">$text</p>\n',
        '<p style="TEXT-INDENT:0px">$text</p>\n'),
    Layout("class", '<p class="indent">$text</p>\n', '<p class="no-indent">$text</p>\n'),
    Layout("class-sheet", '<p class="t1">$text</p>\n', '<p class="t2">$text</p>\n',
        sheet=".t1{text-indent:2em;line-height:26px}.t2{line-height:26px}"),
    Layout("sheet", "<p>$text</p>\n", '<p class="goon">$text</p>\n',
        sheet="$container p{text-indent:2em}$container p.goon{text-indent:0}"),
    Layout("sheet-all", "<p>$text</p>\n", "<p>$text</p>\n",
        sheet="$container p{text-indent:2em;margin:10px 0}", tells=False),
    Layout("none", "<p>$text</p>\n", "<p>$text</p>\n", tells=False),
    Layout("none-spaced", '<p class="p">$text</p>\n<p>&nbsp;</p>\n',
        '<p class="p">$text</p>\n<p>&nbsp;</p>\n', tells=False),
)  # fmt: skip
