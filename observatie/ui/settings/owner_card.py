"""Who the owner of the library is: the name and role that stand on reports."""

from PySide6.QtWidgets import QLineEdit, QWidget

from observatie.domain.acts.records import PersonRecord
from observatie.domain.names import LONGEST_NAME, mid_sentence
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.widgets import column, label, limit_length
from observatie.ui.session.desk import Desk
from observatie.ui.settings.card import card, named
from observatie.ui.theme.stylesheet import set_role

_ABOUT = "Zo sta je op de rapporten."
_SAVED = f"{_ABOUT} Opgeslagen."
_NAMELESS = "Zonder naam kan een rapport niet zeggen wie er keek. Vul je naam in."


class OwnerCard(QWidget):
    """Name and role, recorded when a field is left or Enter is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session: RegisterSession | None = None
        self._token: object = None
        self._name = _field("owner-name")
        self._role = _field("owner-role")
        self._said = label(_ABOUT, "muted", wrap=True, name="owner-said")
        for field in (self._name, self._role):
            field.editingFinished.connect(self.record)
        desk.link.saved.connect(self._on_saved)
        theme = desk.theme
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
            self._session = RegisterSession(self._desk.library, self._desk.clock)
        self._session.refresh()
        owner = self._owner(self._session)
        self._name.setText(owner.name)
        self._role.setText(owner.role)
        self._say(_ABOUT)

    def _owner(self, session: RegisterSession) -> PersonRecord:
        return session.register.people[self._desk.library.scribe.author]

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
        self._desk.link.watch(self._session.update_person(changed), changed)

    def _on_saved(self, token: object) -> None:
        if token is self._token and token is not None:
            self._say(_SAVED)

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        set_role(self._said, "error" if is_problem else "muted")
        self._said.setText(words)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    limit_length(made, LONGEST_NAME)
    return made
