"""What every screen is drawn from: for each picture what comes before it.

The clock stands still and the demo school is always the same, so that two pictures differ only where the program
does. The README's pictures are made here too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from PySide6.QtCore import QSettings, Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from support.fake_clock import FakeClock

from observatie.catalogue.catalogue import Catalogue, load_catalogue, load_conversations
from observatie.data import instruments_folder, resource
from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.answers import Answer, LevelValue, ResponseSet
from observatie.domain.acts.conversation import Agreement, Finding, Party, Reaction, Stance
from observatie.domain.acts.entries import Act, Payload
from observatie.domain.clock import LessonClock
from observatie.domain.visit.completeness import places_of
from observatie.domain.visit.steps import VisitStep
from observatie.domain.visit.talk import TalkStep
from observatie.store.library import Library
from observatie.store.response_session import ResponseSession
from observatie.store.visit_session import VisitSession
from observatie.store.wrapping import new_key
from observatie.ui.cover.cover import Cover
from observatie.ui.frame.instruments_place import InstrumentsPlace
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.widgets import column
from observatie.ui.report.pages_view import PagesView
from observatie.ui.review.review_step import ReviewStep
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme, load_fonts
from observatie.ui.unlock.first_start import FirstStart
from observatie.ui.unlock.unlock_screen import UnlockScreen
from render import backups, errors, guests, pairs, typed

_SIZE = (1366, 768)
_NOW = datetime(2026, 11, 21, 10, 23, 38, tzinfo=timezone(timedelta(hours=1)))
_HALFWAY_MS = 1_418_000
_HALFWAY = UUID("00000000-0000-4000-8000-000000000001")
_LONG = UUID("00000000-0000-4000-8000-000000000002")
_LONG_WORDS = (
    "In de eerste tien minuten van het zelfstandig werken lopen negen leerlingen een of meer keren naar de "
    "leerkracht, terwijl de instructietafelgroep op haar wacht; wat kan er op het bord staan, zodat zij "
    "elkaar verder helpen?"
)
_TYPED = "C pakt zelf de stappenkaart en begint #zelf"


@dataclass(frozen=True)
class Stage:
    """What a picture is made of: the shell of a library at one size and in one mode."""

    shell: Shell
    clock: FakeClock


def render_screens(
    folder: Path, beginnings: tuple[str, ...], scales: list[float], modes: tuple[bool, ...]
) -> None:
    """Render into `folder` what begins with one of these names, at these scales; a mode is whether it is dark."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    load_fonts()
    catalogue = load_catalogue(instruments_folder())
    for dark in modes:
        for scale in scales:
            theme = Theme.load(dark=dark, scale=scale)
            for name, widget in _screens(theme, catalogue, beginnings):
                widget.setStyleSheet(stylesheet(theme))
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


def _screens(theme: Theme, catalogue: Catalogue, beginnings: tuple[str, ...]) -> Iterator[tuple[str, QWidget]]:
    with TemporaryDirectory() as folder:
        here = Path(folder)
        locked: dict[str, Callable[[], QWidget]] = {
            "eerste-start": lambda: FirstStart(theme, here),
            "eerste-start-sleutel": lambda: FirstStart(theme, here, key_is_alone=True),
            "eerste-start-gesynchroniseerd": lambda: FirstStart(theme, _synced(here) / "observatie"),
            "ontgrendelen": lambda: UnlockScreen(theme, here),
            "verborgen": lambda: _cover(theme, ask=False),
            "verborgen-wachtwoordzin": lambda: _cover(theme, ask=True),
            "melding-verborgen": lambda: _cover(theme, ask=True, refused=True),
            **errors.locked(theme, here),
            **backups.locked(theme, here),
            **guests.locked(theme, catalogue, FakeClock(_NOW), here),
        }
        yield from ((name, make()) for name, make in locked.items() if name.startswith(beginnings))
        clock = FakeClock(_NOW)
        with make_demo(here / "demo", dict(catalogue.instruments), clock) as library:
            for name, arrange in _FULL.items():
                if name.startswith(beginnings):
                    yield from _staged(name, arrange, library, theme, catalogue, clock, here)
        with Library.create(_made(here / "leeg"), new_key(), "Ineke Smit", "intern begeleider", clock) as library:
            for name, arrange in _EMPTY.items():
                if name.startswith(beginnings):
                    yield from _staged(name, arrange, library, theme, catalogue, clock, here)


