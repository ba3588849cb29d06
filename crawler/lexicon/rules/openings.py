"""What stands above a story in its own box: breadcrumbs, information, toolbars, own advertising."""

from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import Place, Rule, rule
from crawler.lexicon.rule_names import RuleName

OPENINGS: tuple[Rule, ...] = (
    rule(
        RuleName.BREADCRUMB,
        Place.HEAD,
        Phrase(
            r"^(?:.{0,8}位置\s*:|(?:首\s*页|主页)\s*[>»→/|·-])[^。]{0,80}$",
            "首页 » 新闻频道 » 时事综合",
            "首页上的照片是渡口",
        ),
    ),
    rule(
        RuleName.SOURCE,
        Place.HEAD,
        Phrase(
            r"^[(【\[]?\s*(?:本文|文章|稿件|信息|新闻)?(?:来源|來源|稿源|转自|摘自)\s*[:|丨]"
            r"[^。，,]{1,40}$",
            "来源：《江边》杂志",
            "来源：旧账本、田字格和信封，还有船票。",
        ),
    ),
    rule(
        RuleName.INFORMATION,
        Place.HEAD,
        Phrase(
            r"^[^。！？!?;；，]{0,40}(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}"
            r"[^。！？!?;；，]{0,90}$",
            "江边日报 2024-03-05 08:30 编辑部发布",
            "2024年3月5日，渡口停航一天。",
        ),
        Phrase(
            r"^[^。！？!?;；，]{0,40}(?:来源|稿源|点击|浏览|阅读|发布时间|发布日期|发稿时间)"
            r"(?:次数|量|数)?\s*:[^。！？!?;；，]{0,60}$",
            "浏览次数：128",
            "浏览次数多的三篇，写的都是船。",
        ),
    ),
    rule(
        RuleName.ORIGINAL_TITLE,
        Place.HEAD,
        Phrase(
            r"^[(【\[]?\s*(?:原标题|原题|原題)\s*(?:[:为《]|$)",
            "（原标题：某地多措并举）",
            "原题目有三道",
        ),
    ),
    rule(
        RuleName.ORIGIN,
        Place.HEAD,
        Phrase(r"^原创\s*[:|丨·]", "原创：渡口人家 江边观察 今天", "原创的船歌"),
    ),
    rule(
        RuleName.DATELINE,
        Place.HEAD,
        Phrase(
            r"^[^。，,]{2,16}\d{1,2}月\d{1,2}日\s*(?:报道|讯|电|消息)$",
            "江边网中文站 10月14日报道",
            "江边网10月14日报道，早班船停航。",
        ),
    ),
    rule(
        RuleName.COLUMN,
        Place.HEAD,
        Phrase(r"^[【\[][^】\]:]{2,12}[】\]]$", "【新春走基层】", "【新春走基层】渡口的早班船"),
    ),
    rule(
        RuleName.TOOLBAR,
        Place.HEAD,
        Phrase(
            r"^(?:.{0,4}(?:字号|字体|段落)|我要评论|[【(]?大\s*中\s*小).{0,40}$",
            "字体：大 中 小",
            "老人们都说，报纸上的字号越大越好。",
        ),
        Phrase(r"^[AT][+-]?(?:[\s|/]*[AT][+-]?){0,2}$", "A+ A-", "A级景区"),
    ),
    rule(
        RuleName.APP,
        Place.HEAD,
        Phrase(
            r"^[^。]{0,100}(?:安装|下载|打开)[^。]{0,16}(?:客户端|APP)[^。]{0,40}$",
            "安装江边客户端第一时间看新闻",
            "安装工人住在渡口。",
        ),
        Phrase("^.{0,12}(?:APP|客户端)$", "江边新闻客户端", "江边新闻客户端上线三年"),
        Phrase(
            r"^[^。]{0,40}(?:第一时间(?:接收|了解|获取)|点击.{0,6}(?:关注|订阅)|关注.{0,10}公众号)"
            r"[^。]{0,40}$",
            "点击上方关注江边日报",
            "救护车第一时间赶到渡口",
        ),
        loose=True,
    ),
    rule(
        RuleName.PROMOTION,
        Place.HEAD,
        Phrase(
            r"[【\[(]\s*点击[^】\])]{1,10}[】\])]",
            "“江边人物”评选火热进行中！【点击投票】",
            "老人学会了点击投票",
        ),
        Phrase(r"^>+\s*点|[>→]{2,}\s*$", "更多船期>>", "5>3"),
    ),
)
