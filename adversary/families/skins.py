"""Pagers as publishing systems render them; families take them, or replace a few parts."""

from adversary.family import Hrefs, Pager, Place

EMPIRE = Pager(
    '<div class="epages"><a title="Page">&nbsp;<b>$n</b>/<b>$total</b></a>&nbsp;&nbsp;'
    '$first$prev$numbers$next$last</div>',
    word='<a href="$href">$text</a>&nbsp;', first="首页", prev="上一页", next="下一页", last="尾页", before=2,
        after=3, between="&nbsp;",
)  # fmt: skip
DEDE = Pager(
    '<ul class="pagelist"><li><a>共$total页: </a></li>$prev$numbers$next</ul>',
        link='<li><a href="$href">$text</a></li>',
    here='<li class="thisclass"><a href="#">$text</a></li>', prev="上一页", next="下一页",
        hrefs=Hrefs.FILE,
    start='<li><a href="#">$text</a></li>', end='<li><a href="#">$text</a></li>',
)  # fmt: skip
PHPCMS = Pager(
    '<div id="pages" class="text-c">$prev $numbers $next</div>', link='<a href="$href">$text</a>',
        here="<span>$text</span>",
    prev="上一页", next="下一页", word='<a class="a1" href="$href">$text</a>',
        start='<a class="a1" href="$self">$text</a>',
    end='<a class="a1" href="$self">$text</a>', hrefs=Hrefs.ABSOLUTE, before=5, after=5, gap="..",
        place=Place.INSIDE,
)  # fmt: skip
SYSTEM = Pager(
    '<div id="news_more_page_div_id">$numbers $next</div>', here="<span>$text</span>", next="下一页",
        hrefs=Hrefs.FILE, number="[$n]",
)  # fmt: skip
FOUNDER = Pager(
    '<div id="displaypagenum"><center>$prev $numbers $next</center></div>',
        here="<span>$text</span>", prev="上一页", next="下一页",
    hrefs=Hrefs.FILE, place=Place.INSIDE,
)  # fmt: skip
NUMBERS = Pager('<div class="page">$numbers</div>', here="<strong>$text</strong>")
PLAIN = Pager(
    '<div class="pagination">$prev $numbers $next</div>', here='<span class="current">$text</span>',
        prev="上一页", next="下一页",
)  # fmt: skip
FULL = Pager(
    '<div class="fenye">$first $prev $numbers $next $last</div>', here="<em>$text</em>", first="首页",
        prev="上一页", next="下一页",
    last="末页", start="<span>$text</span>", end="<span>$text</span>",
)  # fmt: skip
COUNTED = Pager(
    '<p class="pageinfo" align="center">第 $n 页 共 $total 页 $first $prev $next $last</p>', first="首页",
        prev="上一页", next="下一页",
    last="尾页", hrefs=Hrefs.QUERY, start="$text", end="$text",
)  # fmt: skip
NEXT = Pager('<div class="nextpage">$next</div>', next="下一页", hrefs=Hrefs.FILE)
SELECT = Pager(
    '<div class="jump">转到 <select onchange="location.href=this.value">$options</select></div>',
        number="第$n页",
)  # fmt: skip
NOTHING = Pager("")

LIST = Pager(
    '<div class="pages">共 ${total}页 $first $prev $numbers $next $last</div>', here="<b>$text</b>",
        first="首页", prev="上一页",
    next="下一页", last="尾页", start="$text", end="$text", before=2, after=4,
)  # fmt: skip
ITEMS = Pager(
    '<div class="pages"><a class="a1">${total}8条</a> $prev $numbers $next</div>',
        here="<span>$text</span>", prev="上一页", next="下一页",
    before=3, after=5, start='<a href="$self">$text</a>',
)  # fmt: skip
COMMENTS = Pager(
    '<div class="comment-list"><h3>网友评论</h3><p>暂时只显示部分评论</p><div class="cpage">$prev $numbers '
    '$next</div></div>',
    here="<b>$text</b>", prev="上一页", next="下一页", before=3, after=4,
)  # fmt: skip
