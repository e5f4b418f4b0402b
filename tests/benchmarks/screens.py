"""What a screen costs that is open: a character typed and a note entered in a lesson of 5,000 notes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter_ns

from libraries import Made
from measure import FRAME_MS, percentile
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from table import Row, times

from observatie.catalogue.catalogue import Catalogue
from observatie.clock import SystemClock
from observatie.domain.clock import LessonClock
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.observe.observe_step import ObserveStep
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme, load_fonts

_NOTES = 150
_SCREENFUL = 20
_SIZE = (1366, 768)
_TYPED = "C legt de stappenkaart op tafel en kijkt naar de lkr #zelfin"
_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class _Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def application() -> QApplication:
    """Return the application in the look of the program."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    # The platform without a screen says with every change of a size that it has no hints to pass on.
    qInstallMessageHandler(lambda *_: None)
    made = QApplication([])
    load_fonts()
    made.setStyle("Fusion")
    return made


def context_of(library: Library) -> AppContext:
    """Return a context with the library; a visit that is there has its instruments with it."""
    theme = Theme.load(dark=False, scale=1.0)
    return AppContext(library, Catalogue((), ()), SystemClock(), theme, StoreLink(library))


def readable_rows(library: Library, session: VisitSession) -> NoteModel:
    """Return the notes of a visit as rows, of which a screenful was asked for its texts."""
    model = NoteModel(VisitController(context_of(library), session))
    for row in range(model.rowCount() - _SCREENFUL, model.rowCount()):
        assert model.index(row).data()
    return model


def typing_rows(long: Made) -> Iterator[Row]:
    """Yield what a key costs, from the event until nothing is left to paint."""
    app = application()
    with Library.open(long.folder, long.key) as library, _observing(library, long) as (step, controller):
        notes = step.stream.model().rowCount()
        typed, entered = _type_notes(app, step, controller)
    for said, found, goal in (
        (f"character typed to painted, p99, {notes:,} notes", typed, 0.5),
        ("Enter to acknowledged to painted, p99", entered, 1.0),
    ):
        yield times(said, f"a frame at 60 Hz ({len(found)} keys)", percentile(found, 0.99), FRAME_MS, goal)


@contextmanager
def _observing(library: Library, long: Made) -> Iterator[tuple[ObserveStep, VisitController]]:
    assert long.running is not None
    session = VisitSession.open(library, long.running, SystemClock())
    # Not resumed: these lessons are of long ago, and would be ended as left behind.
    session.lesson_clock = LessonClock(session.now(), session.visit.length_ms)
    controller = VisitController(context_of(library), session)
    step = ObserveStep(controller)
    step.setStyleSheet(stylesheet(Theme.load(dark=False, scale=1.0)))
    step.resize(*_SIZE)
    step.show()
    step.enter()
    QApplication.processEvents()
    yield step, controller
    step.retire()
    step.close()
    step.deleteLater()
    QApplication.processEvents()


def _type_notes(
    app: QApplication, step: ObserveStep, controller: VisitController
) -> tuple[list[float], list[float]]:
    """Return the milliseconds that each character took, and each Enter; the first note is for warmth."""
    line, stream = _Painted(step.line), _Painted(step.stream.viewport())
    painted_when_saved: list[int] = []
    controller.saved.connect(lambda _entry: painted_when_saved.append(stream.count))

    def character_is_painted(before: int) -> bool:
        return line.count > before

    def note_is_painted(acts: int) -> bool:
        return len(painted_when_saved) > acts and stream.count > painted_when_saved[-1]

    typed: list[float] = []
    entered: list[float] = []
    for _ in range(_NOTES):
        for character in _TYPED:
            typed.append(_key(app, step, character, partial(character_is_painted, line.count)))
        entered.append(_key(app, step, Qt.Key.Key_Return, partial(note_is_painted, len(painted_when_saved))))
    return typed[len(_TYPED) :], entered[1:]


def _key(app: QApplication, step: ObserveStep, key: str | Qt.Key, is_painted: Callable[[], bool]) -> float:
    begin = perf_counter_ns()
    QTest.keyClick(step.line, key)
    while not is_painted():
        app.processEvents(_WAIT)
    # What the first round of painting brought about, a line of text more or less, belongs to it too.
    app.processEvents()
    return (perf_counter_ns() - begin) / 1e6
