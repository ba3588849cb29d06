"""Ids, classes and elements by which publishing systems and portals name the parts of a page.

A name is evidence, not proof: `content` also wraps whole pages, so each name of a body carries a
weight. From the public code and stored pages of 111 regional sites and the large portals.
"""

from dataclasses import dataclass

from crawler.lexicon.row import Names, Phrase


@dataclass(frozen=True, slots=True)
class BodyName:
    """A whole id, class or tag, in lower case, its weight as evidence, 0 to 1, and who writes it."""

    name: str
    weight: float
    system: str = "several"


BODY: tuple[BodyName, ...] = (
    BodyName("article_content", 1.0, "EmpireCMS"),
    BodyName("trs_editor", 1.0, "TRS WCM"),
    BodyName("trs_editorcontent", 1.0),
    BodyName("founder-content", 1.0, "Founder e-papers, an element of its own"),
    BodyName("cms-content", 1.0),
    BodyName("enpcontent", 1.0, "Founder portals"),
    BodyName("ozoom", 0.9, "Founder e-papers, classic"),
    BodyName("rm_txt_con", 1.0, "people.com.cn"),
    BodyName("p-detail", 0.7, "xinhuanet"),
    BodyName("detail", 0.4),
    BodyName("endtext", 1.0, "163.com, 青岛新闻网"),
    BodyName("post_body", 0.9),
    BodyName("post_text", 0.9),
    BodyName("artibody", 1.0, "sina, /system/ family"),
    BodyName("article_body", 0.9),
    BodyName("cnt_main_article_qq", 1.0, "qq.com"),
    BodyName("cnt-main-article-qq", 1.0),
    BodyName("content-article", 0.8),
    BodyName("mp-editor", 1.0, "sohu"),
    BodyName("js_content", 1.0, "WeChat"),
    BodyName("rich_media_content", 0.9),
    BodyName("main_content", 0.7, "ifeng"),
    BodyName("left_zw", 0.9, "chinanews"),
    BodyName("ucap-content", 1.0, "gov.cn"),
    BodyName("pages_content", 0.8),
    BodyName("news_txt", 0.9, "thepaper"),
    BodyName("detail-article", 0.9, "红网"),
    BodyName("article-main", 0.7),
    BodyName("article-content", 0.9, "CmsTop and look-alikes"),
    BodyName("articlecontent", 0.9),
    BodyName("article-detail", 0.7),
    BodyName("articletext", 0.9),
    BodyName("article_w", 0.7),
    BodyName("news_content", 0.9),
    BodyName("newscontent", 0.9),
    BodyName("news-con", 0.7),
    BodyName("newstext", 0.8),
    BodyName("contenttext", 0.9),
    BodyName("content_main", 0.6),
    BodyName("maincon", 0.6),
    BodyName("textbody", 0.8),
    BodyName("divcontent", 0.7),
    BodyName("zoom", 0.8),
    BodyName("fontzoom", 0.8),
    BodyName("vsb_content", 1.0, "博达 WebPlus"),
    BodyName("v_news_content", 1.0),
    BodyName("wp_articlecontent", 1.0, "苏迪"),
    BodyName("entry-content", 0.9, "WordPress"),
    BodyName("post-content", 0.8),
    BodyName("content", 0.4, "DedeCMS, and half the world"),
    BodyName("con", 0.2),
    BodyName("text", 0.3),
    BodyName("article", 0.3),
)
BODY_NAMES: dict[str, float] = {row.name: row.weight for row in BODY}


