"""The words of the reading room in Chinese and English, by name, for templates."""

from markupsafe import Markup

from crawler.model import FIELDS
from crawler.reasons import Reason, meaning

LABELS: dict[str, tuple[str, str]] = {
    **{field.name: (field.column.chinese, field.column.english) for field in FIELDS},
    # the house
    "brand": ("尾页", "Weiye"),
    "tagline": ("地方新闻档案", "an archive of regional Chinese news"),
    "skip": ("跳到正文", "Skip to content"),
    "home": ("首页", "Home"),
    "coverage": ("馆藏", "Coverage"),
    "data": ("数据表", "Tables"),
    "theme": ("本页只读", "read-only"),
    # searching
    "search": ("检索", "Search"),
    "search-hint": ("词、人名、地名", "words, names"),
    "search-help": (
        "空格隔开的词都要出现；引号内为短语；词间可用大写的 AND、OR、NOT。",
        "All words must occur; “quotes” make a phrase; AND, OR and NOT count in capitals.",
    ),
    "results": ("篇", "articles"),
    "no-results": ("没有找到", "Nothing found"),
    "no-results-help": (
        "换一个较短的词，或去掉左边的条件再试。检索按字匹配，不分词，不作繁简转换。",
        (
            "Try a shorter word or remove a filter. Search matches characters as printed;"
            " traditional and simplified differ."
        ),
    ),
    "filters": ("筛选", "Filters"),
    "apply": ("应用", "Apply"),
    "clear": ("清除", "Clear"),
    "any": ("不限", "any"),
    "order": ("排序", "Order"),
    "newest": ("最新在前", "newest first"),
    "rank": ("最相关在前", "best match first"),
    "stray": (
        "不在两个词之间，已按普通词检索",
        "is not between two words and was searched for literally",
    ),
    "refused-since": (
        "不是日期，未采用；请写作 2017、2017-02 或 2017-02-03",
        "is no day and was left out; write 2017, 2017-02 or 2017-02-03",
    ),
    "refused-until": (
        "不是日期，未采用；请写作 2017、2017-02 或 2017-02-03",
        "is no day and was left out; write 2017, 2017-02 or 2017-02-03",
    ),
    "refused-year": ("不是年份，未采用", "is no year and was left out"),
    "refused-status": (
        "只能是 complete 或 partial，未采用",
        "can be complete or partial, and was left out",
    ),
    "since": ("起", "from"),
    "until": ("止", "to"),
    "year": ("年份", "Year"),
    "per-year": ("每年篇数", "Articles per year"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "download": ("下载", "Download"),
    # an article
    "author": ("作者", "Author"),
    "pages": ("页", "pages"),
    "page": ("页", "Page"),
    "untitled": ("无标题", "untitled"),
    "undated": ("未注日期", "undated"),
    "complete": ("完整", "complete"),
    "partial": ("不完整", "partial"),
    "missing-here": ("此处缺页", "Missing here"),
    "gone": ("原网页已撤下", "Gone from the site"),
    "show-breaks": ("显示分页处", "Show page breaks"),
    "joined": ("（从本段中间起）", "(begins within this paragraph)"),
    "image": ("图片", "Picture"),
    "original": ("原网页", "Original page"),
    "related": ("相关阅读", "Related reading"),
    "removed": ("删去的文字", "Removed text"),
    "removed-help": (
        "抓取时判为版式或声明、未收入正文的文字，照录如下。",
        "What was on the pages and was taken for furniture or notices, as it stood there.",
    ),
    "rule": ("规则", "Rule"),
    "provenance": ("出处与凭证", "Provenance"),
    "address": ("网址", "Address"),
    "fetched": ("抓取时间", "Fetched"),
    "encoding": ("编码", "Encoding"),
    "digest": ("字节散列", "SHA-256 of the bytes"),
    "raw": ("原始字节", "Raw bytes in"),
    "body-digest": ("正文散列", "SHA-256 of the text"),
    "record": ("记录", "Record"),
    "first-seen": ("首次收录", "First archived"),
    "reader": ("读取程序", "Reader"),
    "citation": ("引用", "Citation"),
    "identifier": ("本版本永久标识", "Permanent identifier of this version"),
    "copy": ("复制", "Copy"),
    "copied": ("已复制", "Copied"),
    # versions
    "versions": ("版本", "Versions"),
    "version": ("版本", "Version"),
    "current": ("当前", "current"),
    "changes": ("差异", "Changes"),
    "only-version": ("只有一个版本。", "There is one version only."),
    "older-version": ("这是旧版本", "This is an older version"),
    "to-current": ("看当前版本", "See the current one"),
    "unchanged": ("未改动的段落", "unchanged paragraphs"),
    "no-changes": ("正文相同", "The text is the same"),
    "deleted": ("删去", "deleted"),
    "inserted": ("增加", "inserted"),
    "paper": ("网站改动", "changed by the paper"),
    "reader-cause": ("重新读取", "read better by us"),
    "completed": ("补齐缺页", "a missing page came"),
    # coverage
    "sites": ("各网站", "Sites"),
    "month": ("月份", "Month"),
    "months": ("每月篇数", "Articles per month"),
    "gaps": ("空缺的月份", "Months without an article"),
    "no-gaps": ("没有空缺。", "There are none."),
    "partials": ("不完整的文章", "Partial articles"),
    "runs": ("抓取记录", "Crawls"),
    "articles": ("文章", "Articles"),
    "newest-articles": ("新近发表", "Newest"),
    "from": ("最早", "Oldest"),
    "to": ("最新", "Newest"),
    "reason": ("原因", "Reason"),
    "took": ("用时", "Took"),
    "outcome": ("结果", "Outcome"),
    "exit-code": ("退出码", "Exit code"),
    "run-new": ("新收", "new"),
    "run-changed": ("改动", "changed"),
    "run-partial": ("不完整", "partial"),
    "run-failed": ("失败", "failed"),
    "run-unchanged": ("未变", "unchanged"),
    "unfinished": ("未结束", "did not end"),
    "count": ("篇数", "Count"),
    "as-table": ("以表格显示", "As a table"),
    "none": ("无", "none"),
    "not-found": ("没有这一页", "There is no such page"),
    "empty": (
        "还没有文章。先运行 make crawl。",
        "There are no articles yet. Run make crawl first.",
    ),
}

# Why pages of an article are missing, in Chinese; `crawler.reasons` says it in English.
REASONS: dict[str, str] = {
    Reason.PAGE_MISSING: "网站声明的一页取不到。",
    Reason.PAGE_EMPTY: "有一页只有页码，没有正文。",
    Reason.PAGE_REPEATED: "有一页重复了另一页的正文。",
    Reason.PAGE_OF_OTHER_ARTICLE: "有一页的网址上是另一篇文章。",
    Reason.CHANGED_DURING_CRAWL: "抓取途中网站改动了文章。",
    Reason.PAGE_COUNT_MISMATCH: "网站声明的页数多于给出的页。",
    Reason.INTERRUPTED: "抓取在取得此页之前中止。",
    Reason.PAGE_LIMIT: "文章页数超过 ARTICLE_MAX_PAGES。",
    Reason.PAGE_OFFSITE: "页码指向别的网站。",
    Reason.PAGER_UNCLEAR: "页码无法看懂，可能缺页。",
    Reason.PAGE_BAD_LINK: "页码所指不是网址。",
    Reason.ROBOTS: "网站的 robots.txt 不许抓取此页。",
    Reason.HOST_DOWN: "网站一再没有应答，其余各页留待下次。",
    Reason.BUDGET: "本次抓取的请求数用完，其余各页留待下次。",
    Reason.TRUNCATED: "此页没有传完。",
    Reason.TRUNCATED_GZIP: "此页的压缩内容没有传完。",
    Reason.CORRUPT_GZIP: "此页的压缩内容已损坏。",
    Reason.TOO_LARGE: "此页超过 DOWNLOAD_MAXSIZE。",
}


def why(reason: str | None) -> Markup:
    """Explain why pages are missing."""
    if reason is None:
        return Markup("")
    english = Markup('{} <span class="code">{}</span>').format(meaning(reason), reason)
    return _bilingual(REASONS.get(reason, ""), english)


def say(name: str) -> Markup:
    """Write a label: the Chinese, and the English smaller beside it."""
    return _bilingual(*LABELS[name])


def plain(name: str) -> str:
    """Write a label where no markup can stand: in a title, an attribute, an option."""
    return " ".join(LABELS[name])


def _bilingual(chinese: str, english: str) -> Markup:
    markup = Markup('<span class="zh">{}</span> <span class="en" lang="en">{}</span>')
    return markup.format(chinese, english)
