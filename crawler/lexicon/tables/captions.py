"""Words that begin and end the captions of pictures."""

from crawler.lexicon.row import Phrase, Words
from crawler.lexicon.uses import Use

CAPTIONS: tuple[Words, ...] = (
    Words(
        "图为 上图 下图 左图 右图 图注 图说 图片说明 资料图片",
        Use.CAPTION_BEGIN,
        "图为渡口的早班船",
        "船图为证",
    ),
    Words("资料图", Use.CAPTION_BEGIN | Use.CAPTION_END, "渡口的早班船。资料图", "他收了资料图纸"),
    Words(
        "提供图片 资料 资料照片 图表 截图 影像 视觉中国 东方IC 图虫 海洛 人民视觉 新华社发"
        " 中新社发 法新社 路透社 美联社 Getty",
        Use.CAPTION_END,
        "渡口的早班船（资料照片）",
        "资料照片里的人",
    ),
)

# Captions that begin with a label and a number.
NUMBERED: tuple[Phrase, ...] = (
    Phrase(r"图片?[一二三四五六七八九十\d]*\s*[:：/|]", "图片2：渡口的早班船", "图片里的渡口"),
    Phrase(r"图[一二三四五六七八九十\d]+", "图三 渡口的早班船", "图上的渡口"),
)
