"""What a person's name looks like in a byline, so that a line of names can be told from a line of words."""

import re

# The surnames that cover practically all Han names, compound ones first (after the census list of the 400 commonest and
# 百家姓), then the forms that Taiwan and Hong Kong write.
_COMPOUND = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫 司徒 司空 独孤 轩辕 呼延 长孙 宇文 澹台 闻人 公冶 申屠 钟离 万俟 拓跋 赫连"
    " 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 聞人 鍾離"
).split()
_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅"
    "庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜井段巫乌焦弓隗山侯宓蓬郗班仰仲伊宫宁仇栾暴甘"
    "钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚温庄晏柴瞿阎慕连茹习宦艾鱼容古易慎戈廖庾终暨衡耿匡文寇禄阙欧殳沃蔚夔隆巩厍聂晁勾敖冷訾辛阚那简饶"
    "曾毋沙乜鞠丰巢关蒯查荆游竺权逯盖桓肖付闫覃岳兰涂牟阳芦麦佟苟隋丛佘苑迟邝栗楚鄢谌粟冼楼盘仝豆朴卿晋鹿邸辜阿母亓赫揭亢仉盈郄檀矫丘蒿奉呼绳仁趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華謝鄒竇雲蘇範魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔藍"
    "強賈婁顏鍾駱萬盧賁鄧單諸鈕龔陸榮儲寧欒厲劉葉龍賴藺喬陰蒼聞黨譚貢勞酈邊農溫莊閻連習魚終國祿闕東歐師鞏聶簡饒關蓋塗陽麥遲蘭鄺叢"
)
# Surnames that are words as well, more often than not: they count only where a label says that a name follows.
_WORDLIKE = "时巴谷车全从索贡农向国东师商官南原海帅练漆初门敬来普诺招况浮衣闪代占么战拉满尧亚才佴青展巨撒鲜回厚种伦尉缑相但揣笪谯赏哈次旦扎洛央达土多格尼車"
_FUNCTIONAL = "的了在是我他她你和与及或也都就将把被从对向很更最不没每这那个们着过吗呢吧啊"
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
_GIVEN = f"(?![{_FUNCTIONAL}])[{_HAN}]"
# What ends a name: white space, marks, brackets, the edge of an element, or a word that says what its bearer did.
_MARKS = r"\s_\u001e\u001f、,，;；/|&·.。…—–\-:：()（）【】\[\]<>〓+"
_DID = r"摄影报道|视频报道|综合报道|联合报道|报道|報導|文[/、]?[图摄]|图[/、]?文|文并图|摄[/、]文|摄影|摄|供图|供稿|综合|整理|发自|采写|撰文|编译|通讯员|记者|实习生|编辑|责编|审核|校对"
_LATIN_END = rf"(?=$|[{_MARKS}])"
_END = rf"(?=$|[{_MARKS}\d]|{_DID}|[和与及](?=[{_HAN}]{{2}}))"
# Two-character names are padded to the width of three: 刘　婷. Names of other peoples of China carry a dot: 阿依古丽·买买提.
_DOTTED = rf"[{_HAN}]{{1,5}}(?:[·•・․][{_HAN}]{{1,5}})+{_END}"
_DOTTED_AT_LENGTH = _DOTTED.replace("1,5", "1,9")
# A Tibetan name is one or two of such words: 扎西顿珠.
_TIBETAN = (
    "扎西|次仁|旦增|丹增|洛桑|格桑|卓玛|卓嘎|央金|央宗|央吉|尼玛|达瓦|达娃|米玛|拉巴|普布|巴桑|边巴|边觉|索朗|德吉|仁青|仁增|平措|多吉|顿珠|贡桑|强巴|嘎玛|玉珍|曲珍|曲扎|白玛|拉姆|桑珠|罗布|加措|旺堆|旺久|旺姆|次旺|仓决|晋美|土登|阿旺|多杰|索南|桑杰|嘉措|万玛|拉毛|仁钦|彭措"
    "|群培|欧珠|朗杰|江村|梅朵|永吉|措姆|才让|才旦|才仁|巴登|斯塔|坚参|益西|伦珠|曲吉|贡布|泽仁|泽郎|尕玛|南加"
)


def _chinese(single: str) -> str:
    surname = f"(?:{'|'.join(_COMPOUND)}|[{single}])"
    return rf"{surname}{_GIVEN}(?={_DID})|{surname}{_GIVEN}{{1,2}}{_END}|[{single}][\u3000\u00a0 ]{{1,4}}{_GIVEN}(?![{_HAN}])"


_TWO_SURNAMES = rf"[{_SINGLE}]{{2}}{_GIVEN}{{2}}{_END}"
_LATIN = rf"[A-Z][A-Za-z.'\-]+(?: [A-Z][A-Za-z.'\-]*){{0,3}}{_LATIN_END}"

