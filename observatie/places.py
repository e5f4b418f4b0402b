"""Where the library of this user is, where the log, and where the secret comes from when nobody can be asked."""

import os
from pathlib import Path

from platformdirs import user_data_path, user_log_path

from observatie.domain.errors import KnownError

FOLDER_VARIABLE = "OBSERVATIE_MAP"
LOG_VARIABLE = "OBSERVATIE_LOGBOEK"
SECRET_VARIABLE = "OBSERVATIE_WACHTWOORDZIN"


def library_folder(asked: str | None) -> Path:
    """Return the folder that was asked for, else that of the environment, else the usual one of this system."""
    chosen = asked or os.environ.get(FOLDER_VARIABLE)
    return Path(chosen).expanduser() if chosen else user_data_path("Observatie", appauthor=False)


def log_folder() -> Path:
    """Return the folder of the log: that of the environment, else the usual one of this system."""
    chosen = os.environ.get(LOG_VARIABLE)
    return Path(chosen).expanduser() if chosen else user_log_path("Observatie", appauthor=False)


def passphrase(file: str | None) -> str:
    """Return the passphrase from a file or the environment; raises KnownError B11 where there is none.

    It is never taken from an argument, which every user of the machine can read.
    """
    if file is not None:
        try:
            return Path(file).read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise KnownError(
                "B11", f"de wachtwoordzin is niet te lezen uit {file}", "kijk na of het bestand er is, als tekst"
            ) from error
    secret = os.environ.get(SECRET_VARIABLE)
    if not secret:
        raise KnownError(
            "B11",
            "de wachtwoordzin van de bibliotheek ontbreekt",
            f"geef die met --wachtwoordzin-bestand BESTAND of in {SECRET_VARIABLE}",
        )
    return secret
