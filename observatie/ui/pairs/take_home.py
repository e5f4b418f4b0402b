"""Each of the two takes home what they agreed on: three files, saved without asking where."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from observatie.errors import KnownError
from observatie.ui.background import Background
from observatie.ui.message_row import MessageRow
from observatie.ui.pairs.home_files import HomeFiles
from observatie.ui.pairs.pair_desk import PairDesk, TakenHome
from observatie.ui.review.flow_layout import FlowLayout
from observatie.ui.review.sight import bring_into_sight
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import breakable, button, column, label, panel, row

_WHAT = (
    "Voor ieder drie bestanden, bij de documenten op deze laptop: de afspraken, de twee bladen, en een bestand "
    "dat Observatie op de eigen laptop inleest, met het eigen woord."
)
_ELSEWHERE = "{} bewaart die map ook ergens anders."
_BEING_MADE = "De bestanden voor {} worden gemaakt …"
_SAVED = "De bestanden voor {} staan in {}: {}."
_BROKE = "Er is niets bewaard, en dat ligt niet aan jullie. Wat jullie invulden en afspraken staat er nog."


def documents_folder() -> Path:
    """Return the folder with the documents of the user of this machine."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class TakeHome(QWidget):
    """A button for each of the two; it is not there while there is nothing to take home.

    Before the eyes of both it is large, and leads to no folder: that holds more than theirs.
    """

    def __init__(
        self, theme: Theme, pair_desk: PairDesk, documents_folder: Path, *, before_both: bool = False
    ) -> None:
        super().__init__()
        self._desk, self._before_both = pair_desk, before_both
        self._files = HomeFiles(pair_desk, documents_folder)
        product = self._files.kept_elsewhere_by
        what = f"{_WHAT} {_ELSEWHERE.format(product)}" if product else _WHAT
        about = label(what, "talk-muted" if before_both else "muted", wrap=True, name="take-home-what")
        ways = FlowLayout(across=theme.px(8), down=theme.px(8))
        self._buttons = {partner: self._button(partner) for partner in pair_desk.pair.partners}
        for each in self._buttons.values():
            ways.addWidget(each)
        self._message = MessageRow(theme, "take-home", before_others=before_both)
        self._show_folder = button("Toon in de map", self._open_folder, "link", name="take-home-folder")
        self._show_folder.hide()
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._come_into_sight)
        self._background = Background(self)
        self._background.done.connect(self._on_saved)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)
        inside = column(theme, about, panel(ways), self._message)
        inside.addLayout(row(theme, self._show_folder, 1))
        self._inside = panel(inside)
        self.setLayout(column(theme, self._inside))
        pair_desk.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        offered = self._files.partners
        self._inside.setVisible(bool(offered))
        for partner, each in self._buttons.items():
            each.setVisible(partner in offered)

    def _button(self, partner: UUID) -> QPushButton:
        number = self._desk.pair.partners.index(partner) + 1
        words = f"Bewaar voor {self._desk.called(partner)}"
        role = "talk" if self._before_both else ""
        return button(words, partial(self._save, partner), role, name=f"take-home-{number}")

    def _save(self, partner: UUID) -> None:
        if self._background.is_busy:
            return
        self._show_folder.hide()
        self._message.say(_BEING_MADE.format(self._desk.called(partner)))
        self._background.do(self._files.work(partner))

    @Slot(object)
    def _on_saved(self, saved: TakenHome) -> None:
        self._files.remember(saved)
        one, two, three = (f"“{each.name}”" for each in saved.files)
        name, folder = self._desk.called(saved.partner), breakable(self._files.folder)
        self._message.say(_SAVED.format(name, folder, f"{one}, {two} en {three}"))
        self._show_folder.setVisible(not self._before_both)
        self._sight.start()

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._message.say(error)
        self._sight.start()

    @Slot()
    def _on_broke(self) -> None:
        self._message.say(_BROKE, is_problem=True)
        self._sight.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is said in sight of whoever asked for it: it takes its lines only when it is laid out."""
        super().resizeEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._sight.start()

    def _come_into_sight(self) -> None:
        for each in (self._show_folder, self._message):
            if each.isVisible():
                bring_into_sight(each)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files.folder)))
