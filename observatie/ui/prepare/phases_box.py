"""Lesfasen: what the phases of this lesson are called, who says so, and remembering it for the school."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.lesson.lesson_phases import (
    Given,
    Giver,
    given_phases,
    names_in,
    remembered,
    wanted_phases,
    written,
)
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.text_fields import DecidedText
from observatie.ui.kit.widgets import button, column, panel, row
from observatie.ui.theme.theme import Theme

_LINES = 2
_NAME_WIDTH = 240
_EXAMPLE = "Start, Instructie, …"
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
            theme, "phases", "Lesfasen, met een komma ertussen", _EXAMPLE, lines=_LINES, breaks=False
        )
        self._box = FieldBox(theme, "Lesfasen, met een komma ertussen · Ctrl+0 begint de volgende", self._field)
        self._remember = button("", self._ask, "quiet", name="remember-phases")
        self.setLayout(column(theme, self._box, panel(row(theme, self._remember, 1)), spacing=6))
        self._field.decided.connect(self._decide)
        self._field.textChanged.connect(self._show_button)

    def show_visit(
        self, settings: VisitSet, instruments: Mapping[str, Instrument], school: SchoolRecord | None
    ) -> Given:
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

    def _where_from(self, given: Given) -> str:
        school = self._school
        if given.giver is Giver.VISIT:
            same = school is not None and school.phases == given.names
            return _ALSO_OF_SCHOOL.format(school=school.name) if school and same else _OWN
        if given.giver is Giver.INSTRUMENT:
            return f"Van het instrument {given.name}."
        return f"Van {given.name}." if given.giver is Giver.SCHOOL else "Gewoon, zoals bij elke les."

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
