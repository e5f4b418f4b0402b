"""The steps of the talk below each other: where it is, where it was, and what is still to come."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.words import STEPS
from observatie.ui.kit.widgets import column
from observatie.ui.theme.theme import Theme

_HERE, _BEEN, _AHEAD = "●", "✓", "○"
_SPOKEN = {_HERE: "hier zijn we", _BEEN: "geweest", _AHEAD: "komt nog"}


class StepList(QWidget):
    """One button a step; what may not be shown yet cannot be gone to.

    Signals:
        chosen: the TalkStep to go to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, steps: Sequence[TalkStep]) -> None:
        super().__init__()
        self.setProperty("role", "talk-steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[TalkStep, QPushButton] = {}
        layout = column(theme, spacing=4)
        layout.setContentsMargins(theme.px(12), theme.px(24), theme.px(12), theme.px(12))
        for step in steps:
            made = QPushButton()
            made.setProperty("role", "talk-step")
            made.setCheckable(True)
            made.setObjectName(f"talk-step-{step.value}")
            made.clicked.connect(self._on_clicked)
            self._buttons[step] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_steps(self, current: TalkStep, been: Collection[TalkStep], closed: Collection[TalkStep]) -> None:
        """Show where the talk is; a step that is `closed` may not be shown yet."""
        for step, made in self._buttons.items():
            sign = _HERE if step is current else _BEEN if step in been else _AHEAD
            made.setText(f"{sign}  {STEPS[step]}")
            made.setAccessibleName(f"{STEPS[step]}, {_SPOKEN[sign]}")
            made.setChecked(step is current)
            made.setEnabled(step not in closed)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for step, made in self._buttons.items():
            if made is pressed:
                made.setChecked(True)
                self.chosen.emit(step)
