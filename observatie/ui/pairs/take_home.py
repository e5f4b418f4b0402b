"""Each of the two takes home what they agreed on: three files, saved without asking where while that goes.

They are the agreements, the two sheets, and what her own library takes in.
"""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.errors import KnownError, reason
from observatie.exchange.share_file import SUFFIX
from observatie.exchange.share_result import can_take_home, write_result
from observatie.report.file_names import home_names
from observatie.report.pair.content import compose_agreements, compose_sheets
from observatie.report.pair.parts import PairContent
from observatie.store.files import save_as_new
from observatie.store.synced_folder import names_in, synced_by
from observatie.ui.kit.file_dialogs import AskFolder, nowhere
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.message_row import WorkRow
from observatie.ui.kit.scroll_into_view import KeptInView
from observatie.ui.kit.widgets import breakable, button, column, label, panel, row
from observatie.ui.session.pair_controller import PairController, TakenHome
from observatie.ui.theme.theme import Theme

_WHAT = (
    "Voor {} drie bestanden, {}: de afspraken, de twee bladen, en een bestand dat Observatie op de eigen laptop "
    "inleest, met het eigen woord."
)
_EACH, _HERE, _THERE = "ieder", "bij de documenten op deze laptop", "in {}"
_ELSEWHERE = "{} bewaart die map ook ergens anders."
_BEING_MADE = "De bestanden voor {} worden gemaakt …"
_SAVED = "De bestanden voor {} staan in {}: {}."
_BROKE = "Er is niets bewaard, en dat ligt niet aan jullie. Wat jullie invulden en afspraken staat er nog."
_WHERE = "Kies een map voor de bestanden"
_AGREEMENTS, _SHEETS, _FOR_LIBRARY = "afspraken", "twee bladen", "om in te lezen"


def documents_folder() -> Path:
    """Return the folder with the documents of the user of this machine."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class TakeHome(QWidget):
    """A button for each of the two; it is not there while there is nothing to take home.

    Before the eyes of both it is large, and leads to no folder: that holds more than theirs. Another folder is
    asked for only where nothing can be saved in this one.
    """

    def __init__(
        self,
        theme: Theme,
        controller: PairController,
        folder: Path,
        ask_folder: AskFolder = nowhere,
        *,
        before_both: bool = False,
    ) -> None:
        super().__init__()
        self._controller, self._folder, self._before_both = controller, folder, before_both
        self._ask_folder, self._where, self._saved_in = ask_folder, _HERE, folder
        self._for = controller.pair.partners[0]
        self._what = label("", "talk-muted" if before_both else "muted", wrap=True, name="take-home-what")
        ways = FlowLayout(across=theme.px(8), down=theme.px(8))
        self._buttons = {partner: self._button(partner) for partner in controller.pair.partners}
        for each in self._buttons.values():
            ways.addWidget(each)
        self._message = WorkRow(theme, "take-home", _BROKE, before_others=before_both)
        self._message.done.connect(self._on_saved)
        self._message.failed.connect(self._on_failed)
        self._elsewhere = button(
            "Kies een andere map", self._choose, "talk" if before_both else "", name="take-home-elsewhere"
        )
        self._elsewhere.hide()
        self._show_folder = button("Toon in de map", self._open_folder, "link", name="take-home-folder")
        self._show_folder.hide()
        self._kept_in_view = KeptInView(self, self._elsewhere, self._show_folder, self._message)
        inside = column(theme, self._what, panel(ways), self._message)
        inside.addLayout(row(theme, self._elsewhere, self._show_folder, 1))
        self._inside = panel(inside)
        self.setLayout(column(theme, self._inside))
        controller.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        pair, sheets = self._controller.pair, self._controller.session.sheets
        can = {partner: can_take_home(pair, sheets.get(partner)) for partner in self._buttons}
        self._inside.setVisible(any(can.values()))
        for partner, each in self._buttons.items():
            each.setVisible(can[partner])
        takers = [self._controller.called(partner) for partner in self._buttons if can[partner]]
        what = _WHAT.format(takers[0] if len(takers) == 1 else _EACH, self._where)
        product = synced_by(self._folder.absolute(), names_in, os.environ)
        self._what.setText(f"{what} {_ELSEWHERE.format(product)}" if product else what)

    def _button(self, partner: UUID) -> QPushButton:
        number = self._controller.pair.partners.index(partner) + 1
        words = f"Bewaar voor {self._controller.called(partner)}"
        role = "talk" if self._before_both else ""
        return button(words, partial(self._save, partner), role, name=f"take-home-{number}")

    def _save(self, partner: UUID) -> None:
        if not self._message.is_busy:
            self._for = partner
            self._show_folder.hide()
            self._message.do(self._work(partner), _BEING_MADE.format(self._controller.called(partner)))

    def _work(self, partner: UUID) -> Callable[[], TakenHome]:
        """Return what makes her files as it stands now, and none again where nothing was added since."""
        controller, pair = self._controller, self._controller.pair
        before, entries = controller.taken_home.get(partner), len(pair.journal)
        if before is not None and before.entries == entries and all(each.exists() for each in before.files):
            return lambda: before
        about = (pair, controller.instrument, controller.register)
        return partial(
            _save,
            self._folder,
            (partner, entries),
            (
                controller.context.clock.now().wall.date(),
                controller.instrument.label,
                controller.register.name(partner),
                controller.register.name(pair.other(partner)),
            ),
            {_AGREEMENTS: compose_agreements(*about), _SHEETS: compose_sheets(*about)},
            write_result(
                pair, controller.session.sheets[partner], controller.register, controller.instrument
            ).encode(),
        )

    def _on_saved(self, saved: TakenHome) -> None:
        self._controller.taken_home[saved.partner] = saved
        one, two, three = (f"“{each.name}”" for each in saved.files)
        name, self._saved_in = self._controller.called(saved.partner), saved.files[0].parent
        self._message.say(_SAVED.format(name, breakable(self._saved_in), f"{one}, {two} en {three}"))
        self._show_folder.setVisible(not self._before_both)
        if self._elsewhere.hasFocus():
            self._buttons[saved.partner].setFocus()
        self._elsewhere.hide()
        self._kept_in_view.start()

    def _on_failed(self) -> None:
        self._elsewhere.show()
        self._kept_in_view.start()

    def _choose(self) -> None:
        chosen = self._ask_folder(self, _WHERE)
        if chosen is not None:
            self._folder, self._where = chosen, _THERE.format(breakable(chosen))
            self._refresh()
            self._save(self._for)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))


def _save(
    folder: Path,
    of: tuple[UUID, int],
    called: tuple[date, str, str, str],
    papers: dict[str, PairContent],
    result: bytes,
) -> TakenHome:
    """Save the files, of which none takes the place of another one; raises KnownError C05."""
    # Imported here, in the thread that makes the PDF, as it takes longer than a window may stand still.
    from observatie.report.pair.pdf import render_pair

    day, form, name, other = called
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"de map {folder} is er niet en kan niet gemaakt worden ({reason(error)})"
        raise KnownError("C05", what, "kies een andere map") from error
    made = [
        save_as_new(folder, home_names(f"{form} {what}", day, name, other), render_pair(paper))
        for what, paper in papers.items()
    ]
    made.append(save_as_new(folder, home_names(f"{form} {_FOR_LIBRARY}", day, name, other, SUFFIX), result))
    return TakenHome(*of, tuple(made))
