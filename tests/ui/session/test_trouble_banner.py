"""What is said on each screen where one writes while the store refuses: why, what to do, and what is kept."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from support.pairs.samples import begun
from support.review_hands import sit_down
from support.windows import no_path

from observatie.domain.errors import KnownError
from observatie.domain.visit.completeness import places_of
from observatie.store.trouble import GIVEN_UP
from observatie.ui.conversation.conversation_step import ConversationStep
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.form import Form
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.observe.line_panels import Messages
from observatie.ui.pairs.pair_screen import PairScreen
from observatie.ui.prepare.prepare_step import PrepareStep
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.pair_controller import PairController

KEPT = "Wat je typt blijft hier en wordt bewaard zodra het kan."
FULL = KnownError("B08", "de schijf is vol", "maak ruimte")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("B08", f"De schijf is vol. Maak ruimte. {KEPT}"),
        (GIVEN_UP, "De schijf is vol. Maak ruimte."),
    ],
    ids=["held", "given up"],
)
def test_it_is_said_to_be_kept_only_where_it_is(qtbot, theme, code, said):
    messages = Messages(theme)
    qtbot.addWidget(messages)
    messages.show_trouble(KnownError(code, "de schijf is vol", "maak ruimte"))
    assert messages.findChild(QLabel, "banner").text() == said


def _review(_context: AppContext, new_visit, qtbot):
    return sit_down(new_visit("kijkwijzer"), qtbot, 1274).step


def _prepare(_context: AppContext, new_visit, _qtbot):
    return PrepareStep(new_visit("kijkwijzer"))


def _talk(_context: AppContext, new_visit, _qtbot):
    step = ConversationStep(new_visit("kijkwijzer"))
    step.enter()
    step.findChild(QPushButton, "talk-begin").click()
    return step


def _form(context: AppContext, new_visit, _qtbot):
    visit_controller = new_visit("kijkwijzer")
    places = list(places_of(context.catalogue.instruments["kijkwijzer"]))
    return Form(
        context.theme,
        places,
        AnswerService.of_visit(visit_controller),
        visit_controller,
        visit_controller.visit.journal,
    )


def _pair(context: AppContext, _new_visit, _qtbot):
    session = begun(context.library, context.clock)
    context.library.append(()).result()  # the register is read from the disk
    files = FileAccess(no_path, no_path, no_path, no_path, context.library.folder)
    screen = PairScreen(PairController(context, session), files)
    screen.go_on()
    return screen


@pytest.mark.parametrize("make", [_prepare, _review, _talk, _form, _pair])
def test_a_screen_where_one_writes_says_why_nothing_is_saved_and_leads_to_the_help(
    make, context, new_visit, qtbot
):
    screen = make(context, new_visit, qtbot)
    qtbot.addWidget(screen)
    screen.resize(1274, 704)
    screen.show()

    def said() -> list[str]:
        QApplication.processEvents()
        shown = (*screen.findChildren(QLabel, "banner"), *screen.findChildren(QPushButton, "explain"))
        return [each.text() for each in shown if each.isVisible()]

    assert said() == []
    context.link.trouble_changed.emit(FULL)
    assert said() == [f"De schijf is vol. Maak ruimte. {KEPT}", "Uitleg (B08)"]
    context.link.trouble_changed.emit(KnownError(GIVEN_UP, "niets wordt bewaard", "sluit het programma"))
    assert said() == ["Niets wordt bewaard. Sluit het programma.", "Uitleg (B17)"]
    seen = "\n".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())
    assert "zodra het kan" not in seen
    context.link.trouble_changed.emit(None)
    assert said() == []


def test_a_screen_that_is_made_while_the_store_refuses_says_so(context, new_visit, qtbot):
    context.link.trouble_changed.emit(FULL)
    step = PrepareStep(new_visit("kijkwijzer"))
    qtbot.addWidget(step)
    step.show()
    assert step.findChild(QLabel, "banner").isVisible()
