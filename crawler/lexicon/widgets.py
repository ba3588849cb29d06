"""Buttons and machinery that a page shows between the lines: toolbars, pagers, players, things that load."""

from crawler.lexicon.rule import Place, Rule, either, rule
from crawler.lexicon.rule_names import RuleName
from crawler.text import NUMERAL

_TOOLS = (
    "字体大小 字体 字号 字级 缩小字体 放大字体 缩小 放大 默认大号 超大号 大号 小号 超大 特大 默认 大 中 小 收藏本文 加入收藏 我的收藏 收藏文章 已收藏 收藏 打印本页 打印本文 打印此页 打印文章 打印"
    " 关闭窗口 关闭本页 关闭此页 关闭 分享到 分享至 分享给小伙伴们 分享给 分享本文 分享文章 一键分享 分享 转发到微博 转播到腾讯微博 转发此文至微博 转发到 转发 新浪微博 腾讯微博 网易微博 人民微博 微博"
    " 微信好友 微信朋友圈 易信朋友圈 至好友和朋友圈 好友和朋友圈 朋友圈 微信 QQ空间 QQ好友 腾讯空间 腾讯QQ QQ qzone 人人网 开心网 豆瓣网 豆瓣 易信 有道云笔记 百度贴吧 贴吧 复制链接 链接已复制 复制网址 复制成功 复制"
    " 发表评论 我要评论 查看评论 参与评论 网友评论 我来说两句 我要说说 评论 推荐给朋友 推荐 推薦 舉報 举报 纠错 我要纠错 报错 投诉 我要反馈 反馈 保存网页 保存 点赞 赞 顶 踩 返回顶部 返回首页 返回列表 回到顶部 顶部 返回"
    " 我要投稿 投稿 订阅 下载点点通 楼盘论坛 论坛 听新闻 朗读 手机看新闻 手机版 电脑版 扫一扫 二维码 facebook twitter line whatsapp email 邮件 邮箱 用line傳送 傳送 app 客户端 更多 +关注 关注 已关注 一键关注 切换 放大镜 语音播报 点击播放 播放 暂停 倍速 收听 听全文 音频"
)
_PAGES = "本文 当前 分页 前一页 后一页 前页 后页 最后一页 页码 页次 跳转到 跳转 跳至 转到 首页 上一页 下一页 尾页 末页 上页 下页 上一頁 下一頁 全文 在本页阅读全文 余下全文 阅读全文 共 第 页 頁 分页导航 分页 文章导航 单页阅读 显示全文"


def _only(words: str, other: str) -> str:
    """Match a line made of the words and other characters alone; atomic, so that no line takes long."""
    return rf"^(?=.*[^\W\d])(?>{either(words)}|[{other}])++$"


WIDGETS: tuple[Rule, ...] = (
    rule(
        RuleName.PAGER,
        Place.ANYWHERE,
        "1/5 1 2 3 4 5 下一页 尾页",
        _only(_PAGES, r"\s\d/|\[\]()【】<>«»‹›.…·,:"),
        r"^[\s\d/|\[\]<>«»‹›.…·,]*(?:\d\s*/\s*\d+|[<>«»‹›])[\s\d/|\[\]<>«»‹›.…·,]*$",
        r"^(?:第[\d一二三四五六七八九十]+页|下一页|上一页)\s*[:>].{1,40}$",
        rf"^(?>[\s\[【(|]*第{NUMERAL}页[\]】)|]*+){{2,}}+\s*(?:[上下]一?页\s*)*$",
    ),
    rule(RuleName.SHARE, Place.ANYWHERE, "【发表评论】【关闭窗口】", _only(_TOOLS, r"\s\d|\[\]()【】·•,:/+<>»→▶►❚-")),
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
