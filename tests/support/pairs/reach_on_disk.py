"""Where somebody can come who has a library and its key, and what is looked for there, however it is spelt."""

import json
import logging
import re
import traceback
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import UUID

import pytest

from observatie.domain.errors import InputError, KnownError
from observatie.domain.journal.undo import ANYWHERE, UndoHistory, UndoScope
from observatie.domain.pair.code import code_of
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.exchange.share_file import SUFFIX
from observatie.exchange.share_guest import Guest, guests_at_home, keep_guest
from observatie.exchange.transfer import export_visit
from observatie.store.check import check
from observatie.store.library import Library
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet, begin, unlock
from support.pairs.files import NOBODY, brought, received, result
from support.pairs.samples import HIS, HIS_WORD, PLACES, SHARE, fill_in
from support.samples import CHEAP
from support.store.pages import file_pages, wal_pages
from support.store.pen import Pen

WORD, NEW_WORD = "Ganzenveer-ëén", "Kruisbèssenjam"
FIRST = "Een zeeëgelstekel in de maïskolf"
LATER = "De ruïne van café Fluweelbloem"
LAST = "Çiğdems coöperatieve Vlindernetje"
TEXTS = (FIRST, LATER, LAST)

Spelt = Callable[[str], bytes]
SPELLINGS: tuple[Spelt, ...] = (
    lambda text: text.encode(),
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-16-be"),
    lambda text: text.encode("latin-1", "ignore"),
    lambda text: json.dumps(text)[1:-1].encode(),
)


def spelt(raw: bytes) -> set[bytes]:
    """Return what to look for: the bytes themselves, and the middle of them in base64, wherever they begin."""
    found = {raw, raw.hex().encode(), raw.hex().upper().encode()}
    for offset in range(3):
        whole = b64encode(bytes(offset) + raw)
        first, last = (0, 2, 3)[offset], len(whole) - len(whole) % 4 - 4
        found.add(whole[first:last])
    return found


def trail_of(text: str) -> set[bytes]:
    """Return what gives a text away: each long word of it, as something may quote but its end."""
    parts = [word for word in text.split() if len(word) >= 8]
    return {each for part in parts for spelling in SPELLINGS for each in spelt(spelling(part))}


def unpacked(file: bytes) -> bytes:
    """Return a file that travels, and all that is in it in base64 as it is without."""
    inside = re.findall(rb'"([A-Za-z0-9+/]{16,}={0,2})"', file)
    return b"\n".join([file, *(b64decode(each) for each in inside if len(each) % 4 == 0)])


class Reach:
    """A pair's library in the hands of him, who looks for what is hers.

    Attributes:
        visit: a visit of somebody in the same library.
        keys: the keys of her sheets, which nobody may find either.
        told: what errors said, with their whole chain.
    """

    def __init__(self, library: Library, key: bytes, session: PairSession, clock, caplog) -> None:
        self.library, self.key, self.clock, self._caplog = library, key, clock, caplog
        self.session = session
        self.hers, self.his = session.pair.partners
        pen = Pen(library, clock)
        pen.begin()
        pen.note("Sanne ruimt op").result()
        self.visit = pen.id
        self.keys: list[bytes] = []
        self.told: list[str] = []
        self._path = library.folder / "observatie.db"

    # What she does

    def begin_at_home(self, word: str) -> OpenSheet:
        sheet = begin(NOBODY, NOBODY, word, code=code_of(self.session.pair.id), cost=CHEAP)
        self.keys.append(sheet.key)
        return sheet

    def write_at_home(self, sheet: OpenSheet, text: str, times: int = 1) -> OpenSheet:
        """Save her sheet at home with this text on every question."""
        kept = sheet.with_text(SheetText(words={each.target: " / ".join([text] * times) for each in PLACES}))
        self.keep_at_home(kept)
        return kept

    def keep_at_home(self, sheet: OpenSheet) -> bytes:
        """Save her sheet as it is, and return her file."""
        guest = Guest(sheet.sheet.code, "Fatima de Vries", "Joost Kramer", SHARE, sheet.sheet)
        keep_guest(self.library.folder, guest)
        return brought(guest)

    def begin(self, word: str) -> OpenSheet:
        edition = self.session.edition_of(self.hers)
        sheet = begin(self.session.pair.id, self.hers, word, edition=edition, cost=CHEAP)
        self.keys.append(sheet.key)
        return sheet

    def write(self, sheet: OpenSheet, text: str, times: int = 1) -> OpenSheet:
        """Save her sheet with this text on every question."""
        words = {each.target: " / ".join([text] * times) for each in PLACES}
        kept = sheet.with_text(SheetText(words=words))
        self.session.keep(kept)
        self.library.append(()).result()
        return kept

    def unlock(self, word: str) -> OpenSheet:
        return unlock(self.session.sheets[self.hers], word)

    # What he does

    def reopen(self) -> None:
        folder = self.library.folder
        self.library.close()
        self.library = Library.open(folder, self.key)
        self.session = PairSession.open(self.library, self.session.pair.id, self.clock)

    def checkpoint(self, how: str) -> None:
        self.library.append(()).result()
        self.library._connections.take_in_log(how)

    def try_(self, what: Callable[[], object], expected: type[Exception] = KnownError) -> None:
        with pytest.raises(expected) as refused:
            what()
        logging.getLogger("observatie").error("geweigerd", exc_info=refused.value)
        self.told += ["".join(traceback.format_exception(refused.value)), repr(refused.value)]

    def places(self) -> Iterator[tuple[str, bytes]]:
        """Yield every place where he can look, with what is there."""
        self.library.append(()).result()
        yield "pages", b"".join(file_pages(self._path, self.key))
        yield "wal", b"".join(wal_pages(self._path, self.key))
        for file in self.library.folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                yield file.name, unpacked(content) if file.name.endswith(SUFFIX) else content
        for partner in (self.hers, self.his):
            yield "result", self._result(partner)
        yield from ((name, text.encode()) for name, text in self._texts())

    def _texts(self) -> Iterator[tuple[str, str]]:
        library, pair = self.library, self.library.pair(self.session.pair.id)
        yield "lists", repr([library.pairs(), library.visits(), library.responses()])
        yield "register", repr(library.register().journal.entries())
        yield "at home", repr(list(guests_at_home(library.folder)))
        yield "journal", "".join(entry.to_json() for entry in pair.journal.entries())
        yield "session", repr([self.session, vars(self.session), self.session.pair.journal.entries()])
        yield "recent", repr(list(library.writer._recent.batches()))
        for author in (self.hers, self.his, library.scribe.author):
            history = UndoHistory(pair.journal, author, ANYWHERE | UndoScope.of("pair_outcome", "pair_question"))
            yield "undo", repr([history.to_undo, history.to_redo])
        yield "undo", repr([self.session.to_undo(), self.session.to_redo()])
        yield "check", repr([check(library.connect_reading), library.rebuild_lists()])
        for stream in (self.visit, pair.id):
            yield "export", self._exported(stream)
        yield "log", self._caplog.text + repr([vars(record) for record in self._caplog.records])
        yield "errors", "".join(self.told)

    def _result(self, partner: UUID) -> bytes:
        return unpacked(result(self.session, partner)) if self.session.pair.is_open else b""

    def _exported(self, stream: UUID) -> str:
        with suppress(InputError, KnownError):
            return export_visit(self.library, stream)
        return ""

    def traces(self, *texts: str) -> list[str]:
        """Return the names of the places where any of these words, or a key of hers, can be read."""
        trail = {each for text in texts for each in trail_of(text)}
        trail |= {each for key in self.keys for each in spelt(key)}
        return [name for name, content in self.places() if any(each in content for each in trail)]

    def close(self) -> None:
        self.library.close()


