"""In de les, on Voorbereiden: what is set beforehand for the live screen, by keys and judged by the store."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import Count, Legend, Note, Phase, VisitSet
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.visit.visit import Visit
from observatie.store.register_session import RegisterSession
from observatie.ui.observe.observe_step import ObserveStep
from observatie.ui.prepare.prepare_step import PrepareStep
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

WILG, MEEUW = demo_id("school", "wilg"), demo_id("school", "kokmeeuw")
CTRL = Qt.KeyboardModifier.ControlModifier
USUAL = "Start, Instructie, Begeleide inoefening, Zelfstandige verwerking, Afsluiting"
NINE = ("vingers", "beurten", "onderbrekingen", "", "", "", "", "", "")
FIELDS = (
    *("phases", "counter-1", "counter-2", "counter-3", "counter-4", "counter-5", "counter-6", "counter-7"),
    *("counter-8", "counter-9", "interval", "legend"),
)


@pytest.fixture
def new(new_visit):
    return new_visit("kijkwijzer")


@pytest.fixture
def step(show, new):
    """The step of a visit at which only the subject was set, unfolded."""
    return unfold(show(new))


def part(step: QWidget, name: str):
    found = step.findChild(QWidget, name)
    assert found is not None, name
    return found


def unfold(step: PrepareStep) -> PrepareStep:
    fold = part(step, "in-lesson")
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    return step


def fill(step: PrepareStep, name: str, text: str, leave: Qt.Key = Qt.Key.Key_Tab):
    """Type in a field that may hold something, and leave it; a line break is the Enter key."""
    field = part(step, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)
    QTest.keyClick(field, leave)


def said(step: PrepareStep, name: str) -> str:
    return part(step, f"{name}-said").text()


def legend_entries(visit: Visit) -> list[Legend]:
    return [standing.act for standing in visit.journal.standing("legend")]


# Folded


def test_folded_it_says_in_a_line_what_is_set(show, new):
    step = show(new)
    assert said(step, "in-lesson") == (
        "5 gewone lesfasen · turven: vingers, beurten, onderbrekingen · niet tellen · geen legenda"
    )
    new.set_up(VisitSet(phases=("Kring",), counters=("zuchten",), sample_minutes=2))
    new.record(Legend(label="C", text="raam"))
    assert said(step, "in-lesson") == (
        "1 lesfase van dit lesbezoek · turven: zuchten · tellen elke 2 minuten · legenda: C"
    )
    new.set_up(VisitSet(counters=("een", "twee", "drie", "vier", "vijf")))
    assert "turven: een, twee, drie en 2 meer" in said(step, "in-lesson")
    assert not part(step, "phases").isVisible()


def test_it_unfolds_and_folds_by_key(qtbot, show, new):
    step = show(new)
    fold = part(step, "in-lesson")
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert all(part(step, name).isVisible() for name in FIELDS)
    assert not part(step, "in-lesson-said").isVisible()
    assert fold.hasFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert not any(part(step, name).isVisible() for name in FIELDS)
    assert part(step, "in-lesson-said").isVisible()


def test_unfolded_it_stays_so_when_the_step_is_left_and_entered(step):
    step.leave()
    step.hide()
    step.show()
    step.enter()
    assert part(step, "phases").isVisible()


def test_what_was_unfolded_is_brought_in_sight(qtbot, step):
    fold = part(step, "in-lesson")
    qtbot.waitUntil(lambda: fold.mapTo(step, fold.rect().topLeft()).y() < 100)


def test_walking_through_all_fields_in_order_records_nothing(qtbot, step, new):
    before, passed = len(new.visit.journal), []
    for _ in range(len(FIELDS)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget().objectName())
    step.leave()
    assert tuple(passed) == FIELDS
    assert len(new.visit.journal) == before


def test_what_was_not_left_is_recorded_when_the_step_is_left(qtbot, step, new, stored):
    for name, text in (("phases", ", Kring"), ("counter-4", "zuchten"), ("legend", "C: raam")):
        field = part(step, name)
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_End, CTRL)
        qtbot.keyClicks(field, text)
    step.leave()
    visit = stored(new)
    assert visit.settings.phases[-1] == "Kring"
    assert visit.settings.counters[3] == "zuchten"
    assert visit.legend == {"C": "raam"}


# Phases


def test_the_usual_phases_are_there(step):
    assert part(step, "phases").toPlainText() == USUAL
    assert said(step, "phases") == "Gewoon, zoals bij elke les."


def test_ctrl_0_begins_the_phases_that_were_typed(show, step, new, stored):
    fill(step, "phases", " Kring, Werken ,Opruimen")
    assert stored(new).settings.phases == ("Kring", "Werken", "Opruimen")
    assert part(step, "phases").toPlainText() == "Kring, Werken, Opruimen"
    assert said(step, "phases").startswith("Van dit lesbezoek.")
    new.take(new.session.begin_lesson())
    lesson = show(new, ObserveStep)
    for _ in range(2):
        QTest.keyClick(lesson.line, Qt.Key.Key_0, CTRL)
    assert [phase.act for phase in stored(new).shown("phase")] == [Phase(name="Kring"), Phase(name="Werken")]


def test_enter_takes_the_phases(step, new, stored):
    fill(step, "phases", "Kring, Werken", leave=Qt.Key.Key_Return)
    assert stored(new).settings.phases == ("Kring", "Werken")


def test_an_emptied_field_goes_back_to_what_holds_otherwise(step, new, stored):
    fill(step, "phases", "Kring, Werken")
    fill(step, "phases", "")
    assert stored(new).settings.phases == ()
    assert part(step, "phases").toPlainText() == USUAL
    assert said(step, "phases") == "Gewoon, zoals bij elke les."


def test_emptied_without_names_of_its_own_it_records_nothing_and_fills_again(step, new):
    before = len(new.visit.journal)
    fill(step, "phases", "")
    assert len(new.visit.journal) == before
    assert part(step, "phases").toPlainText() == USUAL


def test_of_two_instruments_that_name_phases_the_first_wins(show, context, new):
    first, second = (context.catalogue.instruments[name] for name in ("adapt", "kijkwijzer"))
    first = first.model_copy(update={"phases": ("Voor", "Na")})
    second = second.model_copy(update={"phases": ("Een", "Twee")})
    new.set_up(VisitSet(), (first, second))
    step = unfold(show(new))
    assert part(step, "phases").toPlainText() == "Voor, Na"
    assert said(step, "phases") == "Van het instrument ADAPT."
    fill(step, "phases", "Op, Neer")
    fill(step, "phases", "")
    assert part(step, "phases").toPlainText() == "Voor, Na"


# The phases of a school


def test_the_school_remembers_the_phases_for_its_next_visits(qtbot, show, context, new, new_visit, stored):
    new.set_up(VisitSet(school=WILG))
    step = unfold(show(new))
    field = part(step, "phases")
    fill(step, "phases", "Kring, Werken")
    assert QApplication.focusWidget() is part(step, "remember-phases")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: context.library.register().schools[WILG].phases == ("Kring", "Werken"))
    assert not part(step, "remember-phases").isEnabled()
    assert field.hasFocus()
    assert said(step, "phases") == "Van dit lesbezoek, en zo onthouden voor Basisschool De Wilg."
    next_visit = new_visit("kijkwijzer")
    next_visit.set_up(VisitSet(school=WILG))
    later = show(next_visit)
    assert part(later, "phases").toPlainText() == "Kring, Werken"
    assert said(later, "phases") == "Van Basisschool De Wilg."
    assert stored(next_visit).settings.phases is None


def test_what_one_school_remembers_is_not_of_another_nor_of_other_visits(
    qtbot, show, context, demo_visit, new, stored
):
    elsewhere = demo_visit("taal-el-amrani")
    elsewhere.set_up(VisitSet(school=MEEUW))
    before = len(stored(elsewhere).journal)
    new.set_up(VisitSet(school=WILG))
    step = unfold(show(new))
    fill(step, "phases", "Kring, Werken")
    fill(step, "counter-1", "zuchten")
    part(step, "remember-phases").click()
    qtbot.waitUntil(lambda: context.library.register().schools[WILG].phases == ("Kring", "Werken"))
    other = unfold(show(elsewhere))
    assert part(other, "phases").toPlainText() == USUAL
    assert part(other, "counter-1").text() == "vingers"
    assert context.library.register().schools[MEEUW].phases == ()
    assert len(stored(elsewhere).journal) == before


def test_nothing_is_remembered_without_a_school_or_without_a_difference(step, new):
    button = part(step, "remember-phases")
    fill(step, "phases", "Kring, Werken")
    assert not button.isEnabled()
    new.set_up(VisitSet(school=WILG))
    assert button.isEnabled()
    fill(step, "phases", "")
    assert not button.isEnabled()


def test_the_name_of_the_school_stays_as_it_is(qtbot, show, context, new):
    new.set_up(VisitSet(school=MEEUW))
    step = unfold(show(new))
    before = context.library.register().schools[MEEUW]
    fill(step, "phases", "Kring")
    part(step, "remember-phases").click()
    after = SchoolRecord(id=MEEUW, name=before.name, phases=("Kring",))
    qtbot.waitUntil(lambda: context.library.register().schools[MEEUW] == after)


# Counters


def test_a_key_counts_under_the_name_that_was_typed(show, step, new, stored):
    fill(step, "counter-4", "  naar de   lkr ")
    assert stored(new).settings.counters == (*NINE[:3], "naar de lkr", *NINE[4:])
    new.take(new.session.begin_lesson())
    lesson = show(new, ObserveStep)
    QTest.keyClick(lesson.line, Qt.Key.Key_4, CTRL)
    assert [count.act for count in stored(new).shown("count")] == [Count(counter="naar de lkr")]


def test_an_emptied_key_is_free(step, new, stored):
    fill(step, "counter-2", "", leave=Qt.Key.Key_Return)
    assert stored(new).settings.counters == ("vingers", "", "onderbrekingen", *NINE[3:])


def test_a_name_that_was_given_in_the_lesson_is_here_afterwards(show, step, new):
    new.take(new.session.begin_lesson())
    lesson = show(new, ObserveStep)
    for typed in ("/turf 4 complimenten", "/interval 3 27", "/legenda C raam"):
        QTest.keyClicks(lesson.line, typed)
        QTest.keyClick(lesson.line, Qt.Key.Key_Return)
    step.enter()
    assert part(step, "counter-4").text() == "complimenten"
    assert part(step, "interval").isChecked()
    assert part(step, "interval-minutes").text() == "elke 3 min"
    assert part(step, "pupils").text() == "27 leerlingen"
    assert part(step, "legend").toPlainText() == "C: raam"


# Counting at fixed moments


def switch(step: PrepareStep):
    box = part(step, "interval")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_nothing_is_asked_until_it_is_asked_for(step, new, stored):
    assert not part(step, "interval").isChecked()
    assert not part(step, "interval-minutes").isEnabled()
    switch(step)
    settings = stored(new).settings
    assert (settings.sample_minutes, settings.pupils) == (2, None)


def test_how_often_and_of_how_many_is_typed_right_after_it(step, new, stored):
    switch(step)
    for number in ("5", "27"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), number)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settings = stored(new).settings
    assert (settings.sample_minutes, settings.pupils) == (5, 27)


def test_set_off_and_on_again_it_is_as_often_as_before(step, new, stored):
    switch(step)
    fill(step, "interval-minutes", "5")
    switch(step)
    assert stored(new).settings.sample_minutes == 0
    switch(step)
    assert stored(new).settings.sample_minutes == 5


def test_a_number_of_pupils_that_was_taken_away_is_not_put_with_an_answer(show, step, new, stored, clock):
    switch(step)
    fill(step, "pupils", "27")
    fill(step, "pupils", "0")
    new.take(new.session.begin_lesson())
    lesson = show(new, ObserveStep)
    clock.advance(120_000)
    lesson.watch.look()
    QTest.keyClicks(lesson.line, "24")
    QTest.keyClick(lesson.line, Qt.Key.Key_Return)
    (sample,) = stored(new).shown("sample")
    assert (sample.act.at_work, sample.act.present) == (24, None)


def test_what_is_set_while_the_lesson_runs_has_its_moment(step, new, stored, clock):
    new.take(new.session.begin_lesson())
    clock.advance(90_000)
    switch(step)
    last = stored(new).journal.last("visit_set")
    assert (last.lesson_ms, last.act) == (90_000, VisitSet(sample_minutes=2))


# The legend


def test_each_line_is_a_label_and_only_what_differs_is_recorded(step, new, stored):
    fill(step, "legend", "C: raam, derde rij\nA: bij de deur")
    assert stored(new).legend == {"A": "bij de deur", "C": "raam, derde rij"}
    assert part(step, "legend").toPlainText() == "A: bij de deur\nC: raam, derde rij"
    fill(step, "legend", "A: bij de deur\nC: achterin")
    assert legend_entries(stored(new)) == [
        Legend(label="C", text="raam, derde rij"),
        Legend(label="A", text="bij de deur"),
        Legend(label="C", text="achterin"),
    ]


def test_a_line_that_is_removed_takes_its_label_away(step, new, stored):
    fill(step, "legend", "A: bij de deur\nC: raam")
    fill(step, "legend", "C: raam")
    assert legend_entries(stored(new))[-1] == Legend(label="A", text="")
    assert stored(new).legend == {"C": "raam"}


def test_a_name_is_told_in_place_and_not_lost_nor_recorded(step, new, stored):
    fill(step, "legend", "C: raam\nSanne: deur\nA: kast")
    assert stored(new).legend == {"A": "kast", "C": "raam"}
    assert part(step, "legend").toPlainText() == "C: raam\nSanne: deur\nA: kast"
    assert said(step, "legend").startswith("“Sanne” is geen label; die regel telt nog niet.")
    new.record(Legend(label="B", text="midden"))
    assert part(step, "legend").toPlainText() == "A: kast\nB: midden\nC: raam\nSanne: deur"
    fill(step, "legend", "A: kast\nB: midden\nC: raam\nD: deur")
    assert said(step, "legend") == ""
    assert stored(new).legend["D"] == "deur"


def test_it_says_what_becomes_of_the_legend(step):
    assert part(step, "legend-goes").text() == (
        "Staat alleen in het rapport als je daarom vraagt, en wordt gewist zodra het rapport is vastgesteld."
    )


@pytest.mark.parametrize("keeps", [True, False])
def test_a_legend_that_is_gone_is_not_shown(step, new, keeps):
    fill(step, "legend", "C: raam")
    new.record(Note(text="C wacht"))
    new.record(StatusSet(status=ReportStatus.SETTLED, keeps_legend=keeps))
    assert part(step, "legend").isVisible() is keeps
    assert part(step, "legend").toPlainText() == ("C: raam" if keeps else "")
    assert ("legenda" in said(step, "in-lesson")) is keeps


# However large


@pytest.mark.parametrize(("scale", "width"), [(1.0, 600), (1.0, 1274), (2.0, 1278), (2.0, 936)])
def test_nothing_is_cut_however_large_the_letters_and_long_the_names(
    qtbot, context, show, new, clock, scale, width
):
    name = "Openbare basisschool voor daltononderwijs De Regenboogwerkplaats aan de Merwede"
    school = RegisterSession(context.library, clock).add_school(name)
    school.saved.result(timeout=timedelta(seconds=5).total_seconds())
    new.set_up(VisitSet(school=school.id, phases=("Zelfstandige verwerking in hoeken",) * 3))
    new.set_up(VisitSet(counters=("onderbrekingen van buiten de klas en op de gang",) * 9))
    new.record(Legend(label="C", text="raam " * 60))
    large = AppContext(
        context.library, context.catalogue, context.clock, Theme.load(dark=False, scale=scale), context.link
    )
    step = unfold(show(VisitController(large, new.session)))
    step.resize(width, 600)
    content = part(step, "prepare-content")
    qtbot.waitUntil(lambda: content.width() <= width)
    assert content.minimumSizeHint().width() <= content.width()