def _synced(here: Path) -> Path:
    folder = _made(here / "gesynchroniseerd")
    _made(folder / ".dropbox.cache")
    return folder


def _cover(theme: Theme, *, ask: bool, refused: bool = False) -> QWidget:
    host = QWidget()
    cover = Cover(theme, host)
    cover.show_time(_NOW)
    if ask:
        cover.ask()
    if refused:
        errors.refuse_under(cover)
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
    conversations = load_conversations(resource("conversation"))
    context = AppContext(library, catalogue, clock, theme, StoreLink(library), conversations=conversations)
    machine = MachineSettings(QSettings(str(folder / "venster.ini"), QSettings.Format.IniFormat))
    shell = Shell(context, machine, lambda _parent, _name: None, lambda _parent: None)
    shell.setStyleSheet(stylesheet(theme))
    shell.resize(*_SIZE)
    shell.show()
    arrange(Stage(shell, clock))
    _settle()
    yield name, shell
    for pages in shell.findChildren(PagesView):
        pages.close_pdf()
    shell.deleteLater()


def _place(name: str) -> Callable[[Stage], None]:
    return lambda stage: stage.shell.go(name)


def _step(key: str, step: VisitStep) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        _open(stage, key)
        if stage.shell.visit is not None:
            stage.shell.visit.go(VisitStep(step))

    return arrange


def _open(stage: Stage, key: str) -> None:
    """Open a visit, unless it is the one that is shown."""
    visit, shown = demo_id("visit", key), stage.shell.visit
    if shown is None or not shown.isVisible() or shown.controller.visit.id != visit:
        stage.shell.open_visit(visit)


def _new_visit(stage: Stage) -> None:
    stage.shell.visits.new_asked.emit()


def _unfolded(stage: Stage) -> None:
    _step("rekenen-bakker", VisitStep.PREPARE)(stage)
    fold = stage.shell.findChild(QPushButton, "in-lesson")
    if fold is not None:
        fold.setFocus()
        QTest.keyClick(fold, Qt.Key.Key_Space)


def _report(key: str, *pressed: str) -> Callable[[Stage], None]:
    """The report of a visit, after these buttons were pressed."""

    def arrange(stage: Stage) -> None:
        _step(key, VisitStep.REPORT)(stage)
        page = stage.shell.findChild(QLabel, "report-page")
        for _ in range(200):
            if page is None or " van " in page.text():
                break
            QTest.qWait(30)
        for name in pressed:
            for made in stage.shell.findChildren(QPushButton, name):
                made.click()
                _settle()

    return arrange


def _many_reports(stage: Stage) -> None:
    """The list, with what can be done with all its reports."""
    stage.shell.go("visits")
    for made in stage.shell.findChildren(QPushButton, "reports"):
        made.click()


def _empty_review(stage: Stage) -> None:
    _new_visit(stage)
    if stage.shell.visit is not None:
        stage.shell.visit.go(VisitStep.REVIEW)


def _review(stage: Stage) -> ReviewStep | None:
    _step("rekenen-bakker", VisitStep.REVIEW)(stage)
    return stage.shell.visit.review if stage.shell.visit is not None else None


def _findings(stage: Stage) -> None:
    """The findings of the demo lesson, the second one in hand."""
    review = _review(stage)
    if review is not None:
        review.show_findings()
        review.findings.step(1)


def _filtered(stage: Stage) -> None:
    """The notes with the choices unfolded that narrow them."""
    review = _review(stage)
    if review is not None:
        review.panes.turn_to_notes()
        for name in ("filter", "filter-strong"):
            for made in review.findChildren(QPushButton, name):
                made.click()


def _link_by_name(stage: Stage) -> None:
    """A note in hand, and the field in which an item is found."""
    review = _review(stage)
    if review is not None:
        review.panes.turn_to_notes()
        review.notes.view.setCurrentIndex(review.notes.view.model().index(4, 0))
        review.notes.ask_link_to()
        for field in review.findChildren(QLineEdit, "link-find"):
            QTest.keyClicks(field, "in")


def _interview(stage: Stage) -> None:
    """An item of ADAPT with questions and documents, and an answer to the first."""
    _step("rekenen-jansen-ozdemir", VisitStep.REVIEW)(stage)
    visit = stage.shell.visit
    if visit is None:
        return
    places = (p for each in visit.controller.instruments.values() for p in places_of(each))
    visit.review.go_to(next(place for place in places if place.item and place.item.questions))
    for number, field in enumerate(visit.review.item.heard.findChildren(QPlainTextEdit, "heard-text")):
        if number == 0 and not field.toPlainText():
            QTest.keyClicks(field, "De vier aan tafel heb ik gekozen na de toets van vrijdag.")
    visit.review.leave()
    _settle()
    for area in visit.review.item.findChildren(QScrollArea):
        area.ensureWidgetVisible(visit.review.item.evidence)


