"""What a Chinese person's name looks like, so that a line of names can be told from a line of words."""

import re

# The surnames that cover practically all Han names, compound ones first (after the census list of the 400 commonest and 百家姓).
_COMPOUND = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫 司徒 司空 独孤 轩辕 呼延 长孙 宇文 澹台 闻人 公冶 申屠 钟离 万俟 拓跋 赫连".split()
_SINGLE = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计"
    "伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜井段巫乌焦巴弓隗山谷车"
    "侯宓蓬全郗班仰仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾终暨衡"
    "耿匡国文寇禄阙东欧殳沃蔚夔隆师巩厍聂晁勾敖冷訾辛阚那简饶曾毋沙乜鞠丰巢关蒯查荆游竺权逯盖桓肖付闫覃岳兰涂牟阳芦麦佟苟隋商丛佘苑迟邝官南原栗楚鄢谌粟冼楼盘仝海帅豆朴练漆卿晋初门敬来普鹿邸辜阿母亓赫揭亢仉盈诺招况浮衣闪代占么"
    "郄檀战矫丘蒿奉呼绳拉"
)
_SURNAME = "|".join([*_COMPOUND, f"[{_SINGLE}]"])
_HAN = "\u4e00-\u9fff\u3400-\u4dbf"
# Two-character names are padded to the width of three: 刘　婷. Names of other peoples of China carry a dot: 阿依古丽·买买提.
NAME = rf"(?:{_SURNAME})[\u3000 ]?[{_HAN}]{{1,2}}"
DOTTED = rf"[{_HAN}]{{2,8}}(?:[·•・․][{_HAN}]{{1,8}})+"
LATIN = r"[A-Z][A-Za-z.'\-]+(?: [A-Z][A-Za-z.'\-]*){0,3}"

_FULL = re.compile(rf"(?:{NAME}|{DOTTED}|{LATIN})$")
_PADDED = re.compile(rf"(?<![{_HAN}])([{_HAN}])[\u3000 ]+([{_HAN}])(?![{_HAN}])")
_SEPARATORS = re.compile(r"[\s\u3000、,，;；/|&]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff])")

# Words of two or three characters that begin as a surname does, and stand alone on lines of news pages.
_NOT_NAMES = frozenset(
    "来源 相关 关注 首页 时间 时评 新闻 视频 图片 图文 评论 关闭 打印 全文 全部 成功 方法 安全 高考 文化 文明 文件 文章 国际 国内 党建 党史 党政"
    " 农业 农村 经济 游戏 万元 平安 温馨 应用 应急 金融 金山 石油 江苏 江西 安徽 广东 云南 海南 和谐 明星 时尚 时政 国家 商务 商城 路况 华商 华龙 全国 全省"
    " 全市 全县 成都 南方 南京 南昌 南宁 温州 杭州 常州 连云港 连载 管理 项目 支持 容颜 计划 平台 强国 乐活 乐居 安康 宁夏 易车 应届 解读 解放 单位 查看 查询"
    " 房产 车市 花絮 门户 原创 原标题 通讯 通知 通告 公告 关于 广告 何时 何处 马上 白天 黄金 金价 高清 高铁 高速 成长 常识 古镇 明天 向上 万象 方案".split()
)


def is_name(text: str) -> bool:
    """Say whether a text is one person's name.

    >>> [is_name(t) for t in ("刘　婷", "阿依古丽·买买提", "欧阳文山", "新闻频道", "来源")]
    [True, True, True, False, False]
    """
    text = text.strip()
    return _FULL.match(text) is not None and text not in _NOT_NAMES


def split_names(text: str) -> tuple[str, ...]:
    """Split a list of names, padding taken out; what is no name ends the list.

    >>> split_names("刘　婷 欧阳文山、王二")
    ('刘婷', '欧阳文山', '王二')
    """
    names: list[str] = []
    for part in _SEPARATORS.split(unpad(text.strip())):
        if not part:
            continue
        if not is_name(part):
            break
        names.append(part)
    return tuple(dict.fromkeys(names))


def only_names(text: str) -> tuple[str, ...]:
    """Give the names of a line that holds nothing else, else nothing."""
    parts = [part for part in _SEPARATORS.split(unpad(text.strip())) if part]
    return tuple(parts) if parts and all(is_name(part) for part in parts) else ()


def unpad(text: str) -> str:
    """Close the space inside two-character names that were padded to the width of three."""
    return _PADDED.sub(r"\1\2", text)
