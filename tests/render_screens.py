"""Renders every screen to PNG, light and dark, at 100 % and 200 %: `python tests/render_screens.py FOLDER`.

The clock stands still and the demo school is always the same, so that two pictures differ only where the program
does. The README's picture is made here too.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from observatie.catalogue.catalogue import Catalogue, load_catalogue
from observatie.data import instruments_folder
from observatie.demo import demo_id, make_demo
from observatie.domain.clock import FakeClock, LessonClock
from observatie.domain.entries import Act
from observatie.store.keyfile import new_key
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.ui.cover.cover import Cover
from observatie.ui.desk import Desk, StoreLink
from observatie.ui.settings.machine_settings import MachineSettings
from observatie.ui.shell import Shell
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme, load_fonts
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen
from observatie.ui.widgets import column

_SIZE = (1366, 768)
_NOW = datetime(2026, 11, 21, 10, 23, 38, tzinfo=timezone(timedelta(hours=1)))
_HALFWAY_MS = 1_418_000
_HALFWAY = UUID("00000000-0000-4000-8000-000000000001")
_TYPED = "C pakt zelf de stappenkaart en begint #zelf"


@dataclass(frozen=True)
class Stage:
    """What a picture is made of: the shell of a library at one size and in one mode."""

    shell: Shell
    clock: FakeClock


def main(folder: Path) -> None:
    """Render everything into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    load_fonts()
    catalogue = load_catalogue(instruments_folder())
    for dark in (False, True):
        for scale in (1.0, 2.0):
            theme = Theme.load(dark=dark, scale=scale)
            application.setStyleSheet(stylesheet(theme))
            for name, widget in _screens(theme, catalogue):
                path = folder / f"{name}-{'donker' if dark else 'licht'}-{scale:.0%}.png"
                _picture(widget, path)
                print(path)


def _picture(widget: QWidget, path: Path) -> None:
    widget.resize(*_SIZE)
    widget.show()
    _settle()
    widget.grab().save(str(path))
    widget.hide()


def _settle() -> None:
    # Layouts, first heights and what a worker sent settle in a few rounds of the event loop.
    for _ in range(12):
        QThreadPool.globalInstance().waitForDone()
        QTest.qWait(25)


def _screens(theme: Theme, catalogue: Catalogue) -> Iterator[tuple[str, QWidget]]:
    with TemporaryDirectory() as folder:
        here = Path(folder)
        first, unlock = FirstStart(theme, here), UnlockScreen(theme, here)
        yield "eerste-start", first
        yield "ontgrendelen", unlock
        yield "verborgen", _cover(theme, ask=False)
        yield "verborgen-wachtwoordzin", _cover(theme, ask=True)
        clock = FakeClock(_NOW)
        with make_demo(here / "demo", dict(catalogue.instruments), clock) as library:
            for name, arrange in _FULL.items():
                yield from _staged(name, arrange, library, theme, catalogue, clock, here)
        with Library.create(_made(here / "leeg"), new_key(), "Ineke Smit", "intern begeleider", clock) as library:
            for name, arrange in _EMPTY.items():
                yield from _staged(name, arrange, library, theme, catalogue, clock, here)


def _cover(theme: Theme, *, ask: bool) -> QWidget:
    host = QWidget()
    cover = Cover(theme, host)
    cover.show_time(_NOW)
    if ask:
        cover.ask()
    host.setLayout(column(theme, cover))
    return host


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _staged(
    name: str,
    arrange: Callable[[Stage], None],
    library: Library,
    theme: Theme,
    catalogue: Catalogue,
    clock: FakeClock,
    folder: Path,
) -> Iterator[tuple[str, QWidget]]:
    desk = Desk(library, catalogue, clock, theme, StoreLink(library))
    machine = MachineSettings(QSettings(str(folder / "venster.ini"), QSettings.Format.IniFormat))
    shell = Shell(desk, machine, lambda _parent, _name: None)
    shell.resize(*_SIZE)
    shell.show()
    arrange(Stage(shell, clock))
    _settle()
    yield name, shell
    shell.deleteLater()


