"""Pages are files: a number behind the name, as the publishing systems write it."""

from dataclasses import replace

from adversary.families import forms, skins
from adversary.family import Address, Entry, Family, Honest, Hrefs, Pager, Place

EXACT = Honest.EXACT

FAMILIES = (
    Family("empire", "EmpireCMS", EXACT, forms.EMPIRE, skins.EMPIRE, pages=(2, 6)),
    Family("empire-long", "EmpireCMS, window of six", EXACT, forms.EMPIRE, skins.EMPIRE,
        pages=(8, 15)),
    Family("empire-middle", "EmpireCMS, entered in the middle", EXACT, forms.EMPIRE, skins.EMPIRE,
        pages=(3, 8), entry=Entry.MIDDLE),
    Family("empire-last", "EmpireCMS, entered at the end", EXACT, forms.EMPIRE, skins.EMPIRE,
        pages=(3, 9), entry=Entry.LAST),
    Family("empire-titles", "EmpireCMS, select of titles with a stray query", EXACT, forms.EMPIRE,
        Pager(
        '<div class="ptitle"><select name="titleselect" '
        'onchange="self.location.href=this.options[this.selectedIndex].value">$options</select>'
        '</div>',
        number="第($n)页", option='<option value="$href?$n"$selected>$text</option>')),
    Family("dede", "DedeCMS", EXACT, forms.DEDE, skins.DEDE),
    Family("dede-titles", "DedeCMS, page titles with select", EXACT, forms.DEDE, Pager(
        '<select onchange="location.href=this.options[this.selectedIndex].value;">'
        '$options</select>',
        number="$n、第${n}部分", place=Place.ABOVE)),
    Family("phpcms-show", "PHPCMS V9", EXACT, Address("/show-12-$id-$n.html"), skins.PHPCMS),
    Family("phpcms-date", "PHPCMS V9, static", EXACT,
        Address("/$y/$md/${id}_$n.html", first="/$y/$md/$id.html"), skins.PHPCMS, pages=(3, 14)),
    Family("siteserver", "SiteServer CMS", EXACT,
        Address("/contents/12/${id}_$n.html", first="/contents/12/$id.html"), replace(
        skins.FULL, form='<table class="pageitem"><tr><td>$first $prev $numbers $next $last</td>'
            '</tr></table>', place=Place.INSIDE)),
    Family("powereasy", "PowerEasy", EXACT, forms.SHTML, Pager(
        '<!--{pe.begin.pagination}--><span id="pe100_page_contentpage" class="page_css">'
        '$prev$numbers$next</span><!--{pe.end.pagination}-->',
        here='<b><a href="$self">$text</a></b>', prev="上一页", next="下一页", hrefs=Hrefs.ABSOLUTE)),
    Family("webpublisher", "WebPublisher /system/", EXACT, forms.SYSTEM, skins.SYSTEM),
    Family("webpublisher-words", "WebPublisher, words alone", EXACT, forms.SYSTEM, replace(
        skins.SYSTEM, form='<div id="news_more_page_div_id">$prev $next</div>', prev="上一页")),
    Family("founder", "Founder portal", EXACT, forms.HTM, skins.FOUNDER),
    Family("founder-counted", "Founder portal, totals as attributes", EXACT, forms.HTM, replace(
        skins.FOUNDER, form='<div id="displaypagenum" totalcount="$total" currentpage="$n">'
            '$numbers $next</div>')),
    Family("people", "a central paper's own system", EXACT, forms.DASH, Pager(
        '<div class="zdfy clearfix">$numbers</div>', here='<a href="$self" class="on">$text</a>',
        number="【$n】", place=Place.INSIDE)),
    Family("xinhua", "a news agency's own system", EXACT,
        Address("/$y-$m/$d/c_1${id}_$n.htm", first="/$y-$m/$d/c_1$id.htm"), Pager(
        '<div id="div_currpage">$prev $numbers $next</div>', here="<span>$text</span>", prev="上一页",
        next="下一页", hrefs=Hrefs.ABSOLUTE)),
    Family("pages-in-text", "a portal's paragraph of numbers", EXACT,
        Address("/$y-$m-$d/$id${id}_$n.shtml", first="/$y-$m-$d/$id$id.shtml"), Pager(
        '<p class="page">$prev $numbers $next</p>', here='<span class="cur">$text</span>',
        prev="上一页", next="下一页", place=Place.INSIDE)),
    Family("artplink", "a portal, from zero", EXACT,
        Address("/a/$ymd/00${id}_$k.htm", first="/a/$ymd/00$id.htm"), Pager(
        '<div id="ArtPLink"><ul>$prev$numbers$next</ul></div>',
        link='<li><a href="$href">$text</a></li>', here="<li>$text</li>",
        prev="&lt;上一页", next="下一页&gt;")),
    Family("zero-explicit", "a portal, page 1 is _0", EXACT,
        Address("/mil/detail_${y}_$m/$d/${id}_$k.shtml"), Pager(
        '<div class="next_page"><a id="pagenext" href="$beyond"></a>$numbers $next</div>',
        here="<span>$text</span>", next="下一页")),
    Family("zero-words", "a health portal, from zero", EXACT,
        Address("/a/$ymd/${id}_$k.html", first="/a/$ymd/$id.html"), Pager(
        '<div class="art_page"><span>$prev</span>$numbers<span>$next</span></div>',
        here="<span>$text</span>", prev="上一页", next="下一页",
        start="<a>$text</a>", end="<a>$text</a>")),
    Family("classes-only", "a motor portal: page-item-next", EXACT,
        Address("/news/$y$m/$id-$n.html", first="/news/$y$m/$id.html"), Pager(
        '<div class="page">$prev $numbers $next</div>',
        here='<a class="cur" href="javascript:void(0)">$text</a>', prev=" ", next=" ",
        word='<a class="page-item-next" href="$href">$text</a>')),
    Family("prefix-one", "a motor forum's news, page 1 is _1", EXACT,
        Address("/$y$m/news_${id}_$n.html"), replace(
        skins.PLAIN, form='<div class="page_down">$prev $numbers $next</div>')),
    Family("letters-in-id", "a portal with letters in its ids", EXACT,
        Address("/$m$d/05/${hex}_$n.html", first="/$m$d/05/$hex.html"), skins.PLAIN),
    Family("hex-zero", "a military portal, ids of hex digits, from zero", EXACT,
        Address("/html/$y/${hex}_$k.html", first="/html/$y/$hex.html"), Pager(
        '<div class="pagination">$prev $numbers $next 至 <input size="2"> 页</div><input '
        'type="hidden" id="pagecount" value="$total">',
        here='<span class="current">$text</span>', prev="上一页", next="下一页", before=2, after=2,
        gap="..."), pages=(3, 12)),
    Family("p2-file", "hand-made: p2.htm in the article's folder", EXACT,
        Address("/special/$y/$id/p$n.htm", first="/special/$y/$id/index.htm"), skins.PLAIN),
    Family("p2-suffix", "a county paper: 123_p2.html", EXACT,
        Address("/news/$y/${id}_p$n.html", first="/news/$y/$id.html"), skins.NUMBERS),
    Family("dash-p2", "a college paper: 123-p2.html", EXACT,
        Address("/info/1021/$id-p$n.html", first="/info/1021/$id.html"), skins.FULL),
    Family("letter-pages", "hand-made: a letter behind the name", EXACT,
        Address("/news/$ymd$id$letter.html", first="/news/$ymd$id.html"), skins.PLAIN,
        pages=(2, 6)),
    Family("padded-three", "hand-made: three digits", EXACT,
        Address("/wenhua/${id}_$nnn.htm", first="/wenhua/$id.htm"),
        replace(skins.FULL, number="$nn")),
    Family("number-inside", "article-ID-2-1.html, number not at the end", EXACT,
        Address("/article-$id-$n-1.html"), skins.PLAIN),
    Family("number-first", "2_123.html", EXACT, Address("/wz/${n}_$id.html", first="/wz/$id.html"),
        skins.PLAIN),
    Family("epaper-id", "an id with an underscore of its own", EXACT,
        Address("/$y-$m/$d/content_743_${id}_$n.htm", first="/$y-$m/$d/content_743_$id.htm"),
        skins.FOUNDER),
    Family("small-id", "ids as small as page numbers", EXACT,
        Address("/zhuanti/${small}_$n.html", first="/zhuanti/$small.html"), skins.PLAIN),
    Family("upper-case", "an old server: .HTM", EXACT,
        Address("/NEWS/$y/NR${id}_$n.HTM", first="/NEWS/$y/NR$id.HTM"), skins.PLAIN),
    Family("discuz-portal", "Discuz! X portal, rewritten", EXACT, Address("/article-$id-$n.html"),
        Pager(
        '<div class="pg">$prev$numbers<label><input size="2" value="$n"><span title="共 $total 页"> '
        '/ $total 页</span></label>$next</div>',
        here="<strong>$text</strong>", prev="&nbsp;&nbsp;", next="下一页",
        word='<a href="$href" class="nxt">$text</a>')),
    Family("bracket-name", "hand-made: 123(2).html", EXACT,
        Address("/wenzhang/$id($n).html", first="/wenzhang/$id.html"), skins.PLAIN, pages=(2, 5)),
    Family("second-host", "pages from the second on another host", EXACT,
        Address("//$second/html/$y/${id}_$n.html", first="/html/$y/$id.html"),
        replace(skins.PLAIN, hrefs=Hrefs.ABSOLUTE)),
    Family("second-host-all", "a picture host serves every further page", EXACT,
        Address("//$second/n/$id/$n.shtml", first="/n/$y$m/$id.shtml"),
        replace(skins.FULL, hrefs=Hrefs.ABSOLUTE)),
)  # fmt: skip
