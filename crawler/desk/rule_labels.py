"""What the rules mean that took text out of a body, in Chinese and English."""

from crawler.lexicon.rule_names import RuleName, rule_meaning

# In Chinese; `crawler.lexicon.rule_names` says it in English.
RULES: dict[str, str] = {
    RuleName.NAMED: "模板把所在的框标为别的内容：侧栏、列表、评论。",
    RuleName.HIDDEN: "网页自身的样式把它隐藏。",
    RuleName.LINK: "只有一个链接。",
    RuleName.BEFORE_TITLE: "位于标题之上。",
    RuleName.SAME_ON_EVERY_PAGE: "在文章每一页的开头或结尾重复。",
    RuleName.ECHO: "导语重复了下面的段落。",
    RuleName.HEADLINE: "重复标题。",
    RuleName.DECK: "正文之上居中排的引题、提要。",
    RuleName.SUBTITLE: "副标题，另存为一项。",
    RuleName.BYLINE: "作者、摄影者或供稿者的署名。",
    RuleName.EDITOR: "编辑的署名。",
    RuleName.INFORMATION: "日期、来源或阅读次数。",
    RuleName.SOURCE: "说明文字的来源。",
    RuleName.ORIGIN: "说明首发于何处。",
    RuleName.CREDIT: "文字或图片的提供者。",
    RuleName.ISSUE: "报纸的名称和出版日期。",
    RuleName.ORIGINAL_TITLE: "别的媒体所用的标题。",
    RuleName.DATELINE: "单独一行的电头。",
    RuleName.COLUMN: "括号里的栏目名。",
    RuleName.BREADCRUMB: "从首页到本文的路径。",
    RuleName.RELATED: "其他文章列表的标题，或在它之下。",
    RuleName.NEIGHBOUR: "上一篇或下一篇文章。",
    RuleName.MORE: "通向全文、列表或返回的链接。",
    RuleName.TAGS: "关键词。",
    RuleName.PAGER: "页码。",
    RuleName.COMMENTS: "读者评论区。",
    RuleName.MOOD: "询问读者的感受。",
    RuleName.SHARE: "分享、打印、收藏、关闭等按钮。",
    RuleName.TOOLBAR: "字号按钮。",
    RuleName.LOADING: "加载或播放时的提示。",
    RuleName.PICTURE_BUTTON: "放大或翻看图片的按钮。",
    RuleName.MACHINE: "机器所作的摘要。",
    RuleName.ORNAMENT: "没有文字。",
    RuleName.DISCLAIMER: "免责声明。",
    RuleName.COPYRIGHT: "版权与转载的说明。",
    RuleName.IMPRINT: "网站的许可证号。",
    RuleName.CONTRIBUTION: "征集线索或稿件。",
    RuleName.QR: "请扫二维码。",
    RuleName.APP: "客户端或账号的推广。",
    RuleName.PROMOTION: "网站其他页面的推广。",
    RuleName.SUBSCRIBE: "邮件订阅。",
    RuleName.ADVERTISEMENT: "广告的标记。",
    RuleName.ATTACHMENT: "附件的标题。",
    RuleName.END: "标明全文结束。",
}


def rule_label(rule: str) -> str:
    """Explain a rule for a tooltip; nothing for one that only an older version had."""
    return f"{RULES[rule]} {rule_meaning(rule)}" if rule in RULES else ""
