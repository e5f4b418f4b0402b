"""The session of a pair: its acts, the sheet that each fills in under her own word, and the moment both open."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.entries import Entry, Payload
from observatie.domain.acts.pair_acts import PairProgress, PairSet, PairStep
from observatie.domain.clock import Clock
from observatie.domain.errors import BugError, KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.pair.flow import BEFORE_OPENING, PairEvent, PairState, can_happen
from observatie.domain.pair.pair import Pair, PairStage, PairSummary, asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.rules import PAIR_UNDOABLE, judge_pair
from observatie.domain.pair.sheet import answers_on
from observatie.domain.visit.rules import Rejection
from observatie.store.library import Library
from observatie.store.opening import new_stream
from observatie.store.sheets import OpenSheet, Sheet, SheetState, emptied, opened
from observatie.store.stream_session import Recorded, StreamSession


class PairSession(StreamSession):
    """One session of a pair.

    Attributes:
        pair: what stands; it already shows what is still on its way to the disk.
        instrument: the form that they fill in; None for a session that was not set up.
        sheets: the sheets by owner, each under the word of its owner.
    """

    def __init__(self, library: Library, pair: Pair, sheets: Mapping[UUID, Sheet], clock: Clock) -> None:
        super().__init__(library, pair, clock, undoable=PAIR_UNDOABLE)
        self.pair = pair
        self.sheets = dict(sheets)
        self.instrument = library.definition_of(pair.instrument)
        self._kept: dict[UUID, Future[None]] = {}

    @classmethod
    def open(cls, library: Library, session: UUID, clock: Clock) -> "PairSession":
        """Return a session on what was recorded of a pair; one that does not exist is empty."""
        return cls(library, Pair(Journal(session, library.recorded(session))), library.sheets(session), clock)

    @classmethod
    def new(cls, library: Library, clock: Clock) -> "PairSession":
        """Return the session of a pair that is about to begin."""
        return cls.open(library, new_stream(library), clock)

    # Acts

    def set_up(self, settings: PairSet, instrument: Instrument | None = None) -> Recorded | Rejection:
        """Change settings and, where it is given, choose the form, whose definition is kept with it."""
        definition = instrument or self.instrument
        if instrument is not None:
            settings = settings.model_copy(update={"instrument": InstrumentRef.of(instrument)})
        rejection = self._judge(settings, self.scribe.author, definition)
        if rejection:
            return rejection
        self.instrument = definition
        return self._append(settings, definitions=(instrument,) if instrument else ())

    def begin_after(self, before: "PairSession") -> Recorded | Rejection:
        """Let this be another round of the same two, with the form as they changed it for that."""
        settings, form = before.pair.settings, before.instrument
        again = PairSet(
            partners=settings.partners,
            group=settings.group,
            seating=settings.seating,
            sink_minutes=settings.sink_minutes,
            previous=before.pair.id,
        )
        return self.set_up(again, next_form(form, before.pair.questions()) or form if form else None)

    def record(self, payload: Payload, author: UUID | None = None) -> Recorded | Rejection:
        """Write an act down, of the owner of the library or of the partner whose it is."""
        scribe = self.scribe if author is None else replace(self.scribe, author=author)
        rejection = self._judge(payload, scribe.author, self.instrument)
        return rejection or self._append(payload, scribe=scribe)

    def _judge(self, payload: Payload, author: UUID, instrument: Instrument | None) -> Rejection | None:
        return judge_pair(self.pair, payload, author, instrument, self._clock.now().wall.date())

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
    def state(self) -> PairState:
        """Where the two are."""
        return self.pair.state({partner: self.state_of(partner) for partner in self.pair.partners})

    @property
    def can_open(self) -> bool:
        """Whether both are sealed, so that both words open both."""
        return can_happen(self.state, PairEvent.OPEN)

    def keep(self, sheet: OpenSheet) -> "Future[None]":
        """Keep a sheet as it is now, in the place of what its owner had before.

        Raises KnownError S04 where both were opened meanwhile.
        """
        return self._keep(sheet.sheet)

    def _keep(self, sheet: Sheet, step: PairStep | None = None) -> "Future[None]":
        if self.pair.is_open:
            raise KnownError("S04", "jullie bladen zijn al open; dit blad is niet bewaard", "ga verder met lezen")
        if self.state not in BEFORE_OPENING:
            raise BugError("nobody goes on with the sheets of a pair that was dropped")
        entries = () if step is None else (self._as(sheet.owner, PairProgress(step=step)),)
        self.sheets[sheet.owner] = sheet
        self._kept[sheet.owner] = self._library.append(entries, sheets=[sheet])
        return self._kept[sheet.owner]

    def _as(self, author: UUID, payload: Payload) -> Entry:
        """Take in an act of one of the two, which is still to be written."""
        scribe = replace(self.scribe, author=author)
        entry = scribe.entry(self.pair.journal, payload, self._clock.now())
        self._take(entry)
        return entry

    def keeping(self, owner: UUID) -> "Future[None]":
        """Return when the sheet of a partner, which was kept in this session, is on disk."""
        return self._kept[owner]

    def seal(self, sheet: OpenSheet) -> "Future[None]":
        """Close a draft; what is on it becomes her answers once both are opened."""
        if self.instrument is None or sheet.sheet.state is not SheetState.DRAFT:
            raise BugError("only the draft of a session that was set up can be sealed")
        sealed = sheet.in_state(SheetState.SEALED, sheet.sheet.edition + 1)
        return self._keep(sealed.sheet, PairStep.SEALED)

    def unseal(self, sheet: OpenSheet) -> OpenSheet:
        """Return a sealed sheet as a draft again, and keep it so; nobody can once both were opened."""
        if self.state_of(sheet.sheet.owner) is not SheetState.SEALED:
            raise BugError("a sheet that is not sealed has no seal to take off")
        draft = sheet.in_state(SheetState.DRAFT, sheet.sheet.edition)
        self._keep(draft.sheet, PairStep.UNSEALED)
        return draft

    def receive(self, sheet: Sheet) -> "Future[None]":
        """Take in the sealed sheet of one who filled in at home, in the place of what she had here."""
        if sheet.state is not SheetState.SEALED or sheet.owner not in self.pair.partners:
            raise BugError("only the sealed sheet of one of the two comes in")
        return self._keep(sheet, PairStep.RECEIVED)

    def drop(self) -> Recorded | Rejection:
        """Go no further with this pair, of which nothing was opened; what was on the sheets is gone."""
        settings = PairSet(dropped=True)
        rejection = self._judge(settings, self.scribe.author, self.instrument)
        if rejection:
            return rejection
        self.sheets = {owner: emptied(sheet) for owner, sheet in self.sheets.items()}
        entry = self.scribe.entry(self.pair.journal, settings, self._clock.now())
        # All at once, so that no sheet is left of what no list shows.
        return Recorded(entry, self._take(entry), self._library.append([entry], sheets=list(self.sheets.values())))

    def give_up_for_another(self, writer: UUID) -> bool:
        """Go no further, as `writer` goes on in the pair that the other one began; return whether that was done.

        It is not where the other one began a sheet here: that would be gone with it.
        """
        if self.state_of(self.pair.other(writer)) is not SheetState.NONE:
            return False
        return isinstance(self.drop(), Recorded)

    def open_both(self, one: OpenSheet, two: OpenSheet) -> "Future[None]":
        """Let what is on both sheets be entries of the session, both at once; from then on nothing is closed."""
        both = (one, two)
        here = {partner: self.sheets.get(partner) for partner in self.pair.partners}
        if not self.can_open or {each.sheet.owner: each.sheet for each in both} != here:
            raise BugError("both sheets are opened at once, as they are here, and not before both are sealed")
        places = asked(self.instrument) if self.instrument else ()
        entries = [self._as(each.sheet.owner, answer) for each in both for answer in answers_on(each.text, places)]
        self.sheets = {each.sheet.owner: opened(each) for each in both}
        return self._library.append(entries, sheets=list(self.sheets.values()))

    def refresh(self) -> None:
        """Take in what came in by a file meanwhile."""
        for entry in self._library.pair(self.pair.id).journal.entries():
            if entry.id not in self.pair.journal:
                self._take(entry)
        self.sheets |= self._library.sheets(self.pair.id)


def how_far(library: Library, pairs: Iterable[PairSummary]) -> dict[UUID, dict[UUID, SheetState]]:
    """Return how far each partner of `pairs` is with her sheet, by session and owner, as far as is known here."""
    found = library.sheet_states()
    for each in pairs:
        if each.stage is PairStage.ALONE:
            # One that is damaged is told when somebody opens it, and keeps nobody from the others.
            with suppress(KnownError):
                found[each.id] = library.pair(each.id).far(found.get(each.id, {}), library.scribe.author)
    return found
