"""Pagers that lie at their ends, pages that are not there, and servers that answer anything."""

from dataclasses import replace

from adversary.families import forms, skins
from adversary.family import Answer, Beside, Family, Honest, Hrefs, Pager

EXACT, FLAG = Honest.EXACT, Honest.FLAG


def _ends(link: str, skin: Pager = skins.PLAIN) -> Pager:
    """Replace what stands for 下一页 on the last page."""
    return replace(skin, end=f'<a href="{link}">$text</a>')


FAMILIES = (
    Family("last-self", "the last page's 下一页 is itself", EXACT, forms.SHTML, _ends("$self")),
    Family("last-hash", "the last page's 下一页 is #", EXACT, forms.DASH,
        _ends("#", replace(skins.NEXT, prev="上一页", form="<div>$prev $next</div>"))),
    Family("last-void", "the last page's 下一页 is javascript:void(0)", EXACT, forms.EMPIRE,
        _ends("javascript:void(0)")),
    Family("last-beyond", "the last page names n+1, which is 404", EXACT, forms.EMPIRE,
        _ends("$beyond")),
    Family("last-beyond-next",
        "下一页 alone, the last names n+1, which is 404: it may have been there", FLAG, forms.SHTML,
        _ends("$beyond", skins.NEXT)),
    Family("last-beyond-counted", "12/12, and n+1 is 404", EXACT, forms.DASH,
        _ends("$beyond", Pager(
        '<div class="turn">$prev <span>$n/$total</span> $next</div>', prev="上一页", next="下一页")),
        pages=(3, 12)),
    Family("last-beyond-home", "n+1 is the home page", EXACT, forms.EMPIRE, _ends("$beyond"),
        unknown=Answer.HOME),
    Family("last-beyond-sorry", "n+1 says 页面不存在 with 200", EXACT, forms.SHTML, _ends("$beyond"),
        unknown=Answer.SORRY),
    Family("last-beyond-again", "n+1 is the last page again", EXACT, forms.DASH, _ends("$beyond"),
        unknown=Answer.LAST),
    Family("last-beyond-first", "n+1 is page 1 again", EXACT, forms.DASH,
        _ends("$beyond", skins.NEXT), unknown=Answer.FIRST),
    Family("last-wraps", "the last page's 下一页 is page 1", EXACT, forms.HTM, _ends("$one")),
    Family("last-wraps-next", "下一页 alone goes round", EXACT, forms.HTM, _ends("$one", skins.NEXT)),
    Family("last-next-article", "the last page's 下一页 is the next article", EXACT, forms.SHTML,
        _ends("$next_article")),
    Family("last-next-article-word", "下一篇 where 下一页 stood", EXACT, forms.SHTML, replace(
        skins.PLAIN, end='<a href="$next_article">下一篇</a>',
        start='<a href="$prev_article">上一篇</a>')),
    Family("last-phantom", "the last page links n+1 and 下一页 to a forum", EXACT, forms.TRS, replace(
        skins.PLAIN, end='<a href="http://bbs.forum.example/">$beyond_n</a> <a '
            'href="http://bbs.forum.example/">下一页</a>')),
    Family("last-home", "the last page's 下一页 is the home page", EXACT, forms.SHTML,
        _ends("/", skins.NEXT)),
    Family("last-list", "the last page's 下一页 is the channel", EXACT, forms.EMPIRE, _ends("/news/")),
    Family("first-self", "page 1's 上一页 is itself", EXACT, forms.SHTML,
        replace(skins.FULL, start='<a href="$self">$text</a>')),
    Family("first-beyond", "page 1's 上一页 is page 0, 404", EXACT, forms.DASH,
        replace(skins.PLAIN, start='<a href="${stem}-0.$ext">$text</a>', hrefs=Hrefs.FILE)),
    Family("list-beside", "an article's pager and the channel's", EXACT, forms.EMPIRE, skins.FULL,
        beside=(Beside(skins.LIST, forms.LIST),)),
    Family("comments-beside", "an article's pager and that of the comments", EXACT, forms.SHTML,
        skins.PLAIN, beside=(Beside(skins.COMMENTS, forms.COMMENTS),)),
    Family("items-beside", "an article's pager, and a list's with 18条", EXACT, forms.DASH,
        skins.NUMBERS, beside=(Beside(skins.ITEMS, forms.LIST_QUERY),)),
    Family("hole", "a middle page is 404", FLAG, forms.EMPIRE, skins.EMPIRE, pages=(3, 7),
        hole=Answer.MISSING),
    Family("hole-home", "a middle page is the home page", FLAG, forms.SHTML, skins.FULL,
        pages=(3, 7), hole=Answer.HOME),
    Family("hole-sorry", "a middle page says that it is not there, with 200", FLAG, forms.DASH,
        skins.FULL, pages=(3, 7), hole=Answer.SORRY),
    Family("hole-first", "a middle page is page 1 again", FLAG, forms.QUERY, skins.FULL,
        pages=(3, 7), hole=Answer.FIRST),
    Family("hole-last", "a middle page is the last again", FLAG, forms.DASH, skins.COUNTED,
        pages=(4, 7), hole=Answer.LAST),
    Family("hole-other", "a middle page is another article", FLAG, forms.HTM, skins.FULL,
        pages=(3, 7), hole=Answer.OTHER),
    Family("hole-next", "下一页 alone, and the next is 404", FLAG, forms.SHTML, skins.NEXT,
        pages=(3, 5), hole=Answer.MISSING),
)  # fmt: skip
