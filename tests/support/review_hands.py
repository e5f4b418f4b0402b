"""Somebody at Uitwerken: what she presses, and what the disk holds of it afterwards."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from observatie.domain.acts.answers import Answer
from observatie.domain.visit.completeness import places_of
from observatie.ui.form.note_drop import mime_of
from observatie.ui.notes.note_view import NoteView
from observatie.ui.review.review_step import ReviewStep
from observatie.ui.session.visit_controller import VisitController
from support.hands import CTRL, Hands, in_front


class ReviewHands(Hands):
    """Somebody at the screen: what she presses, and what the disk holds of it afterwards."""

    def __init__(self, step: ReviewStep, controller: VisitController, qtbot) -> None:
        super().__init__(step, qtbot)
        self.step, self.controller = step, controller

    def write(self, text: str, name: str = "answer-text") -> None:
        self.qtbot.keyClicks(self.find(QWidget, name), text)

    def next(self) -> None:
        self.key(Qt.Key.Key_PageDown, CTRL)

    def go(self, target: str) -> None:
        places = [p for each in self.controller.instruments.values() for p in places_of(each)]
        self.step.go_to(next(place for place in places if place.target == target))

    def take(self, text: str) -> None:
        """Take the note with this text in hand."""
        self.click_note(text)

    def click_note(self, text: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Click on the note with this text."""
        QApplication.processEvents()
        view = self.find(NoteView, "notes")
        model = view.model()
        row = next(i for i in range(model.rowCount()) if model.index(i, 0).data() == text)
        view.scrollTo(model.index(row, 0))
        place = view.visualRect(model.index(row, 0)).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, pos=place)

    def notes(self) -> list[str]:
        model = self.find(NoteView, "notes").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def said(self, name: str = "message") -> str:
        """What a message says, also in a pane that is not shown where there is little room."""
        return next(each.text() for each in self.step.findChildren(QLabel, name) if not each.isHidden())

    @property
    def stored(self):
        self.qtbot.waitUntil(lambda: self.controller.all_saved)
        return self.controller.context.library.visit(self.controller.visit.id)

    def answers(self, target: str) -> list[Answer]:
        author = self.controller.context.library.scribe.author
        return [a for key, _, a in self.stored.answers() if key.target == target and key.author == author]

    def answer(self, target: str) -> Answer:
        (only,) = self.answers(target)
        return only

    def id_of(self, text: str):
        """Return the id of the note with this text."""
        return next(s.id for s in self.controller.visit.shown("note") if s.act.text == text)

    def drop(self, texts: list[str], widget: QWidget) -> None:
        """Drop notes on a widget."""
        data = mime_of([self.id_of(text) for text in texts])
        for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            event = QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                kind,
            )
            QApplication.sendEvent(widget, event)

    def findings(self) -> list:
        """Return the findings on disk."""
        return [s.act for s in self.stored.journal.standing("finding")]

    def heard(self) -> list:
        """Return what was heard or read, on disk."""
        return [s.act for s in self.stored.journal.standing("heard")]


def sit_down(controller: VisitController, qtbot, width: int = 1274) -> ReviewHands:
    """Sit down at a visit, in a window of the usual school laptop."""
    step = in_front(ReviewStep(controller), qtbot, (width, 704))
    step.enter()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return ReviewHands(step, controller, qtbot)
