"""The whole way by keys alone: the demo lesson, and one that was on paper, from notes to a settled report."""

import shutil

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from support.hands import ALT, CTRL, Hands
from support.windows import Opening, start_window

from observatie.demo.school import demo_id
from observatie.domain.acts.conversation import ReportStatus
from observatie.report.documents import Document
from observatie.store.library import Library


class VisitHands(Hands):
    """Somebody who goes through a visit."""

    def step(self, name: str) -> None:
        """Go to a step of the visit: Tab leads to the one that is shown, the arrows to the others."""
        steps = ("step-prepare", "step-observe", "step-review", "step-conversation", "step-report")
        self.walk_to(*steps)
        here = QApplication.focusWidget().objectName()
        towards = Qt.Key.Key_Right if steps.index(name) > steps.index(here) else Qt.Key.Key_Left
        for _ in range(abs(steps.index(name) - steps.index(here))):
            self.key(towards)
        assert QApplication.focusWidget().objectName() == name
        self.key(Qt.Key.Key_Space)

    @property
    def talk(self):
        return self.window.shell.visit.conversation.talk

    def forth(self, step: str) -> None:
        self.key(Qt.Key.Key_Right, ALT)
        assert self.talk.step == step

    def seen(self, visit):
        """Return the visit as it is on disk now."""
        library = self.window.shell.context.library
        library.append([]).result()
        return library.visit(visit)

    def settle(self) -> None:
        self.press("report-settle")
        self.press("settle-do")
        visit = self.window.shell.visit.controller.visit
        self.qtbot.waitUntil(lambda: visit.settlement is not None, timeout=30_000)

    def settled_text(self, visit) -> str:
        """Return every word of the document that was settled, as the library keeps it."""
        pdf = self.window.shell.context.library.file(self.seen(visit).settlement.report)
        document = pypdfium2.PdfDocument(pdf)
        return " ".join("\n".join(page.get_textpage().get_text_bounded() for page in document).split())


@pytest.fixture
def hands(qtbot, theme, tmp_path, demo_school, clock, catalogue):
    made, key = demo_school
    folder = tmp_path / "school"
    shutil.copytree(made, folder)
    opening = Opening(folder, clock, catalogue, throw_away=True)
    window = start_window(qtbot, opening, tmp_path / "venster.ini", library=Library.open(folder, key))
    yield VisitHands(window, qtbot)
    window.close()


def hold_the_talk(hands) -> None:
    """Say what is said in every talk here, and go to its end."""
    hands.step("step-conversation")
    hands.press("talk-begin")
    while hands.talk.step != "opening":
        hands.key(Qt.Key.Key_Right, ALT)
    hands.walk_to("talk-opening")
    hands.type("Ik was tevreden over de start.")
    hands.forth("strengths")
    hands.forth("topics")
    hands.forth("agreements")
    hands.walk_to("talk-what")
    hands.type("C begint aan de instructietafel")
    hands.walk_to("talk-when")
    hands.type("vanaf maandag")
    hands.walk_to("talk-how-seen")
    hands.type("C schrijft binnen drie minuten")
    hands.forth("reaction")
    hands.walk_to("talk-reaction")
    hands.type("Zo herken ik de les.")
    hands.press("talk-seen")
    hands.press("talk-agreed")
    hands.forth("closing")
    hands.press("talk-hand-over")
    hands.press("talk-to-report")


def judge(hands, visit_id) -> None:
    visit = hands.seen(visit_id)
    assert visit.status is ReportStatus.SETTLED
    text = hands.settled_text(visit_id)
    for words in (
        "Ik was tevreden over de start.",
        "C begint aan de instructietafel",
        "vanaf maandag",
        "C schrijft binnen drie minuten",
        "Zo herken ik de les.",
    ):
        assert words in text
    for standing in visit.journal.standing("finding"):
        assert " ".join(standing.act.text.split()) in text


def test_the_demo_lesson_goes_through_to_a_settled_report_by_keys_alone(hands):
    visit = demo_id("visit", "rekenen-bakker")
    hands.walk_to("visit-filter")
    hands.type("Bakker uitwerken")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    assert hands.window.shell.visit.controller.visit.id == visit
    hold_the_talk(hands)
    hands.settle()
    judge(hands, visit)


def test_a_lesson_on_paper_goes_through_to_a_settled_report_by_keys_alone(hands):
    hands.press("new-visit")
    visit = hands.window.shell.visit.controller.visit.id
    hands.walk_to("teacher")
    hands.type("mevrouw Bakker")
    hands.key(Qt.Key.Key_Return)
    hands.walk_to("subject")
    hands.type("spelling")
    hands.step("step-observe")
    hands.press("from-paper")
    hands.press("paper-begin")
    hands.walk_to("line")
    for line in ("2.30 C legt de kaart neer en begint +", "7.10 drie vingers, lkr loopt langs -", "12.00 stil"):
        hands.type(line)
        hands.key(Qt.Key.Key_Return)
    hands.step("step-review")
    hands.walk_to("notes")
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_B, CTRL)
    hands.type("C komt zelf op gang")
    hold_the_talk(hands)
    hands.settle()
    judge(hands, visit)
    text = hands.settled_text(visit)
    assert "C komt zelf op gang" in text
    assert "2′30″" in text


def test_straight_after_the_lesson_one_key_shows_the_bare_evidence(hands):
    hands.walk_to("visit-filter")
    hands.type("Bakker uitwerken")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_B, CTRL | Qt.KeyboardModifier.ShiftModifier)
    screen = hands.window.shell.visit
    assert (screen.step, screen.report.document) == ("report", Document.EVIDENCE)
