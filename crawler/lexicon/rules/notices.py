"""What papers say about themselves below a story: what they do not answer for, and whose it is.

Where the text comes from, and advertising of their own, is in `origins.py`.
"""

from crawler.lexicon.row import Phrase
from crawler.lexicon.rule import CLOSE, OPEN, Place, Rule, rule
from crawler.lexicon.rule_names import RuleName

US = r"本(?:网|站|报|刊|平台|网站)"
_STATEMENT = (
    rf"(?:{US}|[^,，。:]{{2,8}}网)?"
    r"(?:(?:免责|免責|版权|版權|平台|法律|特别|郑重|著作权)(?:声明|聲明|申明)"
    r"|(?:免责|版权|法律|侵权|反侵权|风险|投资)(?:公告|提示|告知|说明))"
)
_ABOUT_US = rf"{US}|平台|观点|立场|版权|转载|用户|责任|风险|真实性|删除|授权|作者"
_OF_AUTHOR = "(?:观点|看法|意见|立场)"

DISCLAIMERS: tuple[Rule, ...] = (
    rule(
        RuleName.DISCLAIMER,
        Place.TAIL,
        Phrase(rf"{OPEN}{_STATEMENT}{CLOSE}$", "【免责声明】", "免责声明贴在船票背面"),
        Phrase(rf"{OPEN}声明[】\])]?\s*:?\s*$", "声明：", "声明已经寄出"),
        Phrase(
            rf"{OPEN}{_STATEMENT}[】\])\s]*(?::|(?=.*(?:{_ABOUT_US})))",
            "免责声明：本网站刊载此文出于传递信息之目的，不代表本网观点。",
            "免责声明写在船票背面，字小得看不清。",
        ),
        closes=True,
        glued=True,
    ),
    rule(
        RuleName.DISCLAIMER,
        Place.TAIL,
        Phrase(
            "对文中陈述、?观点判断保持中立|不对所包含内容的准确性|自行承担全部责任",
            "某某网对文中陈述、观点判断保持中立，请读者自行承担全部责任。",
            "双方对合同里的陈述没有不同的说法。",
        ),
        Phrase(
            r"(?:读者|投资者|用户|据此|网友)[^。]{0,20}自行承担",
            "据此操作，风险自行承担",
            "船费由各家自行承担",
        ),
        Phrase(
            r"不承担(?:任何|相关|由此).{0,12}责任",
            "本站不承担任何法律责任",
            "孩子在船上不承担家务",
        ),
        Phrase(
            "仅供(?:读者|投资者|您)?参考[,，。]?(?:不构成|并?请|据此|投资)"
            "|不构成(?:任何)?投资建议|投资有风险",
            "以上内容仅供参考，不构成投资建议",
            "船期表仅供参考",
        ),
        Phrase(
            rf"{_OF_AUTHOR}(?:仅|只)代表(?:作者|本人|个人|其)",
            "观点仅代表作者本人",
            "这个看法代表了多数村民",
        ),
        Phrase(
            r"(?:仅|只)(?:代表|系|属).{0,12}(?:观点|看法|意见)",
            "文章只代表个人看法",
            "他只代表渡口镇参加",
        ),
        Phrase(
            rf"(?:代表|系|属)(?:作者|本人|个人)(?:本人|个人)?的?{_OF_AUTHOR}",
            "以上属作者个人观点",
            "作者个人的船票",
        ),
        Phrase(r"不代表.{1,20}?(?:观点|立场)", "不代表江边网立场", "不代表没有人来"),
        Phrase(
            r"(?:并不|不)(?:表明|意味着).{1,12}(?:观点|立场|描述)",
            "并不意味着赞同其观点",
            "停航并不意味着渡口关门",
        ),
        Phrase(
            "仅提供信息(?:存储|发布)|uploaded and posted by",
            "本平台仅提供信息存储服务",
            "窗口提供信息咨询",
        ),
        Phrase(rf"与{US}(?:立场)?无关", "与本网立场无关", "与本地天气无关"),
        glued=True,
        loose=True,
    ),
    rule(
        RuleName.DISCLAIMER,
        Place.TAIL,
        Phrase(
            rf"{OPEN}凡(?:在|是)?(?:{US})[^。]{{0,16}}"
            r"(?:注明|标明|标注|转载|署名|刊载|原创)",
            "凡本网注明“来源：江边网”的所有作品，版权均属于江边网。",
            "凡是渡口的船都要注明船号。",
        ),
        Phrase(
            rf"{OPEN}凡(?:注明|标注|标明|署名|转载)[^。]{{0,12}}(?:来源|{US}|原创)",
            "凡注明来源为其他媒体的作品，均转载自其他媒体。",
            "凡署名的信件都有回音。",
        ),
        closes=True,
        glued=True,
    ),
    rule(
        RuleName.DISCLAIMER,
        Place.TAIL,
        Phrase(
            r"版权归(?:原)?(?:作者|网站|所有者|权利人)|如有侵[权犯]|如涉(?:及)?(?:版权|侵权)"
            r"|若有侵权|如侵犯|侵权.{0,8}(?:删除|联系)",
            "图片来自网络，如有侵权请联系我们删除。",
            "侵权案开庭三次",
        ),
        Phrase(
            rf"(?:与|联系|通知)(?:我们|{US}|小编|后台).{{0,12}}(?:删除|撤下|处理)",
            "请通知我们，我们将及时删除",
            "请与船长联系",
        ),
        Phrase(
            "(?:图片|图文|文字|内容|素材|信息)(?:均)?(?:来自|来源于|源自|源于)(?:于)?(?:互联)?网络",
            "图文均来自网络",
            "图片来自渡口的老人",
        ),
        glued=True,
        loose=True,
    ),
)

