"""Beginning with a pair: who the two are, and whether they fill in on one laptop or each at home."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.errors import sentence
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Choices, Register, find, people_to_choose, schools_to_choose
from observatie.domain.names import mid_sentence
from observatie.domain.pair.rules import is_for_pairs
from observatie.domain.pair.words import OWN_FORM
from observatie.domain.text import at_start
from observatie.domain.visit.rules import Rejection
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.choice_field import ListField
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.record_field import RecordBox, RecordField
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import button, column, header, label, lay_beside, panel, row, scrolling, way_back
from observatie.ui.session.app_context import AppContext
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


_BELOW = 860
_TITLE = "Een nieuw paar"
_WORD = (
    "Ieder kiest straks een woord voor het eigen blad. Zonder dat woord leest niemand het, ook jij niet: wie het "
    "vergeet, is dat blad kwijt en begint opnieuw."
)
_NOBODY = "Kies of typ een naam."
_TWICE = "Een paar bestaat uit twee verschillende mensen. Vul hier de ander in."
_NO_FORM = "Er is geen formulier voor een paar. Zet het SHARE-formulier terug bij de instrumenten."
_WORDS = {Seating.TOGETHER: "Samen op één laptop", Seating.AT_HOME: "Ieder thuis"}
_MEANS = {
    Seating.TOGETHER: "Jullie vullen om de beurt in op deze laptop. Bij het doorgeven gaat het scherm dicht.",
    Seating.AT_HOME: (
        "Ieder vult in op een eigen laptop; je partner heeft alleen een paarcode nodig. Om te lezen en te praten "
        "zitten jullie samen bij deze laptop."
    ),
}


class BeginScreen(Screen):
    """The fields, with one filled button.

    Signals:
        begun: the PairSession that was set up.
        closed: back to the pairs.
    """

    help_topic = "co-teaching"
    begun = Signal(object)
    closed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        owner = context.library.scribe.author
        self._register = RegisterSession(context.library, context.clock)
        self._one = PartnerFields(context.theme, self._register, owner, "Wie", "one")
        self._two = PartnerFields(context.theme, self._register, owner, "Met wie", "two")
        self._seating = SeatingChoice(context.theme)
        self._forms: list[Instrument] = []
        self._form = ListField()
        self._form.setObjectName("pair-form")
        self._form.setAccessibleName("Formulier")
        self._form_box = FieldBox(context.theme, "Formulier", self._form)
        self._said = label("", "error", wrap=True, name="pair-begin-said")
        self._begin = button("Begin", self._on_begin, "primary", name="pair-begin")
        self._arrange()
        self.start_over()

    def _arrange(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        back = way_back(theme, "Co-teaching", self.closed.emit, "pair-begin-back")
        self._title = ElidedLabel("title", name="pair-begin-title")
        self._title.setText(_TITLE)
        self._columns = row(theme, spacing=40)
        who = column(theme, self._one, self._two, spacing=24)
        about = label(OWN_FORM, "muted", wrap=True, name="pair-own-form")
        how = column(theme, self._seating, self._form_box, about, spacing=20)
        for each in (who, how):
            each.addStretch(1)
            self._columns.addWidget(panel(each), 1)
        inside = column(theme, spacing=24)
        inside.addLayout(self._columns)
        inside.addStretch(1)
        content = panel(inside)
        content.setMaximumWidth(px(1000))
        around = row(theme, content, 1)
        around.setStretch(0, 1000)
        body = scrolling(panel(around, margins=(px(32), px(24), px(32), px(24))))
        word = label(_WORD, "muted", wrap=True, name="pair-word")
        foot = row(theme, panel(column(theme, self._said, word, spacing=4)), self._begin, spacing=24)
        foot.setStretch(0, 1)
        footer = panel(foot, "footer", margins=(px(32), px(12), px(32), px(12)))
        whole = column(theme, header(theme, back, self._title), body, footer, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the plans below the names where there is no room beside them."""
        super().resizeEvent(event)
        lay_beside(self._columns, self.width() >= self._context.theme.px(_BELOW))

    def enter(self) -> None:
        """Put the focus where one begins."""
        (self._two if self._one.name else self._one).setFocus()

    # What is shown

    @property
    def names(self) -> Register:
        """The register, with the people who were put in it here."""
        return self._register.register

    def start_over(self) -> None:
        """Let go of what was typed."""
        self._register.refresh()
        self._one.show_partner(self._context.library.scribe.author)
        self._two.show_partner(None)
        self._seating.show_value(Seating.TOGETHER)
        self._forms = [each for each in self._context.catalogue.instruments.values() if is_for_pairs(each)]
        self._say("" if self._forms else _NO_FORM)
        self._form.clear()
        self._form.addItems([form.title for form in self._forms])
        self._form_box.setVisible(len(self._forms) > 1)
        self._begin.setEnabled(bool(self._forms))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # Beginning

    def _on_begin(self) -> None:
        if not self._is_complete():
            return
        settings = PairSet(partners=(self._one.recorded(), self._two.recorded()), seating=self._seating.value)
        session = PairSession.new(self._context.library, self._context.clock)
        outcome = session.set_up(settings, self._forms[max(0, self._form.currentIndex())])
        if isinstance(outcome, Rejection):
            self._say(sentence(outcome))
            return
        self.begun.emit(session)

    def _refuse(self, fields: PartnerFields, why: str) -> None:
        fields.who.say(why, warning=True)
        fields.who.field.setFocus()
        # It takes its line only once it is laid out.
        QTimer.singleShot(0, fields.who, partial(scroll_into_view, fields.who))

    def _is_complete(self) -> bool:
        for fields in (self._one, self._two):
            if not fields.name:
                self._refuse(fields, _NOBODY)
                return False
            if fields.who.ask_first() or fields.school.ask_first():
                return False
        if _who(self._one) == _who(self._two):
            self._refuse(self._two, _TWICE)
            return False
        return True


def _who(fields: PartnerFields) -> UUID | str:
    return fields.partner or folded(fields.name)


class SeatingChoice(QWidget):
    """Together or each at home, with a sentence on what each means."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[Seating, QRadioButton] = {}
        rows = [self._row(seating) for seating in Seating]
        self.setFocusProxy(self._buttons[Seating.TOGETHER])
        self.setLayout(column(theme, label("Hoe vullen jullie in?", "section"), *rows, spacing=6))

    def _row(self, seating: Seating) -> QWidget:
        radio = QRadioButton(_WORDS[seating])
        radio.setObjectName(f"pair-{seating.replace('_', '-')}")
        radio.setAccessibleDescription(_MEANS[seating])
        self._group.addButton(radio)
        self._buttons[seating] = radio
        means = label(_MEANS[seating], "small", wrap=True)
        means.setContentsMargins(self._theme.px(30), 0, 0, 0)
        return panel(column(self._theme, radio, means, spacing=0))

    @property
    def value(self) -> Seating:
        """What was chosen."""
        return next(seating for seating, radio in self._buttons.items() if radio.isChecked())

    def show_value(self, seating: Seating) -> None:
        """Show a choice."""
        self._buttons[seating].setChecked(True)
