"""Which panes of Uitwerken there is room for: all three beside each other, two, or one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observatie.ui.form.dot_field import DotField
from observatie.ui.form.pane_switch import DOTS, FINDINGS, ITEM, NOTES, PaneSwitch
from observatie.ui.kit.widgets import NO_MAXIMUM, column
from observatie.ui.review.center_stack import CenterStack
from observatie.ui.review.notes_pane import NotesPane
from observatie.ui.theme.theme import Theme

_NARROW, _MIDDLE = 860, 1120
_DOTS_WIDTH = 178


class ReviewLayout(QWidget):
    """The notes, the middle and the dots, and a switch between them where there is little room.

    Signals:
        findings_asked: whether the findings, and not the item, were asked for with the switch.
    """

    findings_asked = Signal(bool)

    def __init__(self, theme: Theme, notes: NotesPane, center: CenterStack, dots: DotField) -> None:
        super().__init__()
        self._theme = theme
        self._notes, self._center, self._dots = notes, center, dots
        self._has_items = False
        self.switch = PaneSwitch(theme)
        self.switch.chosen.connect(self._on_switched)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        for pane, stretch in ((notes, 42), (center, 58), (dots, 0)):
            panes.addWidget(pane, stretch)
        whole = column(theme, self.switch, spacing=0)
        whole.addLayout(panes, 1)
        self.setLayout(whole)
        # Folded until it is known how much room there is: three panes would make the window wider.
        self._lay_out()

    def set_has_items(self, has_items: bool) -> None:
        """Leave the dots out where there is no item."""
        self._has_items = has_items
        self._lay_out()

    def turn_to_center(self) -> None:
        """Bring the middle into sight."""
        self._turn_to(FINDINGS if self._center.shows_findings else ITEM)

    def turn_to_notes(self) -> None:
        """Bring the notes into sight."""
        self._turn_to(NOTES)

    def _turn_to(self, pane: int) -> None:
        if self._narrow:
            self.switch.show_pane(pane)
            self._lay_out()

    def _on_switched(self, pane: int) -> None:
        if pane in (ITEM, FINDINGS) and self._center.shows_findings != (pane == FINDINGS):
            self.findings_asked.emit(pane == FINDINGS)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one or two panes at a time where there is no room for three."""
        super().resizeEvent(event)
        self._lay_out()

    @property
    def _room(self) -> float:
        return self.width() / self._theme.scale

    @property
    def _narrow(self) -> bool:
        return self._room < _NARROW

    def _lay_out(self) -> None:
        theme, narrow = self._theme, self._narrow
        dots = {DOTS} if self._has_items else set[int]()
        self.switch.offer({NOTES, ITEM, FINDINGS, *dots} if narrow else {NOTES, *dots})
        self.switch.setVisible(narrow or (self._room < _MIDDLE and self._has_items))
        self._center.set_narrow(narrow)
        self._notes.set_narrow(narrow)
        self._dots.setMinimumWidth(0 if narrow else theme.px(_DOTS_WIDTH))
        self._dots.setMaximumWidth(NO_MAXIMUM if narrow else theme.px(_DOTS_WIDTH))
        shown = self._shown()
        for panes, widget in (({NOTES}, self._notes), ({ITEM, FINDINGS}, self._center), ({DOTS}, self._dots)):
            widget.setVisible(bool(panes & shown))

    def _shown(self) -> set[int]:
        """Return which panes there is room for."""
        if self._narrow:
            return {self.switch.pane}
        if not self._has_items:
            return {NOTES, ITEM}
        return {NOTES, ITEM, DOTS} if self._room >= _MIDDLE else {ITEM, self.switch.pane}
