"""What names of people are made of: surnames after the census list and 百家姓, and Tibetan names."""

from crawler.lexicon.row import Characters, Words
from crawler.lexicon.uses import Use

# The surnames of two characters, with the forms that Taiwan and Hong Kong write.
COMPOUND = Words(
    "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫 司徒 司空 独孤 轩辕 呼延 长孙 宇文 澹台 闻人 公冶 申屠 钟离 万俟 拓跋 赫连 歐陽"
    " 司馬 諸葛 東方 尉遲 公孫 長孫 聞人 鍾離",
    Use.COMPOUND_SURNAME,
    "欧阳文山",
    "欧洲文山",
)
COMPOUND_WORD = Words("东方", Use.COMPOUND_SURNAME | Use.NO_NAME, "作者：东方文山", "作者：东方")
# Those of one character: the 400 commonest, then the traditional forms.
SINGLE = Characters(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余"
    "元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解应宗丁宣"
    "贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜井段巫乌焦弓隗山侯宓蓬郗班仰仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂咸籍"
    "赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚温庄晏柴瞿阎慕连茹习宦艾鱼容古易慎戈廖庾终暨衡耿匡文寇禄阙欧殳沃蔚夔隆巩厍聂晁勾敖冷訾辛阚那简"
    "饶曾毋沙乜鞠丰巢关蒯查荆游竺权逯盖桓肖付闫覃岳兰涂牟阳芦麦佟苟隋丛佘苑迟邝栗楚鄢谌粟冼楼盘仝豆朴卿晋鹿邸辜阿母亓赫揭亢仉盈郄檀矫丘蒿奉呼绳仁趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華"
    "謝鄒竇雲蘇範魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔藍強賈婁顏鍾駱萬盧賁鄧單諸鈕龔陸榮儲寧欒厲劉葉龍賴藺喬陰蒼聞黨譚貢勞酈邊農溫莊閻連習魚終國祿闕東歐師鞏聶簡饒關蓋塗"
    "陽麥遲蘭鄺叢",
    "刘婷",
    "渡婷",
)
# Surnames that are words as well, more often than not: they count only behind a label.
WORDLIKE = Characters(
    "时巴谷车全从索贡农向国东师商官南原海帅练漆初门敬来普诺招况浮衣闪代占么战拉满尧亚才佴青展巨撒鲜回厚种伦尉缑相但揣笪谯赏哈次旦扎洛央达土多格尼車",
    "作者：东婷",
    "东婷",
)
# What no given name begins with.
FUNCTIONAL = Characters(
    "的了在是我他她你和与及或也都就将把被从对向很更最不没每这那个们着过吗呢吧啊",
    "刘的",
    "刘婷",
)
# Words of which a Tibetan name has one or two: 扎西顿珠.
TIBETAN = Words(
    "扎西 次仁 旦增 丹增 洛桑 格桑 卓玛 卓嘎 央金 央宗 央吉 尼玛 达瓦 达娃 米玛 拉巴 普布 巴桑 边巴 边觉 索朗 德吉 仁青 仁增 平措 多吉 顿珠 贡桑 强巴"
    " 嘎玛 玉珍 曲珍 曲扎 白玛 拉姆 桑珠 罗布 加措 旺堆 旺久 旺姆 次旺 仓决 晋美 土登 阿旺 多杰 索南 桑杰 嘉措 万玛 拉毛 仁钦 彭措 群培 欧珠 朗杰 江村"
    " 梅朵 永吉 措姆 才让 才旦 才仁 巴登 斯塔 坚参 益西 伦珠 曲吉 贡布 泽仁 泽郎 尕玛 南加",
    Use.TIBETAN,
    "扎西顿珠",
    "扎西渡口",
)
# What stands between two names.
AND = Characters("和与及", "刘婷和何旭", "刘婷或何旭")
# Of these, what a given name may begin with.
INSIDE = Characters("和与", "张和平", "张或平")
# How a paper or a site ends and no name does: 罗山报.
OUTLETS = Characters("报報网網", "罗山报", "罗山")
WORDS: tuple[Words, ...] = (COMPOUND, COMPOUND_WORD, TIBETAN)