COPYRIGHT: tuple[Rule, ...] = (
    rule(
        RuleName.COPYRIGHT,
        Place.TAIL,
        Phrase(
            r"(?:未经|未得|非经).{0,24}(?:授权|许可|允许|同意|书面)"
            r".{0,24}(?:转载|转帖|复制|镜像|使用|摘编|引用|盗用)",
            "未经本报书面授权，不得转载、复制或建立镜像。",
            "未经同意，不得上船。",
        ),
        Phrase(
            r"(?:转载|引用)(?:请|须|需|时|应).{0,16}(?:注明|授权|联系|标明)",
            "转载请注明出处",
            "引用古人的话",
        ),
        Phrase(
            "(?:谢绝|请勿|禁止|不得|严禁|拒绝)(?:擅自|任意|商业|私自)?转载",
            "谢绝转载",
            "不得擅自停船",
        ),
        Phrase(
            r"版权所有|(?:版权|著作权)(?:均)?(?:归|属)(?:于)?[^。]{0,12}"
            r"(?:网|报|站|刊|社|公司|作者|平台)[^。]{0,6}(?:所有)?",
            "版权归江边日报社所有",
            "著作权课开了三次",
        ),
        Phrase(
            "copyright|©|all rights reserved|独家所有|违者必究",
            "© 1997-2024 江边日报社",
            "船长独自一人",
        ),
        glued=True,
        loose=True,
    ),
    rule(
        RuleName.IMPRINT,
        Place.TAIL,
        Phrase(
            "ICP[备证]|公网安备|互联网新闻信息服务许可证|不良信息举报|网站标识码|备案号",
            "某ICP备00000000号 违法和不良信息举报电话：000-0000000",
            "渡船已经在县里备案",
        ),
        Phrase("copyright|©|^版权所有", "版权所有 江边日报社", "县里讲了版权所有权的课"),
        closes=True,
    ),
)

NOTICES: tuple[Rule, ...] = (*DISCLAIMERS, *COPYRIGHT)
