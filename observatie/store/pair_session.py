"""The session of a pair: its acts, the sheet that each fills in under her own word, and the moment both open."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from uuid import UUID

from observatie.domain.acts import InstrumentRef
from observatie.domain.clock import Clock
from observatie.domain.entries import Payload
from observatie.domain.instrument import Instrument
from observatie.domain.journal import Journal
from observatie.domain.pair import Pair, asked
from observatie.domain.pair_acts import PairSet
from observatie.domain.pair_rules import PAIR_UNDOABLE, judge_pair
from observatie.domain.rules import Rejection
from observatie.domain.sheet import SheetText, as_entries
from observatie.errors import BugError, KnownError
from observatie.store.library import Library
from observatie.store.sheets import OpenSheet, Sheet, SheetState, opened
from observatie.store.stream_session import StreamSession
from observatie.store.visit_session import Recorded


class PairSession(StreamSession):
    """One session of a pair.

    Attributes:
        pair: what stands; it already shows what is still on its way to the disk.
        instrument: the form that they fill in; None for a session that was not set up.
        sheets: the sheets by owner, each under the word of its owner.
    """

    def __init__(self, library: Library, pair: Pair, sheets: Mapping[UUID, Sheet], clock: Clock) -> None:
        super().__init__(library, pair, clock, PAIR_UNDOABLE)
        self.pair = pair
        self.sheets = dict(sheets)
        self.instrument = library.definition_of(pair.instrument)
        self._kept: dict[UUID, Future[None]] = {}

    @classmethod
    def open(cls, library: Library, session: UUID, clock: Clock) -> "PairSession":
        """Return a session on what was recorded of a pair; one that does not exist is empty."""
        return cls(library, Pair(Journal(session, library.recorded(session))), library.sheets(session), clock)

    @property
    def seat(self) -> UUID | None:
        """Whose laptop this is, where each of the two has her own; None where they share one."""
        return self.pair.sitting_at(self.scribe.device)

    @property
    def is_own_laptop(self) -> bool:
        """Whether whoever sits here owns this library, where each has her own laptop.

        The one who began is in her own register; the other's library was another's before the file came.
        """
        if self.seat is None:
            return False
        return self.scribe.author in self.pair.partners or self.seat != self.pair.partners[0]

    # Acts

    def set_up(self, settings: PairSet, instrument: Instrument | None = None) -> Recorded | Rejection:
        """Change settings and, where it is given, choose the form, whose definition is kept with it."""
        definition = instrument or self.instrument
        if instrument is not None:
            ref = InstrumentRef(instrument=instrument.id, version=instrument.version, hash=instrument.hash)
            settings = settings.model_copy(update={"instrument": ref})
        rejection = judge_pair(self.pair, settings, self.scribe.author, definition)
        if rejection:
            return rejection
        self.instrument = definition
        return self._append(settings, (instrument,) if instrument else ())

    def record(self, payload: Payload, author: UUID | None = None) -> Recorded | Rejection:
        """Write an act down, of the owner of the library or of the partner whose it is."""
        scribe = self.scribe if author is None else replace(self.scribe, author=author)
        rejection = judge_pair(self.pair, payload, scribe.author, self.instrument)
        return rejection or self._append(payload, scribe=scribe)

    # Sheets

    def state_of(self, partner: UUID) -> SheetState:
        """Return how far a partner is with her sheet, as far as this library knows."""
        if self.pair.is_open:
            return SheetState.OPEN
        sheet = self.sheets.get(partner)
        return sheet.state if sheet else SheetState.NONE

    def edition_of(self, partner: UUID) -> int:
        """Return how often a partner sealed her sheet."""
        sheet = self.sheets.get(partner)
        return sheet.edition if sheet else 0

    @property
    def can_open(self) -> bool:
        """Whether both are sealed, so that both words open both."""
        return bool(self.pair.partners) and all(
            self.state_of(partner) is SheetState.SEALED for partner in self.pair.partners
        )

    def keep(self, sheet: OpenSheet) -> "Future[None]":
        """Keep a sheet as it is now, in the place of what its owner had before.

        Raises KnownError S04 where both were opened meanwhile, as by a file from the other laptop.
        """
        if self.pair.is_open:
            raise KnownError("S04", "jullie bladen zijn al open; dit blad is niet bewaard", "ga verder met lezen")
        owner = sheet.sheet.owner
        self.sheets[owner] = sheet.sheet
        self._kept[owner] = self._library.append((), sheets=[sheet.sheet])
        return self._kept[owner]

    def seal(self, sheet: OpenSheet) -> "Future[None]":
        """Close a draft; what is on it becomes her answers once both are opened."""
        if self.instrument is None or sheet.sheet.state is not SheetState.DRAFT:
            raise BugError("only the draft of a session that was set up can be sealed")
        edition = sheet.sheet.edition + 1
        scribe = replace(self.scribe, author=sheet.sheet.owner)
        moment, places = self._clock.now(), asked(self.instrument)
        entries = as_entries(self.pair, scribe, sheet.text.words, places, edition, moment)
        text = sheet.text.model_copy(update={"entries": entries})
        return self.keep(sheet.in_state(SheetState.SEALED, edition, text))

    def can_unseal(self, partner: UUID) -> bool:
        """Return whether a partner may take the seal off: until the other one has sealed too."""
        sealed, other = SheetState.SEALED, self.pair.other(partner)
        return self.state_of(partner) is sealed and self.state_of(other) in (SheetState.NONE, SheetState.DRAFT)

    def unseal(self, sheet: OpenSheet) -> OpenSheet:
        """Return a sealed sheet as a draft again, and keep it so."""
        if not self.can_unseal(sheet.sheet.owner):
            raise BugError("the other one has sealed too")
        text = SheetText(words=sheet.text.words)
        draft = sheet.in_state(SheetState.DRAFT, sheet.sheet.edition, text)
        self.keep(draft)
        return draft

    def open_both(self, one: OpenSheet, two: OpenSheet) -> "Future[None]":
        """Let what is on both sheets be entries of the session, both at once; from then on nothing is closed."""
        both = (one, two)
        if not self.can_open or {each.sheet.owner for each in both} != set(self.pair.partners):
            raise BugError("both sheets are opened at once, and not before both are sealed")
        entries = [entry for each in both for entry in each.text.entries]
        for entry in entries:
            self._take(entry)
        self.sheets = {each.sheet.owner: opened(each) for each in both}
        return self._library.append(entries, sheets=list(self.sheets.values()))

    def refresh(self) -> None:
        """Take in what came from the other laptop meanwhile."""
        for entry in self._library.pair(self.pair.id).journal.entries():
            if entry.id not in self.pair.journal:
                self._take(entry)
        # What is still on its way to the disk is newer than what is there.
        waiting = {owner for owner, kept in self._kept.items() if not kept.done()}
        self.sheets |= {o: s for o, s in self._library.sheets(self.pair.id).items() if o not in waiting}
