"""Keeps what is typed on the live screen with its line: no click takes the focus away, and a letter finds it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from observatie.ui.kit.qt_types import or_none
from observatie.ui.notes.line_keys import WRITING, begins_a_line
from observatie.ui.notes.note_line import NoteLine

_TYPED_IN = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class FocusRouter(QObject):
    """Brings the focus of a page back to its line, as input methods and dead keys write where the focus is.

    A click on anything that is not typed in leads to the line, and so does coming back from another window or from
    the cover. Whoever walked to a control with Tab presses it with Space or Enter; a letter goes to the line.
    """

    def __init__(self, page: QWidget, line: NoteLine, *, but: tuple[QWidget, ...]) -> None:
        """Bring the focus of `page` back to `line`; what is in `but` has its own keys and gives it back."""
        super().__init__(page)
        self._but = but
        self._page = page
        self._line = line
        self._is_on = self._listens = False
        self._watched: tuple[QObject, ...] = ()

    def listen(self) -> None:
        """Follow the focus: the page is shown."""
        if not self._listens:
            self._listens = True
            _application().focusChanged.connect(self._on_focus_changed)
        self.come_back()

    def rest(self) -> None:
        """Follow nothing: the page is hidden, be it by the cover."""
        if self._listens:
            self._listens = False
            _application().focusChanged.disconnect(self._on_focus_changed)
            self._watch()

    def turn(self, *, on: bool) -> None:
        """Begin, or stop where there is no line to write on."""
        self._is_on = on
        if on:
            self._let_go_by_click()
        # Qt looks upwards from what was clicked for a widget that takes the focus: that is the page, for the line.
        self._page.setFocusPolicy(Qt.FocusPolicy.ClickFocus if on else Qt.FocusPolicy.NoFocus)
        self._page.setFocusProxy(self._line if on else None)  # pyright: ignore[reportArgumentType]

    def _let_go_by_click(self) -> None:
        for control in self._page.findChildren(QWidget):
            own = control.window() is self._page.window() and not any(b.isAncestorOf(control) for b in self._but)
            own = own and control.focusProxy() is None
            if own and not _is_typed_in(control) and control.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                control.installEventFilter(self)

    # Where the focus is

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._watch()
        # A window that goes lets go of the focus before what listens in it is gone.
        if not isValid(self._page):
            return
        if now is None:
            self.come_back()
        elif self._is_on and now.window() is self._page.window() and not _is_typed_in(now):
            self._line.overhear()
            # Else a dead key is no part of the letter that comes after it.
            now.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            elsewhere = None if self._page.isAncestorOf(now) else now
            inner = now.viewport() if isinstance(now, QAbstractScrollArea) else None
            # The window hears of clicks beside the control as well.
            self._watch(elsewhere, inner, now.window().windowHandle())

    def _watch(self, *those: QObject | None) -> None:
        for each in filter(isValid, self._watched):
            each.removeEventFilter(self)
        self._watched = tuple(each for each in those if each is not None)
        for each in self._watched:
            each.installEventFilter(self)

    def come_back(self) -> None:
        """Lead to the line, or to the field on the page that was typed in, unless one is there already."""
        window = self._page.window()
        here = or_none(window.focusWidget())
        typed_in = here is not None and _is_typed_in(here) and self._page.isAncestorOf(here)
        if not self._is_on or not window.isActiveWindow() or typed_in:
            return
        inside = or_none(self._page.focusWidget())
        goal = inside if inside is not None and _is_typed_in(inside) else self._line
        # The reason that chooses nothing of what a field holds.
        goal.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead to the line with a click, and with a letter that is typed on a control."""
        if not self._is_on:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            # Also one on the control that has the focus: Qt would leave it there.
            self._line.setFocus(Qt.FocusReason.MouseFocusReason)
        elif isinstance(watched, QWidget) and begins_a_line(event) and not _presses(watched, event):
            # In this order: with the focus the line begins to listen anew.
            self._line.event(event)
            self._line.setFocus()
            return True
        elif event.type() in WRITING:
            self._line.pass_over(event)
        return False


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _is_typed_in(widget: QWidget) -> bool:
    return isinstance(widget, _TYPED_IN)


def _presses(control: QWidget, event: QEvent) -> bool:
    button = isinstance(control, QAbstractButton)
    return button and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
