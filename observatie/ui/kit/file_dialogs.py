"""What is asked of the system by its dialogs: where a file goes, which is read, a printer, a picture, a folder."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QFileInfo, QSize, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QFileIconProvider, QLineEdit, QWidget

from observatie.ui.kit.qt_types import or_none
from observatie.ui.theme.stylesheet import dress_popup

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

AskPath = Callable[[QWidget, str], str | None]
"""Given a name to begin with, returns the path for a file that is saved; None where the user gave up."""

AskOpen = Callable[[QWidget], str | None]
"""Returns the path of a file that is read in; None where the user gave up."""

AskFolder = Callable[[QWidget, str], Path | None]
"""Given a title, returns the folder that was chosen; None where the user gave up."""


@dataclass(frozen=True)
class FileAccess:
    """How the screens of a pair come to files.

    Attributes:
        ask_path: where one is saved.
        ask_open, ask_form: which one of a pair, or with a form, is read.
        ask_folder: in which folder some are saved.
        downloads: the folder where what was mailed comes.
    """

    ask_path: AskPath
    ask_open: AskOpen
    ask_form: AskOpen
    ask_folder: AskFolder
    downloads: Path


_PDF = ("Bewaar als PDF", "PDF (*.pdf)", "pdf")
_REPORTS = "Kies een map voor de rapporten"
_BACKUP = "Reservekopie van Observatie (*.reservekopie)"
_SHARE = ("Bewaar het bestand", "Bestand voor co-teaching (*.share.observatie)", "share.observatie")
_DOWNLOADED = "Bestand voor co-teaching (*share*observatie*)"
"""A browser puts "(1)" into a name that is there already."""
_FORM = "Formulier (*.yaml *.yml)"
_OWN_FORM = ("Bewaar het formulier", _FORM, "yaml")


class _Kinds(QFileIconProvider):
    """Names the kind of a file in Dutch; Qt takes that from a list of its own, in English."""

    def type(self, info: QFileInfo) -> str:
        """Return what stands in the column for the kind."""
        if info.isDir():
            return "Map"
        suffix = info.suffix().upper()
        return f"{suffix}-bestand" if suffix else "Bestand"


_FRAME = QSize(16, 64)
"""What a desktop puts around a window."""


def _stand_before(dialog: QDialog) -> None:
    """Let a dialog of Qt's own stand before the window, in its letters, and no larger than the screen."""
    asks = or_none(dialog.parentWidget())
    if asks is not None:
        # A page before the eyes of others has letters in which no dialog fits.
        dialog.setParent(asks.window(), dialog.windowFlags())
    dialog.ensurePolished()
    room = dialog.screen().availableGeometry().size() - _FRAME
    dialog.resize(dialog.size().expandedTo(dialog.sizeHint()).boundedTo(room))


def run(dialog: QFileDialog) -> str | None:
    """Let the user choose in a dialog, which is gone afterwards; None where she gave up."""
    kinds = _Kinds()
    try:
        _stand_before(dialog)
        # Where the system has no dialog of its own, what follows is seen of Qt's.
        dialog.setIconProvider(kinds)
        for edit in dialog.findChildren(QLineEdit):
            popup = edit.completer().popup() if edit.completer() else None
            if popup is not None:
                dress_popup(popup, dialog)
        return dialog.selectedFiles()[0] if dialog.exec() else None
    finally:
        dialog.deleteLater()


class FolderMemory(Protocol):
    """Keeps in which folder a file was last chosen; None where none ever was."""

    @property
    def last_folder(self) -> str | None: ...  # noqa: D102

    @last_folder.setter
    def last_folder(self, folder: str | None) -> None: ...


class FileDialogs:
    """The dialogs for files; they begin in the folder of the last one, at first in the user's documents."""

    def __init__(self, memory: FolderMemory) -> None:
        self._memory = memory

    def ask_path(self, parent: QWidget, name: str) -> str | None:
        """Return the path chosen for a PDF, a form or a file of a pair, whichever `name` says; None for none."""
        title, kind, suffix = next((each for each in (_PDF, _OWN_FORM) if name.endswith(each[2])), _SHARE)
        dialog = QFileDialog(parent, title, os.path.join(self._folder, name), kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Before the dialog asks whether a file may be replaced, not after it.
        dialog.setDefaultSuffix(suffix)
        return self._answer(dialog)

    def ask_open(self, parent: QWidget) -> str | None:
        """Return the path of the file from a partner that the user chose; None for none."""
        dialog = QFileDialog(parent, "Lees een bestand in", self._folder, f"{_DOWNLOADED};;Alle bestanden (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def ask_form(self, parent: QWidget) -> str | None:
        """Return the path of the file with a form that the user chose; None for none."""
        dialog = QFileDialog(parent, "Kies een formulierbestand", self._folder, f"{_FORM};;Alle bestanden (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def ask_backup(self, parent: QWidget) -> str | None:
        """Return the path of the backup that the user chose; None for none."""
        dialog = QFileDialog(parent, "Kies een reservekopie", self._folder, f"{_BACKUP};;Alle bestanden (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog)

    def ask_folder(self, parent: QWidget, title: str = _REPORTS) -> Path | None:
        """Return the folder that the user chose for what `title` says; None for none."""
        dialog = QFileDialog(parent, title, self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = self._answer(dialog)
        return Path(chosen) if chosen else None

    @property
    def _folder(self) -> str:
        # A stick that was pulled out, a folder that was thrown away: back to where everybody looks first.
        last = self._memory.last_folder
        if last and os.path.isdir(last):
            return last
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _answer(self, dialog: QFileDialog) -> str | None:
        chosen = run(dialog)
        if chosen:
            self._memory.last_folder = chosen if os.path.isdir(chosen) else os.path.dirname(chosen)
        return chosen


def ask_printer(parent: QWidget) -> "QPrinter | None":
    """Return the printer that the user chose, for A4; None where she gave up."""
    # Imported here, as most reports are never printed from the window.
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    try:
        _stand_before(dialog)
        return printer if dialog.exec() else None
    finally:
        dialog.deleteLater()


def ask_picture(parent: QWidget) -> Path | None:
    """Return the picture that the user chose; None where she gave up."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    kinds = "Afbeeldingen (*.png *.jpg *.jpeg)"
    dialog = QFileDialog(parent, "Kies het logo van de school", pictures, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    chosen = run(dialog)
    return Path(chosen) if chosen else None


def nowhere(_parent: QWidget, _title: str = "") -> None:
    """Answer as somebody who gives up, where nobody can be asked for a folder."""


@dataclass(frozen=True)
class SystemDialogs:
    """How the system is asked; each returns None where the user gave up."""

    printer: "Callable[[QWidget], QPrinter | None]" = ask_printer
    picture: Callable[[QWidget], Path | None] = ask_picture
    folder: Callable[[QWidget], Path | None] = nowhere
