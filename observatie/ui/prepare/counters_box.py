"""Turven: what is counted under Ctrl+1 … Ctrl+9."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from observatie.domain.acts.acts import COUNTERS, VisitSet
from observatie.domain.lesson.counting import names_of
from observatie.domain.names import tidied
from observatie.ui.kit.widgets import column, label, limit_length, panel
from observatie.ui.theme.theme import Theme

_BESIDE, _BESIDE_NARROW, _NARROW = 3, 2, 480
"""How many stand beside each other, and the width below which fewer do."""
_LONGEST = 60
_NARROWEST = 60


class CounterField(QLineEdit):
    """The name under one key.

    Signals:
        decided: the field was left or Enter was pressed.
    """

    decided = Signal()

    def __init__(self, theme: Theme, key: int) -> None:
        super().__init__()
        self.setObjectName(f"counter-{key}")
        self.setAccessibleName(f"Turven met Ctrl+{key}")
        self.setPlaceholderText("vrij")
        limit_length(self, _LONGEST)
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
