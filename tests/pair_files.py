"""Files between the two laptops of a pair, for tests: sent, taken in, and spoilt as somebody might."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from observatie.exchange.pair_document import read_file, write_file
from observatie.exchange.pair_transfer import Taken, take_in


def sent(session, sender) -> bytes:
    """Return what a partner can send from the laptop of this session."""
    session._library.append(()).result()
    return write_file(session._library, session.pair.id, sender).encode()


def taken(library, content: bytes, clock, **how: Any) -> Taken:
    """Take a file into a library."""
    return take_in(library, read_file(content), clock, **how)


def rewritten(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a file that somebody changed and gave the checksum that goes with it."""
    document = json.loads(content)
    change(document)
    rest = {name: value for name, value in document.items() if name != "checksum"}
    plain = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return json.dumps(document | {"checksum": sha256(plain.encode()).hexdigest()}).encode()


def everything(library, session) -> tuple[Any, ...]:
    """Return all that a file could change in a library."""
    library.append(()).result()  # what was done a moment ago may still be on its way to the disk
    return (
        [entry.to_json() for entry in library.pair(session).journal.entries()],
        library.sheets(session),
        library.pairs(),
        len(library.register().journal),
    )
