"""What stands above a story inside its own box: breadcrumbs, information lines, toolbars, the paper's own advertising."""

from crawler.lexicon.rule import Place, Rule, rule
from crawler.lexicon.rule_names import RuleName

OPENINGS: tuple[Rule, ...] = (
    rule(RuleName.BREADCRUMB, Place.HEAD, "首页 » 新闻频道 » 时事综合", r"^(?:.{0,8}位置\s*:|(?:首\s*页|主页)\s*[>»→/|·-])[^。]{0,80}$"),
    rule(
        RuleName.SOURCE,
        Place.HEAD,
        "来源：《江边》杂志",
        r"^[(【\[]?\s*(?:本文|文章|稿件|信息|新闻)?(?:来源|來源|稿源|转自|摘自)\s*[:|丨][^。，,]{1,40}$",
    ),
    rule(
        RuleName.INFORMATION,
        Place.HEAD,
        "江边日报 2024-03-05 08:30 编辑部发布",
        r"^[^。！？!?;；，]{0,40}(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}[^。！？!?;；，]{0,90}$",
        r"^[^。！？!?;；，]{0,40}(?:来源|稿源|点击|浏览|阅读|发布时间|发布日期|发稿时间)(?:次数|量|数)?\s*:[^。！？!?;；，]{0,60}$",
    ),
    rule(RuleName.ORIGINAL_TITLE, Place.HEAD, "（原标题：某地多措并举）", r"^[(【\[]?\s*(?:原标题|原题|原題)\s*(?:[:为《]|$)"),
    rule(RuleName.ORIGIN, Place.HEAD, "原创：渡口人家 江边观察 今天", r"^原创\s*[:|丨·]"),
    rule(RuleName.DATELINE, Place.HEAD, "江边网中文站 10月14日报道", r"^[^。，,]{2,16}\d{1,2}月\d{1,2}日\s*(?:报道|讯|电|消息)$"),
    rule(RuleName.COLUMN, Place.HEAD, "【新春走基层】", r"^[【\[][^】\]:]{2,12}[】\]]$"),
    rule(
        RuleName.TOOLBAR,
        Place.HEAD,
        "字体：大 中 小",
        r"^(?:.{0,4}(?:字号|字体|段落)|我要评论|[【(]?大\s*中\s*小).{0,40}$",
        r"^[AT][+-]?(?:[\s|/]*[AT][+-]?){0,2}$",
    ),
    rule(
        RuleName.APP,
        Place.HEAD,
        "安装江边客户端第一时间看新闻",
        r"^[^。]{0,100}(?:安装|下载|打开)[^。]{0,16}(?:客户端|APP)[^。]{0,40}$|^.{0,12}(?:APP|客户端)$",
        r"^[^。]{0,40}(?:第一时间(?:接收|了解|获取)|点击.{0,6}(?:关注|订阅)|关注.{0,10}公众号)[^。]{0,40}$",
        loose=True,
    ),
    rule(RuleName.PROMOTION, Place.HEAD, "“江边人物”评选火热进行中！【点击投票】", r"[【\[(]\s*点击[^】\])]{1,10}[】\])]|^>+\s*点|[>→]{2,}\s*$"),
)  # fmt: skip
