"""What stands in the middle while the visit has no instrument: what will be here, and how it begins."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import button, column, label, panel, scrolling

_TITLE = "Nog geen instrument gekozen"
_TEACHES = (
    "Hier leg je je notities naast een kijkinstrument. Bij elk onderdeel vul je in wat je zag, en je koppelt de "
    "notities die het laten zien. Rechts zie je dan wat nog openstaat."
)


def no_instrument(theme: Theme, on_choose: Callable[[], object]) -> QWidget:
    """Return the page, with a button that calls `on_choose`."""
    choose = button("Kies een instrument", on_choose, "primary", name="choose-instrument")
    words = label(_TEACHES, "muted", wrap=True)
    words.setMaximumWidth(theme.px(520))
    box = column(theme, 1, label(_TITLE, "heading", wrap=True), words, spacing=12)
    box.addWidget(choose, alignment=Qt.AlignmentFlag.AlignLeft)
    box.addStretch(2)
    page = scrolling(panel(box, margins=theme.px(28)))
    page.setFocusProxy(choose)
    return page
