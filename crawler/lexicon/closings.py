"""Lines that close an article: editors, headings of lists, comment boxes, neighbours. Below them the text has ended."""

from crawler.lexicon.patterns import either
from crawler.lexicon.rule import CLOSE, OPEN, Place, Rule, rule
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use

_EDITORS = either(Use.CLOSES)
_SIGN = r"(?:\s*[:|丨︱/]|\s)"
_WHICH, _LISTED = either(Use.OTHERS_WHICH), either(Use.OTHERS_WHAT)

CLOSINGS: tuple[Rule, ...] = (
    # who edited
    rule(
        RuleName.EDITOR,
        Place.TAIL,
        "责任编辑：王小军",
        rf"{OPEN}{_EDITORS}{_SIGN}.{{0,40}}$",
        rf"^[(【\[].{{0,12}}{_EDITORS}[\s:].{{0,24}}[)】\]]$",  # （江边网编辑 王小军）
        r"^[(【\[\s]*(?:本文来源|文章来源|来源|作者|记者)\s*:.{0,30}(?:责任编辑|责编|编辑)\s*:",
        closes=True,
        glued=True,
    ),
    # lists of other articles
    rule(
        RuleName.RELATED,
        Place.TAIL,
        "相关阅读",
        rf"{OPEN}{_WHICH}{_LISTED}(?:推荐|排行榜?|列表|专题|导读)?{CLOSE}(?:更多|加载更多|查看更多|more)?{CLOSE}$",
        rf"{OPEN}更多[^。，,:]{{1,6}}(?:新闻|报道|资讯|文章){CLOSE}$",
        rf"{OPEN}(?:相关|相關|延伸|推荐|扩展|系列)(?:阅读|閱讀|新闻|报道|链接|文章|专题)\s*[:>》].{{1,60}}$",
        rf"{OPEN}(?:{either(Use.OTHERS_HEADING)}|看过.{{0,8}}还看了?|.{{0,6}}排行榜?){CLOSE}$",
        closes=True,
    ),
    rule(
        RuleName.RELATED,
        Place.TAIL,
        "更多精彩内容",
        rf"{OPEN}(?:查看|点击)?更多(?:精彩|相关)?(?:图片|内容){CLOSE}$",
    ),
    rule(
        RuleName.NEIGHBOUR,
        Place.TAIL,
        "上一篇：某县启动春灌",
        rf"{OPEN}(?:阅读)?(?:[上下前后]一|[上下前后])(?:篇|条|则|個)(?:文章|新闻)?(?:[】\])/]*\s*$|[】\])]*\s*[:>《]|[】\])]\s*\S|\s+[^。]{{1,60}}$|没有了)",
        closes=True,
    ),
    # readers
    rule(
        RuleName.COMMENTS,
        Place.TAIL,
        "网友评论(12)",
        rf"{OPEN}{either(Use.REMARKS_WHOSE)}?{either(Use.REMARKS)}(?:列表|区|\s*[(]?\s*\d*\s*(?:条|[)])?){CLOSE}$",
        r"[\d,]+\s*(?:条评论|条跟贴|人参与|人跟贴|人评论)",
        r"文明上网|网友评论仅|所有评论仅|评论仅供.{0,10}表达|还没有(?:人)?评论|来抢沙发|(?:请|先)\s*登录\s*(?:后)?(?:再)?(?:发表)?评论",
        closes=True,
    ),
    rule(
        RuleName.MOOD,
        Place.TAIL,
        "您看到此篇文章时的感受是：",
        rf"{OPEN}(?:[顶踩赞]一下|支持一下)[\s\d()%]*$",
        rf"{OPEN}(?:您|你)对[^。]{{0,12}}(?:答复|回复|办理|服务)[^。]{{0,6}}(?:是否满意|满意度)[^。]{{0,16}}$",
        rf"{OPEN}(?:您|你)?(?:此时|看到此|看完|读完|对此|觉得|认为)[^。]{{0,20}}(?:心情|感受|感觉|相关度|怎么样)[^。]{{0,16}}$",
        closes=True,
    ),
    # what a reader may do next
    rule(
        RuleName.SHARE,
        Place.TAIL,
        "分享到微信朋友圈",
        rf"{OPEN}{either(Use.SHARE_TO)}",
        closes=True,
    ),
    rule(
        RuleName.TAGS,
        Place.TAIL,
        "标签：渡口 春运",
        rf"{OPEN}(?:本文|文章|相关|热门)?(?:关键[词字]|标签|標籤|tags?)(?:阅读)?\s*(?:[:|>].{{0,120}})?$",
        closes=True,
    ),
    rule(
        RuleName.TAGS,
        Place.TAIL,
        "渡口|春运|江边",
        r"^[^\s|。，,:]{1,16}(?:\|[^\s|。，,:]{1,16}){2,}$",
    ),
    rule(
        RuleName.MORE,
        Place.TAIL,
        "返回首页>>",
        rf"{OPEN}[←<]?\s*返回$",
        rf"{OPEN}[←<]?\s*(?:返回|回到|进入|查看|点击|点击进入|点击查看|点击收起|点击此处|浏览)[^。，,]{{0,16}}{either(Use.BACK_TO)}[^。，,]{{0,6}}$",
        rf"{OPEN}{either(Use.LOADS_MORE)}(?:新闻|内容|评论)?[(]?[)]?{CLOSE}$",
        closes=True,
        glued=True,
    ),
    rule(
        RuleName.MORE,
        Place.TAIL,
        "返回渡口网，查看更多",
        r"^[^。]{0,60}(?:查看|阅读|了解|浏览)(?:更多|全部|详情)[>】\])\s]*$",
        glued=True,
    ),
)
