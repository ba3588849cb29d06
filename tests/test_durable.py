"""Files that are there whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from crawler.durable import disk_errors, is_full, make, put, whole
from crawler.errors import FullStorage, UnwritableArchive


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is brought to the disk, and of what is named, in order."""
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        steps.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        fsync(descriptor)

    def note_name(self: Path, target: Path) -> Path:
        steps.append(f"name {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_name)
    return steps


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="only Linux tells the name of an open file"
)
def test_the_content_is_on_the_disk_before_the_name_and_the_name_before_anybody_hears_of_it(
    tmp_path: Path, synced: list[str]
) -> None:
    with whole(tmp_path / "a.db", tmp_path / ".a.part") as part:
        part.write_bytes(b"new")
    assert synced == ["sync .a.part", "name a.db", f"sync {tmp_path.name}"]


def test_what_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.db"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), whole(target, tmp_path / ".a.part") as part:
        part.write_bytes(b"half")
        raise KeyboardInterrupt
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.db", b"old")]


def test_a_folder_can_be_put_as_well(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    put(tmp_path / "part", tmp_path / "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="only Linux tells the name of an open file"
)
def test_only_folders_that_were_made_are_brought_to_the_disk(
    tmp_path: Path, synced: list[str]
) -> None:
    make(tmp_path / "a" / "b")
    assert synced == [f"sync {tmp_path.name}", "sync a"]
    make(tmp_path / "a" / "b")
    assert len(synced) == 2


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_what_has_its_name_is_there_though_its_folder_cannot_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fsync = os.fsync

    def refused(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refused)
    with whole(tmp_path / "a.db", tmp_path / ".a.part") as part:
        part.write_bytes(b"new")
    assert (tmp_path / "a.db").read_bytes() == b"new"


def test_a_file_that_cannot_be_synced_is_not_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refused)
    with (
        pytest.raises(OSError, match="Invalid"),
        whole(tmp_path / "a.db", tmp_path / ".a.part") as part,
    ):
        part.write_bytes(b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told_from_other_trouble(tmp_path: Path, number: int) -> None:
    full, other = (
        OSError(number, os.strerror(number)),
        PermissionError(errno.EACCES, "Permission denied", "a.db"),
    )
    assert (is_full(full), is_full(other)) == (True, False)
    with pytest.raises(FullStorage, match="cannot grow"), disk_errors(tmp_path):
        raise full
    with (
        pytest.raises(UnwritableArchive, match=r"a\.db cannot be written: Permission denied"),
        disk_errors(tmp_path),
    ):
        raise other
