"""Lines near a headline that are none."""

from crawler.lexicon.row import Phrase

# Breadcrumbs, by how they begin.
CRUMBS: tuple[Phrase, ...] = (
    Phrase(r"^\s*(?:首\s*页|主\s*页)", "首 页 > 时政", "渡口的首页新闻"),
    Phrase(r"^\s*.{0,6}位置\s*[:：]", "您现在的位置：首页", "渡口换了位置"),
)
