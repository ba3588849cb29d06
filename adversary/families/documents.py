"""All pages are in one document, one shown at a time."""

from adversary.families import forms, skins
from adversary.family import Bundle, Family, Honest, Pager

EXACT, FLAG = Honest.EXACT, Honest.FLAG
TABS = Pager('<div class="tabs">$numbers $next</div>',
    link='<a href="javascript:show($n)">$text</a>', next="下一页",
    head="<script>function show(n){for(var i=1;i<=$total;i++){"
        "document.getElementById('page'+i).style.display=i==n?'':'none';}}</script>")  # fmt: skip

FAMILIES = (
    Family("hidden-divs", "display:none, shown by number", EXACT, forms.EMPIRE, TABS, bundle=Bundle(
        '<div id="page$n" style="display:none">$page</div>', first='<div id="page1">$page</div>')),
    Family("hidden-class", "a class hides the others", EXACT, forms.SHTML, Pager(
        '<ul class="tab-nav">$numbers</ul>', link='<li data-target="#part$n">第${n}页</li>',
        here='<li class="on">第${n}页</li>'),
        bundle=Bundle('<div class="part hide" id="part$n">$page</div>',
        first='<div class="part" id="part1">$page</div>')),
    Family("hidden-attribute", "sections with hidden", EXACT, forms.POST, Pager(
        '<nav>$numbers</nav>', link='<button data-show="$n">$text</button>',
        here='<button class="on">$text</button>'),
        bundle=Bundle('<section data-page="$n" hidden>$page</section>',
        first='<section data-page="1">$page</section>')),
    Family("anchors", "all is shown, and the numbers are anchors", EXACT, forms.HTM, Pager(
        '<div class="page">$numbers</div>', link='<a href="#p$n">$text</a>'),
        bundle=Bundle('<a name="p$n"></a>$page')),
    Family("break-marks", "#PAGE_BREAK# in the text, cut by a script", EXACT, forms.HTM, Pager(
        '<div id="pagenav"></div><script src="/js/splitpage.js"></script>'),
        bundle=Bundle("<p>#PAGE_BREAK#</p>$page", first="$page")),
    Family("break-comments", "<!--pagebreak--> left in the text", EXACT, forms.POST, skins.NOTHING,
        bundle=Bundle(
        "<!--pagebreak-->$page", first="$page")),
    Family("break-rules", "hr.page-break of an editor", EXACT, forms.POST, skins.NOTHING,
        bundle=Bundle(
        '<hr class="page-break" style="page-break-after:always">$page', first="$page")),
    Family("break-ueditor", "_ueditor_page_break_tag_ left in the text", EXACT, forms.SHTML,
        skins.NOTHING, bundle=Bundle(
        "<p>_ueditor_page_break_tag_</p>$page", first="$page")),
    Family("swiper", "slides that hold the pages", EXACT, forms.POST,
        Pager('<div class="swiper-pagination">$n/$total</div>'), bundle=Bundle(
        '<div class="swiper-slide">$page</div>')),
    Family("unfolded", "the rest is folded: 展开全文", EXACT, forms.POST, Pager(
        '<div class="unfold"><a href="javascript:void(0)" onclick="unfold()">展开全文</a></div>'),
        bundle=Bundle(
        '<div class="rest" style="display:none">$page</div>', first="$page"), pages=(2, 3)),
    Family("table-cells", "a row of a table for each page", EXACT, forms.HTM, TABS, bundle=Bundle(
        '<table id="page$n" style="display:none" width="100%"><tr><td>$page</td></tr></table>',
        first='<table id="page1" width="100%"><tr><td>$page</td></tr></table>')),
    Family("script-texts", "the other pages are strings of a script", FLAG, forms.POST, Pager(
        '<div class="page">$numbers</div>', link='<a href="javascript:turn($k)">$text</a>'),
        bundle=Bundle(
        "<script>texts[$k]=$json;</script>", first="<script>var texts=[];</script>$page",
        script=True)),
    Family("template-texts", "the other pages are templates of a script", FLAG, forms.POST, Pager(
        '<div class="page">$numbers 共${total}页</div>',
        link='<a href="javascript:turn($n)">$text</a>'), bundle=Bundle(
        '<script type="text/html" id="tpl$n">$page</script>', first="$page")),
    Family("textarea-texts", "the other pages are in hidden textareas", FLAG, forms.POST, Pager(
        '<div class="page">$numbers 共${total}页</div>',
        link='<a href="javascript:turn($n)">$text</a>'), bundle=Bundle(
        '<textarea id="t$n" style="display:none">$page</textarea>', first="$page")),
)  # fmt: skip
