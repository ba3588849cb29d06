"""The rules, as data. Each has a name that the archive stores beside what it removed, a place, and the text that made it.

The same words are news elsewhere: 免责声明 is the subject of a story, 来源 stands in a caption, 公众号 in a fact. So a rule is
tried only in its place, and on a whole block unless it says `glued`.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto


class Place(Enum):
    """Where in the body a rule may act."""

    HEAD = auto()
    """The first blocks, before the text has begun."""
    TAIL = auto()
    """The last blocks, after the text has ended."""
    ANYWHERE = auto()
    """Any block that is wholly this wording."""


class Reach(Enum):
    """How much goes when a rule matches."""

    BLOCK = auto()
    FOLLOWING = auto()
    """The block and all after it: a heading whose list follows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording. `example` is a text it was made for; a test holds the rule to it."""

    name: str
    place: Place
    pattern: re.Pattern[str]
    example: str
    reach: Reach = Reach.BLOCK
    glued: bool = False
    """Whether it also cuts the end of a paragraph, after a sentence has ended."""


def _rule(
    name: str, place: Place, pattern: str, example: str, *, reach: Reach = Reach.BLOCK, glued: bool = False
) -> Rule:
    return Rule(name, place, re.compile(pattern), example, reach, glued)


_OPEN = r"^[\s【\[(（（*※●◆■▲△☆★•·]*"
_CLOSE = r"[】\])）:：\s]*"

RULES: tuple[Rule, ...] = (
    # disclaimers
    _rule(
        "disclaimer",
        Place.TAIL,
        _OPEN
        + r"(?:免责声明|特别声明|郑重声明|本[站网]声明|版权声明|平台声明|法律声明|重要声明|风险提示|特别提示)"
        + _CLOSE
        + r"(?!.*(?:发布会|记者|表示|认为))",
        "免责声明：本网站刊载此文出于传递信息之目的，不代表本网观点。",
        glued=True,
    ),
    _rule(
        "disclaimer",
        Place.TAIL,
        r"对文中陈述、?观点判断保持中立|自行承担全部责任|不对所包含内容的准确性",
        "某某网对文中陈述、观点判断保持中立，请读者自行承担全部责任。",
    ),
    _rule(
        "disclaimer",
        Place.TAIL,
        r"(?:仅|只)代表(?:作者|该作者|该机构|其)?(?:本人|个人|机构)?(?:的)?观点|不代表本(?:网|站|报|平台)(?:的)?(?:观点|立场)|(?:不代表|与).{1,12}(?:观点|立场|无关)",
        "文章仅代表作者观点，不代表本网立场。",
        glued=True,
    ),
    _rule(
        "disclaimer",
        Place.TAIL,
        r"版权归原作者所有|如有侵权|如涉及侵权|如侵犯.{0,8}(?:权益|版权)|请(?:及时)?(?:与|联系|通知)(?:我们|本网|本站).{0,12}(?:删除|联系)",
        "图片来自网络，如有侵权请联系我们删除。",
        glued=True,
    ),
    # copyright
    _rule(
        "copyright",
        Place.TAIL,
        r"未经.{0,20}(?:授权|许可|允许|同意).{0,20}(?:转载|复制|镜像|使用)|版权所有|版权.{0,6}属于|Copyright|©|All [Rr]ights [Rr]eserved",
        "未经本报书面授权，不得转载、复制或建立镜像。",
        glued=True,
    ),
    _rule(
        "copyright",
        Place.TAIL,
        r"ICP[备证]|互联网新闻信息服务许可证|(?:违法和)?不良信息举报|举报(?:电话|邮箱)",
        "某ICP备00000000号 举报电话：000-0000000",
    ),
    # editors
    _rule(
        "editor",
        Place.TAIL,
        _OPEN
        + r"(?:责任编辑|責任編輯|责编|编辑|本版编辑|网络编辑|值班编辑|执行编辑|选稿|校对|审核|终审|监制)\s*[:：|丨/ \u3000].{0,40}$",
        "责任编辑：王小军",
    ),
    # related reading
    _rule(
        "related",
        Place.TAIL,
        _OPEN
        + r"(?:相关阅读|相关新闻|相关报道|相关链接|相关文章|相关资讯|相关专题|相关稿件|延伸阅读|推荐阅读|更多阅读|扩展阅读|猜你喜欢|热门推荐|精彩推荐|为您推荐|今日热点|新闻推荐|网友评论|最新评论|发表评论)"
        + _CLOSE
        + "$",
        "相关阅读",
        reach=Reach.FOLLOWING,
    ),
    # previous and next article
    _rule(
        "neighbour",
        Place.TAIL,
        _OPEN + r"(?:上一篇|下一篇|上一条|下一条|上篇|下篇|阅读下一篇|下一则|上一则)",
        "上一篇：某县启动春灌",
    ),
    # pager
    _rule(
        "pager",
        Place.ANYWHERE,
        r"^(?:[\s\d/|\[\]【】<>«»‹›.…·共第页頁,，]|首页|上一页|下一页|尾页|末页|上页|下页|上一頁|下一頁|全文|在本页阅读全文|余下全文|阅读全文)+$",
        "1/5 1 2 3 4 5 下一页 尾页",
    ),
    # share bars, QR codes, apps
    _rule(
        "share",
        Place.ANYWHERE,
        _OPEN
        + r"(?:分享到?|分享至.{0,12}|转发到|收藏|点赞|打印(?:本[页文])?|关闭(?:窗口|本页)?|发表评论|我要评论|推荐给朋友|复制链接|加入收藏)"
        + _CLOSE
        + r"\d*$",
        "分享到：",
    ),
    _rule(
        "share",
        Place.ANYWHERE,
        r"^(?:[\s|【】\[\]]|收藏|保存|打印|关闭(?:窗口)?|分享|评论|发表评论|打印本页|返回顶部|纠错|字号|字体|大|中|小|[:：+\-])+$",
        "【发表评论】【关闭窗口】",
    ),
    _rule(
        "qr",
        Place.TAIL,
        r"扫一扫|扫描(?:下方|上方|左侧|右侧)?二维码|扫码(?:阅读|关注|下载)|长按.{0,8}二维码|扫二维码",
        "扫一扫在手机打开当前页",
    ),
    _rule(
        "app",
        Place.TAIL,
        r"(?:下载|打开|安装).{0,14}(?:APP|App|app|客户端)|(?:APP|客户端).{0,6}(?:下载|查看更多)",
        "打开某某APP，查看更多精彩内容",
    ),
    _rule(
        "app",
        Place.TAIL,
        r"(?:关注|搜索|添加).{0,16}(?:微信公众号|公众号|官方微信|微信号)|欢迎关注|点【?在看】?",
        "欢迎关注本报微信公众号",
    ),
    # head lines
    _rule("toolbar", Place.HEAD, r"^(?:.{0,4}(?:字号|字体)|我要评论|【?大\s*中\s*小】?)", "字体：大 中 小"),
    _rule("original-title", Place.HEAD, r"^[（(【\[]?\s*原标题\s*[:：]", "（原标题：某地多措并举）"),
    _rule("original-title", Place.TAIL, r"^[（(【\[]?\s*原标题\s*[:：].{0,80}$", "（原标题：某地多措并举）"),
    _rule(
        "contribution",
        Place.TAIL,
        r"^(?:新闻)?(?:报料|热线|投稿)(?:电话|邮箱|热线)?\s*[:：]|(?:报料|投稿邮箱|新闻热线)",
        "新闻热线：000-0000000",
    ),
)
