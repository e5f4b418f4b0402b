"""Reading a file in that a partner made: whose it is, and the pair that it belongs to."""

from PySide6.QtCore import QSize, Signal

from observatie.ui.ask_path import AskOpen, AskPath
from observatie.ui.desk import Desk
from observatie.ui.pairs.exchange_panel import ExchangePanel
from observatie.ui.screen import Screen
from observatie.ui.widgets import button, column, label, panel, row, scrolling

_COLUMN = 760
_SAYS = (
    "Je partner werkt op een andere laptop en stuurde je een bestand: per mail, of op een stick. Lees het hier "
    "in; dan staat jullie formulier ook hier. Wat verzegeld is, blijft verzegeld."
)


class ReceiveScreen(Screen):
    """One button, and what came of it.

    Signals:
        taken: the UUID of the pair whose file was read in, and what there is to say of it.
        closed: back to the list.
    """

    help_topic = "co-teaching"
    taken = Signal(object, str)
    closed = Signal()

    def __init__(self, desk: Desk, ask_path: AskPath, ask_open: AskOpen) -> None:
        super().__init__()
        theme, px = desk.theme, desk.theme.px
        self._back = button("Co-teaching", self.closed.emit, "plain", name="receive-back")
        self._back.setIcon(theme.icon("arrow-left", size=18))
        self._back.setIconSize(QSize(px(18), px(18)))
        self.panel = ExchangePanel(theme, desk, None, ask_path, ask_open)
        self.panel.taken.connect(self.taken)
        header = panel(row(theme, self._back, 1), "header", margins=(px(12), px(10), px(24), px(10)))
        says = label(_SAYS, wrap=True)
        content = column(theme, label("Lees een bestand in", "title"), says, self.panel, 1, spacing=16)
        inner = panel(content, margins=(px(32), px(24), px(32), px(24)))
        inner.setMaximumWidth(px(_COLUMN))
        self.setLayout(column(theme, header, scrolling(inner), spacing=0))

    def enter(self) -> None:
        """Put the focus where a file is chosen."""
        self.panel.setFocus()
