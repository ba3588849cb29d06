"""Names in addresses: folders and files of lists, parameters of pages and of visits."""

from crawler.lexicon.row import Names

# The parameter that has the number of a page.
PAGE_PARAMETERS = Names(
    "page p pg pageno page_no pagenum pagenumber pageindex paged pn curpage currentpage ipage"
    " cpage_id",
    "http://paper.example/view.php?aid=123&pageno=2",
    "http://paper.example/view.php?aid=123&level=2",
)
# How a parameter without a value begins, before the number.
BARE_PARAMETERS = Names(
    "p page", "http://paper.example/123.html?p2", "http://paper.example/123.html?v2"
)
# Files of listings: /news/index_2.html, list_48_2.html, node_31100_2.htm.
LIST_FILES = Names(
    r"index list default node forum category column channel",
    "http://paper.example/news/list_48_2.html",
    "http://paper.example/news/48_2.html",
)
# Folders of numbered lists: channel/7397.html, class/1915.html.
LIST_FOLDERS = Names(
    "channel channels class column columns node nodes list lists tag tags topic topics special"
    " subject zt zhuanti author member user space search so bbs forum thread comment comments"
    " download vote live login register about",
    "http://paper.example/channel/7397.html",
    "http://paper.example/news/73978.html",
)
# What a front controller shows when it shows a text: index.php?a=show&id=5518.
SHOWS = Names(
    "show view detail read",
    "http://paper.example/index.php?m=content&a=show&page=2",
    "http://paper.example/index.php?m=content&a=lists&page=2",
)
# The first part of hosts that hold no articles.
OTHER_HOSTS = Names(
    "comment comments bbs forum passport mail shop tie search so login reg download",
    "http://bbs.paper.example/2024-03-05/123456.html",
    "http://news.paper.example/2024-03-05/123456.html",
)
# How the file of an article begins whose id is short: show-12-345-1.html.
ARTICLE_FILES = Names(
    "show content view detail article art",
    "http://paper.example/news/show-12.html",
    "http://paper.example/news/team-12.html",
)
# Parameters that have the id of an article.
ID_PARAMETERS = Names(
    "id aid nid tid newsid articleid article_id contentid content_id docid infoid itemid postid"
    " did",
    "http://paper.example/view.php?newsid=7",
    "http://paper.example/view.php?level=7",
)
