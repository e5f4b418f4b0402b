"""Which form a guest fills in: the one that is shipped, or a file with the questions that the pair made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from observatie.catalogue.reader import ReaderResult, read_instrument
from observatie.domain.errors import KnownError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.pair import asked
from observatie.domain.pair.rules import is_for_pairs
from observatie.domain.visit.wording import number
from observatie.ui.kit.file_dialogs import AskOpen
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.widgets import button, column, label, panel
from observatie.ui.theme.theme import Theme

_ABOUT = "Hebben jullie eigen vragen, dan kreeg je daar een bestand bij."
_NOT_FOR_PAIRS = "Dit formulier is niet voor twee mensen die samen gaan lesgeven. Kies een ander bestand."


class FormChoice(QWidget):
    """Says which form it is, and lets a file be chosen; `shipped` gives the one that is shipped.

    Signals:
        chosen: a file was chosen that will do.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, shipped: Callable[[], Instrument], ask_form: AskOpen) -> None:
        super().__init__()
        self._shipped, self._ask_form = shipped, ask_form
        self._chosen: Instrument | None = None
        self._about = label(_ABOUT, "muted", wrap=True, name="guest-form")
        self._choose = button("Kies een formulierbestand", self._ask, "link", name="guest-form-choose")
        self._back = button("Toch het gewone SHARE-formulier", self._drop, "link", name="guest-form-drop")
        self._said = ProblemLabel(theme, "error", name="guest-form-problem")
        ways = FlowLayout(across=theme.px(16), down=theme.px(4))
        for each in (self._choose, self._back):
            ways.addWidget(each)
        self.setLayout(column(theme, self._about, panel(ways), self._said, spacing=4))
        self._show("")

    @property
    def form(self) -> Instrument:
        """The form that she fills in."""
        return self._chosen or self._shipped()

    @property
    def picked(self) -> Instrument | None:
        """The form that was chosen from a file, or None."""
        return self._chosen

    def take(self, form: Instrument, file: str = "") -> None:
        """Choose a form, and say from which file it came where it did."""
        self._chosen = form
        questions = number(len(asked(form)), "vraag", "vragen")
        self._about.setText(f"Formulier: {form.title} ({questions}){f', uit {file}' if file else ''}")
        self._show("")

    def _drop(self) -> None:
        self._chosen = None
        self._about.setText(_ABOUT)
        self._show("")
        self._choose.setFocus()

    def _ask(self) -> None:
        path = self._ask_form(self)
        if path is None:
            return
        reading = read_instrument(Path(path))
        form = reading.instrument
        if form is None:
            self._show(_problem_message(reading))
        elif not is_for_pairs(form) or not asked(form):
            self._show(_NOT_FOR_PAIRS)
        else:
            self.take(form, reading.path.name)
            self.chosen.emit()

    def _show(self, said: Message) -> None:
        self._said.say(said)
        self._said.setVisible(bool(said))
        self._back.setVisible(self._chosen is not None and self._chosen.hash != self._shipped().hash)


def _problem_message(reading: ReaderResult) -> Message:
    first = reading.problems[0]
    what = f"in {reading.path.name}, regel {first.line}: {first.what}"
    others = len(reading.problems) - 1
    more = f"Er {'is' if others == 1 else 'zijn'} nog {number(others, 'ander probleem', 'andere problemen')}"
    return KnownError(first.code, what, first.remedy).framed(after=more if others else "")
