"""The number is a parameter, of whatever name."""

from dataclasses import replace

from adversary.families import forms, skins
from adversary.family import Address, Answer, Entry, Family, Honest, Hrefs, Pager, Place

EXACT = Honest.EXACT
QUERY = replace(skins.PLAIN, hrefs=Hrefs.QUERY)


def _show(script: str, parameter: str) -> Address:
    return Address(f"{script}&{parameter}", first=script)


FAMILIES = (
    Family("page-parameter", "PHP of one's own", EXACT, forms.QUERY, skins.PLAIN),
    Family("page-parameter-counted", "PHP of one's own: 第 1 页 共 3 页", EXACT, forms.QUERY,
        skins.COUNTED),
    Family("dede-dynamic", "DedeCMS view.php", EXACT, _show("/plus/view.php?aid=$id", "pageno=$n"),
        skins.DEDE),
    Family("phpcms-dynamic", "PHPCMS index.php", EXACT,
        _show("/index.php?m=content&c=index&a=show&catid=12&id=$id", "page=$n"), skins.PHPCMS),
    Family("asp-page-first", "ASP, page before id", EXACT,
        Address("/ReadNews.asp?Page=$n&NewsID=$id", first="/ReadNews.asp?NewsID=$id"), skins.FULL),
    Family("asp-explicit", "ASP, page 1 has the parameter too", EXACT,
        Address("/news/view.asp?id=$id&Page=$n"), skins.COUNTED),
    Family("jsp-page-no", "JSP: pageNo", EXACT, _show("/portal/content.jsp?id=$id", "pageNo=$n"),
        skins.FULL),
    Family("jsp-current", "JSP: currentPage from zero", EXACT,
        _show("/xw/detail.jsp?docid=$id", "currentPage=$k"), skins.PLAIN),
    Family("p-parameter", "?p=2", EXACT, Address("/c/$y$m/$id.html?p=$n", first="/c/$y$m/$id.html"),
        QUERY),
    Family("pn-parameter", "?pn=2", EXACT,
        Address("/c/$y$m/$id.html?pn=$n", first="/c/$y$m/$id.html"), skins.NUMBERS),
    Family("odd-parameter", "a parameter of any name", EXACT,
        _show("/display.aspx?newsid=$id", "ys=$n"), skins.PLAIN),
    Family("odd-parameter-words", "a parameter of any name, words alone", EXACT,
        _show("/display.aspx?newsid=$id", "fy=$n"), Pager(
        '<div class="zw_fy">$prev $next</div>', prev="上一页", next="下一页")),
    Family("two-parameters", "?p=ID&page=2", EXACT, Address("/?p=$id&page=$n", first="/?p=$id"),
        skins.NUMBERS),
    Family("counted-two-parameters", "?p=1&page=2 beside 第 1 页 共 3 页", EXACT,
        Address("/view.php?p=1&nid=$id&page=$n", first="/view.php?p=1&nid=$id"),
        replace(skins.COUNTED, hrefs=Hrefs.PATH)),
    Family("start-one", "Joomla: ?start=1", EXACT,
        Address("/news/$id-$slug.html?start=$k", first="/news/$id-$slug.html"), Pager(
        '<div class="pagination"><p class="counter">第 $n 页 共 $total 页</p><ul>$prev$next</ul></div>',
        link='<li><a href="$href">$text</a></li>',
        prev="&lt;&lt; 上一页", next="下一页 &gt;&gt;")),
    Family("start-contents", "Joomla, table of contents", EXACT,
        Address("/news/$id-$slug.html?start=$k", first="/news/$id-$slug.html"), Pager(
        '<div class="article-index"><h3>文章目录</h3><ul>$numbers</ul></div>',
        link='<li><a href="$href">$text</a></li>',
        here='<li class="active"><a href="$self">$text</a></li>', number="第$n页",
        place=Place.ABOVE)),
    Family("limitstart", "Joomla: limitstart", EXACT,
        _show("/index.php?option=com_content&view=article&id=$id", "limitstart=$k"), skins.COUNTED),
    Family("offset-ten", "offsets of ten: ?s=10", EXACT,
        Address("/read/$id.htm?s=$o10", first="/read/$id.htm"), QUERY),
    Family("offset-paragraphs", "offsets of ten with &st=", EXACT,
        _show("/viewthread.php?tid=$id", "st=$o10"), skins.NUMBERS),
    Family("offset-one", "offsets from one: ?from=11", EXACT,
        Address("/read/$id.htm?from=$o1", first="/read/$id.htm"), skins.FULL),
    Family("pair", "Drupal: ?page=0,1", EXACT,
        Address("/content/$id?page=0,$k", first="/content/$id"), Pager(
        '<ul class="pager">$numbers$next$last</ul>', link='<li><a href="$href">$text</a></li>',
        here='<li class="pager-current">$text</li>',
        next="下一页 ›", last="末页 »", hrefs=Hrefs.PATH)),
    Family("pair-escaped", "Drupal: ?page=0%2C1", EXACT,
        Address("/node/$id?page=0%2C$k", first="/node/$id"), skins.PLAIN),
    Family("drupal-zero", "Drupal: ?page=1 is page 2", EXACT,
        Address("/node/$id?page=$k", first="/node/$id"), skins.FULL),
    Family("bare-query", "?2", EXACT, Address("/a/$ymd/$id.shtml?$n", first="/a/$ymd/$id.shtml"),
        skins.NUMBERS),
    Family("bare-p", "?p2", EXACT, Address("/$y-$m-$d/1$id.html?p$n", first="/$y-$m-$d/1$id.html"),
        skins.PLAIN),
    Family("path-and-query", "123_2.html?page=2", EXACT,
        Address("/wz/${id}_$n.html?page=$n", first="/wz/$id.html"), skins.PLAIN),
    Family("session-tail", "a session behind the number", EXACT,
        _show("/info.jsp?aid=$id", "pageIndex=$n&wbtreeid=1021"), skins.PLAIN),
    Family("wbnews", "a builder of college sites", EXACT,
        Address("/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1021&wbnewsid=$id&page=$n",
        first="/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1021&wbnewsid=$id"), skins.FULL),
    Family("query-last", "entered at the last page", EXACT, forms.QUERY, skins.FULL,
        entry=Entry.LAST),
    Family("query-clamped", "beyond the last comes the last again", EXACT, forms.QUERY, Pager(
        '<div class="pg">$prev $next</div>', prev="上一页", next="下一页",
        end='<a href="$beyond">$text</a>'), unknown=Answer.LAST),
    Family("query-any-first", "any number that is not there gives page 1", EXACT, forms.QUERY,
        Pager(
        '<div class="pg">$numbers $next</div>', next="下一页", end='<a href="$beyond">$text</a>'),
        unknown=Answer.FIRST),
)  # fmt: skip
