"""What can be set for the live screen, a box each: the phases, the counters, the interval and the legend."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from observatie.domain.acts.acts import COUNTERS, VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.lesson.counting import USUAL_MINUTES, names_of
from observatie.domain.lesson.lesson_phases import (
    PhaseNames,
    PhaseSource,
    given_phases,
    names_in,
    remembered,
    wanted_phases,
    written,
)
from observatie.domain.lesson.pupils import LegendLines, legend_acts, read_legend, written_legend
from observatie.domain.names import tidied
from observatie.domain.visit.visit import Visit
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.text_fields import DecidedText
from observatie.ui.kit.widgets import LineField, button, column, label, panel, row
from observatie.ui.theme.theme import Theme

_LEGEND_LINES = 5
_LEGEND_EXAMPLE = "A: bij de deur\nC: raam, derde rij"
_GOES = "Staat alleen in het rapport als je daarom vraagt, en wordt gewist zodra het rapport is vastgesteld."


class LegendBox(QWidget):
    """One field; hidden once the legend is gone for good.

    Signals:
        wanted: the acts that the text comes down to, as a tuple of Legend.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._standing: dict[str, str] = {}
        self._deciding = False
        self._field = DecidedText(
            theme, "legend", "Legenda, een leerling per regel", _LEGEND_EXAMPLE, lines=_LEGEND_LINES
        )
        self._box = FieldBox(theme, "Legenda, een leerling per regel", self._field)
        goes = label(_GOES, "small", wrap=True, name="legend-goes")
        self.setLayout(column(theme, self._box, goes, spacing=4))
        self._field.setAccessibleDescription(_GOES)
        self._field.decided.connect(self._decide)

    def show_visit(self, visit: Visit) -> None:
        """Show what stands; the lines that could not be read stay below it."""
        self.setVisible(not visit.legend_is_gone)
        before, self._standing = self._standing, visit.legend
        # A line at a time is recorded: what is shown follows when all are.
        if not self._deciding and self._standing != before:
            self._show(read_legend(self._field.toPlainText()))

    def finish(self) -> None:
        """Take what was typed."""
        self._field.finish()

    def _show(self, lines: LegendLines) -> None:
        if lines.said != self._standing or not lines.unread:
            self._field.show_text(written_legend(self._standing, lines.unread))
        self._box.say(lines.problem, warning=True)
        self._field.setAccessibleDescription(f"{lines.problem} {_GOES}".strip())

    def _decide(self, text: str) -> None:
        lines = read_legend(text)
        self._deciding = True
        self.wanted.emit(legend_acts(lines.said, self._standing))
        self._deciding = False
        self._show(lines)


_MOST_MINUTES, _MOST_PUPILS = 60, 99
_INDENT = 30
_ABOUT = "Een stil teken op de regel; je typt alleen het getal. Geen antwoord is ook goed."


