"""The opened library: the rail on the left, one place at a time beside it.

What a place is made of is imported when it is first gone to: whoever unlocks waits for the list, and most never go
everywhere, so the rest would only take memory.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QStandardPaths, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from observatie.store.opening import new_stream
from observatie.ui.frame.rail import Rail, RailPlace
from observatie.ui.frame.startup_notices import Notice, found_sentence, left_sentence
from observatie.ui.kit.file_dialogs import AskOpen, AskPath, FileDialogs, SystemDialogs
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column, giving_way, row
from observatie.ui.session.app_context import AppContext
from observatie.ui.visits.visits_screen import VisitsScreen

if TYPE_CHECKING:
    from observatie.domain.visit.steps import VisitStep
    from observatie.domain.visit.talk import TalkStep
    from observatie.ui.help.help_screen import HelpScreen
    from observatie.ui.pairs.pair_screen import PairLocation
    from observatie.ui.pairs.pairs_place import PairsPlace
    from observatie.ui.visit.visit_screen import VisitScreen

_PAIR_FILE = ("share", "observatie")
"""What is in the name of a file of a pair, also where a browser put "(1)" into it."""
VISITS, PAIRS, INSTRUMENTS = "visits", "pairs", "instruments"
HELP, SETTINGS, LOCK = "help", "settings", "lock"
_UPPER = (
    RailPlace(VISITS, "Lesbezoeken", "visits"),
    RailPlace(PAIRS, "Co-teaching", "pairs"),
    RailPlace(INSTRUMENTS, "Instrumenten", "instruments"),
)
_LOWER = (RailPlace(HELP, "Help", "help"), RailPlace(SETTINGS, "Instellingen", "settings"))
_LOCK = RailPlace(LOCK, "Vergrendel", "lock")
_NARROW = 900


@dataclass(frozen=True)
class ShellLocation:
    """Where one is in the shell: a place, or a visit and one of its steps, and how far the talk in it is.

    `pair` is the pair that is shown, where the place has one in hand.
    """

    place: str = VISITS
    visit: UUID | None = None
    step: "VisitStep | None" = None
    talk_step: "TalkStep | None" = None
    pair: "PairLocation | None" = None


class Shell(QWidget):
    """All places of an open library.

    Signals:
        lock_asked: close the library and show the unlock screen.
        look_changed: theme or size was changed; whoever owns the shell makes it anew.
        cover_asked: hide the whole window behind the cover.
        running_changed: whether the lesson of the visit in hand goes on.
        restore_asked: close the library and put a backup back.
    """

    lock_asked = Signal()
    look_changed = Signal()
    cover_asked = Signal()
    running_changed = Signal(bool)
    restore_asked = Signal()

    def __init__(
        self, context: AppContext, machine: MachineSettings, ask_path: AskPath, ask_open: AskOpen
    ) -> None:
        super().__init__()
        self.context = context = replace(context, sign_uses=machine.sign_uses)
        self._ask_path, self._ask_open = ask_path, ask_open
        lower = _LOWER if context.throw_away else (*_LOWER, _LOCK)
        self.rail = Rail(context.theme, _UPPER, lower)
        self.rail.chosen.connect(self._on_chosen)
        self._stack = giving_way(QStackedWidget())
        self._dialogs = FileDialogs(machine)
        self.visits = VisitsScreen(context, SystemDialogs(folder=self._dialogs.ask_folder))
        self.visits.opened.connect(self.open_visit)
        self.visits.new_asked.connect(lambda: self.open_visit(new_stream(context.library)))
        self.visits.walkthrough_asked.connect(self._begin_walkthrough)
        self.visits.pair_opened.connect(self._open_pair)
        self.visits.pairs_asked.connect(lambda: self.go(PAIRS))
        self._places: dict[str, Screen] = {VISITS: self.visits}
        self._makers: dict[str, Callable[[], Screen]] = {
            PAIRS: self._make_pairs,
            INSTRUMENTS: self._make_instruments,
            HELP: self._make_help,
            SETTINGS: partial(self._make_settings, machine),
        }
        self.visit: VisitScreen | None = None
        self._current: Screen | None = None
        self._is_presenting = False
        self._before_help = ShellLocation()
        self._notice = Notice(context.theme)
        beside = column(context.theme, self._notice, self._stack, spacing=0)
        whole = row(context.theme, self.rail, spacing=0)
        whole.addLayout(beside, 1)
        self.setLayout(whole)
        self._stack.addWidget(self.visits)
        shortcut(self, "F1", self.open_help)
        self.setAcceptDrops(True)

    def go(self, name: str) -> None:
        """Show a place; in the place of the list comes the lesson that is going on, for as long as it does."""
        self.rail.set_current(name)
        going_on = self.visit if name == VISITS and self.visit is not None and self.visit.is_running else None
        self._show(going_on or self._place(name))

    def _place(self, name: str) -> Screen:
        if name not in self._places:
            self._places[name] = self._makers[name]()
            self._stack.addWidget(self._places[name])
        return self._places[name]

    def _make_pairs(self) -> Screen:
        from observatie.ui.kit.file_dialogs import FileAccess
        from observatie.ui.pairs.pairs_place import PairsPlace

        downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialogs = self._dialogs
        files = FileAccess(self._ask_path, self._ask_open, dialogs.ask_form, dialogs.ask_folder, Path(downloads))
        made = PairsPlace(self.context, files)
        made.presenting_changed.connect(self._on_presenting)
        return made

    def _make_instruments(self) -> Screen:
        from observatie.ui.frame.instruments_place import InstrumentsPlace

        return InstrumentsPlace(self.context, self._ask_path)

    def _make_help(self) -> Screen:
        from observatie.ui.help.help_screen import HelpScreen

        made = HelpScreen(self.context.theme)
        made.back_asked.connect(self.open_help)
        return made

    def _make_settings(self, machine: MachineSettings) -> Screen:
        from observatie.ui.settings.settings_screen import SettingsScreen

        settings = SettingsScreen(self.context, machine, FileDialogs(machine).ask_folder)
        settings.look_changed.connect(self.look_changed)
        settings.restore_asked.connect(self.restore_asked)
        return settings

    def _show(self, screen: Screen) -> None:
        self.leave()
        self._current = screen
        self._stack.setCurrentWidget(screen)
        # Who looks something up in mid-lesson comes back to it as it was.
        if self.visit is not None and screen is not self.visit and not self.visit.is_running:
            self.visit.retire()
            self._stack.removeWidget(self.visit)
            self.visit.deleteLater()
            self.visit = None
        screen.enter()

    def open_visit(self, visit_id: UUID, *, walkthrough: bool = False) -> "VisitScreen":
        """Open a visit and return its screen; an id that is not there yet becomes a new one, or a walkthrough."""
        from observatie.ui.visit.visit_screen import VisitScreen

        screen = VisitScreen(self.context, visit_id, self._ask_path)
        screen.closed.connect(lambda: self.go(VISITS))
        screen.cover_asked.connect(self.cover_asked)
        screen.presenting_changed.connect(self._on_presenting)
        screen.controller.changed.connect(self._notice.on_work)
        screen.running_changed.connect(self.running_changed)
        screen.help_asked.connect(self.open_help)
        self._stack.addWidget(screen)
        self.rail.set_current(VISITS)
        if walkthrough:
            screen.begin_walkthrough()
        self._show(screen)
        self.visit = screen
        if screen.controller.session.ended_left_behind:
            self.tell(left_sentence(screen.controller.visit, self.context.library.register()), passing=True)
        return screen

    def _open_pair(self, session: UUID) -> None:
        self.go(PAIRS)
        self.pairs.open(session)

    def _on_presenting(self, presenting: bool) -> None:
        # No colleague's name in reach, and nothing that is said to the observer alone.
        self.rail.setVisible(not presenting)
        self._notice.hold_back(presenting)
        self._is_presenting = presenting

    def _begin_walkthrough(self) -> None:
        self.open_visit(new_stream(self.context.library), walkthrough=True)

    def open_running_lesson(self) -> bool:
        """Open the lesson that was going on when the program ended; return whether there was one."""
        running = self.context.library.running_visit()
        if running is None:
            return False
        self.open_visit(running)
        return True

    def found_lesson(self) -> str | None:
        """Return what there is to say about the lesson on the screen, found going on; None where there is none.

        That is also that it was left behind and is over now.
        """
        if self.visit is None or self._current is not self.visit:
            return None
        session = self.visit.controller.session
        if session.ended_left_behind:
            return left_sentence(session.visit, self.context.library.register())
        if not self.lesson_is_shown:
            return None
        return found_sentence(session.visit, self.context.library.register(), session.drafts)

    @property
    def lesson_is_shown(self) -> bool:
        """Whether a lesson that is going on has the screen."""
        return self.visit is not None and self._current is self.visit and self.visit.is_running

    @property
    def location(self) -> ShellLocation:
        """Where one is."""
        if self.visit is not None and self._current is self.visit:
            return ShellLocation(
                visit=self.visit.controller.visit.id, step=self.visit.step, talk_step=self.visit.talk_step
            )
        place = next((name for name, screen in self._places.items() if screen is self._current), VISITS)
        return ShellLocation(place, pair=self.pairs.location if place == PAIRS else None)

    def go_back(self, location: ShellLocation) -> None:
        """Show what was shown in the shell before this one."""
        if location.visit is None:
            self.go(location.place)
            if location.pair is not None:
                self.pairs.go_back(location.pair)
            return
        visit = self.open_visit(location.visit)
        if location.step is not None:
            visit.go(location.step, location.talk_step)

    def open_help(self) -> None:
        """Show the help on what is on the screen; from the help, go back to where it was asked for."""
        if self._is_presenting:
            return
        if self._current is self._places.get(HELP) and self.visit is not None and self.visit.is_running:
            self.go(VISITS)
            return
        if self._current is self._places.get(HELP):
            self.go_back(self._before_help)
            return
        topic = self._current.help_topic if self._current is not None else Screen.help_topic
        self._before_help = self.location
        self.go(HELP)
        self.help.open_topic(topic)

    @property
    def pairs(self) -> "PairsPlace":
        """Co-teaching."""
        from observatie.ui.pairs.pairs_place import PairsPlace

        screen = self._place(PAIRS)
        assert isinstance(screen, PairsPlace)
        return screen

    @property
    def help(self) -> "HelpScreen":
        """The help."""
        from observatie.ui.help.help_screen import HelpScreen

        screen = self._place(HELP)
        assert isinstance(screen, HelpScreen)
        return screen

    def tell(self, said: Message, *, passing: bool = False, urgent: bool = False) -> None:
        """Say something about the program itself above whatever is shown; it waits for nobody.

        A passing sentence goes with the next act in a visit; an urgent one is said before the eyes of others too.
        """
        self._notice.tell(said, passing=passing, urgent=urgent)

    def leave(self) -> None:
        """Record what was typed and not yet recorded."""
        if self._current is not None:
            self._current.leave()

    def retire(self) -> None:
        """Leave for good, before the library is closed or the screens are made anew."""
        self.leave()
        if self.visit is not None:
            self.visit.retire()
        if PAIRS in self._places:
            self.pairs.retire()
        self._current = None

    def _on_chosen(self, name: str) -> None:
        if name == LOCK:
            self.leave()
            self.lock_asked.emit()
        else:
            self.go(name)

    # Files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of a pair, but not in a lesson, and not before the eyes of others."""
        if self._dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in files of a pair."""
        dropped = self._dropped(event.mimeData())
        if dropped:
            event.acceptProposedAction()
            self.go(PAIRS)
            self.pairs.take_files(dropped)

    def _dropped(self, data: QMimeData) -> list[Path]:
        """Return the files that can be one of a pair; where its screens are shown whatever it is: they say so."""
        if self._is_presenting or self.lesson_is_shown:
            return []
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        named = [path for path in files if all(part in path.name.casefold() for part in _PAIR_FILE)]
        return named or (files if self._current is self._places.get(PAIRS) else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail shrink to icons in a small window."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < self.context.theme.px(_NARROW))
