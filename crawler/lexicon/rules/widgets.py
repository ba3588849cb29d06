"""Buttons and machinery between the lines of a page: toolbars, pagers, players, loading."""

from crawler.lexicon.numerals import NUMERAL
from crawler.lexicon.patterns import either
from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import Place, Rule, rule
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use


def _only(use: Use, other: str) -> str:
    """Match a line of the words and other characters alone; atomic, so that none takes long."""
    return rf"^(?=.*[^\W\d])(?>{either(use)}|[{other}])++$"


WIDGETS: tuple[Rule, ...] = (
    rule(
        RuleName.PAGER,
        Place.ANYWHERE,
        Phrase(
            _only(Use.PAGER_TOOL, r"\s\d/|\[\]()【】<>«»‹›.…·,:"),
            "1/5 1 2 3 4 5 下一页 尾页",
            "屏幕上有首页、上一页、下一页几个按钮",
        ),
        Phrase(
            r"^[\s\d/|\[\]<>«»‹›.…·,]*(?:\d\s*/\s*\d+|[<>«»‹›])[\s\d/|\[\]<>«»‹›.…·,]*$",
            "‹ 1 2 3 ›",
            "每3户有1条船",
        ),
        Phrase(
            r"^(?:第[\d一二三四五六七八九十]+页|下一页|上一页)\s*[:>].{1,40}$",
            "第2页：寺院",
            "第2页的照片是寺院",
        ),
        Phrase(
            rf"^(?>[\s\[【(|]*第{NUMERAL}页[\]】)|]*+){{2,}}+\s*(?:[上下]一?页\s*)*$",
            "【第一页】【第二页】 下一页",
            "第一页到第二页之间少了一行",
        ),
    ),
    rule(
        RuleName.SHARE,
        Place.ANYWHERE,
        Phrase(
            _only(Use.TOOL, r"\s\d|\[\]()【】·•,:/+<>»→▶►❚-"),
            "【发表评论】【关闭窗口】",
            "【发表评论】的人有三个",
        ),
    ),
    rule(
        RuleName.QR,
        Place.ANYWHERE,
        Phrase(
            r"^[(\[【]?请?用?(?:微信|手机)?(?:扫一扫|扫码"
            r"|扫描?(?:下方|上方|左侧|右侧)?的?二维码).{0,24}$",
            "扫一扫，关注江边日报微信公众号",
            "老人扫一扫码头上的雪",
        ),
    ),
    rule(
        RuleName.LOADING,
        Place.ANYWHERE,
        Phrase(
            r"^[(\[]?(?:(?:正在|数据|视频|图片|内容|调查问题|页面|评论)?"
            r"(?:加载|载入|读取|缓冲|上传|请求)(?:中|失败|完毕)?(?:[,，].{0,10})?"
            r"|若长时间无响应.{0,10}|请稍[候后]|loading)"
            r"[.…。,，)\]]*(?:请稍[候后])?[.…。)\]]*$",
            "正在加载...",
            "正在加载货物",
        ),
        Phrase(
            "^(?:自动播放(?:开关)?(?:自动播放)?|点击播放|暂停|重播|重新播放|向前向后)$",
            "重新播放",
            "重新播放了一遍",
        ),
    ),
    rule(
        RuleName.PICTURE_BUTTON,
        Place.ANYWHERE,
        Phrase(
            r"^[(\[【]?点击(?:图片|看|查看|可看|放大|进入)?.{0,6}"
            r"(?:大图|原图|高清图?|图集|清晰大图|下一[页张])[)\]】|\s]*$",
            "（点击看清晰大图）",
            "老人点击了三次大图书馆的网页",
        ),
        Phrase(
            r"^[(\[【]?(?:查看(?:原图|大图|图集)(?:\s*[\d.]+\s*[KM]B?)?|图集已浏览完毕|重新浏览"
            r"|[上下]一(?:张|组|图集)|原图)[)\]】|\s]*$",
            "查看原图 1.2MB",
            "查看原图的人",
        ),
        Phrase(r"^[(\[]?\s*\d*\s*/\s*\d+\s*[)\]]?$", "(3/12)", "3/12的村民"),
    ),
    rule(
        RuleName.MACHINE,
        Place.ANYWHERE,
        Phrase(r"^[\W_]*(?:AI|智能)(?:智能)?(?:摘要|导读|速览|总结)[\W_]*$", "AI摘要", "AI摘棉花"),
        Phrase(
            r"^[\W_]*(?:以上|本|该)?(?:内容|摘要|总结)由(?:AI|人工智能|大模型)[^。]{0,8}"
            r"(?:生成|总结|提取)[,，\s]*(?:仅供参考|请仔细甄别)?[\W_]*$",
            "以上内容由AI生成，仅供参考",
            "展览的内容由老人总结",
        ),
    ),
    rule(
        RuleName.ADVERTISEMENT,
        Place.ANYWHERE,
        Phrase(
            r"^[【\[(]?(?:广告|推广|AD|advertisement|赞助商链接|商业推广)[】\])]?(?:\s.{0,20})?$",
            "广告",
            "广告牌倒了",
        ),
    ),
    rule(RuleName.ORNAMENT, Place.ANYWHERE, Phrase(r"^[\W_]+$", "~~~~~~~~~~", "~~船~~")),
)