_NAME = re.compile(rf"{_DOTTED}|(?:{_TIBETAN}){{2}}{_END}|{_chinese(_SINGLE)}")
_CREDITED_NAME = re.compile(
    rf"{_DOTTED_AT_LENGTH}|(?:{_TIBETAN}){{1,2}}{_END}|{_chinese(_SINGLE + _WORDLIKE)}|{_TWO_SURNAMES}|{_LATIN}"
)
_BETWEEN = re.compile(r"[\s\u001f、,，;；/|&]*(?:[和与及](?=[\u4e00-\u9fff]{2}))?[\s\u001f]*")
_PADDING = re.compile(r"[\u3000\u00a0]+|(?<=[\u4e00-\u9fff]) +")
# Behind a list of names, with no space, it follows a place: 刘婷 何旭 江边报道.
_AT_WORK = re.compile(r"报道|報導|发自")
SENT_FROM = re.compile(rf"[{_HAN}]{{2,4}}(?=发自)")
# What follows a surname in the address of a person and is no given name: 刘老师, 王某.
# How a paper or a site is called and nobody is: 罗山报.
_MEDIA = frozenset("报報网網")
_STYLES = frozenset(
    "先生 女士 老师 同志 书记 主任 局长 院长 校长 教授 医生 师傅 大爷 大妈 大姐 阿姨 某 某某 总 市长 县长 镇长 村长 所长 警官 律师 博士 老汉 奶奶 爷爷".split()
)
# Words of two or three characters that begin as a surname does, and stand alone on lines of news pages.
_NOT_NAMES = frozenset(
    "来源 相关 关注 关闭 关于 关键字 关键词 时间 时评 时政 时尚 时事 明星 明天 方法 方案 成功 成长 成都 成果 安全 安徽 安康 高考 高清 高铁 高速 高质量 文化 文明 文件 文章 文字 文学 文艺 文旅 文体"
    " 国际 国内 国家 党建 党史 党政 党员 农业 农村 农民 农资 经济 游戏 万元 万象 平安 平台 温馨 温州 应用 应急 应届 金融 金山 金价 石油 江苏 江西 广东 云南 云端 海南 海外 和谐 商务 商城 商业"
    " 路况 路线 华商 华龙 华人 全国 全省 全市 全县 全文 全部 全球 南方 南京 南昌 南宁 杭州 常州 常识 连云港 连载 管理 项目 支持 容颜 计划 计算机 强国 乐活 乐居 宁夏 宁波 易车 解读 解放 单位 查看 查询"
    " 房产 车市 车型 车主 花絮 门户 原创 原标题 通讯 通知 通告 何时 何处 马上 白天 白皮书 黄金 古镇 古代 向上 广告 公告 公司 东方 东北 东南 西部 终审 师生 师资 房价 房企 包装 包括"
    " 印度 喻体 司法 元旦 元素 孔雀 范围 章节 幸福 寿险 巴西 巴黎 山东 山西 谷歌 任务 任务书 石家庄 金华 乐山 黄山 黄石 湘潭 荆州 荆门 涂料 海口 海关 海报 盘点 招聘 招生 招商 况且 代表 代码 占比 闪电"
    " 丰富 解决 单元 宣传 宗旨 平均 平方米 常见 常用 常德 常委 康复 金额 金牌 强调 方便 方式 方向 左右 荣誉 农产品 应对 连续 向导 古典 易错 简介 简单 简讯 饶有 游客 游泳 权利 权威 楼市 楼盘 练习 初中 初审 门诊 来信 来电"
    " 安庆 安阳 安顺 常熟 万州 万宁 阳江 江门 江阴 梅州 乐清 柳州 雷州 贺州 邵阳 邢台 武汉 武威 焦作 衡阳 衡水 毕节 石河子 马鞍山 汤阴 罗田 景德镇 张家界 张家口 张掖 徐州 郑州 吴忠 韩国 金昌 白城 白山 包头 鲁网 华夏 金融界 高速路 高新区".split()
)


def is_name(text: str) -> bool:
    """Return whether a text is one person's name.

    >>> [is_name(t) for t in ("刘　婷", "阿依古丽·买买提", "欧阳文山", "新闻频道", "来源", "刘老师")]
    [True, True, True, False, False, False]
    """
    text = text.strip()
    names, end = leading_names(text, credited=True)
    return len(names) == 1 and end == len(text)


def leading_names(text: str, *, credited: bool = False) -> tuple[tuple[str, ...], int]:
    """Read the names a text begins with, padding taken out, and say where the last of them ends.

    `credited`: a label says that names follow, so Latin ones and double surnames count as well.

    >>> leading_names("刘　婷 欧阳文山、王二 摄影报道")
    (('刘婷', '欧阳文山', '王二'), 11)
    """
    pattern = _CREDITED_NAME if credited else _NAME
    names: list[str] = []
    end = position = 0
    while (match := pattern.match(text, position)) is not None and (
        name := _PADDING.sub("", match[0])
    ) not in _NOT_NAMES:
        if (
            name[1:] in _STYLES
            or name[-1] in _MEDIA
            or (names and _AT_WORK.match(text, match.end()))
        ):
            break
        names.append(name)
        end = match.end()
        gap = _BETWEEN.match(text, end)
        if gap is None or gap.end() == end:
            break
        position = gap.end()
    return tuple(dict.fromkeys(names)), end


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names; what is no name ends the list.

    >>> split_names("刘　婷 欧阳文山、王二")
    ('刘婷', '欧阳文山', '王二')
    """
    return leading_names(text.strip(), credited=True)[0]


def only_names(text: str) -> tuple[str, ...]:
    """Return the names of a line that holds nothing else, else nothing."""
    text = text.strip()
    names, end = leading_names(text)
    return names if end == len(text) else ()
