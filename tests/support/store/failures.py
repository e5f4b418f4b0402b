"""Ways in which a store can fail under a program that is writing: each lasts as long as its block."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from observatie.store import connections
from observatie.store.cipher import DatabaseError, connect, peek
from observatie.store.folder import DATABASE
from observatie.store.library import Library


@contextmanager
def full(library: Library, key: bytes) -> Iterator[None]:
    """The disk has no room for another page."""
    db = library.writer.db
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count={pages}")
    yield
    with suppress(DatabaseError):  # a connection that was closed meanwhile
        db.execute("PRAGMA max_page_count=100000")


@contextmanager
def locked(library: Library, key: bytes) -> Iterator[None]:
    """Another program has the file to itself."""
    with closing(connect(library.folder / DATABASE, key, writing=True)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield
        db.execute("ROLLBACK")


@contextmanager
def read_only(library: Library, key: bytes) -> Iterator[None]:
    """Nothing can be written, whoever opens the file; not by its permissions, as the tests may be run by root."""

    def unwritable(path, key, *, writing):
        return peek(path, key)

    library.writer.db.execute("PRAGMA query_only=ON")
    connections.connect = unwritable
    try:
        yield
    finally:
        connections.connect = connect


@contextmanager
def moved(library: Library, key: bytes) -> Iterator[None]:
    """The folder has another name."""
    away = library.folder.with_name("even weg")
    library.folder.rename(away)
    yield
    away.rename(library.folder)


@contextmanager
def replaced(library: Library, key: bytes) -> Iterator[None]:
    """A file that is not the library stands in its place."""
    path = library.folder / DATABASE
    aside = path.with_name("opzij.db")
    path.rename(aside)
    path.write_bytes(b"iets anders")
    yield
    aside.replace(path)


@contextmanager
def pulled_out(library: Library, key: bytes) -> Iterator[None]:
    """The stick is out: the path leads nowhere, and what was open is dead for good, also when it is back."""
    with moved(library, key):
        kill_handles(library.folder.with_name("even weg"))
        yield


@contextmanager
def mounted_anew(library: Library, key: bytes) -> Iterator[None]:
    """The stick is out, and comes back as files that have nothing in common with those that were open."""
    away = library.folder.with_name("even weg")
    library.folder.rename(away)
    kill_handles(away)
    yield
    shutil.copytree(away, library.folder)


def kill_handles(folder: Path) -> None:
    """Let every file below `folder` that this process has open fail whatever is asked of it."""
    dead = os.open("/", os.O_RDONLY)
    for handle in handles_below(folder):
        os.dup2(dead, handle)
    os.close(dead)


def handles_below(folder: Path) -> list[int]:
    """Return the handles that this process has on files below a folder."""
    links = {int(handle): f"/proc/self/fd/{handle}" for handle in os.listdir("/proc/self/fd")}
    return [
        handle
        for handle, link in links.items()
        if os.path.islink(link) and os.readlink(link).startswith(f"{folder}/")
    ]
