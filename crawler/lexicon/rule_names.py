"""The rules that take text out of a body: one name and one sentence for each.

The names are stored (`removed_blocks.rule`) and listed in the archive's table `removal_rules`;
docs/rules.md lists them for people.
"""

from crawler.reasons import Named


class RuleName(Named):
    """A rule with its explanation; the value is what the archive stores."""

    # by markup and place
    NAMED = "named", "The template names its box as something else: a sidebar, a list, comments."
    HIDDEN = "hidden", "The page's own style hides it."
    LINK = "link", "It is a link and nothing else."
    BEFORE_TITLE = "before-title", "It stands above the headline."
    SAME_ON_EVERY_PAGE = "same-on-every-page", "It opens or closes every page of the article."
    ECHO = "echo", "The lead repeats the first paragraphs below it."

    # the headline and the lines about the article
    HEADLINE = "headline", "It repeats the headline."
    DECK = "deck", "It is one of the centred lines that papers print above a story."
    SUBTITLE = "subtitle", "It is the subtitle, which is a field of its own."
    BYLINE = "byline", "It credits those who wrote, photographed or sent the article."
    EDITOR = "editor", "It names the editors."
    INFORMATION = "information", "It has the date, the source, or how often the page was read."
    SOURCE = "source", "It says where the text comes from."
    ORIGIN = "origin", "It says where the text appeared first."
    CREDIT = "credit", "It says who supplied text or pictures."
    ISSUE = "issue", "It names the printed issue and its date."
    ORIGINAL_TITLE = "original-title", "It gives the title that another paper gave the text."
    DATELINE = "dateline", "It is a medium and a day, alone on a line."
    COLUMN = "column", "It is the name of a column, in brackets."
    BREADCRUMB = "breadcrumb", "It is the way from the front page to the article."

    # other articles, readers, buttons
    RELATED = "related", "It is the heading of a list of other articles, or below one."
    NEIGHBOUR = "neighbour", "It leads to the article before or behind."
    MORE = "more", "It leads to the whole text, to a list, or back."
    TAGS = "tags", "It lists keywords."
    PAGER = "pager", "It is the pager."
    COMMENTS = "comments", "It is the box for readers' comments."
    MOOD = "mood", "It asks how a reader feels about the article."
    SHARE = "share", "It shares, prints, saves or closes the page."
    TOOLBAR = "toolbar", "It sets the size of the type."
    LOADING = "loading", "It is shown while something loads or plays."
    PICTURE_BUTTON = "picture-button", "It enlarges or turns pictures."
    MACHINE = "machine", "A machine made it of the text: a summary."
    ORNAMENT = "ornament", "It has no letters."

    # what the paper says of itself
    DISCLAIMER = "disclaimer", "It says what the paper does not answer for."
    COPYRIGHT = "copyright", "It says whose the text is and who may use it."
    IMPRINT = "imprint", "It holds the site's licences."
    CONTRIBUTION = "contribution", "It asks for news or manuscripts."
    QR = "qr", "It asks to scan a code."
    APP = "app", "It advertises an app or an account."
    PROMOTION = "promotion", "It advertises other pages of the site."
    SUBSCRIBE = "subscribe", "It offers a newsletter."
    ADVERTISEMENT = "advertisement", "It marks an advertisement."
    ATTACHMENT = "attachment", "It announces files to download."
    END = "end", "It says that the text ends here."


def rule_meaning(name: str) -> str:
    """Explain a rule in one sentence; nothing for one that an older version had."""
    return next((rule.meaning for rule in RuleName if rule == name), "")