def the_way_there(reach: Reach) -> Iterator[str]:
    """Go all the way until both are sealed, and yield the name of each step once it is behind them."""
    sheet = reach.begin(WORD)
    reach.session.keep(sheet)
    yield "an empty sheet"
    for text, times in ((FIRST, 1), (LATER, 300), (FIRST, 2), (LATER, 40), (LAST, 1)):
        sheet = reach.write(sheet, text, times)
    yield "many drafts, long and short"
    reach.checkpoint("FULL")
    yield "a checkpoint that leaves the frames"
    reach.session.seal(sheet)
    yield "sealed"
    sheet = reach.session.unseal(reach.unlock(WORD))
    yield "unsealed"
    sheet = reach.write(sheet, LATER)
    reach.session.seal(sheet)
    yield "sealed again"
    reach.reopen()
    yield "closed and opened"
    reach.session.unseal(reach.unlock(WORD))
    sheet = reach.write(reach.begin(NEW_WORD), LAST)
    reach.checkpoint("TRUNCATE")
    yield "anew under another word"
    fill_in(reach.session, reach.his, HIS_WORD, HIS, seal=False)
    yield "he drafts"
    reach.session.seal(sheet)
    yield "sealed while he drafts"
    reach.session.seal(unlock(reach.session.sheets[reach.his], HIS_WORD))
    yield "both sealed"
    reach.reopen()
    yield "both sealed, closed and opened"


def the_way_from_home(reach: Reach) -> Iterator[str]:
    """Let her fill in at home and bring her file along, more than once, and yield each step as above."""
    sheet = reach.begin_at_home(WORD)
    for text, times in ((FIRST, 1), (LATER, 300), (FIRST, 2)):
        sheet = reach.write_at_home(sheet, text, times)
    yield "drafts at home"
    sheet = sheet.in_state(SheetState.SEALED, 1)
    first = reach.keep_at_home(sheet)
    yield "sealed at home"
    received(reach.session, first, reach.hers)
    yield "received"
    sheet = reach.write_at_home(sheet.in_state(SheetState.DRAFT, 1), LATER)
    received(reach.session, reach.keep_at_home(sheet.in_state(SheetState.SEALED, 2)), reach.hers)
    reach.checkpoint("FULL")
    yield "received again"
    reach.try_(lambda: received(reach.session, first, reach.hers))
    yield "an older one is refused"
    sheet = reach.write_at_home(reach.begin_at_home(NEW_WORD), LAST)
    received(reach.session, reach.keep_at_home(sheet.in_state(SheetState.SEALED, 1)), reach.hers)
    yield "received anew under another word"
    fill_in(reach.session, reach.his, HIS_WORD, HIS)
    reach.reopen()
    yield "both sealed, closed and opened"
