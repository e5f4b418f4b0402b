"""Beginning with a pair: who the two are, and whether they fill in on one laptop or each at home."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from observatie.domain.acts.pair_acts import PairSet, Seating
from observatie.domain.errors import sentence
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.pair.rules import is_for_pairs
from observatie.domain.pair.words import OWN_FORM
from observatie.domain.visit.rules import Rejection
from observatie.store.pair_session import PairSession
from observatie.store.register_session import RegisterSession
from observatie.ui.kit.field_box import FieldBox
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, column, header, label, lay_beside, panel, row, scrolling, way_back
from observatie.ui.pairs.partner_fields import PartnerFields
from observatie.ui.session.desk import Desk
from observatie.ui.theme.theme import Theme

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

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        owner = desk.library.scribe.author
        self._register = RegisterSession(desk.library, desk.clock)
        self._one = PartnerFields(desk.theme, self._register, owner, "Wie", "one")
        self._two = PartnerFields(desk.theme, self._register, owner, "Met wie", "two")
        self._seating = SeatingChoice(desk.theme)
        self._forms: list[Instrument] = []
        self._form = QComboBox()
        self._form.setObjectName("pair-form")
        self._form.setAccessibleName("Formulier")
        self._form_box = FieldBox(desk.theme, "Formulier", self._form)
        self._said = label("", "error", wrap=True, name="pair-begin-said")
        self._begin = button("Begin", self._on_begin, "primary", name="pair-begin")
        self._arrange()
        self.start_over()

    def _arrange(self) -> None:
        theme, px = self._desk.theme, self._desk.theme.px
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
        lay_beside(self._columns, self.width() >= self._desk.theme.px(_BELOW))

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
        self._one.show_partner(self._desk.library.scribe.author)
        self._two.show_partner(None)
        self._seating.show_value(Seating.TOGETHER)
        self._forms = [each for each in self._desk.catalogue.instruments.values() if is_for_pairs(each)]
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
        session = PairSession.new(self._desk.library, self._desk.clock)
        outcome = session.set_up(settings, self._forms[max(0, self._form.currentIndex())])
        if isinstance(outcome, Rejection):
            self._say(sentence(outcome))
            return
        self.begun.emit(session)

    def _is_complete(self) -> bool:
        for fields in (self._one, self._two):
            if not fields.name:
                fields.who.say(_NOBODY, warning=True)
                fields.who.field.setFocus()
                return False
            if fields.who.ask_first() or fields.school.ask_first():
                return False
        if _who(self._one) == _who(self._two):
            self._two.who.say(_TWICE, warning=True)
            self._two.who.field.setFocus()
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
