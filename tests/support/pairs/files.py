"""Files of a pair, for tests: hers from home, what each takes home, and what somebody spoilt."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

from observatie.domain.pair.code import code_of
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange import share_file, share_guest, share_result
from observatie.exchange.share_file import ResultFile, SheetFile
from observatie.exchange.share_guest import Guest
from observatie.exchange.share_result import ImportedResult
from observatie.store.sheets import begin, unlock
from observatie.store.wrapping import decrypt, encrypt
from support.pairs.samples import HIS_WORD, SHARE
from support.samples import CHEAP

NOBODY = UUID(int=0)
"""Who somebody at home is, who knows of no session and no people."""


def at_home(session, words, *, word=HIS_WORD, form=SHARE, **who: str) -> Guest:
    """Return what the partner of a session has at home, with a draft of these words; not yet sealed."""
    code = who.pop("code", code_of(session.pair.id))
    named = {"name": "Joost Kramer", "partner": "Fatima de Vries"} | who
    sheet = begin(NOBODY, NOBODY, word, code=code, cost=CHEAP).with_text(SheetText(words=words))
    return Guest(code, named["name"], named["partner"], form, sheet.sheet)


def sealed_at_home(guest: Guest, words=None, *, word=HIS_WORD) -> Guest:
    """Return the same once it is sealed, or sealed once more, with other words where they are given."""
    sheet = unlock(guest.sheet, word)
    if words is not None:
        sheet = sheet.with_text(SheetText(words=words))
    return guest.with_sheet(sheet.in_state(SheetState.SEALED, guest.sheet.edition + 1).sheet)


def brought(guest: Guest) -> bytes:
    """Return the file that a guest brings along."""
    return share_guest.write_guest(guest).encode()


def received(session, content: bytes, owner=None) -> str:
    """Take a sheet that was filled in at home in on the laptop of a session, as that of its second partner."""
    file = share_file.read(content)
    assert isinstance(file, SheetFile)
    owner = owner or session.pair.partners[1]
    name = session._library.register().name(owner)
    return share_guest.receive(session, share_guest.guest_in(file), owner, name)


def result(session, partner) -> bytes:
    """Return what a partner takes home of a session."""
    library = session._library
    library.append(()).result()
    sheet = session.sheets[partner]
    return share_result.write_result(session.pair, sheet, library.register(), session.instrument).encode()


def taken(library, content: bytes, word: str, clock) -> ImportedResult:
    """Take a result into a library."""
    file = share_file.read(content)
    assert isinstance(file, ResultFile)
    return share_result.take_result(library, file, word, clock)


def with_inside(session, partner, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return what a partner takes home as somebody makes it who has her word and changed what is under it."""
    key, bound = (
        bytes.fromhex(session.sheets[partner].key),
        f"observatie-share/2/{session.pair.id}/result/{partner}",
    )

    def turn(document: dict[str, Any]) -> None:
        inside = json.loads(decrypt(key, document["nonce"], document["body"], bound.encode()))
        change(inside)
        document["nonce"], document["body"] = encrypt(key, json.dumps(inside).encode(), bound.encode())

    return rewritten(result(session, partner), turn)


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
