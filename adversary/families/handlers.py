"""The links are no addresses: onclick, javascript:, select, forms."""

from adversary.families import forms
from adversary.family import Address, Family, Honest, Pager, Place

EXACT, FLAG = Honest.EXACT, Honest.FLAG
GO_FILE = """<script>function gopage(n){
location.href = n == 1 ? "$stem.$ext" : "${stem}_" + n + ".$ext"; }</script>"""
GO_QUERY = '<script>function goPage(p){window.location="/news/show.php?id=$id&page="+p;}</script>'
GO_FOLDER = """<script>function toPage(i){if(i<2){self.location.href='index.html'}
else{self.location.href='index_'+i+'.html'}}</script>"""

FAMILIES = (
    Family("onclick-location", "onclick with the whole address", EXACT, forms.SHTML, Pager(
        '<div class="page">$numbers $next</div>',
        link="""<a href="javascript:;" onclick="location.href='$href'">$text</a>""", next="下一页")),
    Family("onclick-window", "spans with window.location", EXACT, forms.DASH, Pager(
        '<div class="page">$prev $numbers $next</div>',
        link="""<span class="pg" onclick="window.location='$href';">$text</span>""",
        prev="上一页", next="下一页")),
    Family("onclick-open", "buttons with window.open", EXACT, forms.EMPIRE, Pager(
        '<div class="page">$prev <i>$n/$total</i> $next</div>', prev="上一页", next="下一页",
        link="""<input type="button" value="$text" onclick="window.open('$href','_self')">""")),
    Family("javascript-inline", "javascript:location.href='…'", EXACT, forms.SHTML, Pager(
        '<div class="page">$numbers $next</div>',
        link="""<a href="javascript:location.href='$href'">$text</a>""", next="下一页")),
    Family("gopage-inline", "javascript:gopage(2), the function on the page", EXACT, forms.EMPIRE,
        Pager(
        '<div class="page">$prev $numbers $next</div>',
        link='<a href="javascript:gopage($n)">$text</a>', prev="上一页", next="下一页", head=GO_FILE)),
    Family("gopage-query", "javascript:goPage(2), a query", EXACT, forms.QUERY, Pager(
        '<div class="page">$numbers $next $last</div>',
        link='<a href="javascript:goPage($n);">$text</a>', next="下一页", last="尾页", head=GO_QUERY)),
    Family("gopage-onclick", "onclick=goPage(2), the function on the page", EXACT, forms.QUERY,
        Pager(
        '<div class="page">$numbers 共${total}页</div>',
        link='<a href="#" onclick="goPage($n);return false;">$text</a>', head=GO_QUERY)),
    Family("gopage-folder", "toPage(2), a folder", EXACT,
        Address("/zt/$y/$id/index_$n.html", first="/zt/$y/$id/index.html"), Pager(
        '<div class="page">$numbers</div>',
        link='<a href="javascript:void(0)" onclick="toPage($n)">$text</a>', head=GO_FOLDER)),
    Family("gopage-unknown", "javascript:goPage(2), the function in a file", FLAG, forms.QUERY,
        Pager(
        '<div class="page">$numbers $next</div>', link='<a href="javascript:goPage($n)">$text</a>',
        next="下一页",
        head='<script src="/js/common.js"></script>')),
    Family("onclick-unknown", "onclick=turn(2), the function in a file", FLAG, forms.HTM, Pager(
        '<div class="page">$numbers $next</div>', link='<a href="###" onclick="turn($n)">$text</a>',
        next="下一页")),
    Family("select-addresses", "a select of addresses", EXACT, forms.SHTML, Pager(
        '<div class="jump">转到 <select onchange="location.href=this.value">$options</select></div>',
        number="第$n页")),
    Family("select-jump-menu", "a jump menu", EXACT, forms.HTM, Pager(
        """<form><select name="menu1" onchange="MM_jumpMenu('parent',this,0)">$options</select>
共${total}页</form>""", place=Place.INSIDE)),
    Family("select-numbers-built", "a select of bare numbers, the address built on change", EXACT,
        forms.QUERY, Pager(
        """<div>第 <select onchange="location.href='/news/show.php?id=$id&page='+this.value">
$options</select> 页，共 $total 页</div>""",
        option='<option value="$n"$selected>$n</option>')),
    Family("select-numbers-file", "a select of bare numbers, a file built by a function", EXACT,
        forms.EMPIRE, Pager(
        '<div>跳转到：<select onchange="gopage(this.value)">$options</select></div>',
        option='<option value="$n"$selected>第$n页</option>', head=GO_FILE)),
    Family("select-numbers", "a select of bare numbers, the function in a file", FLAG, forms.SHTML,
        Pager(
        '<div>跳转到：<select onchange="jump(this)">$options</select> 页</div>',
        option="<option$selected>$n</option>")),
    Family("form-get", "a form that asks for the number, by GET", EXACT, forms.QUERY, Pager(
        '<form action="/news/show.php" method="get"><input type="hidden" name="id" value="$id">共 '
        '$total 页 '
        '到第 <input name="page" size="2" value="$n"> 页 <input type="submit" value="跳转"></form>')),
    Family("form-post", "a form that posts the number", FLAG, forms.QUERY, Pager(
        '<form action="/news/show.php" method="post"><input type="hidden" name="id" value="$id">共 '
        '$total 页 '
        '到第 <input name="page" size="2" value="$n"> 页 <input type="submit" value="跳转"></form>'),
        closed=True),
    Family("post-back", "ASP.NET __doPostBack", FLAG, Address("/NewsShow.aspx?id=$id"), Pager(
        '<div id="AspNetPager1">$numbers $next</div>',
        link="""<a href="javascript:__doPostBack('AspNetPager1','$n')">$text</a>""", next="下一页"),
        closed=True),
    Family("post-back-counted", "ASP.NET, 页次：1/3", FLAG, Address("/Detail.aspx?nid=$id"), Pager(
        '<table><tr><td>页次：$n/$total $next $last</td></tr></table>', next="下一页", last="尾页",
        link="""<a id="lb$n" href="javascript:__doPostBack('lb$n','')">$text</a>"""), closed=True),
    Family("hash-pages", "#p=2, fetched by a script", FLAG, forms.POST, Pager(
        '<div class="page">$numbers $next</div><script>'
        'window.onhashchange=function(){load(location.hash)}</script>',
        link='<a href="#p=$n">$text</a>', next="下一页"), closed=True),
    Family("ajax-pages", "data-page, fetched by a script", FLAG, forms.POST, Pager(
        '<div class="page" id="ajaxpage">$numbers $next</div><script>$$("#ajaxpage '
        'a").click(function(){'
        '$$.post("/api/content",{id:$id,page:$$(this).data("page")},'
        'function(d){$$("#zoom").html(d);});});</script>',
        link='<a href="javascript:;" data-page="$n">$text</a>', next="下一页"), closed=True),
    Family("load-rest", "余下全文, fetched by a script", FLAG, forms.POST, Pager(
        '<div class="rest"><a href="javascript:loadRest()">余下全文（共${total}页）</a></div>',
        place=Place.INSIDE), closed=True),
    Family("to-edition", "下转第5版, and no link", FLAG, forms.HTM,
        Pager("<p>（下转第5版）</p>", place=Place.INSIDE), pages=(2, 2), closed=True),
    Family("unfinished", "未完待续 and no link", FLAG, forms.HTM,
        Pager("<p>（未完，接下页）</p>", place=Place.INSIDE), pages=(2, 2), closed=True),
    Family("app-only", "打开APP阅读全文", FLAG, forms.POST, Pager(
        '<div class="app-mask"><a href="/app/download">打开APP阅读全文</a></div>', place=Place.INSIDE),
        pages=(2, 3), closed=True),
    Family("login-only", "登录后阅读全文", FLAG, forms.POST, Pager(
        '<div class="login-box">本文共${total}页，<a href="/login">登录</a>后阅读全文</div>',
        place=Place.INSIDE), pages=(2, 4), closed=True),
)  # fmt: skip
