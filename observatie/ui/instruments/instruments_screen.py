"""The instruments there are, each to be read as a whole or saved as an empty form, and where one's own go."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.response.rules import stands_alone
from observatie.domain.visit import wording
from observatie.report.file_names import form_names
from observatie.store.files import save
from observatie.store.folder import OWN_INSTRUMENTS
from observatie.ui.instruments.instrument_html import instrument_html, own_html
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.problem_label import ask_help
from observatie.ui.kit.reader import Reader, ReaderEntry
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.session.app_context import AppContext

_BROKE = "Het formulier is niet gemaakt, en dat ligt niet aan jou. Kies een ander instrument."


class InstrumentsScreen(Screen):
    """All instruments by label, and last the page on those of one's own.

    `ask_path` is asked for a place with this widget and a proposed name, and returns None where the user gave up.

    Signals:
        fill_asked: the Instrument that is to be filled in on its own.
    """

    help_topic = "instrumenten"
    fill_asked = Signal(object)

    def __init__(self, context: AppContext, ask_path: Callable[[QWidget, str], str | None]) -> None:
        super().__init__()
        self._context = context
        self._ask_path = ask_path
        self._shelf: tuple[Instrument, ...] = tuple(context.catalogue.instruments.values())
        self._reader = Reader(context.theme, "Instrumenten")
        self._reader.chosen.connect(self._show)
        self._reader.page.link_clicked.connect(self._follow)
        self._reader.set_entries([*map(_entry, self._shelf), self._own_entry()])
        self._save = button("Leeg formulier als PDF", self._save_form, key="Ctrl+S", name="form-save")
        self._fill = button("Vul in", self._ask_fill, name="instrument-fill")
        self._message = WorkRow(context.theme, "form", _BROKE)
        self._message.done.connect(self._message.say_saved)
        head = panel(row(context.theme, label("Instrumenten", "title"), 1, self._fill, self._save))
        layout = column(context.theme, head, self._message, self._reader, spacing=16)
        margin = context.theme.px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _follow(self, link: QUrl) -> None:
        ask_help(self, link.toString())

    def enter(self) -> None:
        """Show the instrument that was read last."""
        self._reader.take_focus()
        if self._reader.current < 0:
            self._reader.choose(0)

    def _own_entry(self) -> ReaderEntry:
        problems = len(self._context.catalogue.problems)
        if problems:
            return ReaderEntry(
                "Eigen instrumenten", wording.number(problems, "probleem", "problemen"), alarming=True
            )
        return ReaderEntry("Eigen instrumenten", "waar ze staan")

    def _show(self, index: int) -> None:
        self._message.clear()
        self._save.setEnabled(index < len(self._shelf))
        self._fill.setVisible(index < len(self._shelf) and stands_alone(self._shelf[index]))
        if index < len(self._shelf):
            self._reader.page.show_html(instrument_html(self._shelf[index]))
        else:
            folder = self._context.library.folder / OWN_INSTRUMENTS
            self._reader.page.show_html(own_html(folder, self._context.catalogue.problems))

    def _ask_fill(self) -> None:
        self.fill_asked.emit(self._shelf[self._reader.current])

    # The empty form

    def _save_form(self) -> None:
        instrument = self._shelf[self._reader.current]
        chosen = self._ask_path(self, form_names(self._shelf)[instrument.id])
        if chosen is not None:
            self._message.do(partial(_save_form, instrument, Path(chosen)), "Het formulier wordt gemaakt …")


def _save_form(instrument: Instrument, place: Path) -> Path:
    # Imported here, in the thread that makes the form, as it takes longer than a window may stand still.
    from observatie.report.blank.story import make_form

    save(place, make_form(instrument))
    return place


def _entry(instrument: Instrument) -> ReaderEntry:
    # A space that does not break, so that no line begins with the dot.
    return ReaderEntry(instrument.label, f"{instrument.title}\u00a0· {instrument.completeness}")
