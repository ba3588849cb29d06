"""The subtitle (副题): a line of dashes below the headline, a lesser heading between it and the date, or one that the template names so."""

import re

from crawler.html.document import Block, Document
from crawler.lexicon.media import is_medium
from crawler.lexicon.people import only_names
from crawler.lexicon.rule import Place
from crawler.reading.claims import Claims, Kind
from crawler.reading.features.credit_line import informs, is_information
from crawler.reading.features.phrases import match
from crawler.reading.fields.title import DASHED, Title
from crawler.reading.weight import named_noise
from crawler.text import fold

_NAMED = re.compile(
    r"sub_?-?(?:title|heading)|(?:^|[\s_-])(?:futi|fubiaoti|fu_?bt|fbt)(?:$|[\s_-])|副题|副标题",
    re.IGNORECASE,
)
# Founder's classic e-paper sets the headline in the one class and the lines above and below it in the other.
_HEADLINE_CLASS, _BESIDE_CLASS = "font01", "font02"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REACH = 6
"""Behind so many lines no subtitle follows a headline."""
_LONGEST = 80
_SHORTEST_BETWEEN = 8
_SENTENCE = re.compile(r"[。：:〔\[]|\d号$")
# What else stands there: buttons, players, codes, what is said of readers, the name of a column, who runs the site.
_OTHER = re.compile(
    r"分享|收藏|扫[码描一]|二维码|[阅朗]读|收听|听新闻|播[报放]|加载|下载|点击|浏览|字[号体]|打印|客户端|APP|公众号|关注|登录|注册|投稿|热线"
    r"|网址|专栏|栏目|频道|主办|主管|承办|欢迎|当前位置",
    re.IGNORECASE,
)
_FEWEST_NAMES = 2


def find_subtitle(
    document: Document, title: Title | None, text_first: int, claims: Claims
) -> str | None:
    """Find the subtitle between the headline and the text, or the one a publishing system states."""
    if title is None or title.block is None:
        return None
    start = title.block.index + 1
    following = document.blocks[start : min(start + REACH, max(start, text_first))]
    behind = (*document.blocks[start + 1 : start + REACH + 1], None)
    shown = (
        block.text
        for block, after in zip(following, behind, strict=False)
        if is_subtitle(block, title.block, after) and fold(block.text) not in fold(title.text)
    )
    claimed = (claim.value for claim in claims.of(Kind.SUBTITLE, firm=True))
    return next(shown, None) or next(claimed, None)


def is_subtitle(block: Block, headline: Block, following: Block | None) -> bool:
    """Return whether a line below the headline is its subtitle; `following` is the line behind it."""
    if not 2 < len(block.text) <= _LONGEST or block.box.hidden or block.link_share > 0.5:
        return False
    if DASHED.match(block.text):
        return True
    if (
        block.tag in _HEADINGS
        and block.tag > headline.tag in _HEADINGS
        and following
        and is_information(following.line)
    ):
        return not informs(block.line) and not is_medium(block.text)
    if _is_between(block, headline, following):
        return True
    label = block.box.label
    beside = _BESIDE_CLASS in label.split() and _HEADLINE_CLASS in headline.box.label.split()
    return (beside or _NAMED.search(label) is not None) and not informs(block.line)


def _is_between(block: Block, headline: Block, following: Block | None) -> bool:
    """Return whether a line of some length stands alone between the headline and the line of date and source."""
    if following is None or block.index != headline.index + 1 or following.index != block.index + 1:
        return False
    return is_information(following.line) and _may_be_told(block) and not is_medium(block.text)


def _may_be_told(block: Block) -> bool:
    """Return whether a line can be a part of the headline: it is long enough, signs nothing, and is none of the site's own words."""
    text = block.text
    if len(fold(text)) < _SHORTEST_BETWEEN or block.anchors or informs(block.line):
        return False
    if any(named_noise(box.tag, box.label) for box in block.box.chain()) or match(
        text, Place.ANYWHERE
    ):
        return False
    signed = sum(bool(only_names(word)) for word in text.split()) >= _FEWEST_NAMES
    return not signed and _SENTENCE.search(text) is None and _OTHER.search(text) is None