def _place(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.shell.go(name)


def _step(key: str, step: str) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        stage.shell.open_visit(demo_id("visit", key))
        if stage.shell.visit is not None:
            stage.shell.visit.go(step)

    return arrange


def _new_visit(stage: Stage) -> None:
    stage.shell.visits.new_asked.emit()


def _unfolded(stage: Stage) -> None:
    _step("rekenen-bakker", "prepare")(stage)
    fold = stage.shell.findChild(QPushButton, "in-lesson")
    if fold is not None:
        fold.setFocus()
        QTest.keyClick(fold, Qt.Key.Key_Space)


def _report(stage: Stage) -> None:
    _step("rekenen-bakker", "report")(stage)
    page = stage.shell.findChild(QLabel, "report-page")
    for _ in range(200):
        if page is None or " van " in page.text():
            break
        QTest.qWait(30)


def _empty_review(stage: Stage) -> None:
    _new_visit(stage)
    if stage.shell.visit is not None:
        stage.shell.visit.go("review")


def _lesson(stage: Stage) -> None:
    """The demo lesson, as it was in its twenty-fourth minute, with a line half typed."""
    library = stage.shell.desk.library
    if not len(library.visit(_HALFWAY).journal):
        _copy_first_half(library, stage.clock)
    stage.shell.open_visit(_HALFWAY)
    if stage.shell.visit is not None:
        session = stage.shell.visit.visit_desk.session
        session.lesson_clock = LessonClock(stage.clock.now(), _HALFWAY_MS)
        stage.shell.visit.observe.enter()
        QTest.keyClicks(stage.shell.visit.observe.line, _TYPED)


def _signs(stage: Stage) -> None:
    """The live screen with all signs and commands above the line."""
    _lesson(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.observe.line.take()
        QTest.keyClicks(visit.observe.line, "/")


def _mending(stage: Stage) -> None:
    """The live screen with an earlier note open in its place, and what to look for beside it."""
    _lesson(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.observe.line.take()
        visit.observe.work.mend_current()
        visit.observe.look_for()


def _paper(stage: Stage) -> None:
    """The question when a lesson was that was noted on paper."""
    _new_visit(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.go("observe")
        visit.observe.invitation.paper_asked.emit()


def _copy_first_half(library: Library, clock: FakeClock) -> None:
    lesson = library.visit(demo_id("visit", "rekenen-bakker"))
    session = VisitSession.open(library, _HALFWAY, clock)
    used = tuple(library.instruments_of(lesson).values())
    session.set_up(lesson.settings, used)
    session.begin_lesson()
    for standing in lesson.shown("phase", "note", "count", "sample"):
        if standing.lesson_ms is not None and standing.lesson_ms < _HALFWAY_MS:
            act: Act = standing.act
            session.record(act, lesson_ms=standing.lesson_ms)
    library.append([]).result()


_FULL: dict[str, Callable[[Stage], None]] = {
    "lesbezoeken": _place("visits"),
    "voorbereiden": _step("taal-el-amrani", "prepare"),
    "voorbereiden-nieuw": _new_visit,
    "voorbereiden-in-de-les": _unfolded,
    "observeren-vooraf": _step("taal-el-amrani", "observe"),
    "observeren": _lesson,
    "observeren-tekens": _signs,
    "observeren-verbeteren": _mending,
    "observeren-papier": _paper,
    "observeren-achteraf": _step("rekenen-bakker", "observe"),
    "uitwerken": _step("rekenen-bakker", "review"),
    "uitwerken-adapt": _step("rekenen-jansen-ozdemir", "review"),
    "uitwerken-smeets": _step("lezen-wisniewska", "review"),
    "rapport": _report,
    "instrumenten": _place("instruments"),
    "help": _place("help"),
    "instellingen": _place("settings"),
}
_EMPTY: dict[str, Callable[[Stage], None]] = {
    "lesbezoeken-leeg": _place("visits"),
    "uitwerken-leeg": _empty_review,
}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python tests/render_screens.py FOLDER")
    main(Path(sys.argv[1]))
