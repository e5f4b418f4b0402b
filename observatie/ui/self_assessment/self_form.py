"""The form that the teacher fills in herself: her answers, and nothing of the observer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.visit.completeness import places_of
from observatie.domain.visit.self_assessment import as_self_assessment
from observatie.ui.form.answer_book import AnswerBook
from observatie.ui.form.form import Form
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.way_out import before_eyes
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.session.visit_desk import VisitDesk
from observatie.ui.theme.stylesheet import stylesheet


class SelfForm(QWidget):
    """A head with the way out, and the form; in large letters, also where somebody types over what was on paper.

    `desk` has a session of the teacher's own.

    Signals:
        done: it is filled in, for now.
    """

    done = Signal()

    def __init__(self, desk: VisitDesk, title: str) -> None:
        super().__init__()
        theme = before_eyes(desk.desk.theme)
        if theme is not desk.desk.theme:
            # The style sheet of the window is made for the letters of every day.
            self.setStyleSheet(stylesheet(theme))
        self.desk = desk
        visit = desk.visit
        places = [place for each in desk.instruments.values() for place in places_of(as_self_assessment(each))]
        book = AnswerBook(visit, desk.session.scribe.author, desk.record)
        self.form = Form(theme, places, book, desk, visit.journal)
        heading = ElidedLabel("heading", name="self-title")
        heading.setText(title)
        ready = button("Klaar", self._on_done, name="self-done")
        head = row(theme, heading, ready)
        head.setStretch(0, 1)
        header = panel(head, "header", margins=(theme.px(28), theme.px(8), theme.px(28), theme.px(8)))
        whole = column(theme, header, self.form, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _on_done(self) -> None:
        self.form.keep()
        self.done.emit()
