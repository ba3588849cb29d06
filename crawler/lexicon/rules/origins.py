"""What papers say below a story of where the text comes from, and advertising of their own."""

from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import Place, Rule, rule
from crawler.lexicon.rule_names import RuleName

# Who may be named after 据 and 综合; 综合楼 and 据水利部门统计 begin a sentence of the story.
_MEDIUM = "(?:报|网|电视台|广播|(?:新华|中新|通讯|报)社|客户端|公众号|融媒体?|传媒|微信|微博|发布)"

ORIGINS: tuple[Rule, ...] = (
    rule(
        RuleName.ORIGIN,
        Place.TAIL,
        Phrase(
            r"^[(【\[]?\s*本(?:文|报道|稿|内容)(?:由|为|系|原)?[^。]{0,30}?"
            r"(?:首发|原载|原刊|刊于|刊载|来自|来源|源自|转载|转自|摘自|摘编|选自|授权|原创|独家"
            r"|专栏|约稿|整理|编译|出品)",
            "本文由江边日报原创，首发于江边客户端",
            "本文的主人公叫刘婷",
        ),
        glued=True,
    ),
    rule(
        RuleName.ORIGIN,
        Place.ANYWHERE,
        Phrase(
            r"^[(【\[]?本文(?:首发|原载|转自|摘自|来自|选自)[^。]{2,40}$",
            "本文首发于江边观察公众号",
            "本文首发那天，渡口下雪。",
        ),
    ),
    rule(
        RuleName.SOURCE,
        Place.TAIL,
        Phrase(
            r"^[(【\[\s]*(?:本文|文章|资料|信息|内容|图文|图片|稿件|新闻|素材|数据|消息|综合)?"
            r"(?:来源|來源|来自|来源于|转自|摘自|选自|出处|稿源)(?:于网络|网络|[:|丨于])"
            r"\s*[^。]{0,40}$",
            "（资料来源：江边日报、渡口网）",
            "来自渡口的孩子有三个",
        ),
        glued=True,
    ),
    rule(
        RuleName.SOURCE,
        Place.TAIL,
        Phrase(
            rf"^[(【\[]\s*(?:均?据|综合|原载|载)(?:[^。，！？:]{{0,24}}{_MEDIUM}|《[^》]{{2,24}}》)"
            r"[^。，！？:]{0,8}[)】\]]$",
            "（据《江边日报》）",
            "（据水利部门统计）",
        ),
        Phrase(
            rf"^综合(?:[^。，！？:的]{{0,24}}{_MEDIUM}|《[^》]{{2,24}}》)"
            r"[^。，！？:的]{0,8}(?:报道|消息|整理)$",
            "综合江边社、渡口日报报道",
            "综合楼里的灯还亮着",
        ),
    ),
    rule(
        RuleName.ISSUE,
        Place.TAIL,
        Phrase(
            r"^[(【\[]?\s*(?:(?:原载|来源|据|摘自)[:于]?)?\s*《[^》]{2,20}》\s*[(]?"
            r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。]{0,16}[)】\]]?$",
            "《江边日报》（2024年03月05日 03版）",
            "《江边日报》创刊于2024年",
        ),
    ),
    rule(
        RuleName.ORIGINAL_TITLE,
        Place.TAIL,
        Phrase(
            r"^[(【\[]?\s*(?:原标题|原題|原题|原文标题|原文链接|原标题为|原题为)\s*(?:[:为《]|$)"
            r"[^。]{0,100}$",
            "（原标题：某地多措并举）",
            "原题有三道",
        ),
        glued=True,
    ),
    rule(
        RuleName.CREDIT,
        Place.TAIL,
        Phrase(
            r"^[^。！？!?，]{0,40}(?:供稿|供图|撰稿|撰文|采写|摄影|编辑|编译|整理)\s*[/:|\s]"
            r"[^。！？!?，]{1,40}$",
            "渡口镇办公室供稿 摄影/张望舒 编辑/阮青山",
            "孩子们摄影，老人们剪纸。",
        ),
        Phrase(
            r"^[(【\[][^。！？!?，]{2,30}(?:供稿|供图)[)】\]]$",
            "（渡口镇办公室 供稿）",
            "（渡口镇办公室）",
        ),
    ),
    rule(
        RuleName.INFORMATION,
        Place.TAIL,
        Phrase(
            r"^(?:(?:发布|更新|录入|修改)?(?:时间|日期)|最后(?:更新|修改)(?:时间|日期)?)\s*:"
            r"\s*[\d\-/.:年月日\s]+$",
            "时间:02-03",
            "时间：二月初三",
        ),
    ),
    rule(
        RuleName.ATTACHMENT,
        Place.TAIL,
        Phrase(r"^附件(?:下载|列表)?\s*:?$", "附件：", "附件三份"),
    ),
    rule(
        RuleName.END,
        Place.TAIL,
        Phrase(r"^[\W_]*(?:end|the end|完|全文完|本文完|未完待续)[\W_]*$", "—— END ——", "船修完了"),
    ),
)

