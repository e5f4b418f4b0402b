"""What stands around the line or in its place: what is said, its signs, what to do while no lesson runs, paper."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from observatie.clock import on_the_wall
from observatie.domain.errors import KnownError
from observatie.domain.lesson.commands import COMMANDS
from observatie.domain.lesson_time import noted_examples
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.when_field import WhenField
from observatie.ui.kit.widgets import button, column, key_label, label, panel, row, scrolling
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme


class Messages(QWidget):
    """Nothing in it asks, waits or takes the focus; a sentence goes with the next key.

    A line of room is kept free for it, as the notes above would jump with each sentence that comes and goes.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line_height = QFontMetrics(theme.font()).lineSpacing()
        self._said = label("", "muted", wrap=True, name="message")
        self._banner = TroubleBanner(theme)
        self._said.hide()
        self._room = panel(column(theme, self._said))
        self.setLayout(column(theme, self._banner, self._room))
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """In a low window keep no room free: the notes have little enough."""
        self._room.setMinimumHeight(0 if low else self._line_height)

    def say(self, said: str, role: str = "muted") -> None:
        """Say something in the place of what was said before."""
        set_role(self._said, role)
        self._said.setText(said)
        self._said.setVisible(bool(said))

    @property
    def is_saying(self) -> bool:
        """Whether anything is said."""
        return not (self._said.isHidden() and self._banner.isHidden())

    def hush(self) -> None:
        """Take away what was said."""
        self._said.hide()

    def show_trouble(self, trouble: KnownError | None) -> None:
        """Say why nothing can be saved and what to do, or, with None, that it can again by saying nothing."""
        self._banner.show_trouble(trouble)


_SIGNS = (
    ("+ spatie", "sterk"),
    ("- spatie", "kans"),
    ("? spatie", "vraag"),
    ('" of > spatie', "citaat"),
    ("= spatie", "interpretatie: wat jij ervan denkt"),
    ("#woord", "onderdeel van het instrument; Tab vult aan"),
    ("@A", "leerling A"),
    ("spatie of dubbel", "het teken zelf: “ - ” en “++” blijven wat ze zijn"),
)


class SignSheet(QWidget):
    """Hidden until it is asked for; it takes no focus and asks nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 2)
        for line, (sign, does) in enumerate(_SIGNS):
            self._add(line, 0, sign, does)
        for line, command in enumerate(COMMANDS):
            self._add(line, 2, f"{command.word} {command.pattern}".strip(), command.does)
        self._area = scrolling(panel(self._grid, "card", margins=theme.px(14)))
        self._area.setMinimumHeight(0)
        self.setLayout(column(theme, self._area))
        self.setMaximumHeight(theme.px(340))
        self.setObjectName("sign-sheet")
        self.hide()

    def page(self, by: int) -> None:
        """Scroll a page up (-1) or down (1), from the keys of the line."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _add(self, line: int, place: int, sign: str, does: str) -> None:
        self._grid.addWidget(key_label(sign), line, place, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(label(does, "small", wrap=True), line, place + 1)


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


_ABOUT = (
    "Wanneer was de les? Daarna typ je elke regel met zijn tijd ervoor, in de les of van de klok: {examples}. "
    "Meer regels tegelijk plakken mag ook."
)
_USUAL_MINUTES = 50
_LONGEST_MINUTES = 300
_FIELD_WIDTH = 130


class PaperStart(QWidget):
    """Two fields and a button.

    Signals:
        decided: the datetime at which the lesson began, with its offset, and its length in minutes.
    """

    decided = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._held_at: datetime | None = None
        self._when = WhenField(theme)
        self._when.setObjectName("paper-when")
        self._when.setAccessibleName("Begin van de les")
        # Enter is for the button, as nothing takes the moment before that; what is typed is followed instead.
        self._when.dateTimeChanged.connect(self._on_typed)
        self._minutes = NumberField(
            theme, "paper-minutes", "Duur van de les", 1, _LONGEST_MINUTES, width=_FIELD_WIDTH
        )
        self._minutes.show_number(_USUAL_MINUTES)
        self._minutes.count_in("minuut", "minuten")
        start = button("Typ over", self._decide, "primary", name="paper-begin")
        fields = row(theme, self._when, self._minutes, start, 1)
        self._about = label("", "muted", wrap=True, name="paper-about")
        self.setLayout(column(theme, self._about, panel(fields)))

    def ask(self, planned: datetime | None, now: datetime) -> None:
        """Ask, with the planned moment filled in, else with that of an hour ago."""
        proposed = planned if planned is not None and planned < now else on_the_wall(now - timedelta(hours=1), now)
        held_at = proposed.replace(minute=proposed.minute // 5 * 5, second=0, microsecond=0)
        self._hold(held_at)
        self._when.show_moment(held_at)
        self._when.setFocus()

    def _on_typed(self) -> None:
        if (moment := self._when.chosen) is not None:
            self._hold(moment)

    def _hold(self, moment: datetime) -> None:
        self._held_at = moment
        self._about.setText(_ABOUT.format(examples=noted_examples(moment)))

    def _decide(self) -> None:
        self._when.interpretText()
        self._when.finish()
        self.decided.emit(self._held_at, self._minutes.value())
