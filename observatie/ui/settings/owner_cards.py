"""What is set for the owner of the library, a card each: name and role, and the passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from observatie.domain.acts.records import PersonRecord
from observatie.domain.errors import KnownError
from observatie.domain.names import LONGEST_NAME, mid_sentence
from observatie.domain.passphrase import Strength, strength
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.background import Background
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.strength_line import StrengthLine
from observatie.ui.kit.widgets import LineField, button, column, label, panel, row
from observatie.ui.session.app_context import AppContext
from observatie.ui.settings.card import card, named
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_ABOUT_OWNER = "Zo sta je op de rapporten."
_SAVED = f"{_ABOUT_OWNER} Opgeslagen."
_NAMELESS = "Zonder naam kan een rapport niet zeggen wie er keek. Vul je naam in."


class OwnerCard(QWidget):
    """Name and role, recorded when a field is left or Enter is pressed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._session: RegisterSession | None = None
        self._token: object = None
        self._name = _field("owner-name")
        self._role = _field("owner-role")
        self._said = label(_ABOUT_OWNER, "muted", wrap=True, name="owner-said")
        for field in (self._name, self._role):
            field.editingFinished.connect(self.record)
        context.link.saved.connect(self._on_saved)
        theme = context.theme
        self.setLayout(
            column(
                theme,
                card(
                    theme,
                    "Over jou",
                    self._said,
                    named(theme, "Je naam", self._name),
                    named(theme, "Je rol", self._role),
                ),
            )
        )

    def show_owner(self) -> None:
        """Show who the owner is now."""
        if self._session is None:
            self._session = RegisterSession(self._context.library, self._context.clock)
        self._session.refresh()
        owner = self._owner(self._session)
        self._name.setText(owner.name)
        self._role.setText(owner.role)
        self._say(_ABOUT_OWNER)

    def _owner(self, session: RegisterSession) -> PersonRecord:
        return session.register.people[self._context.library.scribe.author]

    def record(self) -> None:
        """Write down what was changed; an empty name is not taken over."""
        if self._session is None:
            return
        owner = self._owner(self._session)
        name, role = mid_sentence(self._name.text()), " ".join(self._role.text().split())
        if not name:
            self._say(_NAMELESS, is_problem=True)
            return
        if (name, role) == (owner.name, owner.role):
            return
        changed = owner.model_copy(update={"name": name, "role": role})
        self._token = changed
        self._context.link.watch(self._session.update_person(changed), changed)

    def _on_saved(self, token: object) -> None:
        if token is self._token and token is not None:
            self._say(_SAVED)

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        set_role(self._said, "error" if is_problem else "muted")
        self._said.setText(words)


def _field(name: str) -> LineField:
    made = LineField(LONGEST_NAME)
    made.setObjectName(name)
    return made


_WRONG = "B02"
_ABOUT_CHANGE = (
    "Deze zin opent alles wat je vastlegt. Raak je hem kwijt, dan kan niemand de bibliotheek nog openen."
)
_TOO_SHORT = "Deze zin is te kort. Neem een langere, liefst een paar losse woorden."
_DIFFERENT = "Deze is anders dan de nieuwe zin hierboven. Typ hem opnieuw."
_STILL_THE_OLD = "De wachtwoordzin is nog de oude"
_BROKE = (
    "Dat lukte niet, en dat ligt niet aan jou. Probeer het opnieuw. Past de huidige zin dan niet meer, dan geldt "
    "de nieuwe al."
)
_BUSY = "De wachtwoordzin wordt gewijzigd …"
_DONE = "De wachtwoordzin is gewijzigd. Een reservekopie van vroeger gaat nog open met de oude."


class PassphraseCard(QWidget):
    """`change` is given the old and the new passphrase and takes a while; it raises KnownError."""

    def __init__(self, theme: Theme, change: Callable[[str, str], None]) -> None:
        super().__init__()
        self._change = change
        self._old = PassphraseField(theme, "Huidige wachtwoordzin", object_name="passphrase-old")
        self._new = PassphraseField(theme, "Nieuwe wachtwoordzin", object_name="passphrase-new")
        self._again = PassphraseField(theme, "Nieuwe wachtwoordzin, nog een keer", object_name="passphrase-again")
        meter = StrengthLine(theme)
        self._new.changed.connect(meter.show_strength)
        for field in (self._old, self._new, self._again):
            field.submitted.connect(self._ask)
        self._button = button("Wijzig de wachtwoordzin", self._ask, name="passphrase-change")
        self._said = ProblemLabel(theme, name="passphrase-said")
        self._background = Background(self)
        self._background.done.connect(self._on_done)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)
        foot = row(theme, self._button, self._said, spacing=16)
        foot.setStretch(1, 1)
        fields = (named(theme, field.edit.accessibleName(), field) for field in (self._old, self._new))
        self.setLayout(
            column(
                theme,
                card(
                    theme,
                    "Wachtwoordzin",
                    label(_ABOUT_CHANGE, "muted", wrap=True),
                    *fields,
                    meter,
                    named(theme, self._again.edit.accessibleName(), self._again),
                    panel(foot),
                ),
            )
        )

    def forget(self) -> None:
        """Leave nothing of what was typed on the screen."""
        for field in (self._old, self._new, self._again):
            field.clear()
        self._say("")

    def _ask(self) -> None:
        if not self._button.isEnabled():
            return
        if strength(self._new.text()) is Strength.TOO_SHORT:
            self._new.refuse(_TOO_SHORT)
        elif self._new.text() != self._again.text():
            self._again.refuse(_DIFFERENT)
        else:
            self._button.setEnabled(False)
            self._say(_BUSY)
            old, new = self._old.text(), self._new.text()
            self._background.do(lambda: self._change(old, new))

    @Slot(object)
    def _on_done(self) -> None:
        self.forget()
        self._button.setEnabled(True)
        self._say(_DONE)

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._button.setEnabled(True)
        self._say("")
        if error.code == _WRONG:
            self._old.refuse(error)
        else:
            self._say(error.framed(before=_STILL_THE_OLD), is_problem=True)

    @Slot()
    def _on_broke(self) -> None:
        self._button.setEnabled(True)
        self._say(_BROKE, is_problem=True)

    def _say(self, said: Message, *, is_problem: bool = False) -> None:
        self._said.say(said, "error" if is_problem else "small")
        if said:
            self._said.bring_in_sight()
