"""Lines that close an article: editors, headings of lists, comment boxes, neighbours. Below them the text has ended."""

from crawler.lexicon.rule import CLOSE, OPEN, Place, Rule, either, rule
from crawler.lexicon.rule_names import RuleName

_EDITORS = either(
    "编辑 編輯 责任编辑 責任編輯 网络编辑 網絡編輯 值班编辑 执行编辑 文字编辑 图文编辑 图片编辑 实习编辑 见习编辑 本版编辑 本期编辑 新媒体编辑 初审编辑 首席编辑"
    " 责编 責編 网编 美编 编审 编发 选稿 供稿 供稿人 校对 校對 责任校对 审核 审校 审稿 初审 复审 终审 一审 二审 三审 监制 监审 签发 值班主任 值班编委"
    " 统筹 策划 总策划 排版 制图 出品 出品人 录入 上传"
)
_SIGN = r"(?:\s*[:|丨︱/]|\s)"
_WHICH = either(
    "相关 相關 延伸 拓展 扩展 推荐 推薦 更多 热门 熱門 热点 精彩 最新 今日 昨日 频道 焦点 图片 视频 精选 关联 头条 一周 本周 本月 独家 往期 同类 聚合 点击 其他 其它"
    " 24小时 48小时 站内 编辑"
)
_LISTED = either(
    "阅读 閱讀 新闻 新聞 报道 報導 链接 連結 文章 资讯 专题 稿件 内容 推荐 推薦 排行 热点 图集 图片 图库 视频 精选 策划 回顾 信息 话题 评论 博文 帖子"
)
_FOR_YOU = (
    "猜你喜欢 为您推荐 为你推荐 大家都在看 大家还在看 大家正在看 您可能感兴趣 您可能还喜欢 你可能感兴趣 你可能还喜欢 热词 热搜 热榜 头条热榜 今日头条 编辑推荐 值班总编推荐"
    " 新闻链接 微博推荐 图文推荐"
)
_REMARK = "评论 評論 跟贴 跟帖 留言 回帖 点评 回应 说两句"
_PLACES = "首页 列表 频道 专题 目录 论坛 股吧 社区 讨论 更多 全文 汇总页 新闻"
_MORE = "加载更多 点击加载 更多 more 查看更多 阅读剩余 阅读剩余全文 展开全文 展开剩余全文 展开阅读全文 余下全文 打开APP"

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
        rf"{OPEN}(?:{either(_FOR_YOU)}|看过.{{0,8}}还看了?|.{{0,6}}排行榜?){CLOSE}$",
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
        rf"{OPEN}{either('网友 最新 热门 全部 精彩 发表 我要 我来 参与 查看 快速 用户 读者 文章')}?{either(_REMARK)}(?:列表|区|\s*[(]?\s*\d*\s*(?:条|[)])?){CLOSE}$",
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
        rf"{OPEN}{either('分享到 分享至 分享给 分享本文 分享这篇 分享文章 转发到 转播到 转发此文')}",
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
        rf"{OPEN}[←<]?\s*(?:返回|回到|进入|查看|点击|点击进入|点击查看|点击收起|点击此处|浏览)[^。，,]{{0,16}}{either(_PLACES)}[^。，,]{{0,6}}$",
        rf"{OPEN}{either(_MORE)}(?:新闻|内容|评论)?[(]?[)]?{CLOSE}$",
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
