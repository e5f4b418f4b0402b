"""The first start: who you are, and the passphrase that will open your library."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from observatie.domain.names import LONGEST_NAME
from observatie.domain.passphrase import MINIMUM, Strength, strength
from observatie.store.synced_folder import synced_warning
from observatie.ui.kit.choice_field import ChoiceField
from observatie.ui.kit.passphrase_field import PassphraseField, lead_through
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.strength_line import StrengthLine
from observatie.ui.kit.widgets import LineField, button, centred, label, panel, row
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.unlock_screen import GO_ON, JOIN, RESTORE

_ROLES = ("intern begeleider", "ambulant begeleider", "schoolleider", "leerkracht", "coach")

_BEGUN = "Begon je hier aan een blad?"
_KEY_IS_ALONE = (
    "In deze map ligt de sleutel van een bibliotheek die er niet (meer) is. Heb je al lesbezoeken, zet dan een "
    "reservekopie terug, of sluit Observatie, zet het bestand observatie.db terug en start opnieuw. Begin je "
    "hieronder met een nieuwe bibliotheek, dan blijft de oude sleutel bewaard."
)


@dataclass(frozen=True)
class FirstAnswers:
    """What was filled in at the first start."""

    name: str
    role: str
    passphrase: str


class FirstStart(Screen):
    """Asks name, role and passphrase.

    Signals:
        begin_asked: the FirstAnswers, once they are good enough to begin with.
        restore_asked: put a backup back instead.
        join_asked: fill in a sheet with the code of a pair instead, for which no library is needed.
    """

    help_topic = "eerste-start"
    begin_asked = Signal(object)
    restore_asked = Signal()
    join_asked = Signal()

    def __init__(
        self, theme: Theme, folder: Path, *, key_is_alone: bool = False, has_sheets: bool = False
    ) -> None:
        """Make the screen for a folder without a library.

        `key_is_alone` says that the key of one is there, `has_sheets` that somebody fills in a sheet here with the
        code of a pair: she came for that.
        """
        super().__init__()
        self._has_sheets = has_sheets
        self.name = LineField(LONGEST_NAME)
        self.name.setObjectName("name")
        self.name.setAccessibleName("Je naam")
        self.role = ChoiceField("role", "Je rol", "")
        self.role.set_choices(list(_ROLES))
        self.role.show_text(_ROLES[0])
        self.first = PassphraseField(theme)
        self.again = PassphraseField(theme, "Wachtwoordzin, nog een keer", object_name="passphrase-again")
        meter = StrengthLine(theme)
        self.first.changed.connect(meter.show_strength)
        self._message = ProblemLabel(theme, "error", name="first-message")
        self._begin = button("Maak mijn bibliotheek", self._ask, "primary", name="begin")
        # What was wrong is no longer said of what is typed now: "te kort" would stand beside "sterk".
        for changed in (self.name.textChanged, self.first.changed, self.again.changed):
            changed.connect(lambda: self._message.clear())
        self.name.returnPressed.connect(self._ask)
        self.first.submitted.connect(self._ask)
        self.again.submitted.connect(self._ask)
        restore = button(RESTORE, self.restore_asked.emit, "plain", name="first-restore")
        join = button(JOIN, self.join_asked.emit, "plain", name="first-join")
        self._go_on = button(GO_ON, self.join_asked.emit, "plain", name="first-sheets")
        begun = [panel(row(theme, label(_BEGUN, "muted"), self._go_on, 1))] if has_sheets else []
        warning = (
            f"Je lesbezoeken worden versleuteld. Kies een zin van ten minste {MINIMUM} tekens die je onthoudt: "
            "zonder die zin kan niemand ze openen, ook wij niet."
        )
        self.setLayout(
            centred(
                theme,
                label("Welkom bij Observatie", "title"),
                label(
                    "Alles wat je vastlegt blijft op deze laptop. Vertel eerst wie je bent.", "muted", wrap=True
                ),
                *begun,
                panel(row(theme, label("Werkte je al met Observatie?", "muted"), restore, 1)),
                *([label(_KEY_IS_ALONE, "warning", wrap=True, name="first-key")] if key_is_alone else []),
                label("Je naam", "strong"),
                self.name,
                label("Je rol", "strong"),
                self.role,
                label("Wachtwoordzin", "strong"),
                self.first,
                meter,
                label("Nog een keer", "strong"),
                self.again,
                label(warning, "small", wrap=True),
                self._message,
                panel(row(theme, self._begin, join, 1)),
                label(f"De bibliotheek komt in {folder}", "small", wrap=True),
                *_synced(folder),
            )
        )
        lead_through(self.first, self.again)

    def enter(self) -> None:
        """Put the focus on the sheet that was begun here, or the cursor in the first field."""
        (self._go_on if self._has_sheets else self.name).setFocus()

    def _ask(self) -> None:
        answers = FirstAnswers(self.name.text().strip(), self.role.text, self.first.text())
        problem = self._problem(answers)
        self._message.say(problem)
        self._message.bring_in_sight()
        if not problem and self._begin.isEnabled():
            self._begin.setEnabled(False)
            self.begin_asked.emit(answers)

    def _problem(self, answers: FirstAnswers) -> str:
        if not answers.name:
            return "Vul je naam in: hij staat op de rapporten."
        if strength(answers.passphrase) is Strength.TOO_SHORT:
            return f"De wachtwoordzin is te kort: neem ten minste {MINIMUM} tekens, liefst een paar woorden."
        if answers.passphrase != self.again.text():
            return "De twee wachtwoordzinnen verschillen: typ ze allebei opnieuw."
        return ""

    def show_refusal(self, said: Message) -> None:
        """Say why the library could not be made."""
        self._message.say(said)
        self._message.bring_in_sight()
        self._begin.setEnabled(True)


def _synced(folder: Path) -> list[QLabel]:
    warning = synced_warning(folder, exists=False)
    return [label(warning, "warning", wrap=True, name="first-synced")] if warning else []
