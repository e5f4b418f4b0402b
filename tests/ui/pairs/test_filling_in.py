"""Filling in alone, as each of the two does it with keys; judged by what the library has of the sheet."""

from base64 import b64decode

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QThreadPool
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QWidget
from support.hands import CTRL, find, key, write
from support.pairs.samples import HER_WORD, HERS, HIS, HIS_WORD, PLACES, SESSION, begun, fill_in
from support.samples import CHEAP

from observatie.domain.acts.pair_acts import Seating
from observatie.domain.errors import BugError, KnownError
from observatie.domain.pair.sheet import SheetState
from observatie.store.sheets import begin, unlock
from observatie.ui.kit.background import Background
from observatie.ui.pairs.hand_over import HandOver
from observatie.ui.pairs.sheet_controller import PairSheetController
from observatie.ui.pairs.sheet_form import SheetForm
from observatie.ui.pairs.word_page import ChooseWord, GiveWord
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme

SECRET = "Ik ben bang voor ruzie"


def press(page, name):
    find(page, QPushButton, name).setFocus()
    key(Qt.Key.Key_Space)


def labels(page):
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def focus_name():
    return QApplication.focusWidget().objectName()


def on_disk(controller, partner):
    """Return the sheet as the library has it, whoever closes the program now."""
    controller.context.library.append(()).result()
    return controller.context.library.sheets(SESSION).get(partner)


def words_on_disk(controller, partner, word=HER_WORD):
    return unlock(on_disk(controller, partner), word).text.words


@pytest.fixture
def fatima(controller):
    return controller.pair.partners[0]


@pytest.fixture
def joost(controller):
    return controller.pair.partners[1]


@pytest.fixture
def form(controller, fatima, theme, show):
    """Her sheet, begun and empty, in front of her."""
    sheet = begin(SESSION, fatima, HER_WORD, cost=CHEAP)
    controller.keep(sheet)
    return show(SheetForm(theme, PairSheetController(controller, fatima), sheet))


@pytest.fixture
def asked(controller, fatima, theme, show):
    """Her word is asked, of a sheet on which something stands."""
    fill_in(controller.session, fatima, HER_WORD, HERS, seal=False)
    return show(
        GiveWord(theme, PairSheetController(controller, fatima), "Typ je woord; dan ga je verder met je blad.")
    )


def dressed(page):
    """Return a page in the look that it was given, which in the program the window wears."""
    page.setStyleSheet(stylesheet(page.theme))
    return page


