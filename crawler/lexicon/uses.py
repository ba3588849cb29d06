"""Where a wording counts: the vocabulary of the tables in `words/`.

One word has several uses, and two lists of nearly the same words are two uses: what tells them
apart is which rows have the one and not the other.
"""

from enum import Enum, Flag, auto


class Role(Enum):
    """What the value of a label is."""

    SOURCE = auto()
    AUTHOR = auto()
    PHOTOGRAPHER = auto()
    BOTH = auto()
    """Wrote and photographed."""
    CORRESPONDENT = auto()
    EDITOR = auto()
    """Answers for the article: 责任编辑."""
    DESK = auto()
    """Worked on it: 编辑, 选稿."""
    SUPPLIER = auto()
    """Handed it in: an author when it is a person, else the source."""
    NOTHING = auto()
    """Said of the page, not of the article: clicks, font size, proof-reader, date labels."""


SOURCE, AUTHOR, EDITOR = "来源", "作者", "责任编辑"
"""The labels by which a value is read whose field is known: any name may follow them."""


class Use(Flag):
    """A place in which a word means something to the reader."""

    # labels in lines about the article; the role says what the value is
    BARE = auto()
    """Credits without a colon, when a name follows: 编辑 王五."""
    SHORT = auto()
    """A word of ordinary text: without a colon it credits only between spaces, or behind a name."""
    DATED = auto()
    """Announces a source without a colon, in a line that has a date."""
    SENT = auto()
    """Whoever sends its bearer may stand before it: 江边晚报记者."""
    ASKED = auto()
    """Behind it and a colon stands a name or a question."""
    WAITS = auto()
    """Ends a label whose value may stand in the next block, also without a colon."""
    STAFF = auto()
    """Is in the lines that are searched for editors up to the end of the article."""
    CLOSES = auto()
    """Begins the line of editors that closes an article."""
    ABOUT_AUTHOR = auto()
    """Begins the line about the author below a text."""

    # what stands beside names
    ENDS_NAME = auto()
    """Ends a name directly: 刘婷摄影报道."""
    BEHIND_NAMES = auto()
    """Belongs to the names before it: 刘婷 整理."""
    REPORTED = auto()
    """Belongs to the names before it, with the place or the paper: 刘婷 江边报道."""
    SENT_FROM = auto()
    """Follows whoever writes, before the place: 罗科发自江边."""
    AT_WORK = auto()
    """Follows a place behind a list of names: 刘婷 江边报道."""
    PROVIDED = auto()
    """Ends what credits somebody outside the paper with a picture: 受访者提供."""
    ANYBODY = auto()
    """Is printed where nobody is named."""
    REPORTER = auto()
    """Says that somebody's reporter follows: 本报记者."""

    # brackets and the first words of a paragraph
    IN_BRACKETS = auto()
    """Makes a bracket in a paragraph a credit."""
    IN_LAST_BRACKETS = auto()
    """Makes the bracket that ends the article a credit."""
    BEFORE_SLASH = auto()
    """Makes a bracket a credit when a slash follows: （文/刘婷）."""
    ENDS_BRACKETS = auto()
    """Makes a bracket a credit when it ends so: （刘婷 摄）."""
    WROTE_FROM = auto()
    """Ends the bracket behind a name that signs an article: （刘婷 江边报道）."""
    ENDS_DATELINE = auto()
    """Ends a dateline, before a bracket with names: 江边社3月5日电."""
    DATELINE = auto()
    """Ends a dateline, before a reporter without brackets: 本报讯 记者 刘婷."""
    LEAD_REPORTER = auto()
    """Names who reports, in the first words of a lead: 江边网记者刘婷3月5日报道."""
    LEAD_REPORTS = auto()
    """Follows the name of who reports there."""
    OFFICE = auto()
    """Ends the name of a place or an office from which somebody signs: 城关小学 刘婷."""

    # names of media and people
    UNKNOWN_SOURCE = auto()
    """Is printed where no source is known."""
    NO_SOURCE = auto()
    """Begins a button that stands where a source would."""
    MEDIUM = auto()
    """Ends the name of a medium or an office."""
    NO_MEDIUM = auto()
    """Is in no name of a medium."""
    NO_MEDIUM_ALONE = auto()
    """Is no medium when nothing stands beside it."""
    NO_MEDIUM_BEGIN = auto()
    """Begins no name of a medium."""
    NO_MEDIUM_END = auto()
    """Ends no name of a medium."""
    SECTION = auto()
    """Ends the name of a part of a site."""
    SITE = auto()
    """Ends the name of a site in <title>."""
    QUALIFIES = auto()
    """Is in a bracket that belongs to the name of a medium: 江边日报（微信公众号）."""
    QUALIFIES_END = auto()
    """Ends such a bracket: 江边日报（海外版）."""
    EDITED = auto()
    """In square brackets behind a medium: what it did with the text of another: 江边网[综合]."""
    PLACE = auto()
    """Is a place, and alone no source."""
    STYLE = auto()
    """Follows a surname in the address of a person and is no given name: 刘老师."""
    COMPOUND_SURNAME = auto()
    """Is a surname of two characters."""
    TIBETAN = auto()
    """Is one of the one or two words of a Tibetan name."""
    NO_NAME = auto()
    """Begins as a surname does and is no name."""

    # other articles, readers
    OTHERS_WHICH = auto()
    """First half of a heading of other articles: 热门图集."""
    OTHERS_WHAT = auto()
    """Second half of it."""
    OTHERS_HEADING = auto()
    """Is such a heading by itself."""
    OTHERS_BEGIN = auto()
    """In a short line below the text: behind it other articles and readers have their say."""
    RELATED_WHICH = auto()
    """First half of the heading whose links are kept as related reading."""
    RELATED_WHAT = auto()
    """Second half of it."""
    RELATED_HEADING = auto()
    """Is such a heading by itself."""
    BEHIND_HEADING = auto()
    """Stands on the line of that heading and is no part of it."""
    REMARKS_WHOSE = auto()
    """First half of the heading of comments: 网友评论."""
    REMARKS = auto()
    """Second half of it."""

    # buttons
    BACK_TO = auto()
    """Where a button leads back to: 返回首页."""
    LOADS_MORE = auto()
    """Loads more of the text or of a list."""
    SHARE_TO = auto()
    """Begins a row of buttons that share the article."""
    TOOL = auto()
    """Is a button: a line made of such words alone goes, wherever it stands."""
    PAGER_TOOL = auto()
    """Is a word of a pager: a line made of such words and numbers alone goes."""
    NO_SUBTITLE = auto()
    """Is in lines between headline and text that are no subtitle."""
    SIZE = auto()
    """Is a size of type that stands behind a label without a value: 字号 大 中 小."""
    SIZE_NAME = auto()
    """Is a size of type, behind a count as well."""

    # pagers
    NEXT = auto()
    PREVIOUS = auto()
    FIRST = auto()
    LAST = auto()
    SINGLE = auto()
    """Leads to the whole text on one page."""
    OF_PICTURES = auto()
    """Turns the pictures of a slide show, mostly by a script on the same page."""

    # headlines, breadcrumbs, captions
    WELCOME = auto()
    """Is a welcome to the site."""
    TRAIL_WHERE = auto()
    """First half of what leads a breadcrumb: 当前位置."""
    TRAIL_IS = auto()
    """Second half of it."""
    TRAIL_BARE = auto()
    """Leads a breadcrumb without a colon, before a space."""
    TO_HOME = auto()
    """Stands before 首页 in the first crumb: 本网首页."""
    NO_HOME = auto()
    """Before 首页 it makes another page of it than the site's front page: 新闻频道首页."""
    CAPTION_END = auto()
    """Ends a caption: 江边社发."""
    CAPTION_BEGIN = auto()
    """Begins a caption: 图为渡口."""
