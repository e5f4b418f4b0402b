"""The day and the time for which a visit is planned."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QMetaMethod, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QSizePolicy, QStyle, QStyleOptionComboBox, QToolButton, QWidget

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.number_field import SelectOnEntry
from observatie.ui.theme.theme import Theme

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)

_TURNING = (
    ("qt_calendar_prevmonth", "arrow-left", "vorige maand"),
    ("qt_calendar_nextmonth", "arrow-right", "volgende maand"),
)
_DAYS = (QDate(1900, 1, 1), QDate(2999, 12, 31))
"""As a document of a visit has them (`exchange/soundness.py`)."""


class WhenField(QDateTimeEdit):
    """Day and time, with a calendar; counts once it was touched and is left, or Enter was pressed.

    Signals:
        decided: the datetime, on the wall of this machine and with its offset.
    """

    decided = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._touched = self._has_calendar = False
        self._opener_width = theme.px(24)
        self.setObjectName("when")
        self.setAccessibleName("Wanneer")
        self.setLocale(_DUTCH)
        self.setDisplayFormat("ddd d MMM yyyy · H.mm")
        self.setDateRange(*_DAYS)
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dateTimeChanged.connect(self._on_changed)
        self._entry = SelectOnEntry(self.lineEdit(), self._select_here, each_click=True)

    def _prepare_calendar(self) -> None:
        """Make the calendar, of some thirty widgets, for whoever comes to the field."""
        if self._has_calendar:
            return
        self._has_calendar = True
        calendar, theme = self.calendarWidget(), self._theme
        calendar.clicked.connect(lambda: self.finish())
        calendar.setLocale(_DUTCH)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName("Kies een dag")
        # Its own colours are those of the system: red weekends and a white head, also in the dark.
        head, day = QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.color("muted"))
        head.setBackground(theme.color("surface"))
        day.setForeground(theme.color("ink"))
        calendar.setHeaderTextFormat(head)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, day)
        for name, icon, words in _TURNING:
            turn = calendar.findChild(QToolButton, name)
            if isinstance(turn, QToolButton):
                turn.setIcon(theme.icon(icon, size=18))
                turn.setIconSize(QSize(theme.px(18), theme.px(18)))
                turn.setAccessibleName(words)

    def show_moment(self, moment: datetime) -> None:
        """Show a moment as the clock on the wall said or will say it; not while another is being chosen."""
        if self._touched:
            return
        self.blockSignals(True)
        day, time = QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)
        self.setDateTime(QDateTime(day, time))
        self.blockSignals(False)

    @property
    def chosen(self) -> datetime | None:
        """The moment in the field, where it was touched and is not taken yet."""
        day, time = self.date(), self.time()
        # The zone of this machine knows on which side of a change of the clocks that day is.
        moment = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()).astimezone()
        return moment if self._touched else None

    def finish(self) -> None:
        """Take what is in the field, where it was touched."""
        moment = self.chosen
        if moment is not None:
            self._touched = False
            self.decided.emit(moment)

    def _on_changed(self) -> None:
        self._touched = True

    def _select_here(self) -> None:
        # A day is typed as a number; its name before it, the first section, follows from that.
        if self.currentSectionIndex() <= 0:
            self.setCurrentSectionIndex(1)
        self.setSelectedSection(self.currentSection())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the day, or of what was clicked on."""
        self._prepare_calendar()
        super().focusInEvent(event)
        self._entry.come(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar where the arrow is clicked, and nothing elsewhere.

        Qt takes a click on the edge around the words for one on a button of a spin box, and the day goes back.
        """
        self._prepare_calendar()
        option = QStyleOptionComboBox()
        option.initFrom(self)
        option.editable = True
        place, kind = event.position().toPoint(), QStyle.ComplexControl.CC_ComboBox
        part = self.style().hitTestComplexControl(kind, option, place, self)
        if part == QStyle.SubControl.SC_ComboBoxArrow:
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was chosen when the field is left; the calendar belongs to it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Leave with Tab as any other field; the arrows go from day to month to time."""
        return QWidget.focusNextPrevChild(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what stands in the field with Enter, also where that was only proposed; but not in a form that is
        sent as a whole, whose Enter it is."""
        super().keyPressEvent(event)
        if event.key() in ENTER and self.isSignalConnected(QMetaMethod.fromSignal(self.decided)):
            self._touched = True
            self.finish()
            event.accept()

    def sizeHint(self) -> QSize:
        """Return room for any moment: Qt leaves none for what opens the calendar, whose look is the theme's."""
        return super().sizeHint() + QSize(self._opener_width, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that passes by plans nothing."""
        event.ignore()


class DayField(WhenField):
    """A day, with a calendar."""

    def __init__(self, theme: Theme, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setDisplayFormat("ddd d MMMM yyyy")

    def show_day(self, day: date) -> None:
        """Show a day, which was not chosen by doing so."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def not_before(self, day: date) -> None:
        """Offer no day before this one."""
        self.blockSignals(True)
        self.setMinimumDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    @property
    def day(self) -> date:
        """The day in the field."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())
