"""What storing costs: a crawl into the archive with everything on, beside one that writes the same articles as JSON lines."""

import sqlite3
import statistics
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from bench.crawl import run_in, serving

EXPORT, STORE = "JSON lines", "archive, with everything on"


def main(articles: int = 1000, pages: int = 5, rounds: int = 3) -> None:
    """Measure both sides in turn, and weigh what they leave."""
    speeds: dict[str, list[float]] = defaultdict(list)
    with serving(articles, pages) as port:
        for _ in range(rounds):
            for side in (EXPORT, STORE):
                with tempfile.TemporaryDirectory() as name:
                    folder = Path(name)
                    export = {
                        "ITEM_PIPELINES": "{}",
                        "FEEDS": f'{{"{folder}/items.jsonl": {{"format": "jsonlines"}}}}',
                    }
                    spider, chosen = (
                        ("bench/export.py", export) if side == EXPORT else ("paper", {})
                    )
                    run = run_in(folder, spider, chosen, port=port, articles=articles, pages=pages)
                    speeds[side].append(run.pages_per_second / pages)
                    if side == STORE:
                        weights = _weigh(folder, articles)
                    else:
                        line = (folder / "items.jsonl").stat().st_size / articles
    medians = {side: statistics.median(found) for side, found in speeds.items()}
    print(f"Storing of {articles:,} articles of {pages} pages; medians of {rounds} runs in turn")
    for side, speed in medians.items():
        print(f"  {side:28} {speed:5.1f} articles/s")
    print(f"  ratio {medians[STORE] / medians[EXPORT]:.2f}")
    print(f"  bytes an article: {line:,.0f} as JSON lines; {weights}")


def _weigh(folder: Path, articles: int) -> str:
    archive = folder / "archive.db"
    with closing(sqlite3.connect(archive)) as db:
        text = db.execute("SELECT sum(length(CAST(body AS BLOB))) FROM articles").fetchone()[0]
    warc = sum(file.stat().st_size for file in (folder / "archive.warc").glob("*"))
    return (
        f"{archive.stat().st_size / articles:,.0f} in the archive, of which the text is {text / articles:,.0f};"
        f" {warc / articles:,.0f} of raw pages in WARC"
    )


if __name__ == "__main__":
    main()