def _no_findings(stage: Stage) -> None:
    _empty_review(stage)
    if stage.shell.visit is not None:
        stage.shell.visit.review.show_findings()


def _lesson(stage: Stage) -> None:
    """The demo lesson, as it was in its twenty-fourth minute, with a line half typed."""
    library = stage.shell.context.library
    if not len(library.visit(_HALFWAY).journal):
        _copy_first_half(library, stage.clock)
    stage.shell.open_visit(_HALFWAY)
    if stage.shell.visit is not None:
        session = stage.shell.visit.controller.session
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


def _editor(stage: Stage) -> None:
    """The live screen with an earlier note open in its place, and what to look for beside it."""
    _lesson(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.observe.line.take()
        visit.observe.stream_actions.edit_current()
        visit.observe.look_for()


def _history(stage: Stage) -> None:
    """An earlier note open in its place, with what it said before it was changed twice."""
    _lesson(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.observe.line.take()
        note = visit.observe.phase_and_counts.last_note
        if note is not None and not note.amended:
            session = visit.controller.session
            for words in ("Lkr helpt de groep aan de instructietafel", _LONG_WORDS):
                stage.clock.advance(90_000)
                visit.controller.take(session.amend(note.id, partial(_reworded, words)))
        visit.observe.stream_actions.edit_current()
        for fold in visit.observe.findChildren(QPushButton, "note-history"):
            fold.click()


def _reworded(words: str, note: Payload) -> Payload:
    return note.model_copy(update={"text": words})


def _paper(stage: Stage) -> None:
    """The question when a lesson was that was noted on paper."""
    _new_visit(stage)
    visit = stage.shell.visit
    if visit is not None:
        visit.go(VisitStep.OBSERVE)
        visit.observe.invitation.paper_asked.emit()


def _talk(key: str, step: TalkStep) -> Callable[[Stage], None]:
    """The talk about a visit at one of its steps, before the eyes of others."""

    def arrange(stage: Stage) -> None:
        _open(stage, key)
        _talk_at(stage, step)

    return arrange


def _talk_at(stage: Stage, step: TalkStep) -> None:
    visit = stage.shell.visit
    if visit is not None:
        visit.go(VisitStep.TALK)
        talk = visit.conversation.talk
        if talk is not None and talk.step is not step:
            talk.begin(step)


def _empty_talk(step: TalkStep) -> Callable[[Stage], None]:
    def arrange(stage: Stage) -> None:
        _new_visit(stage)
        _talk_at(stage, step)

    return arrange


def _empty_conversation(stage: Stage) -> None:
    _new_visit(stage)
    if stage.shell.visit is not None:
        stage.shell.visit.go(VisitStep.CONVERSATION)


def _leaving_the_talk(stage: Stage) -> None:
    _talk("tafels-bakker", TalkStep.CLOSING)(stage)
    visit = stage.shell.visit
    if visit is not None and visit.conversation.talk is not None:
        visit.conversation.talk.close_asked.emit()


def _long_talk(step: TalkStep) -> Callable[[Stage], None]:
    """The talk with words as long as people write them, in a visit of its own."""

    def arrange(stage: Stage) -> None:
        library = stage.shell.context.library
        if not len(library.visit(_LONG).journal):
            session = VisitSession.open(library, _LONG, stage.clock)
            settings = library.visit(demo_id("visit", "spelling-van-oosterwijk")).settings
            session.set_up(settings.model_copy(update={"instruments": None, "focus": None}), ())
            words = _LONG_WORDS
            for stance in (Stance.STRENGTH, Stance.TOPIC, Stance.TOPIC, Stance.TOPIC, Stance.TOPIC):
                session.record(Finding(stance=stance, text=words))
            session.record(Reaction(text=words, opening=True))
            for _ in range(4):
                session.record(Agreement(what=words, who=Party.BOTH, when=words, how_seen=words))
            library.append([]).result()
        stage.shell.open_visit(_LONG)
        _talk_at(stage, step)

    return arrange


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


_LONG_ADVICE = (
    "Begin elke rekenles met het doel op het bord, laat de leerlingen het in eigen woorden zeggen en kom er bij "
    "de afsluiting met dezelfde woorden op terug, ook op dagen waarop de les is uitgelopen of van plaats gewisseld"
)


def _begun(stage: Stage, instrument: str, about: ResponseSet, *levels: int, late: bool = False) -> ResponseSession:
    """A response with these levels filled in, from the first item on; early in the autumn, or `late`."""
    context = stage.shell.context
    context.library.append([]).result()
    # Each a minute after the one before: of those of one moment none is the newest.
    clock = FakeClock(_NOW + timedelta(minutes=len(context.library.responses())))
    session = ResponseSession.open(context.library, uuid4(), clock)
    definition = context.catalogue.instruments[instrument]
    day = date(2026, 11, 19) if late else date(2026, 9, 3)
    session.set_up(about.model_copy(update={"dated": day}), definition)
    for item, level in zip(definition.answered_items, levels, strict=False):
        session.record(Answer(instrument=instrument, target=item.id, value=LevelValue(level=level)))
    return session


def _forms(stage: Stage) -> InstrumentsPlace:
    stage.shell.go("instruments")
    place = stage.shell.findChild(InstrumentsPlace)
    assert isinstance(place, InstrumentsPlace)
    return place


def _form_list(stage: Stage) -> None:
    """What was filled in with one instrument, by people with short and long names."""
    library, forms = stage.shell.context.library, _forms(stage)
    if not library.responses():
        people = list(library.register().people)
        for number, person in enumerate(people):
            _begun(stage, "attitudestellingen", ResponseSet(teacher=person), *([3] * number))
        advice = ResponseSet(advice=_LONG_ADVICE)
        _begun(stage, "kwaliteit-adviezen", advice)
        library.append([]).result()
    forms.instruments.fill_asked.emit(stage.shell.context.catalogue.instruments["attitudestellingen"])


def _advice_list(stage: Stage) -> None:
    _form_list(stage)
    _forms(stage).instruments.fill_asked.emit(stage.shell.context.catalogue.instruments["kwaliteit-adviezen"])


def _form(stage: Stage) -> None:
    """A response that is half filled in, and lies beside an earlier one."""
    person = demo_id("person", "bakker")
    _begun(stage, "attitudestellingen", ResponseSet(teacher=person), 2, 3, 4, 3)
    session = _begun(stage, "attitudestellingen", ResponseSet(teacher=person), 2, 4, 4, late=True)
    stage.shell.context.library.append([]).result()
    _forms(stage).responses.begun.emit(session)


def _form_beside(stage: Stage) -> None:
    _form(stage)
    beside = stage.shell.findChild(QPushButton, "response-beside")
    if beside is not None:
        beside.click()


def _form_steps(stage: Stage) -> None:
    school = next(iter(stage.shell.context.library.register().schools))
    session = _begun(stage, "zeven-stappen", ResponseSet(school=school))
    _forms(stage).responses.begun.emit(session)


def _self_differences(stage: Stage) -> None:
    """Zelfbeeld with differences, after the teacher filled in a few items."""
    _step("rekenen-jansen-ozdemir", VisitStep.SELF_ASSESSMENT)(stage)
    visit = stage.shell.visit
    if visit is None:
        return
    controller = visit.controller
    scores = [answer for _, _, answer in controller.visit.answers() if isinstance(answer.value, LevelValue)]
    theirs = VisitSession(
        controller.context.library, controller.visit, controller.context.clock, controller.visit.settings.teacher
    )
    for answer in scores[:4]:
        assert isinstance(answer.value, LevelValue)
        level = LevelValue(level=5 - answer.value.level)
        theirs.record(Answer(instrument=answer.instrument, target=answer.target, value=level))
    visit.self_assessment.enter()


def _self_form(stage: Stage) -> None:
    _step("rekenen-jansen-ozdemir", VisitStep.FILLING_IN)(stage)


def _self_words(stage: Stage) -> None:
    _step("rekenen-bakker", VisitStep.FILLING_IN)(stage)


def _self_nobody(stage: Stage) -> None:
    _new_visit(stage)
    if stage.shell.visit is not None:
        stage.shell.visit.go(VisitStep.SELF_ASSESSMENT)


def _full_disk(arrange: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """What is said on a screen while nothing can be saved."""

    def arranged(stage: Stage) -> None:
        arrange(stage)
        stage.shell.context.link.trouble_changed.emit(errors.FULL_DISK)

    return arranged


_FULL: dict[str, Callable[[Stage], None]] = {
    "lesbezoeken": _place("visits"),
    "voorbereiden": _step("taal-el-amrani", VisitStep.PREPARE),
    "voorbereiden-nieuw": _new_visit,
    "voorbereiden-in-de-les": _unfolded,
    "observeren-vooraf": _step("taal-el-amrani", VisitStep.OBSERVE),
    "observeren": _lesson,
    "observeren-tekens": _signs,
    "observeren-schijf-vol": _full_disk(_lesson),
    "observeren-verbeteren": _editor,
    "observeren-papier": _paper,
    "observeren-achteraf": _step("rekenen-bakker", VisitStep.OBSERVE),
    "uitwerken": _step("rekenen-bakker", VisitStep.REVIEW),
    "uitwerken-bevindingen": _findings,
    "uitwerken-filter": _filtered,
    "uitwerken-koppelen": _link_by_name,
    "uitwerken-interview": _interview,
    "uitwerken-vastgesteld": _step("spelling-van-oosterwijk", VisitStep.REVIEW),
    "uitwerken-adapt": _step("rekenen-jansen-ozdemir", VisitStep.REVIEW),
    "uitwerken-smeets": _step("lezen-wisniewska", VisitStep.REVIEW),
    "nagesprek-vooraf": _step("rekenen-bakker", VisitStep.CONVERSATION),
    "nagesprek-vooraf-vastgesteld": _step("tafels-bakker", VisitStep.CONVERSATION),
    **{f"nagesprek-{step.value}": _talk("rekenen-bakker", step) for step in TalkStep},
    "nagesprek-vastgesteld": _talk("tafels-bakker", TalkStep.REACTION),
    "nagesprek-lang-topics": _long_talk(TalkStep.TOPICS),
    "nagesprek-lang-agreements": _long_talk(TalkStep.AGREEMENTS),
    "nagesprek-uitweg": _leaving_the_talk,
    "rapport": _report("rekenen-bakker"),
    "lesbezoeken-rapporten": _many_reports,
    "rapport-bewijs": _report("rekenen-bakker", "document-bewijs"),
    "rapport-onderdelen": _report("rekenen-bakker", "report-parts"),
    "rapport-vaststellen": _report("rekenen-jansen-ozdemir", "report-settle"),
    "rapport-vastgesteld": _report("tafels-bakker", "report-assent"),
    "rapport-aanvullen": _report("tafels-bakker", "report-add"),
    "zelfbeeld": _step("rekenen-bakker", VisitStep.SELF_ASSESSMENT),
    "zelfbeeld-formulier": _self_form,
    "zelfbeeld-tekst": _self_words,
    "zelfbeeld-verschillen": _self_differences,
    "instrumenten": _place("instruments"),
    "formulier-lijst": _form_list,
    "formulier-lijst-lang": _advice_list,
    "formulier": _form,
    "formulier-zinnen": _form_steps,
    "formulier-naast": _form_beside,
    "help": _place("help"),
    "instellingen": _place("settings"),
    "observeren-wat-er-stond": _history,
}
_EMPTY: dict[str, Callable[[Stage], None]] = {
    "lesbezoeken-leeg": _place("visits"),
    "uitwerken-leeg": _empty_review,
    "zelfbeeld-leeg": _self_nobody,
    "formulier-leeg": lambda stage: _forms(stage).instruments.fill_asked.emit(
        stage.shell.context.catalogue.instruments["afstemming"]
    ),
    "uitwerken-bevindingen-leeg": _no_findings,
    "nagesprek-leeg-vooraf": _empty_conversation,
    "nagesprek-leeg-strengths": _empty_talk(TalkStep.STRENGTHS),
    "nagesprek-leeg-agreements": _empty_talk(TalkStep.AGREEMENTS),
}


def _of_shell(arrange: pairs.Arrange) -> Callable[[Stage], None]:
    return lambda stage: arrange(stage.shell, stage.clock)


_ELSEWHERE = typed.FULL | pairs.FULL | errors.FULL | backups.FULL
_FULL |= {name: _of_shell(arrange) for name, arrange in _ELSEWHERE.items()}
_WRITING = ("voorbereiden", "uitwerken", "nagesprek-topics", "formulier", "paar-blad", "paar-gesprek")
_FULL |= {f"{name}-schijf-vol": _full_disk(_FULL[name]) for name in _WRITING}
_EMPTY |= {name: _of_shell(arrange) for name, arrange in pairs.EMPTY.items()}
