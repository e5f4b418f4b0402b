"""Asks where a file is to be saved, or which one is to be read, with the dialogs of the system."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

AskPath = Callable[[QWidget, str], str | None]
"""Given a name to begin with, returns the path for a file that is saved; None where the user gave up."""

AskOpen = Callable[[QWidget], str | None]
"""Returns the path of a file that is read in; None where the user gave up."""

_PDF = ("Bewaar als PDF", "PDF (*.pdf)", "pdf")
_SHARE = ("Bewaar het bestand", "Bestand voor co-teaching (*.share.json)", "share.json")


def ask_path(parent: QWidget, name: str) -> str | None:
    """Return the path the user chose for a PDF or a file for a partner, whichever `name` says; None for none."""
    title, kind, suffix = _PDF if name.endswith(".pdf") else _SHARE
    dialog = QFileDialog(parent, title, str(_documents() / name), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Before the dialog asks whether a file may be replaced, not after it.
    dialog.setDefaultSuffix(suffix)
    return _answer(dialog)


def ask_open(parent: QWidget) -> str | None:
    """Return the path of the file from a partner that the user chose; None for none."""
    dialog = QFileDialog(parent, "Lees een bestand in", str(_documents()), f"{_SHARE[1]};;Alle bestanden (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _answer(dialog: QFileDialog) -> str | None:
    try:
        return dialog.selectedFiles()[0] if dialog.exec() else None
    finally:
        dialog.deleteLater()