# Words of ids and classes that say what a box is instead.
NOISE: tuple[Names, ...] = (
    Names("comment comments reply replies pinglun cmt", "news-comment", "news-commentary"),
    Names(
        "nav navi navbar navigation menu breadcrumb breadcrumbs crumb crumbs weizhi position"
        " location",
        "topNav",
        "naval",
    ),
    Names(
        "footer foot bottom copyright disclaimer statement shengming friendlink links",
        "page_footer",
        "football",
    ),
    Names(
        "sidebar aside rank ranking hot hotnews hotword related relate relative relevant recommend"
        " recommended tuijian xgyd xgxw xiangguan",
        "hot_list",
        "hotel",
    ),
    Names(
        "share bdsharebuttonbox bshare jiathis toolbar login search qrcode ewm erweima tags"
        " taglist",
        "share2",
        "shared",
    ),
    Names("player playlist videolist vplayer", "videoPlayer", "players"),
    Names("ad ads advert adv banner", "ad-box", "address"),
    Names(
        "pager pagination pages pagelist page_css prenext prevnext fanye", "pages", "page_content"
    ),
)
NOISE_WORDS = frozenset(word for row in NOISE for word in row.all)
NOISE_TAGS = frozenset({"nav", "footer", "aside", "marquee"})

# Names of a box that centres its text, and of one that holds a picture with its caption.
CENTRED: tuple[Phrase, ...] = (
    Phrase("center", "text-center", "text-left"),
    Phrase("pic|img|photo|image|figure", "newsPic", "newsText"),
)
# Names of a headline: title, articleTitle, news_bt, biaoti (标题), heading.
HEADLINES: tuple[Phrase, ...] = (
    Phrase(
        r"(?:^|[\s_-])(?:title|tit|bt|biaoti|headline|heading|h1)(?=$|[\s_\d-])",
        "news_bt",
        "subtitles",
    ),
    Phrase(r"(?:[a-z]Tit(?:le)?|title|biaoti)(?=$|\s)", "articleTitle", "titlebar"),
)
# Names of a subtitle, in Pinyin futi (副题) and fubiaoti (副标题).
SUBTITLES: tuple[Phrase, ...] = (
    Phrase("sub_?-?(?:title|heading)", "sub-title", "subject"),
    Phrase(r"(?:^|[\s_-])(?:futi|fubiaoti|fu_?bt|fbt)(?:$|[\s_-])", "news-futi", "futile"),
    Phrase("副题|副标题", "副标题", "标题"),
)
HEADLINE_CLASS, BESIDE_CLASS = "font01", "font02"
"""Founder's classic e-paper sets the headline in the one, the lines around it in the other."""
# Names of a breadcrumb: breadcrumb, position, weizhi (位置), mbx (面包屑).
TRAILS: tuple[Phrase, ...] = (
    Phrase("crumb|position|location|weizhi|mianbao", "dqwz weizhi", "news"),
    Phrase(
        r"(?:^|[\s_-])(?:path|local|wz|dqwz|mbx|place|sitepath|cur_?pos)(?:$|[\s_-])",
        "page-path",
        "pathology",
    ),
)
TRAIL_LISTS: tuple[Phrase, ...] = (Phrase("crumb", "breadcrumb", "bread"),)
# Names of the caption of a picture: tushuo (图说), zhushi (注释).
CAPTIONS: tuple[Phrase, ...] = (
    Phrase("caption|tushuo|pictext|zhushi", "imgCaption", "capital"),
    Phrase(r"img[_-]?(?:desc|title|text|info|note)", "img-desc", "img"),
    Phrase(r"pic[_-]?(?:desc|note|info|title)", "pic_note", "pic"),
)
# File names of pictures that are no part of a story.
DECORATION: tuple[Phrase, ...] = (
    Phrase(
        r"(?:icon|logo|blank|spacer|loading|pixel|arrow|button|btn|qrcode|ewm|weixin|share|avatar"
        r"|dot)"
        r"[\w\-]{0,64}\.(?:gif|png|jpe?g|svg|webp)",
        "/images/logo-small.png",
        "/images/20240305.jpg",
    ),
)
NEXT_ARROWS = ("nextpage", "pagenext", "pagedown")
"""Are in the names of pictures and classes that lead to the next page, hyphens aside."""
