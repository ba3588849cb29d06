"""What the name of a newspaper, site or office looks like, and how a printed 来源 is cut to it."""

import re

from crawler.text import tidy

# The value of 来源 ends at an edge, a date, a gap or a space; spaces beside a dash, between Latin words and inside 《》 are its own.
_VALUE = re.compile(
    r"(?:《[^《》]{1,30}》|\u001f*[（(]\u001f*[^（）()]{1,20}[)）]|\[(?:整理|综合|原创|转载|编译)\]|[^\s\u001e\u001f|【】\[\]<>（）()《]"
    r"|[ \u001f]+(?=[-—–]+ *[^\s\d\-])|(?<=[-—–])[ \u001f]+(?=\S)|(?<=[A-Za-z]) (?=[A-Za-z]))+"
)
_BRACKET = re.compile(r"[（(]([^（）()]+)[)）]$")
_WRAPPED = re.compile(r"《([^《》]+)》$")
_TRIM = " \t\u3000\u00a0\u001f-—|,，、;；:：·。/"
_UNKNOWN = frozenset("未知 不详 无 暂无 佚名 匿名 null none admin 管理员".split())
_TALK = re.compile(
    r"^(?:分享|收藏|打印|评论|字号|字体|关注|举报|点击|浏览|阅读|返回|查看|更多|进入|下载|订阅|登录|注册|[大中小]$)"
)
_LONGEST = 40

# Words that end the names of media and of offices; an unlabelled word beside a date is taken for a source only with one of them.
_MEDIUM = re.compile(
    r"(?:[报報刊社台网網]|日讯|杂志|半月谈|消息|在线|客户端|新媒体|融媒体?(?:中心)?|广播|之声|之窗|频道|电视|传媒|发布|新闻|新聞|财经|科技|娱乐|体育|音乐|视频|周刊|周末|自媒体|中心|中文站|新浪网|参考|综合|观察|智库|公安|交警|检察院|法院|消防"
    r"|政府|办公室|委员会|宣传部|[市县区省]委|[发改教卫文旅公安][局委厅]|[一-龥]局|[一-龥]厅|学会|协会|研究院|大学|学院|医院|集团)(?:网络版|[（(\[【](?:整理|综合)[】\])）])?$|^[\u4e00-\u9fff]{2,8}\[(?:整理|综合|原创|编译)\]$"
)
_NO_MEDIUM = re.compile(
    r"^语音|看|查看|下载|更多|分享|关注|评论|打开|订阅|进入|返回|我要|正在|最新|热门|推荐|热点|相关|搜索|登录|注册|微博|[，。！？：；…]|频道首页|首页|新闻中心|阅读|点击|字体|公众号$|^(?:新闻|国内新闻|国际新闻|社会新闻|时政新闻|体育|财经|科技|娱乐|视频|综合|原创|频道)$"
)
# What a part of a site calls itself; a medium may be called so as well.
SECTION = re.compile(r"(?:频道|中心|新闻|资讯|版)$")
PLACES = frozenset(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 石家庄 太原 沈阳 大连 长春 哈尔滨"
    " 南京 苏州 无锡 杭州 宁波 温州 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 郑州 武汉 长沙 广州 深圳 珠海 佛山 东莞 海口 三亚 成都 贵阳 昆明 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 南宁 桂林 拉萨 台北 洛阳 唐山 中国 国内".split()
)
# A bracket that belongs to the name: 江边日报（海外版）.
_QUALIFIES = re.compile(r"[版报网社台刊站号端]$|综合|原创|转载|频道|公众|微信|微博|ID")


def source_of(value: str) -> tuple[str | None, str | None, int]:
    """Cut the value of a label 来源: the source, what a bracket behind it names besides, and where the value ends.

    >>> source_of("江边时报-江边网(北京) 有3人参与")
    ('江边时报-江边网', None, 11)
    """
    start = len(value) - len(value.lstrip(_TRIM))
    match = _VALUE.match(value, start)
    if match is None:
        return None, None, start
    text, beside = _unbracketed(tidy(match[0].replace("\u001f", "")).strip(_TRIM))
    if (
        not text
        or text.lower() in _UNKNOWN
        or text in PLACES
        or len(text) > _LONGEST
        or _TALK.match(text)
    ):
        return None, None, match.end()
    return text, beside, match.end()


def _unbracketed(text: str) -> tuple[str, str | None]:
    """Take a place off the end, and whoever else stands there in brackets; take the marks off a title that is the whole."""
    if whole := _WRAPPED.match(text):
        return whole[1], None
    bracket = _BRACKET.search(text)
    if bracket is None or bracket.start() == 0 or _QUALIFIES.search(bracket[1]):
        return text, None
    return text[: bracket.start()].strip(), None if bracket[1] in PLACES else bracket[1]


def is_medium(text: str) -> bool:
    """Return whether a word that no label announces is the name of a medium or an office.

    >>> [is_medium(t) for t in ("江边晚报", "江边县融媒体中心", "查看更多新闻", "渡口")]
    [True, True, False, False]
    """
    text = text.strip("《》 \u3000")
    return (
        2 <= len(text) <= 24
        and _MEDIUM.search(text) is not None
        and _NO_MEDIUM.search(text) is None
    )
