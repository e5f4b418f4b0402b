"""Opens a library for somebody who looks through it, and gives what is begun in it a place that can be read."""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from observatie import log
from observatie.domain.errors import KnownError
from observatie.store.folder import is_swapping, unlock
from observatie.store.library import Library
from observatie.store.lists import PAIRS, RESPONSES, VISITS
from observatie.store.trouble import DAMAGED, troubles_known

_FIRST_LINES = 50


@log.timing("bibliotheek openen")
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
    _log_opened(library)
    return library


def _log_opened(library: Library) -> None:
    startup = library.startup
    with suppress(KnownError), troubles_known(), closing(library.connect_reading()) as db:
        counts = [each.count(db) for each in (VISITS, RESPONSES, PAIRS)]
        log.note("bibliotheek open: %s lesbezoeken, %s formulieren, %s paren", *counts)
    if startup.unclean:
        log.note("de vorige keer niet gewoon afgesloten")
    if startup.lost_log:
        log.note("observatie.db-wal is weg")
    if startup.recovered is not None:
        log.note("observatie.db-wal was beschadigd: %s regels eruit gelezen", startup.recovered)
    if startup.missing:
        log.note("er ontbreken %s regels, in %s stromen", sum(startup.missing.values()), len(startup.missing))
    if startup.put_back:
        log.note("het terugzetten van een reservekopie is afgemaakt")


def _read_lists(library: Library) -> None:
    library.visits(_FIRST_LINES)
    library.responses()
    library.pairs()


def new_stream(library: Library) -> UUID:
    """Return an id for a new stream.

    Its place in the file goes by its id, which is random: where that is on a damaged page, another one is taken,
    once. Whoever opens the stream is told what else keeps it from being read.
    """
    chosen = uuid4()
    try:
        for _ in library.recorded(chosen):
            break
    except KnownError as error:
        if error.code == DAMAGED:
            return uuid4()
    return chosen
