"""A field of the talk for somebody's words: kept when it rests, and when it is left."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from observatie.ui.kit.growing_text import TextArea
from observatie.ui.kit.resting import Resting
from observatie.ui.kit.sight import bring_into_sight
from observatie.ui.theme.theme import Theme


class KeptText(TextArea):
    """`keep` is given the text and returns whether it was accepted; what was not stays waiting.

    Signals:
        waiting: whether something was typed that is not kept yet.
    """

    waiting = Signal(bool)

    def __init__(self, theme: Theme, name: str, keep: Callable[[str], bool], *, lines: int = 3) -> None:
        super().__init__(theme, name, lines=lines)
        self.setProperty("role", "talk")
        self._keep = keep
        self._touched = False
        self._rest = Resting(self)
        self._rest.rested.connect(self.finish)
        self.typed.connect(self._on_typed)
        self.left.connect(self.finish)

    def _on_typed(self) -> None:
        self._bring_in_sight()
        self._touched = True
        self._rest.touch()
        self.waiting.emit(True)

    def _bring_in_sight(self) -> None:
        # The focus may have come here while the questions above were still being read.
        cursor = self.cursorRect()
        bring_into_sight(self.viewport(), cursor.adjusted(0, -cursor.height(), 0, cursor.height()))

    def finish(self) -> None:
        """Keep now what was typed and is not kept yet."""
        self._rest.stop()
        if self._touched and not self.isReadOnly():
            self._touched = not self._keep(self.text())
            self.waiting.emit(self._touched)

    def show_kept(self, text: str) -> None:
        """Show what stands; what is being typed is left alone, and spaces at its end too."""
        if not self._touched and text != self.text().strip():
            self.say(text)
