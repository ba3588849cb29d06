"""Ids, classes and elements in which publishing systems and portals keep the text of an article.

A name is evidence, not proof: `content` also wraps whole pages, so each carries a weight. From the public code and stored pages
of 111 regional sites and the large portals.
"""

# name in id, class or tag (lower case) -> weight of the evidence, 0 to 1
BODY_NAMES: dict[str, float] = {
    "article_content": 1.0,     # EmpireCMS
    "trs_editor": 1.0,          # TRS WCM
    "trs_editorcontent": 1.0,
    "founder-content": 1.0,     # Founder e-papers, an element of its own
    "cms-content": 1.0,
    "enpcontent": 1.0,          # Founder portals
    "ozoom": 0.9,               # Founder e-papers, classic
    "rm_txt_con": 1.0,          # people.com.cn
    "p-detail": 0.7,            # xinhuanet
    "detail": 0.4,
    "endtext": 1.0,             # 163.com, 青岛新闻网
    "post_body": 0.9,
    "post_text": 0.9,
    "artibody": 1.0,            # sina, /system/ family
    "article_body": 0.9,
    "cnt_main_article_qq": 1.0, # qq.com
    "cnt-main-article-qq": 1.0,
    "content-article": 0.8,
    "mp-editor": 1.0,           # sohu
    "js_content": 1.0,          # WeChat
    "rich_media_content": 0.9,
    "main_content": 0.7,        # ifeng
    "left_zw": 0.9,             # chinanews
    "ucap-content": 1.0,        # gov.cn
    "pages_content": 0.8,
    "news_txt": 0.9,            # thepaper
    "detail-article": 0.9,      # 红网
    "article-main": 0.7,
    "article-content": 0.9,     # CmsTop and look-alikes
    "articlecontent": 0.9,
    "article-detail": 0.7,
    "articletext": 0.9,
    "article_w": 0.7,
    "news_content": 0.9,
    "newscontent": 0.9,
    "news-con": 0.7,
    "newstext": 0.8,
    "contenttext": 0.9,
    "content_main": 0.6,
    "maincon": 0.6,
    "textbody": 0.8,
    "divcontent": 0.7,
    "zoom": 0.8,
    "fontzoom": 0.8,
    "vsb_content": 1.0,         # 博达 WebPlus
    "v_news_content": 1.0,
    "wp_articlecontent": 1.0,   # 苏迪
    "entry-content": 0.9,       # WordPress
    "post-content": 0.8,
    "content": 0.4,             # DedeCMS, and half the world
    "con": 0.2,
    "text": 0.3,
    "article": 0.3,
}  # fmt: skip

NOISE_TAGS = frozenset({"nav", "footer", "aside", "marquee"})
# Parts of such names that say what a box is instead; compared with each word of an id or class.
NOISE_WORDS = frozenset(
    "comment comments reply replies pinglun cmt nav navi navbar navigation menu footer foot copyright sidebar aside rank ranking hot hotnews related relate relative"
    " relevant recommend recommended tuijian xgyd xgxw xiangguan share bdsharebuttonbox bshare jiathis toolbar breadcrumb breadcrumbs crumb crumbs weizhi position"
    " player playlist videolist vplayer location login search ad ads advert adv banner qrcode ewm erweima disclaimer statement shengming pager pagination pages pagelist page_css prenext"
    " prevnext fanye bottom links friendlink hotword tags taglist".split()
)
