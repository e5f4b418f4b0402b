"""Legenda: where the pupil behind each label sits, a line per label; what is no such line stays to be edited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.lesson.pupils import LegendLines, legend_acts, read_legend, written_legend
from observatie.domain.visit.visit import Visit
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.text_fields import DecidedText
from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.theme import Theme

_LINES = 5
_EXAMPLE = "A: bij de deur\nC: raam, derde rij"
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
        self._field = DecidedText(theme, "legend", "Legenda, een leerling per regel", _EXAMPLE, lines=_LINES)
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
