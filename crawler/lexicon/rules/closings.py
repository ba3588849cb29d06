"""Lines that close an article: editors, headings of lists, comment boxes, neighbours.

Below them the text has ended.
"""

from crawler.lexicon.patterns import either
from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import CLOSE, OPEN, Place, Rule, rule
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use

_EDITORS = either(Use.CLOSES)
_SIGN = r"(?:\s*[:|丨︱/]|\s)"
_WHICH, _WHAT = either(Use.OTHERS_WHICH), either(Use.OTHERS_WHAT)

EDITORS: tuple[Rule, ...] = (
    rule(
        RuleName.EDITOR,
        Place.TAIL,
        Phrase(
            rf"{OPEN}{_EDITORS}{_SIGN}.{{0,40}}$",
            "责任编辑：王小军",
            "责任编辑王小军在渡口住了三天，写下这段文字。",
        ),
        Phrase(
            rf"^[(【\[].{{0,12}}{_EDITORS}[\s:].{{0,24}}[)】\]]$",
            "（江边网编辑 王小军）",
            "（江边网编辑部供图）",
        ),
        Phrase(
            r"^[(【\[\s]*(?:本文来源|文章来源|来源|作者|记者)\s*:.{0,30}(?:责任编辑|责编|编辑)\s*:",
            "来源：江边日报 责任编辑：王小军",
            "来源：江边日报，由编辑整理",
        ),
        closes=True,
        glued=True,
    ),
)

OTHERS: tuple[Rule, ...] = (
    rule(
        RuleName.RELATED,
        Place.TAIL,
        Phrase(
            rf"{OPEN}{_WHICH}{_WHAT}(?:推荐|排行榜?|列表|专题|导读)?{CLOSE}"
            rf"(?:更多|加载更多|查看更多|more)?{CLOSE}$",
            "相关阅读",
            "相关阅读材料已经发到孩子们手里",
        ),
        Phrase(
            rf"{OPEN}更多[^。，,:]{{1,6}}(?:新闻|报道|资讯|文章){CLOSE}$",
            "更多渡口新闻",
            "更多渡口新闻里没有的事",
        ),
        Phrase(
            rf"{OPEN}(?:相关|相關|延伸|推荐|扩展|系列)"
            r"(?:阅读|閱讀|新闻|报道|链接|文章|专题)\s*[:>》].{1,60}$",
            "系列报道：湖乡十年（一）",
            "系列报道里写过湖乡十年",
        ),
        Phrase(
            rf"{OPEN}(?:{either(Use.OTHERS_HEADING)}|看过.{{0,8}}还看了?|.{{0,6}}排行榜?){CLOSE}$",
            "猜你喜欢",
            "排行榜上没有渡口镇",
        ),
        closes=True,
    ),
    rule(
        RuleName.RELATED,
        Place.TAIL,
        Phrase(
            rf"{OPEN}(?:查看|点击)?更多(?:精彩|相关)?(?:图片|内容){CLOSE}$",
            "更多精彩内容",
            "更多精彩内容还在后面的河段",
        ),
    ),
    rule(
        RuleName.NEIGHBOUR,
        Place.TAIL,
        Phrase(
            rf"{OPEN}(?:阅读)?(?:[上下前后]一|[上下前后])(?:篇|条|则|個)(?:文章|新闻)?"
            r"(?:[】\])/]*\s*$|[】\])]*\s*[:>《]|[】\])]\s*\S|\s+[^。]{1,60}$|没有了)",
            "上一篇：某县启动春灌",
            "上一篇文章写的是渡口的冬天。",
        ),
        closes=True,
    ),
)

