"""Beside an error that is shown stands a link, and a key on it opens the help at what is said of that error."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from support.hands import CTRL, NONE, Hands
from support.samples import PASSPHRASE
from support.windows import begin_lesson, fill

import observatie.ui
from observatie.catalogue.catalogue import Conversations
from observatie.catalogue.problem import Problem
from observatie.domain.errors import KnownError
from observatie.ui.conversation.begin_page import BeginPage
from observatie.ui.cover.cover import Cover
from observatie.ui.frame.application import ExceptionHook
from observatie.ui.help.help_screen import HelpWindow
from observatie.ui.kit.message_row import MessageRow
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import HelpLink, ProblemLabel
from observatie.ui.kit.reading_page import Page
from observatie.ui.kit.widgets import column, panel
from observatie.ui.settings.owner_cards import PassphraseCard

FULL = KnownError("B08", "de schijf is vol", "maak ruimte")
SOON = 200


def shown_links(widget: QWidget) -> list[str]:
    return [link.text() for link in widget.findChildren(HelpLink) if link.isVisible()]


def help_at(window) -> str:
    """The first line in sight in the window with the help; empty where there is none."""
    found = window.findChild(HelpWindow)
    if found is None or not found.isVisible():
        return ""
    page = found.findChild(Page, "page")
    return page.cursorForPosition(QPoint(page.width() // 2, 20)).block().text()


@pytest.fixture
def in_front(qtbot):
    def bring(window) -> Hands:
        with qtbot.waitActive(window):
            window.activateWindow()
        return Hands(window, qtbot)

    return bring


# What is said


def test_an_error_says_itself_and_brings_its_link_and_words_take_it_away(qtbot, theme):
    label = ProblemLabel(theme, name="said")
    qtbot.addWidget(label)
    label.show()
    assert shown_links(label) == []
    label.say(FULL)
    assert (label.text, shown_links(label)) == ("De schijf is vol. Maak ruimte.", ["Uitleg (B08)"])
    label.say("Het is opgeslagen.")
    assert (label.text, shown_links(label)) == ("Het is opgeslagen.", [])


def test_a_row_of_messages_offers_it_too(qtbot, theme):
    row = MessageRow(theme, "any")
    qtbot.addWidget(row)
    row.say(FULL)
    assert shown_links(row) == ["Uitleg (B08)"]
    assert row.findChild(QLabel, "any-said").property("role") == "error"
    row.clear()
    assert shown_links(row) == []


def test_below_a_passphrase_it_stands_until_the_next_key(qtbot, theme):
    field = PassphraseField(theme)
    qtbot.addWidget(field)
    field.show()
    field.refuse(KnownError("B02", "deze zin past niet", "typ haar opnieuw"))
    assert shown_links(field) == ["Uitleg (B02)"]
    QTest.keyClicks(field.edit, "f")
    assert shown_links(field) == []


def test_over_the_cover_it_stands_below_the_passphrase(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)
    cover = Cover(theme, host)
    host.show()
    cover.ask()
    cover.refuse(FULL)
    assert shown_links(cover) == ["Uitleg (B08)"]


def test_a_passphrase_that_could_not_be_changed_says_which_one_holds_and_why(qtbot, theme):
    def change(_old: str, _new: str) -> None:
        raise FULL

    card = PassphraseCard(theme, change)
    qtbot.addWidget(card)
    card.show()
    for name in ("passphrase-new", "passphrase-again"):
        card.findChild(QLineEdit, name).setText(PASSPHRASE)
    card.findChild(QPushButton, "passphrase-change").click()
    qtbot.waitUntil(lambda: shown_links(card) == ["Uitleg (B08)"])
    said = card.findChild(QLabel, "passphrase-said").text()
    assert said == "De wachtwoordzin is nog de oude. De schijf is vol. Maak ruimte."


def test_a_conversation_model_with_a_mistake_offers_it(qtbot, theme):
    problem = Problem(Path("eigen.yaml"), 3, "I21", "“title” ontbreekt", "schrijf hoe het heet")
    page = BeginPage(theme, Conversations(problems=(problem,)), needs_passphrase=False)
    qtbot.addWidget(page)
    page.show()
    assert shown_links(page) == ["Uitleg (I21)"]


def test_a_link_has_a_name_for_who_hears_the_screen(qtbot, theme):
    link = HelpLink("B08")
    qtbot.addWidget(link)
    assert link.accessibleName() == "Uitleg bij melding B08"


def test_more_that_is_said_with_an_error_leaves_it_its_code():
    told = FULL.framed(before="Het is niet bewaard", after="Je tekst staat er nog")
    assert told.code == "B08"
    assert (told.what, told.remedy) == (
        "Het is niet bewaard. De schijf is vol",
        "maak ruimte. Je tekst staat er nog",
    )


def test_no_screen_words_an_error_by_itself_and_so_without_its_link():
    """Of what is caught as a KnownError, the error is what is handed on and never its sentence."""
    worded = []
    for path in sorted(Path(observatie.ui.__path__[0]).rglob("*.py")):
        if path.name == "problem_label.py":
            continue
        for scope in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(scope, ast.FunctionDef | ast.ExceptHandler):
                continue
            caught = names_of_errors(scope)
            for node in ast.walk(scope):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in ("sentence", "str"):
                    worded += [f"{path.name}: {ast.unparse(node)}" for each in node.args if is_one(each, caught)]
    assert worded == []


def names_of_errors(scope: ast.FunctionDef | ast.ExceptHandler) -> set[str]:
    if isinstance(scope, ast.ExceptHandler):
        return {scope.name} if scope.name and scope.type and "KnownError" in ast.unparse(scope.type) else set()
    arguments = scope.args.args
    return {each.arg for each in arguments if each.annotation and "KnownError" in ast.unparse(each.annotation)}


def is_one(argument: ast.expr, caught: set[str]) -> bool:
    return ast.unparse(argument) in caught or ast.unparse(argument).endswith(".trouble")


# Following it


def test_from_the_unlock_screen_a_key_opens_the_help_and_what_was_typed_stays(
    qtbot, make_window, library, in_front
):
    library.close()
    window = make_window()
    hands = in_front(window)
    QTest.keyClick(fill(window, "passphrase", "een heel andere zin"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_links(window) == ["Uitleg (B02)"])
    hands.press("explain")
    qtbot.waitUntil(lambda: help_at(window).startswith("B02"))
    shown = window.findChild(HelpWindow)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    hands.key(Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert window.findChild(QLineEdit, "passphrase").text() == "een heel andere zin"
    assert window.isVisible()
    window.close()


def test_a_first_start_that_cannot_be_made_offers_it(qtbot, make_window, tmp_path, in_front):
    (tmp_path / "bestand").write_text("geen map")
    window = make_window(tmp_path / "bestand" / "map")
    hands = in_front(window)
    fill(window, "name", "Ineke")
    fill(window, "passphrase", PASSPHRASE)
    QTest.keyClick(fill(window, "passphrase-again", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_links(window) == ["Uitleg (B07)"])
    hands.press("explain")
    qtbot.waitUntil(lambda: help_at(window).startswith("B07"))
    assert window.findChild(QLineEdit, "name").text() == "Ineke"
    window.close()


@pytest.mark.parametrize(("pressed", "modifier"), [(Qt.Key.Key_F1, NONE), (Qt.Key.Key_G, CTRL)])
def test_the_key_of_the_help_works_on_a_locked_screen_and_takes_it_away_again(
    qtbot, make_window, library, in_front, pressed, modifier
):
    library.close()
    window = make_window()
    hands = in_front(window)
    hands.key(pressed, modifier)
    qtbot.waitUntil(lambda: help_at(window) == "Veiligheid")
    shown = window.findChild(HelpWindow)
    with qtbot.waitActive(shown):
        shown.activateWindow()
    hands.key(pressed, modifier)
    assert not shown.isVisible()
    window.close()


def test_in_a_lesson_the_banner_leads_to_it_and_the_lesson_goes_on(qtbot, window, in_front):
    visit = begin_lesson(window)
    hands = in_front(window)
    QTest.keyClicks(visit.observe.line, "een halve regel")
    window.shell.context.link.trouble_changed.emit(FULL)
    assert shown_links(visit.observe.messages) == ["Uitleg (B08)"]
    for _ in range(SOON):
        if isinstance(QApplication.focusWidget(), HelpLink):
            break
        hands.key(Qt.Key.Key_Backtab)
    hands.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: help_at(window).startswith("B08"))
    assert window.shell.lesson_is_shown
    assert visit.observe.line.text() == "een halve regel"
    window.findChild(HelpWindow).close()
    window.shell.context.link.trouble_changed.emit(None)
    assert shown_links(visit.observe) == []


def test_an_error_in_the_notice_leads_to_it(qtbot, window, in_front):
    hands = in_front(window)
    window.tell(FULL)
    hands.press("explain")
    qtbot.waitUntil(lambda: help_at(window).startswith("B08"))


def test_damage_that_is_found_after_a_bad_end_leads_to_it(window):
    window._notices._on_looked(["rij 3 ontbreekt; zet de laatste reservekopie terug"])
    said = window.findChild(QLabel, "notice").text()
    assert said.startswith(
        "Het bestand van de bibliotheek is beschadigd (rij 3 ontbreekt). Zet een reservekopie terug"
    )
    assert shown_links(window) == ["Uitleg (B04)"]


def test_the_same_window_with_help_leads_from_one_error_to_the_next(qtbot, window):
    for code in ("B08", "P02"):
        window.tell(KnownError(code, "dit ging niet", "doe iets"))
        window.findChild(HelpLink, "explain").click()
        assert help_at(window).startswith(code)
    assert len(window.findChildren(HelpWindow)) == 1


def test_the_help_on_an_error_goes_with_the_window(qtbot, window):
    window.tell(FULL)
    window.findChild(HelpLink, "explain").click()
    shown = window.findChild(HelpWindow)
    window.close()
    assert not shown.isVisible()


def test_under_the_cover_there_is_no_help_in_sight(qtbot, window):
    window.tell(FULL)
    window.findChild(HelpLink, "explain").click()
    window.shell.cover_asked.emit()
    assert help_at(window) == ""


def test_a_changed_look_makes_it_anew(qtbot, window):
    window.tell(FULL)
    window.findChild(HelpLink, "explain").click()
    window.apply_look()
    assert help_at(window) == ""
    window.tell(FULL)
    window.findChild(HelpLink, "explain").click()
    qtbot.waitUntil(lambda: help_at(window).startswith("B08"))


def test_an_error_that_no_screen_caught_is_told_as_what_it_is(window):
    hook = ExceptionHook()
    hook.tell = window.tell
    hook(KnownError, FULL, None)
    assert window.findChild(QLabel, "notice").text() == "De schijf is vol. Maak ruimte."
    assert shown_links(window) == ["Uitleg (B08)"]


def test_what_is_wrong_with_ones_own_instruments_leads_to_it(qtbot, window):
    window.shell.go("instruments")
    page = next(each for each in window.shell.findChildren(Page, "page") if each.isVisible())
    page.anchorClicked.emit(QUrl("I09"))
    qtbot.waitUntil(lambda: help_at(window).startswith("I09"))


def test_tab_reaches_the_link_where_it_stands(qtbot, theme):
    above, below = QPushButton("erboven"), QPushButton("eronder")
    told = ProblemLabel(theme, name="told")
    page = panel(column(theme, above, told, below))
    qtbot.addWidget(page)
    page.show()
    told.say(FULL)
    with qtbot.waitActive(page):
        page.activateWindow()
    above.setFocus()
    order = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget().text())
    assert order == ["Uitleg (B08)", "eronder"]
