"""Co-teaching: the pairs, how one begins, and the one that is open."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from observatie.domain.journal.register import Register
from observatie.domain.pair.code import code_of
from observatie.domain.text import at_start
from observatie.exchange import pair_problems
from observatie.exchange.share_guest import Guest
from observatie.store.pair_session import PairSession
from observatie.store.stream_session import Recorded
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column, giving_way
from observatie.ui.pairs.begin_screen import BeginScreen
from observatie.ui.pairs.guest.entry_page import CarriedSheet, OwnLibrary
from observatie.ui.pairs.guest.guest_screen import GuestScreen
from observatie.ui.pairs.pair_screen import PairLocation, PairScreen
from observatie.ui.pairs.pairs_screen import PairsScreen
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.pair_controller import PairController


class PairsPlace(Screen):
    """The screens of this place, one at a time."""

    help_topic = "co-teaching"

    def __init__(self, context: AppContext, files: FileAccess) -> None:
        super().__init__()
        self._context, self._files = context, files
        self.pairs = PairsScreen(context)
        self.pair: PairScreen | None = None
        # What is on its way to the disk is known to these.
        self._sessions: dict[UUID, PairSession] = {}
        self._stack = giving_way(QStackedWidget())
        self._current: Screen = self.pairs
        self.setLayout(column(context.theme, self._stack, spacing=0))
        self._stack.addWidget(self.pairs)
        self.pairs.opened.connect(self.open)
        self.pairs.begin_asked.connect(self._begin)
        self.pairs.join_asked.connect(lambda: self._join())
        self.pairs.receive_asked.connect(self._choose_file)
        self.pairs.inbox.sheet_came.connect(self._on_sheet)
        self.pairs.inbox.taken.connect(self._on_taken)

    @cached_property
    def begin(self) -> BeginScreen:
        """Where a pair begins; made when somebody first goes there."""
        made = BeginScreen(self._context)
        made.begun.connect(self._on_begun)
        made.closed.connect(self._show_list)
        self._stack.addWidget(made)
        return made

    def enter(self) -> None:
        """Show the screen that was shown last."""
        self._current.enter()

    def leave(self) -> None:
        """Keep what was typed."""
        self._current.leave()

    def retire(self) -> None:
        """Leave for good."""
        self._let_pair_go()

    @property
    def location(self) -> PairLocation | None:
        """The pair that is shown, or None."""
        return self.pair.location if self.pair is not None else None

    def go_back(self, location: PairLocation) -> None:
        """Show a pair that was shown before the window was made again; what it was at is covered."""
        self._show_pair(location.session)
        if location.is_presenting and self.pair is not None:
            self.pair.present_again(location.holder)

    def open(self, session: UUID) -> None:
        """Show a pair."""
        known = self._sessions.get(session)
        if known is not None:
            known.refresh()  # a file may have been read in since
        self._show_pair(known or PairSession.open(self._context.library, session, self._context.clock))

    def _show_pair(self, session: PairSession, names: Register | None = None) -> None:
        self._let_pair_go()
        self._sessions[session.pair.id] = session
        self.pair = PairScreen(PairController(self._context, session, names), self._files)
        self.pair.closed.connect(self._show_list)
        self.pair.presenting_changed.connect(self.presenting_changed)
        self.pair.next_round_asked.connect(self._begin_next_round)
        self.pair.taken.connect(self._on_taken)
        self.pair.carried.connect(partial(self._carry_over, session))
        self._stack.addWidget(self.pair)
        self._show(self.pair)

    def _begin(self) -> None:
        self.begin.start_over()
        self._show(self.begin)

    def _begin_next_round(self, before: PairSession) -> None:
        """Begin another round of the same two, with the form as they changed it; nobody has to say more."""
        session = PairSession.new(self._context.library, self._context.clock)
        if isinstance(session.begin_after(before), Recorded):
            self._show_pair(session)
            if self.pair is not None:
                self.pair.begin_next_round()

    def _carry_over(self, session: PairSession, carried: CarriedSheet) -> None:
        """Let what she wrote for a pair go over to that of the other one; there are not two of them afterwards."""
        self._join(carried).carried_over.connect(partial(session.give_up_for_another, carried.writer))

    def _join(self, carried: CarriedSheet | None = None) -> GuestScreen:
        """Let the owner of the library fill in at home for a pair that the other one began."""
        made = GuestScreen(
            self._context.theme,
            self._context.library.folder,
            lambda: self._context.catalogue,
            self._context.clock,
            self._files.ask_path,
            self._files.ask_form,
            carried,
            self._own(),
        )
        made.closed.connect(self._show_list, Qt.ConnectionType.QueuedConnection)
        self._stack.addWidget(made)
        self._show(made)
        return made

    def _own(self) -> OwnLibrary:
        library = self._context.library
        name = at_start(library.register().name(library.scribe.author))
        return OwnLibrary(name, frozenset(code_of(each.id) for each in library.pairs()))

    # Files

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take in what was dropped on the window; before the eyes of two nothing comes in."""
        if self.pair is None:
            self._show(self.pairs)
            self.pairs.inbox.take(*paths)
        elif not self.pair.is_presenting:
            self.pair.hub.inbox.take(*paths)

    def _choose_file(self) -> None:
        chosen = self._files.ask_open(self)
        if chosen is not None:
            self.pairs.inbox.take(Path(chosen))

    def _on_sheet(self, guest: Guest) -> None:
        found = next((each.id for each in self._context.library.pairs() if code_of(each.id) == guest.code), None)
        if found is None:
            self.pairs.inbox.say(pair_problems.another_pair(is_shown=False))
            return
        self.open(found)
        if self.pair is not None:
            self.pair.hub.receive(guest)

    def _on_taken(self, session: UUID, said: str) -> None:
        self.open(session)
        if self.pair is not None:
            self.pair.hub.inbox.say(said)

    def _on_begun(self, session: PairSession) -> None:
        # Their names may not be on disk yet.
        self._show_pair(session, self.begin.names)

    def _show_list(self) -> None:
        self._show(self.pairs)

    def _show(self, screen: Screen) -> None:
        left = self._current
        left.leave()
        if screen is not self.pair:
            self._let_pair_go()
        self._current = screen
        self._stack.setCurrentWidget(screen)
        screen.enter()
        if isinstance(left, GuestScreen):
            self._stack.removeWidget(left)
            left.deleteLater()

    def _let_pair_go(self) -> None:
        pair, self.pair = self.pair, None
        if pair is None:
            return
        was_presenting = pair.is_presenting
        pair.retire()
        self._current = self.pairs
        self._stack.removeWidget(pair)
        pair.deleteLater()
        if was_presenting:
            self.presenting_changed.emit(False)
