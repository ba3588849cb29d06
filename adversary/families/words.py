"""The addresses are plain; what differs is the wording and the drawing of the pager."""

from dataclasses import replace

from adversary.families import forms, skins
from adversary.family import Entry, Family, Honest, Hrefs, Pager, Place

EXACT = Honest.EXACT

FAMILIES = (
    Family("next-alone", "下一页 and nothing else", EXACT, forms.SHTML, skins.NEXT),
    Family("next-short", "下页", EXACT, forms.DASH,
        replace(skins.NEXT, next="下页", place=Place.INSIDE)),
    Family("next-back", "后一页", EXACT, forms.HTM,
        Pager('<p align="right">$prev $next</p>', prev="前一页", next="后一页")),
    Family("next-sentence", "点击进入下一页", EXACT, forms.SHTML,
        replace(skins.NEXT, next="点击进入下一页&gt;&gt;", place=Place.INSIDE)),
    Family("next-read-on", "继续阅读", EXACT, forms.EMPIRE,
        Pager('<div class="goon">$next <span>（$n/$total）</span></div>', next="继续阅读")),
    Family("next-counted", "下一页(2/5)", EXACT, forms.EMPIRE,
        Pager('<div class="goon">$next 本文共${total}页，当前第${n}页</div>', next="下一页")),
    Family("next-unfinished", "未完，转下页", EXACT, forms.SHTML,
        Pager("<p>$next</p>", next="（未完，转下页）", place=Place.INSIDE)),
    Family("next-bracket", "[下一页]", EXACT, forms.HTM,
        Pager("<center>$prev $next</center>", link='[<a href="$href">$text</a>]', prev="上一页",
        next="下一页")),
    Family("next-image", "an image with alt", EXACT, forms.SHTML, Pager(
        '<div align="center">$prev $next</div>',
        link='<a href="$href"><img src="/images/pagenext.gif" alt="$text" border="0"></a>',
        prev="上一页", next="下一页")),
    Family("next-title", "the words are in the title", EXACT, forms.SHTML, Pager(
        '<div class="arrows">$prev $next</div>',
        link='<a href="$href" title="$text"><i class="ico"></i></a>', prev="上一页", next="下一页")),
    Family("next-keyboard", "支持键盘翻页", EXACT, forms.EMPIRE, replace(
        skins.PLAIN, form='<div class="page">$prev $numbers $next</div><p class="tip">提示：支持键盘“← '
            '→”键翻页</p>')),
    Family("arrows", "arrows and numbers", EXACT, forms.DASH, Pager(
        '<div class="turn">$first $prev $numbers $next $last</div>', first="«", prev="‹", next="›",
        last="»")),
    Family("arrows-alone", "1/5 between two arrows", EXACT, forms.DASH, Pager(
        '<div class="turn">$prev <span>$n/$total</span> $next</div>', prev="&lt;", next="&gt;")),
    Family("numbers-brackets", "[1] [2] [3] in the text", EXACT, forms.EMPIRE, Pager(
        '<p align="center">$numbers</p>', number="[$n]", here="$text", place=Place.INSIDE)),
    Family("numbers-round", "（1）（2）（3）", EXACT, forms.DEDE,
        Pager('<div class="fy">$numbers</div>', number="（$n）", here="$text", between="")),
    Family("numbers-chinese", "一 二 三", EXACT, forms.DEDE,
        Pager('<div class="fy">分页：$numbers</div>', number="$han", here="<b>$text</b>")),
    Family("numbers-words", "第1页 第2页", EXACT, forms.SHTML,
        Pager('<div class="fy">$numbers</div>', number="第$n页", here="<b>$text</b>", between=" | ")),
    Family("numbers-chinese-words", "第一页 第二页", EXACT, forms.SHTML,
        Pager('<ul class="fy">$numbers</ul>', number="第${han}页",
        link='<li><a href="$href">$text</a></li>', here="<li>$text</li>")),
    Family("numbers-roman", "I II III", EXACT, forms.HTM,
        Pager('<div class="fy">$numbers $next</div>', number="$roman", here="<b>$text</b>",
        next="下一页")),
    Family("numbers-letters", "A B C with 下一页", EXACT, forms.HTM,
        Pager('<div class="fy">$numbers $next</div>', number="$capital", here="<b>$text</b>",
        next="下一页"), pages=(2, 6)),
    Family("numbers-padded", "01 02 03", EXACT, forms.SYSTEM, replace(skins.NUMBERS, number="$nn")),
    Family("numbers-backwards", "3 2 1", EXACT, forms.EMPIRE,
        Pager('<div class="fy">$backwards</div>')),
    Family("numbers-last-unlinked", "the current number is a link as well", EXACT, forms.DASH,
        replace(
        skins.NUMBERS, here='<a href="$self" class="on">$text</a>', place=Place.INSIDE)),
    Family("traditional", "第 1 頁，共 8 頁 下一頁", EXACT, forms.QUERY, Pager(
        '<p>第 $n 頁，共 $total 頁 $prev $next</p>', prev="上一頁", next="下一頁", place=Place.INSIDE)),
    Family("traditional-numbers", "頁次 1 2 3 末頁", EXACT, forms.SHTML, Pager(
        '<div class="pager">頁次： $numbers $next $last</div>', next="下一頁", last="末頁")),
    Family("english", "Page 1 of 5, Next", EXACT, forms.DASH, Pager(
        '<div class="pager">Page $n of $total $prev $next</div>', prev="Previous",
        next="Next &gt;")),
    Family("english-numbers", "Prev 1 2 3 Next Last", EXACT, forms.SLUG, Pager(
        '<nav>$prev $numbers $next $last</nav>', prev="Prev", next="Next", last="Last",
        here='<span aria-current="page">$text</span>')),
    Family("contents", "a contents list with a headline for each page", EXACT, forms.SHTML, Pager(
        '<div class="post_ding"><ul>$numbers</ul></div>',
        link='<li><a href="$href">第$n页：$subject</a></li>',
        here='<li class="on">第$n页：$subject</li>', place=Place.ABOVE)),
    Family("contents-navigation", "本文导航", EXACT, forms.EMPIRE, Pager(
        '<div class="bwdh"><strong>本文导航</strong><ul>$numbers</ul></div>',
        link='<li><a href="$href">第 $n 页 $subject</a></li>',
        here="<li>第 $n 页 $subject</li>")),
    Family("gap", "1 2 … 9", EXACT, forms.DASH, replace(skins.PLAIN, before=1, after=1, gap="…"),
        pages=(6, 15)),
    Family("window-no-last", "a window, and nothing names the last", EXACT, forms.DASH,
        replace(skins.PLAIN, before=2, after=2), pages=(6, 14)),
    Family("window-numbers", "a window of numbers, no words", EXACT, forms.SHTML,
        replace(skins.NUMBERS, before=2, after=3), pages=(6, 14)),
    Family("window-middle", "a window, entered in the middle", EXACT, forms.DASH,
        replace(skins.FULL, before=2, after=2), pages=(7, 15), entry=Entry.MIDDLE),
    Family("above-and-below", "twice on the page", EXACT, forms.EMPIRE,
        replace(skins.FULL, place=Place.BOTH)),
    Family("above", "above the text", EXACT, forms.HTM, replace(skins.FULL, place=Place.ABOVE)),
    Family("base-relative", "links relative to <base>", EXACT, forms.SHTML,
        replace(skins.PLAIN, hrefs=Hrefs.FILE, head='<base href="$folder">')),
    Family("head-links", "<link rel=next> and 第1页/共4页", EXACT, forms.EMPIRE, Pager(
        '<p class="ym">第$n页/共${total}页</p>', head="$link_prev$link_next")),
    Family("dirty-hrefs", "blanks and line breaks in href", EXACT, forms.SHTML, replace(
        skins.PLAIN, link='<a target="_blank" href=" $href\n">$text</a>')),
    Family("spans-inside", "each link holds a span and a blank", EXACT, forms.HTM, replace(
        skins.FULL, link='<a href="$href"><span> $text </span></a>')),
    Family("split-total", "共<span>3</span>页", EXACT, forms.DASH, Pager(
        '<div class="fy">共<span>$total</span>页 当前第<span>$n</span>页 $numbers $next</div>',
        next="下一页")),
    Family("whole-link", "在本页阅读全文, which is there", EXACT, forms.SHTML, replace(
        skins.PLAIN, form='<div class="page">$prev $numbers $next <a href="$whole">在本页阅读全文</a>'
            '</div>'), whole="/news/$y$m/${id}_all.shtml"),
    Family("whole-query", "全文, which is there", EXACT, forms.QUERY, replace(
        skins.PLAIN, form='<div class="page">$prev $numbers $next <a href="$whole">全文</a></div>'),
        whole="/news/show.php?id=$id&full=y"),
)  # fmt: skip
