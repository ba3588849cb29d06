"""`scrapy backup`: the copy is an archive like the first, whatever happens meanwhile."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.database import open_archive
from crawler.errors import DeclarationError, LockedArchive
from crawler.maintenance.backup import back_up
from tests.support.article import ARTICLE, archive_one, pages
from tests.support.commands import Scrapy
from tests.support.pages import PROSE

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]


def test_the_copy_is_an_archive_like_the_first(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path
) -> None:
    archive_one(scrapy, saved(pages(3)))
    target = tmp_path / "copies" / "monday"
    done = scrapy("backup", str(target), replay=None)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{target / 'archive.db'}: 1 article; 1 of 1 raw file copied")
    assert sorted(path.name for path in target.iterdir()) == ["archive.db", "archive.warc"]
    proved = scrapy("verify", "--jobs", "1", replay=None, ARCHIVE_DB=str(target / "archive.db"))
    assert proved.out == "1 article, 3 pages, 4 raw records in 1 file: all as they were stored.\n"


def test_again_only_what_changed_is_copied_and_what_was_blanked_is(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path
) -> None:
    archive_one(scrapy, saved(pages(3)))
    target = tmp_path / "copy"
    assert back_up(archive, target).copied == 1
    assert back_up(archive, target).copied == 0
    scrapy("takedown", ARTICLE, "--reason", "法院裁定", replay=None)
    assert back_up(archive, target).copied == 1
    assert PROSE[0].encode() not in (target / "archive.db").read_bytes()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def zeroed(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, zeroed, flipped, emptied, Path.unlink])
def test_a_good_copy_of_a_raw_file_is_kept_when_the_file_got_worse(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    archive_one(scrapy, saved(pages(3)))
    target = tmp_path / "copy"
    assert back_up(archive, target).kept == ()
    [file] = (archive.parent / "archive.warc").iterdir()
    good = file.read_bytes()
    damage(file)
    done = scrapy("backup", str(target), replay=None)
    assert done.code == 3
    assert file.name in done.out
    assert "copy is kept." in done.out
    assert (target / "archive.warc" / file.name).read_bytes() == good


def test_a_copy_made_while_others_write_is_one_state(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path
) -> None:
    archive_one(scrapy, saved(pages(1)))
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(archive, timeout=30)) as db:
            db.execute("CREATE TABLE pairs (side TEXT, n INTEGER)")
            n = 0
            while not stop.is_set():
                n += 1
                db.executemany("INSERT INTO pairs VALUES (?, ?)", [("left", n), ("right", n)])
                db.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            copied = back_up(archive, tmp_path / str(number)).database
            with closing(sqlite3.connect(copied)) as db:
                assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                sides = "SELECT count(*), count(*) FILTER (WHERE side = 'left') * 2 FROM pairs"
                both, left = db.execute(sides).fetchone() if _has_pairs(db) else (0, 0)
                assert both == left
    finally:
        stop.set()
        writer.join()


def _has_pairs(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'pairs'").fetchone() is not None


def test_what_is_no_backup_of_ours_is_never_replaced(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path
) -> None:
    archive_one(scrapy, saved(pages(1)))
    target = tmp_path / "copy"
    target.mkdir()
    foreign = target / "archive.db"
    with closing(sqlite3.connect(foreign)) as db:
        db.execute("CREATE TABLE theirs (a)")
        db.commit()
    before = foreign.read_bytes()
    done = scrapy("backup", str(target), replay=None)
    assert done.code == 5
    assert done.err.endswith(
        "archive.db is no archive of Weiye and is left as it is; name another folder.\n"
    )
    assert foreign.read_bytes() == before
    assert scrapy("backup", str(archive.parent), replay=None).code == 2
    assert scrapy("backup", str(foreign), replay=None).code == 2


def test_a_folder_with_other_files_is_refused_and_left_alone(archive: Path, tmp_path: Path) -> None:
    open_archive(archive).close()
    target = tmp_path / "letters"
    target.mkdir()
    (target / "to-the-editor.txt").write_text("您好", "utf-8")
    with pytest.raises(DeclarationError, match="letters holds other files and no archive"):
        back_up(archive, target)
    assert [path.name for path in target.iterdir()] == ["to-the-editor.txt"]


def test_several_archives_share_a_folder_and_what_a_killed_backup_left_is_no_hindrance(
    tmp_path: Path,
) -> None:
    target = tmp_path / "copies"
    target.mkdir()
    for name in (".slrbs.db.part", ".slrbs.db.part-journal"):
        (target / name).write_bytes(b"half")
    for name in ("slrbs.db", "hebei.db"):
        open_archive(tmp_path / name).close()
        back_up(tmp_path / name, target)
    assert sorted(path.name for path in target.iterdir()) == ["hebei.db", "slrbs.db"]


def killed(path: Path, statement: str) -> None:
    """Change an archive as a process does that is killed before it lets go of it."""
    done = f"import os, sqlite3; db = sqlite3.connect({str(path)!r}, isolation_level=None); {{}} os.kill(os.getpid(), 9)"
    work = f"db.execute('PRAGMA journal_mode = WAL'); db.execute({statement!r});"
    subprocess.run([sys.executable, "-c", done.format(work)], check=False)


def titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [title for (title,) in db.execute("SELECT title FROM articles")]


def test_what_a_killed_process_left_beside_the_copy_does_not_come_back_with_the_next(
    scrapy: Scrapy, saved: Saved, archive: Path, tmp_path: Path
) -> None:
    archive_one(scrapy, saved(pages(1)))
    copy = back_up(archive, tmp_path / "copy").database
    killed(copy, "UPDATE articles SET title = '旧的'")
    assert copy.with_name("archive.db-wal").stat().st_size
    assert back_up(archive, tmp_path / "copy").articles == 1
    assert sorted(path.name for path in copy.parent.iterdir()) == ["archive.db", "archive.warc"]
    assert titles(copy) == titles(archive) != ["旧的"]


def test_a_log_without_its_copy_does_not_come_back_either(archive: Path, tmp_path: Path) -> None:
    open_archive(archive).close()
    target = tmp_path / "copies"
    for name in ("archive.db", "other.db"):
        open_archive(tmp_path / name).close()
        back_up(tmp_path / name, target)
    killed(target / "archive.db", "INSERT INTO runs (spider, started_at) VALUES ('old', '2024')")
    (target / "archive.db").unlink()
    back_up(archive, target)
    with closing(sqlite3.connect(target / "archive.db")) as db:
        assert db.execute("SELECT count(*) FROM runs").fetchone() == (0,)


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_copy_that_somebody_uses_is_left_to_him(archive: Path, tmp_path: Path, mode: str) -> None:
    open_archive(archive).close()
    copy = back_up(archive, tmp_path / "copy").database
    with closing(sqlite3.connect(copy, isolation_level=None)) as user:
        user.execute(f"PRAGMA journal_mode = {mode}")
        user.execute("BEGIN")
        user.execute("SELECT count(*) FROM articles").fetchone()
        before = copy.read_bytes()
        with pytest.raises(LockedArchive, match=r"copy/archive\.db is locked by another program"):
            back_up(archive, tmp_path / "copy")
        assert copy.read_bytes() == before
    assert not list(copy.parent.glob(".*"))
    back_up(archive, tmp_path / "copy")


def test_at_any_moment_there_is_one_whole_archive_without_a_log_of_another(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power may go before the new copy has its name: what is there then is the earlier one, with all that was in its log."""
    open_archive(archive).close()
    copy = back_up(archive, tmp_path / "copy").database
    killed(copy, "INSERT INTO runs (spider, started_at) VALUES ('kept', '2024')")
    steps: list[list[str]] = []

    def stopped(part: Path, target: Path) -> None:
        steps.append(sorted(path.name for path in target.parent.iterdir()))
        raise KeyboardInterrupt

    monkeypatch.setattr("crawler.durable.put", stopped)
    with pytest.raises(KeyboardInterrupt):
        back_up(archive, tmp_path / "copy")
    assert steps == [[".archive.db.part", "archive.db"]]
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT spider FROM runs").fetchall() == [("kept",)]


def test_without_an_archive_there_is_nothing_to_copy(scrapy: Scrapy, tmp_path: Path) -> None:
    done = scrapy("backup", str(tmp_path / "copy"), replay=None)
    assert (done.code, "There is no archive" in done.err) == (5, True)
    assert not (tmp_path / "copy").exists()