@pytest.fixture
def owns_clipboard(monkeypatch):
    """Let what was copied be of this program; without a screen Qt always says that it is of another one."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)


# Choosing a word


def choose(word, again):
    write(word)
    key(Qt.Key.Key_Return)
    write(again)
    key(Qt.Key.Key_Return)


def test_her_sheet_begins_under_the_word_that_she_typed_twice(qtbot, controller, fatima, theme, show):
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))

    with qtbot.waitSignal(page.opened) as opened:
        choose(HER_WORD, HER_WORD)

    assert unlock(on_disk(controller, fatima), HER_WORD).text == opened.args[0].text
    assert on_disk(controller, fatima).state is SheetState.DRAFT
    assert not find(page, QLineEdit, "sheet-word").text()


def test_what_forgetting_it_costs_is_said_before_she_chooses(controller, fatima, theme, show):
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))

    assert "Vergeet je het, dan is wat je schreef weg" in labels(page)
    assert "ook Joost niet en ook wij niet" in labels(page)
    assert "wachtwoordzin" not in labels(page).lower()


@pytest.mark.parametrize(
    ("word", "again", "field", "said"),
    [
        ("vijfx", "vijfx", "sheet-word", "te kort"),
        ("zonnebloem", "zonnebleom", "sheet-word-again", "anders dan"),
        ("zonnebloem", "", "sheet-word-again", "Typ het woord hier"),
    ],
)
def test_a_word_that_will_not_do_is_refused_in_its_place(
    qtbot, controller, fatima, theme, show, word, again, field, said
):
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))
    choose(word, again)

    qtbot.waitUntil(lambda: said in labels(page))
    assert focus_name() == field
    assert on_disk(controller, fatima) is None


@pytest.mark.usefixtures("cheap_words")
def test_after_a_word_that_was_too_short_both_lines_are_typed_anew(qtbot, controller, fatima, theme, show):
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))
    choose("vijfx", "vijfx")
    qtbot.waitUntil(lambda: "te kort" in labels(page))

    choose("zonnebloem", "zonnebloem")  # the first line is selected, the second is entered with Enter
    qtbot.waitUntil(lambda: on_disk(controller, fatima) is not None)


@pytest.mark.usefixtures("cheap_words")
def test_another_word_is_another_sheet_in_the_place_of_the_old_one(qtbot, controller, fatima, theme, show):
    fill_in(controller.session, fatima, HIS_WORD, HERS)
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))
    assert unlock(on_disk(controller, fatima), HIS_WORD).text.words == HERS

    with qtbot.waitSignal(page.opened):
        choose(HER_WORD, HER_WORD)

    assert words_on_disk(controller, fatima) == {}
    assert on_disk(controller, fatima).edition == 1


def test_who_leaves_while_her_word_is_taken_begins_nothing(qtbot, controller, fatima, theme, show):
    page = show(ChooseWord(theme, PairSheetController(controller, fatima)))
    choose(HER_WORD, HER_WORD)

    page.leave()
    QThreadPool.globalInstance().waitForDone()
    qtbot.waitUntil(lambda: not page.findChild(Background).is_busy)

    assert on_disk(controller, fatima) is None


# Giving it


def test_her_word_opens_what_she_wrote_another_day(qtbot, asked):
    write(HER_WORD)
    with qtbot.waitSignal(asked.opened) as opened:
        key(Qt.Key.Key_Return)

    assert opened.args[0].text.words == HERS


def test_a_wrong_word_says_so_and_can_be_typed_again(qtbot, asked):
    write(HIS_WORD)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Dit woord past niet bij dit blad." in labels(asked))

    write(HER_WORD)
    with qtbot.waitSignal(asked.opened):
        key(Qt.Key.Key_Return)


def test_who_forgot_her_word_hears_what_that_means_and_loses_nothing_yet(qtbot, asked, controller, fatima):
    press(asked, "sheet-forgotten")
    assert "Wat je schreef is dan weg." in labels(asked)
    key(Qt.Key.Key_Tab)
    assert focus_name() == "sheet-anew"

    with qtbot.waitSignal(asked.new_asked):
        key(Qt.Key.Key_Space)

    assert words_on_disk(controller, fatima) == HERS


def test_of_the_sheet_that_came_from_the_other_laptop_no_new_one_begins_here(context, theme, show):
    session = begun(context.library, context.clock, seating=Seating.AT_HOME)
    joost = session.pair.partners[1]
    fill_in(session, joost, HIS_WORD, HIS)
    page = show(
        GiveWord(theme, PairSheetController(PairController(context, session), joost), "Joost, typ je woord.")
    )

    press(page, "sheet-forgotten")

    assert "op de eigen laptop" in labels(page)
    assert page.findChild(QPushButton, "sheet-anew") is None


# Filling in


def test_all_questions_are_in_sight_in_the_forms_own_words_and_order(form):
    shown = labels(form)
    at = [shown.index(place.item.text) for place in PLACES]

    assert at == sorted(at)
    assert shown.index("5   Ik heb de volgende verwachtingen in het klaslokaal") < at[4]
    assert "Neem een paar minuten om het werkblad voor jezelf in te vullen." in shown


@pytest.mark.usefixtures("short_rest")
def test_what_she_typed_is_in_the_library_after_a_pause_without_anything_else(qtbot, form, controller, fatima):
    write(SECRET)

    qtbot.waitUntil(lambda: words_on_disk(controller, fatima) == {PLACES[0].target: SECRET}, timeout=8_000)


def test_nothing_that_can_be_read_is_in_what_the_library_keeps(form, controller, fatima):
    write(SECRET)
    form.leave()

    kept = on_disk(controller, fatima)
    assert unlock(kept, HER_WORD).text.words == {PLACES[0].target: SECRET}
    assert SECRET not in kept.model_dump_json()
    assert SECRET.encode() not in b64decode(kept.body)


def test_tab_leads_from_field_to_field_and_keeps_what_was_typed(form, controller, fatima):
    write("Rust")
    key(Qt.Key.Key_Tab)

    assert focus_name() == f"sheet-{PLACES[1].target}"
    assert words_on_disk(controller, fatima) == {PLACES[0].target: "Rust"}


def test_all_fields_and_then_the_ways_on_are_reached_with_tab(form):
    been = []
    for _ in range(len(PLACES) + 2):
        been.append(focus_name())
        key(Qt.Key.Key_Tab)

    assert been == [*(f"sheet-{place.target}" for place in PLACES), "sheet-stop", "sheet-ready"]


def test_a_half_typed_answer_is_kept_when_she_stops(qtbot, form, controller, fatima):
    write("Dat we")
    with qtbot.waitSignal(form.stop_asked):
        find(form, QPushButton, "sheet-stop").click()  # as on a Mac, where a click leaves the focus in the field

    assert words_on_disk(controller, fatima) == {PLACES[0].target: "Dat we"}


def test_another_day_she_goes_on_in_the_first_question_that_is_empty(controller, fatima, theme, show):
    fill_in(controller.session, fatima, HER_WORD, HERS, seal=False)
    form = show(
        SheetForm(theme, PairSheetController(controller, fatima), unlock(on_disk(controller, fatima), HER_WORD))
    )

    assert find(form, QPlainTextEdit, "sheet-grootste-wens").toPlainText() == HERS["grootste-wens"]
    assert focus_name() == f"sheet-{PLACES[1].target}"
    assert "2 van 15 vragen beantwoord" in labels(form)


def test_what_is_pasted_is_plain_text(form, controller, fatima):
    pasted = QMimeData()
    pasted.setHtml("<b>Rust</b> in de klas")
    pasted.setText("Rust in de klas")
    QGuiApplication.clipboard().setMimeData(pasted)
    key(Qt.Key.Key_V, CTRL)
    form.leave()

    assert words_on_disk(controller, fatima) == {PLACES[0].target: "Rust in de klas"}


def test_an_answer_that_she_takes_away_is_gone(controller, fatima, theme, show):
    fill_in(controller.session, fatima, HER_WORD, HERS, seal=False)
    form = show(
        SheetForm(theme, PairSheetController(controller, fatima), unlock(on_disk(controller, fatima), HER_WORD))
    )
    find(form, QPlainTextEdit, "sheet-grootste-wens").setFocus()
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_Delete)
    form.leave()

    assert set(words_on_disk(controller, fatima)) == {"verwachting-d"}


def test_the_footer_says_whether_what_she_typed_is_saved(qtbot, form):
    write("Rust")
    assert "1 van 15 vragen beantwoord · nog niet opgeslagen" in labels(form)

    key(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "1 van 15 vragen beantwoord · opgeslagen" in labels(form))


def test_what_she_types_is_in_no_other_widget(form):
    write(SECRET)
    key(Qt.Key.Key_Tab)

    fields = set(form.findChildren(QPlainTextEdit))
    said = [
        text
        for each in (form, *(w for w in form.findChildren(QWidget) if w not in fields))
        for text in (each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.windowTitle())
    ]
    assert SECRET not in "\n".join((*said, labels(form)))
    assert all(SECRET not in each.accessibleDescription() + each.toolTip() for each in fields)


def test_a_sheet_that_was_left_holds_nothing_of_it_and_the_clipboard_neither(form, owns_clipboard):
    write(SECRET)
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == SECRET
    key(Qt.Key.Key_Tab)
    write("Toch niet")
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_Delete)

    form.leave()

    fields = form.findChildren(QPlainTextEdit)
    assert not any(each.toPlainText() for each in fields)
    assert not any(each.document().isUndoAvailable() for each in fields)
    assert QGuiApplication.clipboard().text() == ""


def test_a_sheet_that_was_left_is_not_written_over_by_who_comes_back(qtbot, form, controller, fatima):
    write(SECRET)
    form.leave()

    with qtbot.waitSignal(form.stop_asked):
        form.enter()
    write("Iets anders")
    form.leave()

    assert words_on_disk(controller, fatima) == {PLACES[0].target: SECRET}


def test_a_sheet_that_is_sealed_is_not_filled_in(controller, fatima, theme):
    fill_in(controller.session, fatima, HER_WORD, HERS)

    with pytest.raises(BugError):
        SheetForm(
            theme, PairSheetController(controller, fatima), unlock(controller.session.sheets[fatima], HER_WORD)
        )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_where_she_types_stays_in_sight_above_the_footer(qtbot, controller, fatima, theme, show, scale):
    look = Theme(theme.colors, scale, dark=False)
    form = show(
        dressed(
            SheetForm(look, PairSheetController(controller, fatima), begin(SESSION, fatima, HER_WORD, cost=CHEAP))
        )
    )
    form.resize(1366, 640)  # with what stands above it in the window
    view = form.findChild(QScrollArea).viewport()

    def is_in_sight():
        field = QApplication.focusWidget()
        place = field.viewport().mapTo(form, field.cursorRect().center())
        return view.rect().contains(view.mapFrom(form, place))

    for _ in PLACES[:3]:
        for _ in range(15):
            write("Rust")
            key(Qt.Key.Key_Return)
            qtbot.waitUntil(is_in_sight)
        key(Qt.Key.Key_Tab)
    assert find(form, QPushButton, "sheet-ready").mapTo(form, QPoint(0, 0)).y() < form.height()


# Ready


def test_she_seals_her_sheet_with_keys_alone(qtbot, form, controller, fatima):
    write("Rust")
    key(Qt.Key.Key_PageDown, CTRL)
    assert "Tot het openen kun je het zegel er weer afhalen. 14 vragen zijn nog leeg." in labels(form)
    key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus_name() == "sheet-seal"

    with qtbot.waitSignal(form.done):
        key(Qt.Key.Key_Space)

    sealed = unlock(on_disk(controller, fatima), HER_WORD)
    assert sealed.sheet.state is SheetState.SEALED
    assert sealed.text.words == {PLACES[0].target: "Rust"}


def test_who_is_not_ready_after_all_writes_on_where_she_was(form, controller, fatima):
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    key(Qt.Key.Key_Escape)

    assert focus_name() == f"sheet-{PLACES[1].target}"
    assert on_disk(controller, fatima).state is SheetState.DRAFT


def test_whoever_writes_on_instead_of_sealing_loses_no_letter(form, controller, fatima):
    write("Rust")
    key(Qt.Key.Key_PageDown, CTRL)
    assert focus_name() == "sheet-write-on"

    for letter in "ig":
        write(letter)

    assert focus_name() == f"sheet-{PLACES[0].target}"
    form.leave()
    assert words_on_disk(controller, fatima) == {PLACES[0].target: "Rustig"}


def test_where_the_other_is_ready_the_seal_can_still_come_off(form, controller, joost):
    fill_in(controller.session, joost, HIS_WORD, HIS)
    press(form, "sheet-ready")

    assert "Tot het openen kun je het zegel er weer afhalen." in labels(form)


# Handing over


def handing(theme, check=None, to="Joost"):
    return HandOver(theme, f"Geef de laptop aan {to}", "Hierna schrijft een ander.", f"Ik ben {to}", check=check)


def only_right(typed):
    if typed != "groene fiets":
        raise KnownError("B02", "deze wachtwoordzin past niet", "typ haar opnieuw")


def test_the_one_who_takes_the_laptop_says_so(qtbot, theme, context, show):
    page = show(handing(theme))
    assert "Geef de laptop aan Joost" in labels(page)

    with qtbot.waitSignal(page.done):
        key(Qt.Key.Key_Space)


def test_what_was_copied_from_a_sheet_is_gone_once_the_screen_is_covered(theme, context, show, owns_clipboard):
    QGuiApplication.clipboard().setText(SECRET)

    show(handing(theme))

    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_is_left_alone(theme, context, show):
    QGuiApplication.clipboard().setText("een adres")

    show(handing(theme))

    assert QGuiApplication.clipboard().text() == "een adres"


def test_without_a_passphrase_one_is_back_at_once(qtbot, theme, context, show):
    page = show(handing(theme))

    with qtbot.waitSignal(page.stop_asked):
        press(page, "hand-over-back")


def test_the_way_back_asks_the_passphrase(qtbot, theme, context, show):
    page = show(handing(theme, only_right))
    press(page, "hand-over-back")
    assert "Geef de laptop" not in labels(page)
    with qtbot.assertNotEmitted(page.stop_asked):
        write("rode fiets")
        key(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "past niet" in labels(page))

    write("groene fiets")
    with qtbot.waitSignal(page.stop_asked):
        key(Qt.Key.Key_Return)


def test_who_does_not_know_it_stays_with_escape(theme, context, show):
    page = show(handing(theme, only_right))
    press(page, "hand-over-back")
    key(Qt.Key.Key_Escape)

    assert "Geef de laptop aan Joost" in labels(page)
    assert focus_name() == "hand-over-onward"


# Room


@pytest.mark.parametrize("make", ["choose", "give", "form", "hand", "name"])
def test_a_page_fits_the_usual_laptop_at_200_per_cent(controller, fatima, theme, show, make):
    look = Theme(theme.colors, 2.0, dark=False)
    fill_in(controller.session, fatima, HER_WORD, HERS, seal=False)
    made = {
        "choose": lambda: ChooseWord(look, PairSheetController(controller, fatima)),
        "give": lambda: GiveWord(look, PairSheetController(controller, fatima), "Typ je woord."),
        "form": lambda: SheetForm(
            look, PairSheetController(controller, fatima), unlock(controller.session.sheets[fatima], HER_WORD)
        ),
        "hand": lambda: handing(look),
        "name": lambda: handing(look, to="mevrouw Wilhelmina van Oldenbarnevelt-Schimmelpenninck"),
    }
    page = show(dressed(made[make]()))

    assert page.width() == 1366
    for each in page.findChildren(QPushButton):
        assert not each.isVisible() or each.width() >= each.sizeHint().width()
    assert page.minimumSizeHint().height() <= 768
    area = page.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
