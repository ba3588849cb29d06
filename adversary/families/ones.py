"""Articles of one page beside other pagers: nothing is missing, and nothing may be added."""

from adversary.families import forms, skins
from adversary.family import Address, Beside, Family, Honest, Pager, Place


def _one(
    name: str,
    system: str,
    *beside: Beside,
    own: Pager = skins.NOTHING,
    address: Address = forms.EMPIRE,
) -> Family:
    return Family(name, system, Honest.ONE, address, own, pages=(1, 1), beside=beside)


def _list(form: str, address: Address = forms.LIST, **parts: object) -> Beside:
    words: dict[str, object] = {"prev": "上一页", "next": "下一页", "before": 2, "after": 4} | parts
    return Beside(Pager(form, **words), address)  # type: ignore[arg-type]


FAMILIES = (
    _one("one-list", "the channel's list below, with its pager", Beside(skins.LIST, forms.LIST)),
    _one("one-list-items", "a list's pager with 条", Beside(skins.ITEMS, forms.LIST_QUERY),
        address=forms.SHTML),
    _one("one-list-plain", "a list of links and bare numbers below", _list(
        '<div class="newslist"><h3>更多新闻</h3>$headlines'
        '<div class="page">$numbers $next</div></div>'), address=forms.DASH),
    _one("one-list-last", "首页 上一页 下一页 尾页 共35页 of the channel", _list(
        '<div class="newslist"><ul>$headlines</ul><p>首页 $prev $next $last 共${total}页</p></div>',
        last="尾页")),
    _one("one-list-slash", "1/35 of the channel",
        _list('<div class="sidelist"><ul>$headlines</ul><span>$n/$total</span> $next</div>'),
        address=forms.HTM),
    _one("one-list-trs", "a list by createPageHTML(35, 0, 'index', …)", _list(
        '<div class="newslist"><ul>$headlines</ul><script>createPageHTML($total, 0, "index", '
        '"html");</script></div>', forms.LIST_TRS), address=forms.TRS),
    _one("one-list-select", "a list's select of pages", _list(
        '<div class="newslist"><ul>$headlines</ul>转到<select onchange="location.href=this.value">'
        '$options</select>页</div>', number="第$n页")),
    _one("one-list-script", "var totalPage of the list below", _list(
        '<div class="newslist" id="more"><ul>$headlines</ul></div><script>var listPage=1, '
        'listTotalPage=$total;</script><a href="javascript:more()">加载更多</a>')),
    _one("one-list-jump", "javascript:goPage(2) of the list below", _list(
        '<div class="list"><ul>$headlines</ul><p>共${total}页 $numbers $next</p></div>',
        link='<a href="javascript:goList($n)">$text</a>'), address=forms.SHTML),
    _one("one-related", "相关阅读 in pages", _list(
        '<div class="related"><h3>相关阅读</h3><ul>$headlines</ul><div class="rpage">$prev $numbers '
        '$next</div></div>', forms.LIST_QUERY)),
    _one("one-comments", "pages of comments", Beside(skins.COMMENTS, forms.COMMENTS),
        address=forms.SHTML),
    _one("one-comments-counted", "评论 1/12 下一页", _list(
        '<div id="pl"><h4>最新评论（${total}3条）</h4><p>沙发！</p><p>$n/$total $next</p></div>',
        forms.COMMENTS), address=forms.QUERY),
    _one("one-gallery", "a gallery with numbers", Beside(Pager(
        '<div class="gallery"><img src="/u/1.jpg"><div class="gpage">$prev $numbers $next</div>'
        '</div>', prev="上一张", next="下一张", place=Place.ABOVE), forms.GALLERY, most=12)),
    _one("one-gallery-slash", "a slide show: 1/6", Beside(Pager(
        '<div class="slides"><a href="javascript:prev()">&lt;</a><span>1/$total</span><a '
        'href="javascript:next()">&gt;</a></div>', place=Place.ABOVE), forms.GALLERY, most=12)),
    _one("one-next-article", "上一篇 下一篇",
        own=Pager('<div class="updown"><p>上一篇：<a href="$prev_article">$prev_title</a></p>'
        '<p>下一篇：<a href="$next_article">$next_title</a></p></div>')),
    _one("one-next-word", "下一页 that is the next article", own=Pager(
        '<div class="turn"><a href="$prev_article">上一页</a> <a href="/news/">返回列表</a> <a '
        'href="$next_article">下一页</a></div>'), address=forms.SHTML),
    _one("one-next-rel", "<link rel=next> is the next article",
        own=Pager("", head='<link rel="prev" href="$prev_article"><link rel="next" '
            'href="$next_article">'),
        address=forms.SLUG),
    _one("one-unlinked", "首页 上一页 1 下一页 尾页, unlinked", own=Pager(
        '<div class="page">首页 上一页 <b>1</b> 下一页 尾页</div>'), address=forms.TRS),
    _one("one-counted", "第1页/共1页", own=Pager('<p class="page">第1页/共1页 首页 上一页 下一页 尾页</p>'),
        address=forms.SHTML),
    _one("one-call", "createPageHTML(1, 0, …)",
        own=Pager('<script>createPageHTML(1, 0, "$stem", "$ext");</script>'), address=forms.TRS),
    _one("one-variables", "countPage=1",
        own=Pager("<script>var currentPage = 0; var countPage = 1;</script>"), address=forms.TRS),
    _one("one-empty", "an empty container", own=Pager('<div id="pages" class="page"></div>'),
        address=forms.DEDE),
    _one("one-commented", "a pager that was commented out", own=Pager(
        '<!--<div class="page">1/7 <a href="${stem}_2.$ext">2</a> <a href="${stem}_3.$ext">3</a> '
        '<a href="${stem}_2.$ext">下一页</a></div>-->')),
    _one("one-editions", "版次 and 下一版 of an e-paper", Beside(Pager(
        '<div class="bans">第01版 $numbers $next</div>', number="$nn", next="下一版"), forms.EDITION,
        most=12), address=Address("/paper/$y-$m/$d/content_$id.htm")),
    _one("one-calendar", "a calendar",
        own=Pager('<table class="cal"><caption>上一月 下一月</caption><tr>$days</tr></table>'),
        address=forms.HTM),
    _one("one-series", "a series: 之一 之二 之三", own=Pager(
        '<div class="series"><h4>系列报道</h4><a href="$self">之一</a> <a href="$next_article">之二</a> '
        '<a href="$prev_article">之三</a></div>')),
    _one("one-tips", "1/3 下一页 of a box for tips", own=Pager(
        '<div class="reward"><p>赞赏</p><span>1/3</span> <a href="javascript:;">下一页</a></div>'),
        address=forms.POST),
    _one("one-hot-tabs", "hot news in tabs 1 2 3", own=Pager(
        '<div class="hot"><h3>热点新闻</h3><a href="#t1">1</a> <a href="#t2">2</a> <a href="#t3">3</a>'
        '<ul>$headlines</ul></div>'), address=forms.SHTML),
    _one("one-issues", "往期 in a select", own=Pager(
        '<div>往期：<select onchange="location.href=this.value"><option value="/zk/1.html">'
        '第1期</option><option value="/zk/2.html">第2期</option>'
        '<option value="/zk/3.html">第3期</option></select></div>'), address=forms.DASH),
    _one("one-parts", "分集 1 2 3 of a film", Beside(Pager(
        '<div class="video"><h4>分集视频</h4>$numbers</div>', number="$n"), Address("/v/$y$m/$n.html"),
        most=9), address=forms.POST),
    _one("one-floors", "a forum's 1楼 2楼 and its pager", _list(
        '<div class="bbs"><p>1楼 2楼 3楼</p><div class="pg">$numbers <a>/ $total 页</a> $next</div>'
        '</div>', Address("/bbs/thread-12-$n.html")), address=forms.POST),
    _one("one-search", "a box of search results", _list(
        '<div class="search"><h3>“$id”的搜索结果</h3><ul>$headlines</ul>共找到${total}6条 $numbers '
        '$next</div>', Address("/search?q=$id&page=$n")), address=forms.QUERY),
    _one("one-vote", "a vote: 1 2 3 4 5",
        own=Pager('<div class="vote">打分：<a href="#">1</a> <a href="#">2</a> <a href="#">3</a> <a '
            'href="#">4</a> <a href="#">5</a></div>')),
    _one("one-fold", "展开全文 over a text that is there",
        own=Pager('<a class="unfold" href="javascript:void(0)">展开全文</a>'), address=forms.POST),
    _one("one-scan", "扫码阅读全文 of an app",
        own=Pager('<div class="qr"><img src="/qr.png"><p>扫码下载客户端阅读全文</p></div>'),
        address=forms.SHTML),
    _one("one-teasers", "teasers with 阅读全文",
        own=Pager('<div class="rec"><h3>推荐阅读</h3>$teasers</div>'), address=forms.SLUG),
    _one("one-plain", "no pager at all", address=forms.HTM),
)  # fmt: skip
