"""What Observeren looks like: nearly empty, and the line has its room first."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout

from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column, panel, row
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.line_box import LineBox
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.notes.time_choice import TimeChoice
from observatie.ui.observe.focus_router import FocusRouter
from observatie.ui.observe.instrument_panel import InstrumentPanel
from observatie.ui.observe.lesson_header import LessonHeader
from observatie.ui.observe.line_panels import Invitation, Messages, PaperStart, SignSheet
from observatie.ui.observe.pasting import PastePreview
from observatie.ui.observe.strip import LessonStrip
from observatie.ui.observe.tally_row import TallyRow
from observatie.ui.session.visit_controller import VisitController

_NARROW = 900
_LOW = 560


class ObservePage(Screen):
    """The widgets of the live screen and their places.

    Attributes:
        header, strip, tallies: above; stream, sheet, messages, times, box, completions: what is written and read.
        preview: what a pasted text will become.
        focus: keeps the focus on the line while there is one to write on.
        invitation, paper: what stands there before a lesson and after it; panel: the instruments at the right.
    """

    def __init__(self, controller: VisitController) -> None:
        super().__init__()
        self._theme = controller.context.theme
        self._panel_asked: bool | None = None
        self._build(controller)
        self._arrange()
        self.focus = FocusRouter(self, self.line, but=(self.times, self.preview))

    def _build(self, controller: VisitController) -> None:
        theme = self._theme
        self.header = LessonHeader(theme)
        self.strip = LessonStrip(theme, controller.visit)
        self.tallies = TallyRow(theme, controller.visit)
        self.model = NoteModel(controller, events=True)
        self.stream = NoteView(theme, from_bottom=True)
        self.stream.setModel(self.model)
        self.stream.setAccessibleName("Notities van deze les")
        self.sheet = SignSheet(theme)
        self.messages = Messages(theme)
        self.invitation = Invitation(theme)
        self.paper = PaperStart(theme)
        self.paper.hide()
        self.times = TimeChoice(theme)
        self.preview = PastePreview(theme)
        self.box = LineBox(theme, controller.context.clock)
        self.line = self.box.line
        self.line.setObjectName("line")
        self.completions = CompletionRow(theme, controller.context.sign_uses)
        self.panel = InstrumentPanel(theme)

    def _arrange(self) -> None:
        theme, side = self._theme, self._theme.px(24)
        self._invited = panel(column(theme, self.invitation, self.paper))
        above = (self.stream, self.preview, self.sheet, self.messages, self._invited, self.times)
        written = column(theme, *above, self.box, self.completions)
        written.setStretch(0, 1)
        written.setStretch(1, 1)
        written.setContentsMargins(side, theme.px(8), side, theme.px(8))
        self.panel.setParent(self)
        self._below = QHBoxLayout()
        self._below.setSpacing(0)
        self._below.addLayout(written, 1)
        self._below.addWidget(self.panel)
        self._strip_box = panel(row(theme, self.strip), "header")
        tallies = row(theme, self.tallies)
        tallies.setContentsMargins(side, theme.px(6), side, theme.px(2))
        whole = column(theme, self.header, self._strip_box, spacing=0)
        whole.addLayout(tallies)
        whole.addLayout(self._below, 1)
        self.setLayout(whole)

    @property
    def is_narrow(self) -> bool:
        """Whether the instruments are an overlay."""
        return self.width() < self._theme.px(_NARROW)

    def show_sheet(self, shown: bool) -> None:
        """Show all signs and commands, or no longer; in a low window in the place of the stream."""
        self.sheet.setVisible(shown)
        self.stream.setVisible(not shown or not self._is_low)

    def toggle_panel(self) -> None:
        """Show the instruments, or hide them."""
        self._panel_asked = not self.panel.isVisible()
        self._lay_out()

    def _show_panel(self) -> None:
        self._panel_asked = True
        self._lay_out()

    def look_for(self) -> None:
        """Show what to look for, or no longer."""
        self.panel.toggle_look_fors()
        self._show_panel()

    def show_untraced(self) -> None:
        """Show only the items without a trace, or all again."""
        self.panel.toggle_untraced()
        self._show_panel()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the line the keys, also when the cover goes away."""
        super().showEvent(event)
        self.focus.listen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the focus alone while another screen, or the cover, is shown."""
        super().hideEvent(event)
        self.focus.rest()

    def changeEvent(self, event: QEvent) -> None:
        """Give the line the keys on coming back from another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            self.focus.come_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line its room first: in a small window the instruments become an overlay, the strip folds."""
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Make room for what is said or asked above the line, each time something is shown or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        says = self.times.isVisibleTo(self) or self.messages.is_saying
        focused = QApplication.focusWidget()
        is_used = focused is not None and self._invited.isAncestorOf(focused)
        self._invited.setVisible(is_used or not (says and self._is_low))
        self.preview.show_buttons(not self.times.is_asking)

    @property
    def _is_low(self) -> bool:
        return self.height() < self._theme.px(_LOW)

    def _lay_out(self) -> None:
        theme, narrow = self._theme, self.is_narrow
        self._strip_box.setVisible(not self._is_low)
        self.messages.set_low(self._is_low)
        self.completions.set_low(self._is_low)
        self._make_room()
        shown = self._panel_asked if self._panel_asked is not None else not narrow
        self.header.set_narrow(narrow)
        self.completions.set_narrow(narrow)
        width = min(theme.px(330), self.width() - theme.px(40))
        self.panel.setFixedWidth(width)
        if narrow:
            self._below.removeWidget(self.panel)
            top = self.header.height()
            self.panel.setGeometry(self.width() - width, top, width, self.height() - top)
            self.panel.raise_()
        elif self._below.indexOf(self.panel) < 0:
            self._below.addWidget(self.panel)
        self.panel.setVisible(shown)
