"""Who one of the two is, and where she works: chosen from the register, or new in it."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from observatie.domain.journal.register import Choices, Register, find, people_to_choose, schools_to_choose
from observatie.domain.names import mid_sentence
from observatie.domain.text import at_start
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.record_field import RecordBox, RecordField
from observatie.ui.kit.widgets import column
from observatie.ui.theme.theme import Theme

_ONESELF = "Ik"
_NEW = "Nieuw: komt in je register als je begint."
_KNOWN = "Zo staat het in je register."


class PartnerFields(QWidget):
    """A name, and the school or employer, which may be left open.

    Attributes:
        who, school: the fields with their names.
    """

    def __init__(self, theme: Theme, register: RegisterSession, owner: UUID, title: str, code: str) -> None:
        super().__init__()
        self._session = register
        self._owner = owner
        self._people: Choices = {}
        self._schools: Choices = {}
        self._own: Choices = {}
        self._who = RecordField(f"pair-{code}", title, "kies of typ een naam")
        self._school = RecordField(f"pair-{code}-school", f"School of werkgever van {title}", "mag leeg blijven")
        for field in (self._who, self._school):
            # Before its line is: else the line is drawn as a field of its own within the field.
            field.ensurePolished()
        self.who = RecordBox(theme, title, self._who)
        self.school = RecordBox(theme, "School of werkgever", self._school, of_people=False)
        self.setFocusProxy(self._who)
        self.setLayout(column(theme, self.who, self.school, spacing=12))
        self._who.chosen.connect(self._on_chosen)
        self._who.named.connect(self._on_named)
        self._who.unknown.connect(partial(_say_whether_new, self.who))
        self._school.chosen.connect(self._show_school)
        self._school.named.connect(self._school.show_text)
        self._school.unknown.connect(partial(_say_whether_new, self.school))

    @property
    def _register(self) -> Register:
        return self._session.register

    def show_partner(self, partner: UUID | None) -> None:
        """Offer who is in the register and show one of them, or nobody yet."""
        self._people = {_ONESELF: self._owner} | people_to_choose(self._register, self._owner)
        self._schools = schools_to_choose(self._register)
        self._own = {at_start(self._register.name(self._owner)): self._owner}
        name = at_start(self._register.name(partner))
        # A field that says the same as before would keep what was typed in it.
        self._who.show_text("")
        self._who.restore()
        self._who.show_record(self._people, partner, name, also=self._own)
        self.who.say("")
        self._show_school(None)
        self._school.restore()
        self._show_school_of(partner)

    def _on_chosen(self, partner: UUID) -> None:
        self._who.show_record(self._people, partner, "", also=self._own)
        self._show_school_of(partner)

    def _on_named(self, name: str) -> None:
        self._who.show_text(name)
        self._show_school_of(self.partner)

    def _show_school(self, school: UUID | None) -> None:
        self._school.show_record(self._schools, school, "")

    def _show_school_of(self, partner: UUID | None) -> None:
        """Show where somebody works; one who has a school keeps it, one who has none may be given one."""
        person = self._register.people.get(partner) if partner else None
        known = person.school if person else None
        if known is not None or not self._school.isEnabled():
            self._show_school(known)
        self._school.setEnabled(known is None)
        self.school.say(_KNOWN if known else "")

    # What was chosen

    @property
    def name(self) -> str:
        """The name in the field as the register would keep it; empty where nobody was named."""
        return mid_sentence(self._who.text)

    @property
    def partner(self) -> UUID | None:
        """Who of the register was chosen; None for a new name, and where nobody was named."""
        return self._who.record

    def recorded(self) -> UUID:
        """Return who it is, put in the register where she is new in it, and her school with her."""
        self._who.finish()
        self._school.finish()
        school, partner = self._recorded_school(), self.partner
        if partner is None:
            return self._session.add_person(self.name, school).id
        person = self._register.people.get(partner)
        if person is not None and person.school is None and school is not None:
            self._session.update_person(person.model_copy(update={"school": school}))
        return partner

    def _recorded_school(self) -> UUID | None:
        name = self._school.text
        if not name:
            return None
        # The other one may have put the same school in the register a moment ago.
        known = None if self._school.insists else find(schools_to_choose(self._register), name)
        return known or self._session.add_school(name).id


def _say_whether_new(box: RecordBox, new: bool) -> None:
    box.say(_NEW if new else "")
