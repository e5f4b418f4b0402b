"""The words of Qt itself (its dialogs, the menu of a text field, keys) in Dutch, whatever the system speaks.

Qt brings its own Dutch, which lacks what was added in later versions and says "u". What it lacks stands in
resources/qt_nl.json, by the context and the English words under which Qt looks it up.
"""

import json

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from observatie.data import resource

TABLE = "qt_nl.json"


class OwnWords(QTranslator):
    """Translates what stands in our table; for all else Qt asks the translator that was installed before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, dict[str, str]] = json.loads(resource(TABLE).read_text(encoding="utf-8"))

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return the Dutch words; None where they are not ours."""
        return self._words.get(context, {}).get(sourceText)

    def isEmpty(self) -> bool:
        """Say that there is something to look up; without a file Qt would pass it over."""
        return False


def speak_dutch(application: QCoreApplication) -> None:
    """Let Qt speak Dutch, and write numbers and dates as the Dutch do."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    theirs = QTranslator(application)
    if theirs.load(dutch, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(theirs)
    # What is installed last is asked first.
    application.installTranslator(OwnWords(application))
