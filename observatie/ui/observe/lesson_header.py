"""The head of a running lesson: whose lesson it is, the kijkvraag, the clock, and whether all is saved."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from observatie.domain import lesson_time
from observatie.domain.journal.register import Register
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.visit import Visit
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.widgets import button, column, label, row
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_STOP = "Stop de les"
_LONGEST_TIME = "188′88″"
SAVED, SAVING, HELD = "opgeslagen", "wordt opgeslagen", "nog niet opgeslagen"


class LessonHeader(QWidget):
    """Shows the lesson that is going on.

    Signals:
        stop_asked: the lesson is over; panel_asked: show or hide the instruments; cover_asked: hide the screen.
    """

    stop_asked = Signal()
    panel_asked = Signal()
    cover_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel("heading", name="lesson-title")
        self._question = ElidedLabel("question")
        self._lesson_time = label("", "clock", name="lesson-time")
        self._phase = ElidedLabel("phase", name="lesson-phase")
        self._phase.setAccessibleDescription("De lesfase van nu")
        self._saved = label(SAVED, "small", name="saved")
        self._wall = label("", "small")
        self.panel_button = button("Instrument", self.panel_asked.emit, name="panel")
        # Not a shortcut of its own: F9 is the window's, and it is what takes the cover away again.
        self._cover = button("Verberg   F9", self.cover_asked.emit, name="cover")
        self._cover.setAccessibleName("Verberg")
        self._stop = button(_STOP, self.stop_asked.emit, name="stop")
        words = row(theme, spacing=16)
        words.addLayout(column(theme, self._title, self._question, spacing=2), 1)
        self._times = row(theme, self._lesson_time, self._phase, spacing=16)
        self._times.addLayout(column(theme, self._saved, self._wall, spacing=0))
        words.addLayout(self._times)
        words.addWidget(self.panel_button)
        words.addWidget(self._cover)
        words.addWidget(self._stop)
        words.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        self.setLayout(words)
        self._spacing = theme.px(16)
        self._longest_phase = {False: theme.px(190), True: theme.px(160)}
        self._narrow = False
        self.show_phase("")
        self._wall_font, self._clock_fonts = theme.font(13), (theme.font(32), theme.font(24))
        self.set_narrow(False)

    def show_visit(self, visit: Visit, register: Register) -> None:
        """Show whose lesson it is."""
        settings = visit.settings
        about = at_start(", ".join(part for part in (settings.subject, register.name(settings.group)) if part))
        kind = wording.kind_of_visit(walkthrough=bool(settings.walkthrough))
        parts = [about or kind, register.name(settings.teacher)]
        self._title.setText(" · ".join(part for part in parts if part))
        self._question.setText(f"Kijkvraag: {settings.focus_question}" if settings.focus_question else "")
        self._question.setVisible(bool(settings.focus_question))

    def show_phase(self, name: str) -> None:
        """Show in which phase the lesson is; "" where none has begun."""
        self._phase.setText(name)
        self._phase.setVisible(bool(name))
        self._fit_phase()

    def _fit_phase(self) -> None:
        width = self._phase.fontMetrics().horizontalAdvance(self._phase.text()) + 2
        self._phase.setFixedWidth(min(width, self._longest_phase[self._narrow]))

    def set_narrow(self, narrow: bool) -> None:
        """Leave room for the clock in a small window: the instruments become an overlay, opened by a button."""
        self._narrow = narrow
        self._fit_phase()
        self.panel_button.setVisible(narrow)
        # The key works also where there is no room to show it.
        self._cover.setVisible(not narrow)
        self._wall.setVisible(not narrow)
        self._stop.setText("Stop" if narrow else _STOP)
        below = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._times.setDirection(below)
        self._times.setSpacing(0 if narrow else self._spacing)
        set_role(self._lesson_time, "title" if narrow else "clock")
        _steady(self._lesson_time, self._clock_fonts[narrow], _LONGEST_TIME)
        for shown in (self._saved, self._wall):
            _steady(shown, self._wall_font, HELD)

    def show_time(self, lesson_ms: int, wall: datetime) -> None:
        """Show the lesson's clock and that on the wall."""
        self._lesson_time.setText(lesson_time.show(lesson_ms))
        self._wall.setText(f"{wording.clock(wall)} uur")

    def show_saved(self, *, all_saved: bool, held: bool) -> None:
        """Say whether everything is on disk: "opgeslagen" is only ever true."""
        self._saved.setText(HELD if held else SAVED if all_saved else SAVING)


def _steady(shown: QLabel, font: QFont, longest: str) -> None:
    """Give a label the room for its longest text: each new text of another would lay the whole screen out anew."""
    weight = QFont(font)
    weight.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetrics(weight)
    shown.setFixedSize(metrics.horizontalAdvance(longest), metrics.height())
