"""Asks where a PDF is to be saved, with the dialog of the system."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_path(parent: QWidget, name: str) -> str | None:
    """Return the path the user chose for a PDF, `name` to begin with; None where she gave up."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Bewaar als PDF", str(Path(documents) / name), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Before the dialog asks whether a file may be replaced, not after it.
    dialog.setDefaultSuffix("pdf")
    try:
        return dialog.selectedFiles()[0] if dialog.exec() else None
    finally:
        dialog.deleteLater()
