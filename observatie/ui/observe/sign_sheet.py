"""All signs and commands at a glance, above the line, for whoever typed `/` alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from observatie.domain.lesson.commands import COMMANDS
from observatie.ui.kit.widgets import column, key_label, label, panel, scrolling
from observatie.ui.theme.theme import Theme

_SIGNS = (
    ("+ spatie", "sterk"),
    ("- spatie", "kans"),
    ("? spatie", "vraag"),
    ('" of > spatie', "citaat"),
    ("= spatie", "interpretatie: wat jij ervan denkt"),
    ("#woord", "onderdeel van het instrument; Tab vult aan"),
    ("@A", "leerling A"),
    ("spatie of dubbel", "het teken zelf: “ - ” en “++” blijven wat ze zijn"),
)


class SignSheet(QWidget):
    """Hidden until it is asked for; it takes no focus and asks nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 2)
        for line, (sign, does) in enumerate(_SIGNS):
            self._add(line, 0, sign, does)
        for line, command in enumerate(COMMANDS):
            self._add(line, 2, f"{command.word} {command.pattern}".strip(), command.does)
        self._area = scrolling(panel(self._grid, "card", margins=theme.px(14)))
        self._area.setMinimumHeight(0)
        self.setLayout(column(theme, self._area))
        self.setMaximumHeight(theme.px(340))
        self.setObjectName("sign-sheet")
        self.hide()

    def page(self, by: int) -> None:
        """Scroll a page up (-1) or down (1), from the keys of the line."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _add(self, line: int, place: int, sign: str, does: str) -> None:
        self._grid.addWidget(key_label(sign), line, place, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(label(does, "small", wrap=True), line, place + 1)
