"""A library as a kill leaves it on the disk: what was written last is in its log."""

import shutil
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from observatie.store.folder import DATABASE
from observatie.store.library import Library


@contextmanager
def log_kept(library: Library):
    """Keep what is written inside the block in the log: somebody reads on, so that it is not taken in."""
    with library._connections.lend() as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM entries").fetchone()
        yield


def copied(library: Library) -> Path:
    """Return a copy of the library's folder as it is now."""
    killed = library.folder.with_name(f"{library.folder.name} gedood")
    shutil.copytree(library.folder, killed)
    return killed


def killed_after(library: Library, written: "list[Future[None]]") -> Path:
    """Return the folder as a kill leaves it, once all of this was told to be saved."""
    with log_kept(library):
        for each in written:
            each.result()
        return copied(library)


def kept_aside(folder: Path) -> list[Path]:
    """Return what was kept of libraries in the folder of another, the newest first."""
    return sorted((each for each in folder.glob("opzij-*") if (each / DATABASE).exists()), reverse=True)
