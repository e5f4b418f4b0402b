"""The id of what is begun: a visit, a response or the session of a pair."""

from uuid import UUID, uuid4

from observatie.errors import KnownError
from observatie.store.library import Library
from observatie.store.trouble import DAMAGED


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
