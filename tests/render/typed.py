"""How the screens on which is typed are drawn: what is offered, asked and shown meanwhile."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from support.fake_clock import FakeClock

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import Note, Phase
from observatie.domain.clock import LessonClock
from observatie.domain.visit.steps import VisitStep
from observatie.store.synced_folder import synced_warning
from observatie.store.visit_session import VisitSession
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.record_field import RecordField
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.typed_line import TypedLine
from observatie.ui.visit.visit_screen import VisitScreen

_SPACE = UUID("7e9ed000-0000-4000-8000-00000000ffff")
_MINUTE = 60_000
_INSTRUMENTS = ("adapt", "kijkwijzer", "smeets")
_ON_PAPER = (
    "9.20 Lkr wacht bij de deur, geeft elk kind een hand\n"
    "9.24 A vraagt hulp bij som 3, krijgt de stappenkaart #zelf\n"
    "- 9.31 instructie loopt uit, zes leerlingen kijken naar buiten, twee lopen naar de kast voor een tekenblad\n"
    "/fase verwerking 9.35\n"
    "+ 18'15 B legt de som uit aan C en tekent er een getallenlijn bij\n"
    "zonder tijd: bordje op groen"
)

Arrange = Callable[[Shell, FakeClock], None]


def _press(parent: QWidget, name: str) -> None:
    found = parent.findChild(QPushButton, name)
    assert found is not None, name
    found.click()


def _lesson(shell: Shell, clock: FakeClock, key: str, *, on_paper: bool = False) -> VisitScreen:
    """A lesson with three instruments: half an hour under way, or held on paper, with what was noted in it."""
    library, instruments = shell.context.library, shell.context.catalogue.instruments
    visit_id = uuid5(_SPACE, key)
    session = VisitSession.open(library, visit_id, clock)
    if not len(session.visit.journal):
        settings = library.visit(demo_id("visit", "rekenen-bakker")).settings
        used = tuple(instruments[name] for name in _INSTRUMENTS)
        session.set_up(settings.model_copy(update={"instruments": None, "focus": None}), used)
        if on_paper:
            session.hold_on_paper(
                clock.now().wall.replace(hour=9, minute=0, second=0, microsecond=0), 50 * _MINUTE
            )
        else:
            session.begin_lesson()
            session.record(Phase(name="Instructie"), lesson_ms=12 * _MINUTE)
            session.record(Note(text="Lkr geeft het doel, twee keer. C knikt."), lesson_ms=14 * _MINUTE)
            session.record(Phase(name="Begeleide inoefening in tweetallen"), lesson_ms=20 * _MINUTE)
            session.record(Note(text="B en C tellen samen, hardop."), lesson_ms=23 * _MINUTE)
        library.append([]).result()
    shell.open_visit(visit_id)
    assert shell.visit is not None
    if not on_paper:
        shell.visit.controller.session.lesson_clock = LessonClock(clock.now(), 24 * _MINUTE)
    shell.visit.go(VisitStep.OBSERVE)
    shell.visit.observe.enter()
    return shell.visit


def _key(shell: Shell, key: str) -> str:
    theme = shell.context.theme
    return f"{key}-{theme.dark}-{theme.scale}"


def offered(word: str) -> Arrange:
    """Draw what is offered behind a sign, with three instruments in use."""

    def arrange(shell: Shell, clock: FakeClock) -> None:
        QTest.keyClicks(_lesson(shell, clock, "lopend").observe.line, f"C pakt zelf de stappenkaart #{word}")

    return arrange


def unresolved(shell: Shell, clock: FakeClock) -> None:
    """Draw what is said of a word behind a # that is no item."""
    line = _lesson(shell, clock, _key(shell, "onbekend")).observe.line
    QTest.keyClicks(line, "C pakt zelf de stappenkaart #zelfinstuctie")
    QTest.keyClick(line, Qt.Key.Key_Return)


def hints(shell: Shell, clock: FakeClock) -> None:
    """Draw the live screen with nothing on its line, after an act that can be undone."""
    line = _lesson(shell, clock, _key(shell, "tips")).observe.line
    QTest.keyClicks(line, "- lkr loopt de hele les rond")
    QTest.keyClick(line, Qt.Key.Key_Return)


def pasted(shell: Shell, clock: FakeClock) -> None:
    """Draw what pasted lines become, once it was said which times are meant."""
    pasted_asked(shell, clock)
    assert shell.visit is not None
    _press(shell.visit.observe.times, "time-1")


def pasted_asked(shell: Shell, clock: FakeClock) -> None:
    """Draw what pasted lines become, and below it the question which times are meant."""
    line = _lesson(shell, clock, "papier", on_paper=True).observe.line
    line.lines_given.emit(TypedLine(_ON_PAPER, None))


def time_asked(shell: Shell, clock: FakeClock) -> None:
    """Draw the question which of two times is meant."""
    line = _lesson(shell, clock, "papier", on_paper=True).observe.line
    QTest.keyClicks(line, "9.18 A vraagt hulp")
    QTest.keyClick(line, Qt.Key.Key_Return)


def edited_in_review(shell: Shell, clock: FakeClock) -> None:
    """Draw a note that is edited in Uitwerken, with what is offered behind a sign."""
    visit = _lesson(shell, clock, _key(shell, "nakijken"))
    visit.controller.take(visit.controller.session.end_lesson())
    visit.go(VisitStep.REVIEW)
    review = visit.review
    review.panes.turn_to_notes()
    view = review.notes.view
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    review.notes.edit_current()
    for opened in review.findChildren(NoteLine, "note-words"):
        QTest.keyClicks(opened, " #werk")


def settled_with_words(shell: Shell, clock: FakeClock) -> None:
    """Draw what settling says of words behind a # that became no item."""
    visit = _lesson(shell, clock, _key(shell, "vaststellen"))
    session = visit.controller.session
    session.record(Note(text="C krijgt #tempo en #meertijd"), lesson_ms=21 * _MINUTE)
    session.record(Note(text="B pakt #stappenkaart"), lesson_ms=22 * _MINUTE)
    visit.controller.take(session.end_lesson())
    visit.go(VisitStep.REPORT)
    _press(shell, "report-settle")


def meant(shell: Shell, _clock: FakeClock) -> None:
    """Draw the question whether a name is that of somebody who is known."""
    shell.visits.new_asked.emit()
    assert shell.visit is not None
    field = shell.visit.prepare.findChild(RecordField, "teacher")
    assert field is not None
    QTest.keyClicks(field, "bakker")
    field.finish()


def synced(shell: Shell, _clock: FakeClock) -> None:
    """Draw the notice of a library in a folder that a program synchronises."""
    with TemporaryDirectory() as folder:
        (Path(folder) / ".dropbox.cache").mkdir()
        shell.go("visits")
        shell.tell(synced_warning(Path(folder), exists=True))


FULL: dict[str, Arrange] = {
    "observeren-tips": hints,
    "observeren-aanbod": offered("werk"),
    "observeren-aanbod-lang": offered("monitor"),
    "observeren-onbekend": unresolved,
    "observeren-plakken": pasted,
    "observeren-plakken-vraag": pasted_asked,
    "observeren-tijdvraag": time_asked,
    "uitwerken-verbeteren": edited_in_review,
    "rapport-vaststellen-los": settled_with_words,
    "voorbereiden-bedoel-je": meant,
    "lesbezoeken-gesynchroniseerd": synced,
}
