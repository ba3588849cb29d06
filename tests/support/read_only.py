"""An archive where nobody can write: on a disk that is mounted for reading, or in a folder of somebody else."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_NOBODY = 65534


@contextmanager
def sealed(archive: Path) -> Iterator[Path]:
    """Copy an archive with its raw bytes into a folder that cannot be written; root, who could, is nobody meanwhile."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in archive.parent.glob(f"{archive.stem}.*"):
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)
        everything = [folder, *folder.rglob("*")]
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            with unprivileged():
                yield folder / archive.name
        finally:
            folder.chmod(0o755)
            for path in everything:
                path.chmod(0o755)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be nobody, where we are root, to whom no permission means anything."""
    if os.geteuid():
        yield
        return
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
