"""Opens a library for somebody who will look through it: what is seen first can be read, or it is refused."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from observatie.errors import KnownError
from observatie.store.folder import is_swapping, unlock
from observatie.store.library import Library

_FIRST_LINES = 50


def open_library(folder: Path, passphrase: str) -> Library:
    """Open the library in a folder, with lists that are made anew where they cannot be read.

    Raises KnownError as `unlock` and `Library.open` do, and B04 or B14 where names or lists are damaged for good:
    an empty list would look as if there were nothing.
    """
    put_back = is_swapping(folder)
    library = Library.open(folder, unlock(folder, passphrase))
    library.startup = replace(library.startup, put_back=put_back)
    try:
        library.register()
        try:
            _read_lists(library)
        except KnownError:
            with suppress(KnownError):
                library.rebuild_lists()
            _read_lists(library)
    except BaseException:
        library.close()
        raise
    return library


def _read_lists(library: Library) -> None:
    library.visits(_FIRST_LINES)
    library.responses()
    library.pairs()
