"""A target is there whole or not at all."""

from pathlib import Path

import pytest

from crawler.errors import DeclarationError, FullStorage, UnwritableTarget
from crawler.exports.targets import whole_file, whole_folder


def test_a_file_takes_the_old_ones_place_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "渡口.csv"
    target.write_text("old")
    with whole_file(target) as out:
        out.write(b"new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("what", [KeyboardInterrupt, ValueError])
def test_the_old_file_stays_when_anything_goes_wrong(
    tmp_path: Path, what: type[BaseException]
) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    with pytest.raises(what), whole_file(target) as out:
        out.write(b"half")
        raise what
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_said_in_a_sentence() -> None:
    with (
        pytest.raises(FullStorage, match="/dev/full cannot be written: the disk is full"),
        whole_file(Path("/dev/full")) as out,
    ):
        out.write(b"x")


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(UnwritableTarget, match="No such file or directory"),
        whole_file(tmp_path / "no" / "a.csv"),
    ):
        pass


def test_a_link_is_replaced_and_what_it_led_to_is_left_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("old")
    link = tmp_path / "a.csv"
    link.symlink_to(secret)
    with whole_file(link) as out:
        out.write(b"new")
    assert (secret.read_text(), link.read_text(), link.is_symlink()) == ("old", "new", False)


def test_a_folder_is_there_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with whole_folder(target) as folder:
        (folder / "a.md").write_text("x")
        assert not target.exists()
    assert [path.name for path in target.iterdir()] == ["a.md"]
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_left_of_a_folder_that_was_given_up(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "out") as folder:
        (folder / "a.md").write_text("x")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(DeclarationError, match="is there already"), whole_folder(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with whole_folder(tmp_path / "out") as folder:
        (folder / "a.md").write_text("x")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.md"]


def test_a_file_is_no_folder_and_a_folder_no_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(DeclarationError), whole_folder(tmp_path / "a"):
        pass
    with pytest.raises(DeclarationError), whole_file(tmp_path):
        pass
