"""One session of a pair as the screens work on it: acts and sheets go in, signals come out."""

from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

from observatie.domain.acts.entries import Payload
from observatie.domain.acts.pair_acts import PairSet
from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register, called
from observatie.domain.pair.code import code_of
from observatie.domain.pair.next import NextTurn, what_next
from observatie.domain.pair.pair import Pair, asked
from observatie.domain.pair.words import is_look_back_due, pair_name
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.exchange.share_guest import Guest, doubt_about, owner_of, receive
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.session_controller import SessionController


class TakenHome(NamedTuple):
    """The files of one of the two, and how much stood in the journal when they were made."""

    partner: UUID
    entries: int
    files: tuple[Path, ...]


class PairController(SessionController):
    """A pair's session with signals.

    Attributes:
        session: the session; places: the questions of its form, in its order.
        register: the names.
        taken_home: by partner, what was made of it as files.
    """

    def __init__(self, context: AppContext, session: PairSession, register: Register | None = None) -> None:
        """Follow a session; `register` holds names that may still be on their way to the disk."""
        super().__init__(context)
        if session.instrument is None:
            raise BugError("the session of a pair that was not set up has nothing to show")
        self.session = session
        self.instrument = session.instrument
        self.places: tuple[Place, ...] = asked(session.instrument)
        self.register = register or context.library.register()
        self.taken_home: dict[UUID, TakenHome] = {}

    @property
    def pair(self) -> Pair:
        """What stands."""
        return self.session.pair

    @property
    def next(self) -> NextTurn:
        """What they do next."""
        states = {partner: self.session.state_of(partner) for partner in self.pair.partners}
        return what_next(self.pair, states, self.context.library.scribe.author)

    @property
    def went_on(self) -> bool:
        """Whether they began another round after this one."""
        return any(each.previous == self.pair.id for each in self.context.library.pairs())

    @property
    def is_look_back_due(self) -> bool:
        """Whether the day has come on which they wanted to look back, and they did not go on yet."""
        today = self.context.clock.now().wall.date()
        return is_look_back_due(self.pair.settings.look_back, today) and not self.went_on

    @property
    def code(self) -> str:
        """The code for one who fills in at home."""
        return code_of(self.pair.id)

    @property
    def journal(self) -> Journal:
        """All that was done."""
        return self.pair.journal

    def earlier_round(self) -> tuple[Pair, Instrument] | None:
        """Return the round before and its form; None where there was none, or it is on another laptop."""
        previous, library = self.pair.settings.previous, self.context.library
        earlier = library.pair(previous) if previous is not None else None
        form = library.definition_of(earlier.instrument) if earlier is not None else None
        return (earlier, form) if earlier is not None and form is not None and earlier.is_open else None

    def name(self, partner: UUID) -> str:
        """Return the name of a partner as at the start of a line."""
        return at_start(self.register.name(partner))

    def called(self, partner: UUID) -> str:
        """Return by what name a partner is spoken of, as in mid-sentence: "Fatima"."""
        return called(self.pair.partners, self.register)[partner]

    @property
    def names(self) -> str:
        """The two names."""
        return at_start(pair_name(self.pair.partners, self.register))

    def record(self, payload: Payload, author: UUID | None = None) -> bool:
        """Write an act down, of the owner of the library or of a partner; return whether it was accepted."""
        return self.take(self.session.record(payload, author))

    def keep(self, sheet: OpenSheet) -> None:
        """Keep the draft of a sheet as it is now."""
        self._follow(self.session.keep(sheet), uuid4())

    def seal(self, sheet: OpenSheet) -> None:
        """Close a draft."""
        self._follow(self.session.seal(sheet), uuid4())
        self.changed.emit(None)

    def unseal(self, sheet: OpenSheet) -> OpenSheet:
        """Return a sealed sheet as a draft again."""
        draft = self.session.unseal(sheet)
        self.changed.emit(None)
        return draft

    def open_both(self, one: OpenSheet, two: OpenSheet) -> None:
        """Open both sheets at once."""
        self._follow(self.session.open_both(one, two), uuid4())
        self.changed.emit(None)

    def set_up(self, settings: PairSet) -> bool:
        """Change settings; return whether that was accepted."""
        return self.take(self.session.set_up(settings))

    def drop(self) -> bool:
        """Go no further with this pair; return whether that was accepted."""
        return self.take(self.session.drop())

    def whose(self, guest: Guest) -> UUID | None:
        """Return which of the two a sheet that comes in is of; None where that has to be asked."""
        return owner_of(guest, self.pair, self.register, self.session.scribe.author)

    def doubt_about(self, guest: Guest, owner: UUID, *, is_told: bool = False) -> str:
        """Return what to ask before a sheet comes in as that of `owner`; empty where there is nothing to ask."""
        return doubt_about(self.session, guest, owner, self.register, is_told=is_told)

    def receive(self, guest: Guest, owner: UUID) -> str:
        """Let a sealed sheet come in, and return what there is to say of it; raises KnownError as `receive`."""
        said = receive(self.session, guest, owner, self.called(owner))
        self._follow(self.session.keeping(owner), uuid4())
        self.changed.emit(None)
        return said
