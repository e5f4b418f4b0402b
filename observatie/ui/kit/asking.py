"""What the report asks of the system: a printer, a picture, a folder; each with the dialog that the system has."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from observatie.ui.kit.ask_path import run

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_printer(parent: QWidget) -> "QPrinter | None":
    """Return the printer that the user chose, for A4; None where she gave up."""
    # Imported here, as most reports are never printed from the window.
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    try:
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


def nowhere(_parent: QWidget) -> None:
    """Answer as somebody who gives up, where nobody can be asked for a folder."""


@dataclass(frozen=True)
class Asking:
    """How the system is asked; each returns None where the user gave up."""

    printer: "Callable[[QWidget], QPrinter | None]" = ask_printer
    picture: Callable[[QWidget], Path | None] = ask_picture
    folder: Callable[[QWidget], Path | None] = nowhere
