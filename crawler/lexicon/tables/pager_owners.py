"""What shows whose a pager is: words in or above it, names of boxes; and names in scripts."""

from crawler.lexicon.row import Phrase

COMMENTS: tuple[Phrase, ...] = (Phrase("评论|跟[帖贴]|网友|留言|回复", "网友评论", "本报讯"),)
TIPS: tuple[Phrase, ...] = (Phrase("赞赏|打赏", "赞赏", "赞助"),)
VOTES: tuple[Phrase, ...] = (Phrase("打分|评分|投票|调查", "请您打分", "打工"),)
ISSUES: tuple[Phrase, ...] = (
    Phrase(r"往期|期刊|第\d+期|版面|第\d+版|[上下]一版|版次", "下一版", "下一页"),
)
CALENDARS: tuple[Phrase, ...] = (Phrase("[上下]一?[月年]|[一二三四五六七]月", "上一月", "上一页"),)
PICTURES: tuple[Phrase, ...] = (Phrase("图集|组图|[上下]一[张幅張]|幻灯", "下一张", "下一页"),)
FILMS: tuple[Phrase, ...] = (Phrase(r"分集|视频|选集|第\d+集", "分集视频", "第2页"),)
FLOORS: tuple[Phrase, ...] = (Phrase(r"\d+楼|楼主|主题帖|论坛", "1楼", "1页"),)
SEARCHES: tuple[Phrase, ...] = (Phrase("搜索|共?找到|检索", "共找到86条", "共8页"),)
OTHERS: tuple[Phrase, ...] = (
    Phrase(
        "相关|热[点门]|推荐|更多|排行|最新|系列|专题|猜你|延伸|本网|要闻|头条",
        "更多新闻",
        "本文共3页",
    ),
    Phrase("新闻列表|返回列表", "返回列表", "返回首页"),
)

NAMED_COMMENTS: tuple[Phrase, ...] = (
    Phrase("comment|reply|replies|pinglun|^pl$|tiezi|review|guestbook", "comment-list", "content"),
)
NAMED_TIPS: tuple[Phrase, ...] = (Phrase("reward|dashang|zanshang", "reward", "read"),)
NAMED_VOTES: tuple[Phrase, ...] = (Phrase("vote|score|rating|survey|star", "vote", "note"),)
NAMED_CALENDARS: tuple[Phrase, ...] = (
    Phrase("calendar|^cal$|rili|datepicker", "calendar", "local"),
)
NAMED_PICTURES: tuple[Phrase, ...] = (
    Phrase(
        "galler|slide|swiper|photo|carousel|focus|banner|album|tuji|picshow|atlas",
        "slides",
        "pages",
    ),
)
NAMED_FILMS: tuple[Phrase, ...] = (Phrase("video|player|episode", "video", "page"),)
NAMED_FLOORS: tuple[Phrase, ...] = (Phrase("bbs|forum|thread|floor", "bbs", "page"),)
NAMED_SEARCHES: tuple[Phrase, ...] = (Phrase("search|sousuo", "search", "page"),)
NAMED_OTHERS: tuple[Phrase, ...] = (
    Phrase("^list$|newslist|listbox|sidelist|related|relate|^rel$", "sidelist", "pagelist"),
    Phrase(
        "^hot|hotnews|recommend|^rec$|ranking|^rank|series|topnews|morenews", "hotnews", "pages"
    ),
)

# How many records a list has.
RECORDS: tuple[Phrase, ...] = (
    Phrase(
        r"(?:共有?)?(?<!\d)(\d{1,9})(?:条|篇|个?记录|则)|总数[:：]?(\d{1,9})(?!\d)",
        "共595条记录",
        "共5页",
    ),
)
# Names of variables, without underscores: how many pages there are, which of them this is.
COUNT_NAMES: tuple[Phrase, ...] = (
    Phrase(
        "[ni]?(?:article|content|text|art)?"
        "(?:pages?count|countpages?|totalpages?|pages?total|maxpages?|allpages?"
        "|pagesum|sumpages?|pages|pageall)",
        "countpage",
        "pagesize",
    ),
)
WEAK_COUNT_NAMES: tuple[Phrase, ...] = (
    Phrase("total|count|totalcount|pagenum|sum|max", "total", "size"),
)
HERE_NAMES: tuple[Phrase, ...] = (
    Phrase(
        "[ni]?(?:curr?(?:ent)?(?:pages?|index|no)?|nowpage|pagenow"
        "|page(?:index|idx|no|cur(?:rent)?|num)|pno|thispage|page)",
        "currentpage",
        "pagesize",
    ),
)
OTHER_COUNTS: tuple[Phrase, ...] = (
    Phrase("list|comment|photo|pic|news|reply|size|hot|video|vote", "listtotalpage", "totalpage"),
)
# A script that may have to do with pages.
MAY_BUILD: tuple[Phrase, ...] = (
    Phrase("page|fenye|分页|下一?页|jump|goto|hreflatter", "goPage(2)", "var map = 1"),
)
# A script that writes links of a pager, or lists its pages.
WRITTEN: tuple[Phrase, ...] = (Phrase("下一?[页頁]|page_?(?:urls?|list)", "pageUrls", "pageSize"),)
