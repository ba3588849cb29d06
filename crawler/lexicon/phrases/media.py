"""How media and offices are called, where words at the end do not say it."""

from crawler.lexicon.row import Phrase

# How offices are called beside the words of `words/media.py`.
OFFICES: tuple[Phrase, ...] = (
    Phrase("[市县区省]委", "江边县委", "江边县城"),
    Phrase("[发改教卫文旅公安][局委厅]", "江边县教委", "江边县教师"),
    Phrase("[一-龥][局厅]", "江边县水利局", "江边县水利"),
)
# Several media, put together by one: 江边时报[综合].
COMPILED: tuple[Phrase, ...] = (
    Phrase(r"^[\u4e00-\u9fff]{2,8}\[(?:整理|综合|原创|编译)\]$", "江边渡口[综合]", "江边渡口[上]"),
)
# A newspaper, for the type of a citation; 公报 and 海报 are none.
NEWSPAPERS: tuple[Phrase, ...] = (
    Phrase(
        r"(?<![公学简海快捷画])[报報](?:[\u4e00-\u9fff]{1,3}版|[（(][^（）()]{1,8}[)）])?$",
        "江边日报海外版",
        "江边海报",
    ),
)
