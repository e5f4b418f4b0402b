"""What stands in the place of the line while no lesson runs: what to do next, and the button for it."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.lesson_time import noted_examples
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.theme.theme import Theme

_BEFORE = (
    "De les is nog niet begonnen. Zodra je begint loopt de klok; elke regel krijgt de tijd van zijn eerste toets."
)
_ELSEWHERE = "Deze les loopt nog op een andere laptop. Wat je hier schrijft komt erbij."
_AFTER = (
    "De les is afgelopen. Wat nog op papier staat typ je over met zijn tijd ervoor, in de les of van de klok: "
    "{examples}."
)

_SETTLED = "Het verslag is vastgesteld; de notities blijven zoals ze zijn. Wat erbij komt schrijf je bij Rapport."


class Invitation(QWidget):
    """Invites to begin the lesson, or to go on to what comes after it.

    Signals:
        begin_asked, paper_asked, review_asked, resume_asked, evidence_asked: the button was pressed.
    """

    begin_asked = Signal()
    paper_asked = Signal()
    review_asked = Signal()
    resume_asked = Signal()
    evidence_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sentence = label("", "muted", wrap=True, name="invitation")
        self._begin = button("Begin de les", self.begin_asked.emit, "primary", name="begin-lesson")
        self._paper = button("Typ over van papier", self.paper_asked.emit, name="from-paper")
        self._review = button("Verder met uitwerken", self.review_asked.emit, "primary", name="go-review")
        self._resume = button("Ga verder met de les", self.resume_asked.emit, "quiet", name="resume-lesson")
        self._evidence = button("Alleen bewijs", self.evidence_asked.emit, name="go-evidence")
        self._evidence.setToolTip("Alleen de tijden en feiten, zonder interpretatie (Ctrl+Shift+B)")
        buttons = row(theme, self._begin, self._paper, self._review, self._evidence, self._resume, 1)
        layout = column(theme, self._sentence, panel(buttons))
        layout.setContentsMargins(0, theme.px(8), 0, theme.px(12))
        self.setLayout(layout)

    def show_for(
        self,
        *,
        begun: bool,
        began: datetime | None = None,
        elsewhere: bool = False,
        resumable: bool = False,
        settled: bool = False,
    ) -> None:
        """Show what comes next for a lesson that has not begun, is over, or goes on on another machine.

        One that is over may be `resumable`, where its end may have been an accident; of one whose report is
        `settled` nothing changes any more. `began` is when it began by the clock, for the example of a time.
        """
        after = _SETTLED if settled else _AFTER.format(examples=noted_examples(began))
        self._sentence.setText(_ELSEWHERE if elsewhere else after if begun else _BEFORE)
        self._begin.setVisible(not begun)
        self._paper.setVisible(not begun)
        self._review.setVisible(begun)
        self._evidence.setVisible(begun and not elsewhere)
        self._resume.setVisible(resumable)
        (self._review if begun else self._begin).setFocus()
