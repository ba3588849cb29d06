"""Buttons: what shares, prints, enlarges, plays, leads back and loads more."""

from crawler.lexicon.row import Words
from crawler.lexicon.uses import Use

TOOLS: tuple[Words, ...] = (
    Words(
        "字级 缩小字体 放大字体 缩小 放大 默认大号 超大号 大号 小号 收藏本文 加入收藏 我的收藏"
        " 收藏文章 已收藏 打印本文 打印此页 打印文章 关闭本页 关闭此页 保存网页 保存",
        Use.TOOL,
        "【打印此页】",
        "请打印此页，再签上名字",
    ),
    Words(
        "分享给小伙伴们 一键分享 转发到微博 转播到腾讯微博 转发此文至微博 转发 新浪微博 腾讯微博"
        " 网易微博 人民微博 微信好友 微信朋友圈 易信朋友圈 至好友和朋友圈 好友和朋友圈 朋友圈"
        " QQ空间 QQ好友 腾讯空间 腾讯QQ QQ qzone 人人网 开心网 豆瓣网 豆瓣 易信 有道云笔记 百度贴吧"
        " 贴吧 复制链接 链接已复制 复制网址 复制成功 复制 推荐给朋友 扫一扫 facebook twitter line"
        " whatsapp email 邮件 用line傳送 傳送",
        Use.TOOL,
        "QQ空间 新浪微博",
        "新浪微博上有三种说法",
    ),
    Words(
        "发表评论 我要评论 查看评论 参与评论 网友评论 我来说两句 我要说说 舉報 报错 投诉 我要反馈"
        " 反馈 点赞 赞 顶 踩 我要投稿 下载点点通 楼盘论坛",
        Use.TOOL,
        "【我要反馈】",
        "我要反馈三件事",
    ),
    Words(
        "返回顶部 返回首页 返回列表 回到顶部 顶部 手机看新闻 手机版 电脑版 app +关注 已关注"
        " 一键关注 切换 放大镜 语音播报 点击播放 暂停 倍速 听全文 音频",
        Use.TOOL,
        "返回顶部",
        "返回顶部的船舱",
    ),
    Words("大 中 小", Use.TOOL | Use.SIZE, "字号：大 中 小", "大船和小船"),
    Words("超大 特大 默认", Use.TOOL | Use.SIZE_NAME, "字号：超大", "超大的渔网"),
    Words("超小", Use.SIZE_NAME, "字号：超小", "超小的渔网"),
    Words("听新闻 朗读 二维码 播放 收听", Use.TOOL | Use.NO_SUBTITLE, "【朗读】", "孩子在读"),
    Words(
        "关注",
        Use.TOOL | Use.NO_SUBTITLE | Use.NO_SOURCE | Use.NO_MEDIUM | Use.NO_NAME,
        "【关注】",
        "大家都很关注",
    ),
    Words("订阅", Use.TOOL | Use.NO_SOURCE | Use.NO_MEDIUM, "【订阅】", "老人订阅了三年"),
    Words(
        "返回",
        Use.TOOL | Use.NO_SOURCE | Use.NO_MEDIUM | Use.TO_HOME,
        "返回",
        "渔船没有返回",
    ),
    Words("微信", Use.TOOL | Use.QUALIFIES, "【微信】", "老人的微信里"),
    Words("微博", Use.TOOL | Use.QUALIFIES | Use.NO_MEDIUM, "【微博】", "老人的微博里"),
    Words(
        "客户端",
        Use.TOOL | Use.NO_SUBTITLE | Use.MEDIUM | Use.SITE,
        "【客户端】",
        "客户端着鱼汤",
    ),
    Words("论坛", Use.TOOL | Use.BACK_TO, "【论坛】", "一场论坛"),
    Words("分享给 分享本文 分享文章 转发到", Use.TOOL | Use.SHARE_TO, "分享给：", "他分享给大家"),
    Words("分享这篇 转播到 转发此文", Use.SHARE_TO, "转发此文", "他没有转发此文"),
)

LINKS: tuple[Words, ...] = (
    Words(
        "列表 目录 股吧 讨论 汇总页",
        Use.BACK_TO,
        "返回列表页",
        "列表里没有他",
    ),
    Words(
        "加载更多 点击加载 more 查看更多 阅读剩余 展开阅读全文 打开APP",
        Use.LOADS_MORE,
        "【查看更多】",
        "想看更多的渔网",
    ),
    Words(
        "下载 登录 注册",
        Use.NO_SUBTITLE | Use.NO_SOURCE | Use.NO_MEDIUM,
        "来源：下载",
        "老人不会下棋",
    ),
    Words("进入", Use.NO_SOURCE | Use.NO_MEDIUM, "来源：进入", "船队开进渡口"),
    Words("看 打开 正在 搜索 频道首页", Use.NO_MEDIUM, "打开江边日报", "江边日报"),
    Words("语音", Use.NO_MEDIUM_BEGIN, "语音播报中心", "江边语音中心"),
    Words("公众号", Use.NO_MEDIUM_END | Use.NO_SUBTITLE, "江边日报公众号", "江边日报"),
    Words(
        "扫码 扫描 扫一 播报 加载 APP 热线 网址 专栏 主办 主管 承办 欢迎 当前位置",
        Use.NO_SUBTITLE,
        "县水利局主办的渡口安全学习班",
        "县水利局开的渡口安全学习班",
    ),
    Words(
        "欢迎您 欢迎你 欢迎光临 欢迎访问 欢迎来到", Use.WELCOME, "欢迎访问江边网", "乡亲们欢迎船队"
    ),
)