ADVERTISING: tuple[Rule, ...] = (
    rule(
        RuleName.CONTRIBUTION,
        Place.TAIL,
        Phrase(
            r"^[【\[(]?.{0,8}?(?:报料|爆料|荐稿|新闻热线|新闻线索)(?:电话|邮箱|热线)?\s*:",
            "新闻热线：000-0000000",
            "新闻热线响了一夜",
        ),
        Phrase("我要(?:投稿|报料|爆料)|申请入驻$", "我要投稿", "申请入驻渡口的商户"),
    ),
    rule(
        RuleName.QR,
        Place.TAIL,
        Phrase(
            r"扫一扫|扫(?:描)?(?:一扫)?(?:下方|上方|左[侧方]|右[侧方]|文末)?(?:的)?二维码"
            r"|扫码(?:阅读|关注|下载|查看)|微信扫",
            "扫一扫在手机打开当前页",
            "扫干净码头",
        ),
        Phrase(r"(?:长按|识别|点击).{0,8}二维码", "长按识别二维码", "二维码贴在船舱里"),
        Phrase(r"^\d+[、.]\s*回复【", "1、回复【船期】", "1、回复来信"),
        closes=True,
        loose=True,
    ),
    rule(
        RuleName.APP,
        Place.TAIL,
        Phrase(
            r"(?:下载|打开|安装|登录|使用).{0,14}(?:APP|客户端)"
            r"|(?:APP|客户端).{0,8}(?:下载|查看更多)|下载地址",
            "打开某某APP，查看更多精彩内容",
            "下载的歌都是船歌",
        ),
        Phrase(
            r"(?:关注|搜索|添加|订阅).{0,16}"
            r"(?:微信|公众号|公众平台|官方微博|微信号|视频号|小程序)",
            "搜索江边网小程序",
            "小程序写好了",
        ),
        Phrase(
            r"^.{0,4}(?:欢迎|敬请)?关注[^。]{1,24}(?:公众号|微博|微信|专区|客户端)",
            "敬请关注渡口专区",
            "关注老人的出行",
        ),
        Phrase(
            r"^欢迎关注|点【?在看】?|微信(?:公众)?号\s*[:(]|^上手机.{2,8}网|[,，]上手机",
            "看都看完了，点【在看】试试",
            "欢迎来到渡口",
        ),
        loose=True,
    ),
    rule(
        RuleName.PROMOTION,
        Place.TAIL,
        Phrase(
            r"^(?:更多|相关)[^。]{1,40}(?:请|欢迎|敬请|尽在)[^。]{0,40}。?$",
            "更多渡口新闻，请关注江边网",
            "更多的船停在江心",
        ),
    ),
    rule(
        RuleName.PROMOTION,
        Place.TAIL,
        Phrase(
            r"[【\[(]\s*点击[^】\])]{1,10}[】\])]",
            "船期有变【点击查看】",
            "老人学会了点击查看",
        ),
        Phrase(r"^>+\s*点|[>→]{2,}\s*$", ">>点击进入渡口专题", "5>3"),
    ),
    rule(
        RuleName.SUBSCRIBE,
        Place.TAIL,
        Phrase(
            r"^[^。]{0,12}(?:电邮新闻|电子报|每日新闻信|newsletter|邮件订阅"
            r"|订阅(?:我们|本[报刊]|电邮))[^。]{0,24}$",
            "电邮新闻：每天的新闻寄到您的邮箱",
            "全村订阅了三份党报。",
        ),
    ),
)
