"""The same few words at two addresses of a site are its own message, and an article at neither.

Reprints are no such thing: they have a date, a source or an author, or more to say. Only what came
within a day is compared, so that nothing leaves the archive that anybody may have cited.
"""

from datetime import timedelta
from hashlib import sha256
from sqlite3 import Connection

from crawler.archive import frontier
from crawler.archive.quarantine import keep
from crawler.archive.warc_pointers import place_of
from crawler.clock import stamp
from crawler.model import Article, Refusal, Run
from crawler.reasons import Reason

_LONGEST = 300
_SPAN = timedelta(days=1)
# Of the first page; the others of such an article are none.
_TWINS = """SELECT a.id, a.url, p.warc_file, p.warc_offset, p.warc_length FROM articles a
 LEFT JOIN article_pages p ON p.article_id = a.id AND p.page = 1
 WHERE a.body_sha256 = ? AND a.site = ? AND a.title IS ? AND a.revision = 1 AND a.first_seen_at >= ?
 AND a.published_at IS NULL AND a.source IS NULL AND a.authors = '[]'"""


def refuse_repeated(db: Connection, article: Article, *, run: Run) -> bool:
    """Quarantine an article whose text is a message, and those that were stored with it.

    Return False, and do nothing, for any other.
    """
    if not _may_be_message(article):
        return False
    digest = sha256(article.body.encode()).hexdigest()
    since = stamp(run.now - _SPAN)
    twins = db.execute(_TWINS, (digest, article.site, article.title, since)).fetchall()
    if not twins and not _is_known(db, article.site, digest):
        return False
    db.execute(
        "INSERT OR IGNORE INTO repeated_texts VALUES (?, ?, ?)",
        (article.site, digest, stamp(run.now)),
    )
    frontier.know(db, [Reason.NOTICE])
    for number, url, *place in twins:
        db.execute("DELETE FROM articles WHERE id = ?", (number,))
        detail = f"the same text as at {article.url}"
        refusal = Refusal(Reason.NOTICE, detail, raw=place_of(*place))
        _quarantine(db, url, refusal, run=run)
    detail = "the same text as at another address of the site"
    refusal = Refusal(Reason.NOTICE, detail, raw=article.pages[0].fetch.raw)
    _quarantine(db, article.url, refusal, run=run)
    return True


def _may_be_message(article: Article) -> bool:
    is_signed = article.published_at or article.source or article.authors
    return not is_signed and len(article.pages) == 1 and 0 < len(article.body) <= _LONGEST


def _is_known(db: Connection, site: str, digest: str) -> bool:
    found = db.execute(
        "SELECT 1 FROM repeated_texts WHERE site = ? AND body_sha256 = ?", (site, digest)
    ).fetchone()
    return found is not None


def _quarantine(db: Connection, url: str, refusal: Refusal, *, run: Run) -> None:
    frontier.reject(db, url, refusal, run=run)
    keep(db, url, refusal, run=run)
