"""How the screens of a pair come to files: the dialogs of the system, and the folder where downloads come."""

from dataclasses import dataclass
from pathlib import Path

from observatie.ui.ask_path import AskOpen, AskPath


@dataclass(frozen=True)
class FileAccess:
    """What asks for files, and where they lie.

    Attributes:
        ask_path: where one is saved.
        ask_open, ask_form: which one of a pair, or with a form, is read.
        downloads: the folder where what was mailed comes.
    """

    ask_path: AskPath
    ask_open: AskOpen
    ask_form: AskOpen
    downloads: Path
