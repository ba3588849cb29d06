"""The schema as the steps that made it, each a file of SQL. A step is never edited; a change is a new one at the end.

Free of imports from the project, so that `sqlite-utils migrate archive.db crawler/archive/migrations.py` works as well. Tables
are changed with plain ALTER TABLE: sqlite-utils' `transform()` drops triggers without a word.
"""

from collections.abc import Callable
from pathlib import Path
from string import Template

from sqlite_utils import Database, Migrations

migrations = Migrations("weiye")

# "WEYE" in the file's header tells an archive of ours from any other SQLite file.
APPLICATION_ID = 0x57455945

_STEPS = (
    "create_archive",
    "remember_walks",
    "revisit_articles",
    "remember_backfills",
    "resolve_quarantine",
    "point_to_raw_bytes",
    "measure_runs",
    "keep_tombstones",
    "search_text",
    "show_views",
    "list_articles",
    "accept_findings",
)
_SCHEMA = Path(__file__).parent / "schema"


def _step(name: str) -> Callable[[Database], None]:
    """Make the step that runs `schema/NAME.sql`."""

    def run(db: Database) -> None:
        db.executescript(
            Template((_SCHEMA / f"{name}.sql").read_text("utf-8")).substitute(_EXPRESSIONS)
        )

    return run


# -- search: every text is indexed as the pairs of its characters (乡村振兴 as 乡村 村振 振兴), so that words of any length are found
# without a dictionary. A space is a character like others (␠), padding inside names (刘　婷) is none, and what is printed in full
# width counts as ASCII. SQLite's parser takes some twenty nested calls, so letters and digits are not a `replace` each.


def _folded(text: str) -> str:
    """Return the expression of a text whose white space and punctuation can be compared."""
    for wide, narrow in {
        "\u3000": "",
        " ": "␠",
        "\u00a0": "␠",
        "\n": "␠",
        **dict(zip("，（）：；！？％", ",():;!?%", strict=True)),
    }.items():
        text = f"replace({text}, char({ord(wide)}), '{narrow}')"
    return text


def _narrowed(text: str) -> str:
    """Return the expression of a short folded text whose letters and digits can be compared, too."""
    return (
        f"CASE WHEN {text} GLOB '*[０-９Ａ-Ｚａ-ｚ]*' THEN (SELECT group_concat("
        "CASE WHEN letter BETWEEN '０' AND '９' OR letter BETWEEN 'Ａ' AND 'Ｚ' OR letter BETWEEN 'ａ' AND 'ｚ'"
        " THEN char(unicode(letter) - 65248) ELSE letter END, '') FROM"
        f" (SELECT substr({text}, n, 1) AS letter FROM search_steps WHERE n <= length({text}) ORDER BY n)) ELSE {text} END"
    )


def _pairs(text: str, *, alone: str = "<=") -> str:
    """Return the expression of a text's pairs. It is cut into pieces first: `substr` counts from the start each time.

    The last character of a text stands alone (`<=`), so that a word of one character is the beginning of a pair wherever it is.
    """
    return f"""(
  WITH RECURSIVE whole(text) AS MATERIALIZED (SELECT {_folded(text)}),
    start(n, size) AS (SELECT 1, length(text) FROM whole UNION ALL SELECT n + 128, size FROM start WHERE n + 128 {alone} size),
    cut(text) AS MATERIALIZED (SELECT substr(whole.text, start.n, 129) FROM start, whole),
    piece(text) AS MATERIALIZED (SELECT {_narrowed("cut.text")} FROM cut)
  SELECT group_concat(substr(piece.text, n, 2), ' ') FROM piece, search_steps
  WHERE n <= 128 AND (n {alone} length(piece.text) OR n = 1 AND piece.text <> ''))"""


_EXPRESSIONS = {
    "application_id": APPLICATION_ID,
    "title_pairs": _pairs("a.title"),
    "subtitle_pairs": _pairs("a.subtitle"),
    "body_pairs": _pairs("a.body"),
    "word_pairs": _pairs("word.value", alone="<"),
    "word_folded": _folded("word.value"),
}
"""What a file of SQL calls `$name`."""

for _name in _STEPS:
    migrations(name=_name)(_step(_name))