READERS: tuple[Rule, ...] = (
    rule(
        RuleName.COMMENTS,
        Place.TAIL,
        Phrase(
            rf"{OPEN}{either(Use.REMARKS_WHOSE)}?{either(Use.REMARKS)}"
            rf"(?:列表|区|\s*[(]?\s*\d*\s*(?:条|[)])?){CLOSE}$",
            "网友评论(12)",
            "网友评论说这条路早该修了",
        ),
        Phrase(r"[\d,]+\s*(?:条评论|条跟贴|人参与|人跟贴|人评论)", "1,204人参与", "很多人参与"),
        Phrase(
            r"文明上网|网友评论仅|所有评论仅|评论仅供.{0,10}表达|还没有(?:人)?评论|来抢沙发",
            "所有评论仅代表网友意见",
            "所有评论都贴在墙上",
        ),
        Phrase(
            r"(?:请|先)\s*登录\s*(?:后)?(?:再)?(?:发表)?评论",
            "请登录后发表评论",
            "他登录网站看了评论",
        ),
        closes=True,
    ),
    rule(
        RuleName.MOOD,
        Place.TAIL,
        Phrase(rf"{OPEN}(?:[顶踩赞]一下|支持一下)[\s\d()%]*$", "顶一下(3)", "支持一下渡口的老人"),
        Phrase(
            rf"{OPEN}(?:您|你)对[^。]{{0,12}}(?:答复|回复|办理|服务)"
            r"[^。]{0,6}(?:是否满意|满意度)[^。]{0,16}$",
            "您对答复是否满意：满意 不满意",
            "工作人员逐户问：您对答复是否满意？",
        ),
        Phrase(
            rf"{OPEN}(?:您|你)?(?:此时|看到此|看完|读完|对此|觉得|认为)"
            r"[^。]{0,20}(?:心情|感受|感觉|相关度|怎么样)[^。]{0,16}$",
            "您看到此篇文章时的感受是：",
            "看完演出的感受是，三个钟头一点不长。",
        ),
        closes=True,
    ),
)

BUTTONS: tuple[Rule, ...] = (
    rule(
        RuleName.SHARE,
        Place.TAIL,
        Phrase(rf"{OPEN}{either(Use.SHARE_TO)}", "分享到微信朋友圈", "他把照片分享到群里"),
        closes=True,
    ),
    rule(
        RuleName.TAGS,
        Place.TAIL,
        Phrase(
            rf"{OPEN}(?:本文|文章|相关|热门)?(?:关键[词字]|标签|標籤|tags?)(?:阅读)?"
            r"\s*(?:[:|>].{0,120})?$",
            "标签：渡口 春运",
            "标签贴在每一只箱子上",
        ),
        closes=True,
    ),
    rule(
        RuleName.TAGS,
        Place.TAIL,
        Phrase(
            r"^[^\s|。，,:]{1,16}(?:\|[^\s|。，,:]{1,16}){2,}$",
            "渡口|春运|江边",
            "渡口、春运、江边",
        ),
    ),
    rule(
        RuleName.MORE,
        Place.TAIL,
        Phrase(rf"{OPEN}[←<]?\s*返回$", "← 返回", "船没有返回"),
        Phrase(
            rf"{OPEN}[←<]?\s*(?:返回|回到|进入|查看|点击|点击进入|点击查看|点击收起|点击此处|浏览)"
            rf"[^。，,]{{0,16}}{either(Use.BACK_TO)}[^。，,]{{0,6}}$",
            "返回首页>>",
            "查看了社区三年来的水费单，没有一张是错的",
        ),
        Phrase(
            rf"{OPEN}{either(Use.LOADS_MORE)}(?:新闻|内容|评论)?[(]?[)]?{CLOSE}$",
            "加载更多评论",
            "加载更多货物的船吃水很深",
        ),
        closes=True,
        glued=True,
    ),
    rule(
        RuleName.MORE,
        Place.TAIL,
        Phrase(
            r"^[^。]{0,60}(?:查看|阅读|了解|浏览)(?:更多|全部|详情)[>】\])\s]*$",
            "返回渡口网，查看更多",
            "孩子们想了解更多船上的事",
        ),
        glued=True,
    ),
)

CLOSINGS: tuple[Rule, ...] = (*EDITORS, *OTHERS, *READERS, *BUTTONS)
