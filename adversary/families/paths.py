"""The number is a part of the path, or the article is a folder."""

from dataclasses import replace

from adversary.families import forms, skins
from adversary.family import Address, Entry, Family, Honest, Hrefs, Pager, Place

EXACT = Honest.EXACT
POST_NUMBERS = Pager(
    '<div class="page-links">页面： $numbers</div>',
        link='<a href="$href" class="post-page-numbers"><span>$text</span></a>',
    here='<span class="post-page-numbers current" aria-current="page"><span>$text</span></span>',
        place=Place.INSIDE,
)  # fmt: skip

FAMILIES = (
    Family("wordpress", "WordPress: /slug/2/", EXACT, forms.SLUG, POST_NUMBERS),
    Family("wordpress-next", "WordPress, next_or_number=next", EXACT, forms.SLUG, Pager(
        "<p>$prev $next</p>", prev="前一页", next="后一页", place=Place.INSIDE)),
    Family("wordpress-html", "WordPress: slug.html/2", EXACT,
        Address("/$slug.html/$n", first="/$slug.html"), Pager(
        '<ul class="pagination pagination-post">$numbers</ul>',
        link='<li><a href="$href">$text</a></li>',
        here='<li class="active"><a href="$self">$text</a></li>')),
    Family("wordpress-archives", "WordPress: /archives/123/2", EXACT,
        Address("/archives/$id/$n", first="/archives/$id"), POST_NUMBERS),
    Family("typecho", "Typecho: /index.php/archives/123/2/", EXACT,
        Address("/index.php/archives/$id/$n/", first="/index.php/archives/$id/"), skins.PLAIN),
    Family("page-path", "/page/2/", EXACT, Address("/story/$slug/page/$n/", first="/story/$slug/"),
        skins.PLAIN),
    Family("p-path", "/p/2", EXACT, Address("/news/$id/p/$n", first="/news/$id"), skins.NUMBERS),
    Family("think", "ThinkPHP: /id/123/p/2.html", EXACT,
        Address("/Home/Article/detail/id/$id/p/$n.html", first="/Home/Article/detail/id/$id.html"),
        Pager(
        '<div>$total 条记录 $n/$total 页 $next $numbers</div>',
        here='<span class="current">$text</span>', next="下一页")),
    Family("number-path", "/news/123/2", EXACT, Address("/news/$id/$n", first="/news/$id"),
        skins.PLAIN),
    Family("dash-path", "/read/123-2", EXACT, Address("/read/$id-$n", first="/read/$id"),
        skins.FULL),
    Family("folder-index", "the article is a folder: index_2.html", EXACT, forms.FOLDER,
        skins.PLAIN),
    Family("folder-index-file", "the article is a folder, links by file", EXACT, forms.FOLDER,
        replace(skins.FULL, hrefs=Hrefs.FILE)),
    Family("folder-index-named", "index.html, index_2.html", EXACT,
        Address("/zt/$y/$id/index_$n.html", first="/zt/$y/$id/index.html"), skins.NUMBERS),
    Family("folder-zero", "index.html, index_1.html", EXACT,
        Address("/xw/$y$m/$d/$id/index_$k.html", first="/xw/$y$m/$d/$id/index.html"), skins.FULL),
    Family("folder-zero-bare", "folder, index_1.html", EXACT,
        Address("/xw/$y$m/$id/index_$k.html", first="/xw/$y$m/$id/"), skins.PLAIN),
    Family("folder-number", "folder, 2.shtml", EXACT,
        Address("/d/file/$id/$n.shtml", first="/d/file/$id/"), skins.PLAIN),
    Family("folder-number-one", "1.html, 2.html in a folder", EXACT, Address("/book/$id/$n.html"),
        skins.FULL),
    Family("folder-default", "default.htm, default_1.htm", EXACT,
        Address("/ywj/$ymd/$id/default_$k.htm", first="/ywj/$ymd/$id/default.htm"), skins.PLAIN),
    Family("folder-page", "folder, page2.html", EXACT,
        Address("/feature/$slug/page$n.html", first="/feature/$slug/"), skins.PLAIN),
    Family("folder-page-last", "folder, entered at page3.html", EXACT,
        Address("/feature/$slug/page$n.html", first="/feature/$slug/"), skins.FULL,
        pages=(3, 6), entry=Entry.LAST),
    Family("slash-two-html", "/123/2.html beside /123.html", EXACT,
        Address("/archive/$id/$n.html", first="/archive/$id.html"), skins.FULL),
    Family("number-before-id", "/2/123.html", EXACT,
        Address("/cms/p$n/$id.html", first="/cms/p1/$id.html"), skins.FULL),
    Family("matrix", "a parameter of the path: ;page=2", EXACT,
        Address("/doc/$id;page=$n", first="/doc/$id"), skins.PLAIN),
    Family("comma", "a comma: 123,2.html", EXACT,
        Address("/artikel/$id,$n.html", first="/artikel/$id.html"), skins.PLAIN),
    Family("dot", "a dot: 123.2.html", EXACT,
        Address("/artikel/$id.$n.html", first="/artikel/$id.html"), skins.NUMBERS),
)  # fmt: skip