class IntervalBox(QWidget):
    """Off until it is asked for.

    Signals:
        wanted: the VisitSet that was chosen.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asks = QCheckBox("Vraag hoeveel leerlingen er werken")
        self._asks.setObjectName("interval")
        self._asks.setAccessibleDescription(_ABOUT)
        self._minutes = NumberField(
            theme, "interval-minutes", "Om de hoeveel minuten", 1, _MOST_MINUTES, width=130
        )
        self._minutes.setPrefix("elke ")
        self._minutes.setSuffix(" min")
        self._minutes.show_number(USUAL_MINUTES)
        self._pupils = NumberField(theme, "pupils", "Hoeveel leerlingen er zijn", 0, _MOST_PUPILS, width=130)
        self._pupils.count_in("leerling", "leerlingen")
        self._pupils.setSpecialValueText("aantal leerlingen")
        fields = row(theme, self._minutes, self._pupils, 1)
        about = label(_ABOUT, "small", wrap=True)
        about.setContentsMargins(theme.px(_INDENT), 0, 0, 0)
        numbers = panel(fields, margins=(theme.px(_INDENT), theme.px(4), 0, 0))
        caption = label("Tellen op vaste momenten", "section")
        self.setLayout(column(theme, caption, self._asks, about, numbers, spacing=2))
        self._asks.clicked.connect(self._switch)
        self._minutes.decided.connect(self._want_minutes)
        self._pupils.decided.connect(self._want_pupils)

    def _want_minutes(self, minutes: int) -> None:
        self.wanted.emit(VisitSet(sample_minutes=minutes))

    def _want_pupils(self, pupils: int) -> None:
        self.wanted.emit(VisitSet(pupils=pupils))

    def show_visit(self, settings: VisitSet) -> None:
        """Show what stands."""
        every = settings.sample_minutes or 0
        self._asks.setChecked(every > 0)
        # What it was before it was set off stays to be seen, and is there again once it is set on.
        if every:
            self._minutes.show_number(every)
        self._pupils.show_number(settings.pupils or 0)
        for field in (self._minutes, self._pupils):
            field.setEnabled(every > 0)

    def finish(self) -> None:
        """Take what was typed in the fields."""
        self._minutes.finish()
        self._pupils.finish()

    def _switch(self, on: bool) -> None:
        self.wanted.emit(VisitSet(sample_minutes=self._minutes.value() if on else 0))


_PHASES_LINES = 2
_NAME_WIDTH = 240
_PHASES_EXAMPLE = "Start, Instructie, …"
_OWN = "Van dit lesbezoek. Maak het veld leeg voor de lesfasen die anders gelden."
_ALSO_OF_SCHOOL = "Van dit lesbezoek, en zo onthouden voor {school}."


class PhasesBox(QWidget):
    """The names in their order, separated by commas.

    Signals:
        wanted: the VisitSet that the text comes down to.
        remember_asked: the SchoolRecord with these names.
    """

    wanted = Signal(object)
    remember_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._instruments: tuple[Instrument, ...] = ()
        self._school: SchoolRecord | None = None
        self._names: tuple[str, ...] = ()
        self._field = DecidedText(
            theme,
            "phases",
            "Lesfasen, met een komma ertussen",
            _PHASES_EXAMPLE,
            lines=_PHASES_LINES,
            breaks=False,
        )
        self._box = FieldBox(theme, "Lesfasen, met een komma ertussen · Ctrl+0 begint de volgende", self._field)
        self._remember = button("", self._ask, "quiet", name="remember-phases")
        self.setLayout(column(theme, self._box, panel(row(theme, self._remember, 1)), spacing=6))
        self._field.decided.connect(self._decide)
        self._field.textChanged.connect(self._show_button)

    def show_visit(
        self, settings: VisitSet, instruments: Mapping[str, Instrument], school: SchoolRecord | None
    ) -> PhaseNames:
        """Show what holds and who says so, and return that."""
        self._instruments, self._school = tuple(instruments.values()), school
        given = given_phases(settings, self._instruments, school)
        self._names = given.names
        self._field.show_text(written(self._names))
        self._box.say(self._where_from(given))
        self._show_button()
        return given

    def finish(self) -> None:
        """Take what was typed."""
        self._field.finish()

    def _where_from(self, given: PhaseNames) -> str:
        school = self._school
        if given.giver is PhaseSource.VISIT:
            same = school is not None and school.phases == given.names
            return _ALSO_OF_SCHOOL.format(school=school.name) if school and same else _OWN
        if given.giver is PhaseSource.INSTRUMENT:
            return f"Van het instrument {given.name}."
        return f"Van {given.name}." if given.giver is PhaseSource.SCHOOL else "Gewoon, zoals bij elke les."

    def _show_button(self) -> None:
        school = self._school
        name = school.name if school else "de school"
        metrics = QFontMetrics(self._theme.font(15))
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self._theme.px(_NAME_WIDTH))
        self._remember.setText(f"Onthoud voor {short}")
        self._remember.setAccessibleName(f"Onthoud deze lesfasen voor {name}")
        self._remember.setToolTip(f"Lesbezoeken aan {name} beginnen dan hiermee")
        # By what is typed, and not by what stands: a button that is off would be passed over by Tab.
        self._remember.setEnabled(self._to_remember() is not None)

    def _to_remember(self) -> SchoolRecord | None:
        return remembered(self._school, names_in(self._field.toPlainText())) if self._school else None

    def _decide(self, text: str) -> None:
        self.wanted.emit(wanted_phases(text, self._instruments, self._school))
        # Also where that changed nothing, and an empty field would stay behind.
        self._field.show_text(written(self._names))

    def _ask(self) -> None:
        self.finish()
        record = self._to_remember()
        if record is not None:
            # The button goes off, and would hand the keys on to whatever comes next.
            self._field.setFocus()
            self.remember_asked.emit(record)


_BESIDE, _BESIDE_NARROW, _NARROW = 3, 2, 480
"""How many stand beside each other, and the width below which fewer do."""
_LONGEST = 60
_NARROWEST = 60


class CounterField(LineField):
    """The name under one key.

    Signals:
        decided: the field was left or Enter was pressed.
    """

    decided = Signal()

    def __init__(self, theme: Theme, key: int) -> None:
        super().__init__(_LONGEST)
        self.setObjectName(f"counter-{key}")
        self.setAccessibleName(f"Turven met Ctrl+{key}")
        self.setPlaceholderText("vrij")
        self.setMinimumWidth(theme.px(_NARROWEST))
        self.returnPressed.connect(self.decided)

    def show_name(self, name: str) -> None:
        """Show a name from its beginning."""
        if name != self.text():
            self.setText(name)
            self.setCursorPosition(0)
        self.setToolTip(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when the field is left, for whatever reason."""
        super().focusOutEvent(event)
        self.decided.emit()


class CountersBox(QWidget):
    """Nine small fields.

    Signals:
        wanted: the VisitSet with the names.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._standing = names_of(VisitSet())
        self._fields = [CounterField(theme, key) for key in range(1, COUNTERS + 1)]
        self._captions = [label(f"Ctrl+{key}", "small") for key in range(1, COUNTERS + 1)]
        self._beside = 0
        self._narrow = theme.px(_NARROW)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        for caption, field in zip(self._captions, self._fields, strict=True):
            caption.setBuddy(field)
            field.decided.connect(self.finish)
        self._lay_out(_BESIDE)
        self.setLayout(column(theme, label("Turven", "section"), panel(self._grid), spacing=4))

    def _lay_out(self, beside: int) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, (caption, field) in enumerate(zip(self._captions, self._fields, strict=True)):
            above, across = divmod(place, beside)
            self._grid.addWidget(caption, above, 2 * across)
            self._grid.addWidget(field, above, 2 * across + 1)
        for across in range(_BESIDE):
            self._grid.setColumnStretch(2 * across + 1, 1 if across < beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a name be read where there is little room."""
        super().resizeEvent(event)
        self._lay_out(_BESIDE_NARROW if self.width() < self._narrow else _BESIDE)

    def show_visit(self, settings: VisitSet) -> None:
        """Show what stands; what is being typed is left alone while that is the same as before."""
        names = names_of(settings)
        for field, name, before in zip(self._fields, names, self._standing, strict=True):
            if name != before or not field.isModified():
                field.show_name(name)
        self._standing = names

    def finish(self) -> None:
        """Take the names as they are."""
        names = tuple(tidied(field.text()) for field in self._fields)
        for field in self._fields:
            field.setModified(False)
        if names != self._standing:
            self.wanted.emit(VisitSet(counters=names))
