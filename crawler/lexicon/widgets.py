"""Buttons and machinery that a page shows between the lines: toolbars, pagers, players, things that load."""

from crawler.lexicon.numerals import NUMERAL
from crawler.lexicon.patterns import either
from crawler.lexicon.rule import Place, Rule, rule
from crawler.lexicon.rule_names import RuleName
from crawler.lexicon.uses import Use


def _only(use: Use, other: str) -> str:
    """Match a line made of the words and other characters alone; atomic, so that no line takes long."""
    return rf"^(?=.*[^\W\d])(?>{either(use)}|[{other}])++$"


WIDGETS: tuple[Rule, ...] = (
    rule(
        RuleName.PAGER,
        Place.ANYWHERE,
        "1/5 1 2 3 4 5 下一页 尾页",
        _only(Use.PAGER_TOOL, r"\s\d/|\[\]()【】<>«»‹›.…·,:"),
        r"^[\s\d/|\[\]<>«»‹›.…·,]*(?:\d\s*/\s*\d+|[<>«»‹›])[\s\d/|\[\]<>«»‹›.…·,]*$",
        r"^(?:第[\d一二三四五六七八九十]+页|下一页|上一页)\s*[:>].{1,40}$",
        rf"^(?>[\s\[【(|]*第{NUMERAL}页[\]】)|]*+){{2,}}+\s*(?:[上下]一?页\s*)*$",
    ),
    rule(RuleName.SHARE, Place.ANYWHERE, "【发表评论】【关闭窗口】", _only(Use.TOOL, r"\s\d|\[\]()【】·•,:/+<>»→▶►❚-")),
    rule(RuleName.QR, Place.ANYWHERE, "扫一扫，关注江边日报微信公众号", r"^[(\[【]?请?用?(?:微信|手机)?(?:扫一扫|扫码|扫描?(?:下方|上方|左侧|右侧)?的?二维码).{0,24}$"),
    rule(
        RuleName.LOADING,
        Place.ANYWHERE,
        "正在加载...",
        r"^[(\[]?(?:(?:正在|数据|视频|图片|内容|调查问题|页面|评论)?(?:加载|载入|读取|缓冲|上传|请求)(?:中|失败|完毕)?(?:[,，].{0,10})?|若长时间无响应.{0,10}|请稍[候后]|loading)"
        r"[.…。,，)\]]*(?:请稍[候后])?[.…。)\]]*$",
        r"^(?:自动播放(?:开关)?(?:自动播放)?|点击播放|暂停|重播|重新播放|向前向后)$",
    ),
    rule(
        RuleName.PICTURE_BUTTON,
        Place.ANYWHERE,
        "（点击看清晰大图）",
        r"^[(\[【]?点击(?:图片|看|查看|可看|放大|进入)?.{0,6}(?:大图|原图|高清图?|图集|清晰大图|下一[页张])[)\]】|\s]*$",
        r"^[(\[【]?(?:查看(?:原图|大图|图集)(?:\s*[\d.]+\s*[KM]B?)?|图集已浏览完毕|重新浏览|[上下]一(?:张|组|图集)|原图)[)\]】|\s]*$",
        r"^[(\[]?\s*\d*\s*/\s*\d+\s*[)\]]?$",
    ),
    rule(
        RuleName.MACHINE,
        Place.ANYWHERE,
        "AI摘要",
        r"^[\W_]*(?:AI|智能)(?:智能)?(?:摘要|导读|速览|总结)[\W_]*$",
        r"^[\W_]*(?:以上|本|该)?(?:内容|摘要|总结)由(?:AI|人工智能|大模型)[^。]{0,8}(?:生成|总结|提取)[,，\s]*(?:仅供参考|请仔细甄别)?[\W_]*$",
    ),
    rule(RuleName.ADVERTISEMENT, Place.ANYWHERE, "广告", r"^[【\[(]?(?:广告|推广|AD|advertisement|赞助商链接|商业推广)[】\])]?(?:\s.{0,20})?$"),
    rule(RuleName.ORNAMENT, Place.ANYWHERE, "~~~~~~~~~~", r"^[\W_]+$"),
)  # fmt: skip
