"""The roles of lines: what a decision makes of a line of a page."""

from crawler.lexicon.rule_names import RuleName
from crawler.reasons import Named


class LineRole(Named):
    """A role with its explanation."""

    BEFORE = "before", "It stands above the text and is no part of the article."
    TITLE = "title", "It is the headline, or repeats it."
    SUBTITLE = "subtitle", "It is the subtitle."
    INFORMATION = "information", "It tells who made the article, when, and where it stands."
    TEXT = "text", "It is the text of the article."
    CAPTION = "caption", "It stands below a picture."
    CUT = "cut", "It stands inside the text and was taken out."
    AFTER = "after", "It stands below the text and is no part of the article."
    HIDDEN = "hidden", "A browser does not show it."


# What a rule takes out of a body and what is something else than cut.
_OF_RULES = {
    RuleName.BEFORE_TITLE: LineRole.BEFORE,
    RuleName.HEADLINE: LineRole.TITLE,
    RuleName.SUBTITLE: LineRole.SUBTITLE,
    RuleName.HIDDEN: LineRole.HIDDEN,
    **dict.fromkeys(
        (
            RuleName.BYLINE,
            RuleName.EDITOR,
            RuleName.INFORMATION,
            RuleName.SOURCE,
            RuleName.ORIGIN,
            RuleName.CREDIT,
            RuleName.ISSUE,
            RuleName.DATELINE,
            RuleName.BREADCRUMB,
        ),
        LineRole.INFORMATION,
    ),
}


def role_of(rule: RuleName) -> LineRole:
    """Return the role of a line that a rule took out of a body."""
    return _OF_RULES.get(rule, LineRole.CUT)
