"""A script writes the pager; what it builds stands on the page."""

from adversary.families import forms
from adversary.family import Address, Family, Honest, Pager, Place

EXACT, FLAG = Honest.EXACT, Honest.FLAG
WRITER = """<script>function createPageHTML(_nPageCount,_nCurrIndex,_sPageName,_sPageExt){
if(_nPageCount==null||_nPageCount<=1){return;}
for(var i=0;i<_nPageCount;i++){if(_nCurrIndex==i){document.write("<span>"+(i+1)+"</span>&nbsp;");}
else if(i==0){document.write("<a href=\\""+_sPageName+"."+_sPageExt+"\\">1</a>&nbsp;");}
else{document.write("<a href=\\""+_sPageName+"_"+i+"."+_sPageExt+"\\">"+(i+1)+"</a>&nbsp;");}}
if(_nCurrIndex<_nPageCount-1){
var next=_sPageName+"_"+(_nCurrIndex+1)+"."+_sPageExt;
document.write("<a href=\\""+next+"\\">下一页</a>");}}</script>"""


def _call(arguments: str, head: str = WRITER) -> Pager:
    return Pager(
        f'<div class="fenye"><script>createPageHTML({arguments});</script></div>', head=head
    )


FAMILIES = (
    Family("trs", "TRS WCM", EXACT, forms.TRS, _call('$total, $k, "$stem", "$ext"')),
    Family("trs-inside", "TRS WCM, in the text", EXACT, forms.TRS, Pager(
        '<script language="javascript">createPageHTML($total,$k,"$stem","$ext");</script>',
        head=WRITER, place=Place.INSIDE)),
    Family("trs-external", "TRS WCM, the function is in a file", EXACT, forms.TRS,
        _call("$total, $k, '$stem', '$ext'", head='<script src="/js/page.js"></script>')),
    Family("trs-quoted", "TRS WCM, all arguments quoted", EXACT, forms.TRS,
        _call('"$total","$k","$stem","$ext"')),
    Family("trs-comment", "TRS WCM, the call in a comment for old browsers", EXACT, forms.TRS,
        Pager(
        '<SCRIPT LANGUAGE="JavaScript">\n<!--\n\tcreatePageHTML($total, $k, "$stem", "$ext");'
        '\n//-->\n</SCRIPT>', head=WRITER)),
    Family("trs-variables", "TRS WCM: countPage and currentPage, links written in place", EXACT,
        forms.TRS, Pager(
        '<div class="page"><script>var currentPage = $k;\nvar countPage = $total;\nvar nextPage = '
        'currentPage+1;\n'
        'if(countPage>1&&currentPage!=(countPage-1)){document.write("<a '
        'href=\\"$stem"+"_"+nextPage+".$ext\\">下一页</a>");}</script></div>')),
    Family("trs-upper", "TRS WCM: _PAGE_COUNT, _PAGE_INDEX, _PAGE_NAME", EXACT, forms.TRS, Pager(
        '<script>var _PAGE_COUNT="$total";var _PAGE_INDEX="$k";var _PAGE_NAME="$stem";var '
        '_PAGE_EXT="$ext";</script><div id="pages"></div>'
        '<script src="/js/pagination.js"></script>')),
    Family("script-concatenated", "'a_' + n + '.html'", EXACT, forms.EMPIRE, Pager(
        '<div id="pg"></div><script>var total = $total, cur = $n, html = "";\nfor (var n = 1; n '
        '<= total; n++) {\n'
        "  var u = n == 1 ? '$stem.$ext' : '${stem}_' + n + '.$ext';\n  html += n == cur ? '<b>' "
        "+ n + '</b>' : '<a href=\"' + u + '\">' + n + '</a>';\n}\n"
        "document.getElementById('pg').innerHTML = html;</script>")),
    Family("script-concatenated-query", "'show.php?id=1&page=' + n", EXACT, forms.QUERY, Pager(
        '<div id="pg"></div><script>var pageCount=$total;var pageNow=$n;\nfunction url(n){return '
        '"/news/show.php?id=$id&page="+n;}\n'
        "for(var i=1;i<=pageCount;i++){document.write('<a href=\"'+url(i)+'\">'+i+'</a> ');"
        "}</script>")),
    Family("script-array", "addresses in an array", EXACT, forms.DASH, Pager(
        '<div id="pg"></div><script>var pageUrls = [$list]; var pageIndex = $k; '
        'showPages(pageUrls, pageIndex);</script>')),
    Family("script-json", "a JSON island: total and addresses", EXACT, forms.DASH, Pager(
        '<div id="pager"></div><script type="application/json" id="pager-data">{"current": $n, '
        '"total": $total, "pages": [$list]}</script>')),
    Family("script-placeholder", "url: '123_{0}.html'", EXACT, forms.EMPIRE, Pager(
        '<div id="kkpager"></div><script>kkpager.generPageHtml({pno: $n, total: $total, '
        'hrefFormer: "$stem", hrefLatter: ".$ext", '
        'getLink: function(n){ return n == 1 ? this.hrefFormer + this.hrefLatter : '
        'this.hrefFormer + "_" + n + this.hrefLatter; }});</script>')),
    Family("script-template", "template: '/show-12-1-{page}.html'", EXACT,
        Address("/show-12-$id-$n.html"), Pager(
        "<div id=\"page\"></div><script>new Pagination('#page', {current: $n, pages: $total, url: "
        "'/show-12-$id-{page}.html'});</script>")),
    Family("data-attributes", "data-total, data-url", EXACT, forms.EMPIRE, Pager(
        '<div class="pagination" data-current="$n" data-total="$total" '
        'data-url="${stem}_{n}.$ext" data-first="$stem.$ext"></div>')),
    Family("laypage", "laypage with jump", EXACT, forms.QUERY, Pager(
        '<div id="laypage"></div><script>laypage({cont: "laypage", pages: $total, curr: $n, jump: '
        'function(e, first){ '
        'if(!first){ location.href = "/news/show.php?id=$id&page=" + e.curr; } }});</script>')),
    Family("hidden-inputs", "hidden inputs: pagecount, pageUrl", EXACT,
        Address("/html/$y/${hex}_$k.html", first="/html/$y/$hex.html"), Pager(
        '<input type="hidden" id="pagecount" value="$total"><input type="hidden" id="pageUrl" '
        'value="/html/$y/$hex"><input type="hidden" id="nowpage" value="$n">'
        '<div class="page">第 $n 页 / 共 $total 页</div>')),
    Family("script-caixin", "a magazine: ?p2 from a script", EXACT,
        Address("/$y-$m-$d/1$id.html?p$n", first="/$y-$m-$d/1$id.html"), Pager(
        '<div id="pageBtn"></div><script>var pageCount=$total, curPage=$n, '
        'base="/$y-$m-$d/1$id.html";\nif(curPage<pageCount){'
        "document.getElementById('pageBtn').innerHTML='<a href=\"'+base+'?p'+(curPage+1)+'\">"
        "下一页</a>';}</script>")),
    Family("script-write-words", "document.write of the words", EXACT, forms.HTM, Pager(
        "<script>if($n<$total){document.write('<a href=\"$stem'+'_'+($n+1)+'.$ext\">下一页</a>');"
        "}</script>")),
    Family("count-only", "countPage, and the rest in a file", FLAG, forms.TRS, Pager(
        '<script>var countPage=$total, currentPage=$k;</script><script src="/js/fenye.js">'
        '</script><div id="fenye"></div>')),
    Family("count-only-upper", "_PAGE_COUNT alone", FLAG, forms.EMPIRE, Pager(
        '<div id="page_div"></div><script>var _PAGE_COUNT = "$total"; var _PAGE_INDEX = "$k";'
        '</script><script src="/js/p.js"></script>')),
    Family("count-only-total", "totalPage: 4", FLAG, forms.SHTML, Pager(
        '<div class="tcdPageCode"></div><script>'
        '$$(".tcdPageCode").createPage({pageCount:$total,current:$n,backFn:function(p){turn(p);'
        '}});</script>')),
    Family("count-only-words", "共3页 without a link", FLAG, forms.HTM,
        Pager('<div class="page">共${total}页 当前第${n}页</div>')),
    Family("count-only-slash", "1/3 without a link, beside 下一页 without one", FLAG, forms.DASH,
        Pager(
        '<div class="page"><span>$n/$total</span> <a class="next">下一页</a></div>')),
)  # fmt: skip
