"""Wat we afspreken: one to three agreements, each with what, who, when and how both will see it."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from observatie.domain.acts.conversation import Agreement, Party
from observatie.domain.visit.talk import TalkStep, is_enough
from observatie.ui.conversation.page import TalkPage, Unkept
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.kit.choices import ChoiceRow
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.theme.theme import Theme

_ENOUGH = (
    "Dit zijn er {count}. Meer dan drie afspraken houdt bijna niemand vol; kies liever wat het meeste oplevert."
)
_WHAT_FIRST = "Schrijf eerst wat jullie afspreken; dan wordt het bewaard."
_STAYS = "Zonder wat blijft de afspraak zoals zij was."
_HALF = "De {word} afspraak zegt nog niet wat, en wordt zo niet bewaard. Vul dat in, of haal de afspraak weg."
_WRAP_BELOW = 760
_NUMBERS = ("eerste", "tweede", "derde", "vierde", "vijfde")


class AgreementsPage(TalkPage):
    """Agreements as forms below each other; one that says nothing is not kept."""

    def __init__(
        self,
        theme: Theme,
        service: TalkService,
        names: dict[Party, str],
        questions: Sequence[str],
    ) -> None:
        super().__init__(theme, TalkStep.AGREEMENTS, service.visit.settings.focus_question or "")
        self._service, self._names = service, names
        self._forms: list[AgreementForm] = []
        self.add_questions(questions)
        self._list = column(theme, spacing=16)
        self.body.addLayout(self._list)
        self._enough = label("", "talk-muted", wrap=True, name="talk-enough")
        self._enough.hide()
        self._more = button("Nog een afspraak", self._add, "talk", name="talk-more")
        self.body.addWidget(panel(row(theme, self._more, 1)))
        self.body.addWidget(self._enough)
        if service.is_settled:
            self._more.hide()

    def refresh(self) -> None:
        """Show the agreements that stand, and a form to begin with where there is none."""
        standing = self._service.agreements()
        gone = [form for form in self._forms if form.known not in (None, *standing) and not form.is_writing]
        for form in gone:
            self._drop(form)
        for known in standing:
            if known not in [form.known for form in self._forms]:
                self._take_in(known)
        if not self._forms and not self._service.is_settled:
            self._append(None)
        for form in self._forms:
            form.refresh()
        self._show_enough()

    def unkept(self) -> Unkept | None:
        """Return the first agreement of which more was filled in than what is agreed."""
        half = next((form for form in self._forms if form.is_half), None)
        return Unkept(_HALF.format(word=half.word), half.what) if half is not None else None

    def _take_in(self, known: UUID) -> None:
        # An entry that is on its way in belongs to the form that is writing it.
        writing = next((form for form in self._forms if form.is_writing), None)
        if writing is not None:
            writing.known = known
            return
        first = self._forms[0] if self._forms else None
        if first is not None and first.is_blank:
            self._drop(first)
        self._append(known)

    def _append(self, known: UUID | None) -> "AgreementForm":
        form = AgreementForm(self.theme, self._service, self._names, known)
        form.removed.connect(self._on_removed)
        self._forms.append(form)
        self._list.addWidget(form)
        # Now, and not at the next event: the focus may come to it at once.
        form.show()
        self._number()
        return form

    def _drop(self, form: "AgreementForm") -> None:
        self._forms.remove(form)
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._number()

    def _number(self) -> None:
        for at, form in enumerate(self._forms):
            form.set_number(at + 1)
        # A form that came later would be gone to last, after all that is on the screen: all come to the place of
        # the button below them, which then goes behind them again.
        stops = [self._more, *(stop for form in self._forms for stop in form.stops()), self._more]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add(self) -> None:
        for form in self._forms:
            form.finish()
        blank = next((form for form in self._forms if form.is_blank), None)
        (blank or self._append(None)).what.setFocus()
        self._show_enough()

    def _on_removed(self) -> None:
        form = self.sender()
        if isinstance(form, AgreementForm):
            known = form.known
            self._drop(form)
            if known is not None:
                self._service.keep_agreement(known, None)
            self.refresh()
            self._more.setFocus()

    def _show_enough(self) -> None:
        # Said in words when one more is begun; whoever has a reason is not stopped.
        count = len(self._forms)
        begun_more = count > 1 and is_enough(count - 1)
        self._enough.setText(_ENOUGH.format(count=count))
        self._enough.setVisible(begun_more)


class AgreementForm(QWidget):
    """One agreement.

    Attributes:
        known: the id of its entry; None until it says what is agreed.
        word: which agreement it is.
        is_writing: whether it is being recorded at this moment.

    Signals:
        removed: take it away.
    """

    removed = Signal()

    def __init__(self, theme: Theme, service: TalkService, names: dict[Party, str], known: UUID | None) -> None:
        super().__init__()
        self.known = known
        self.word = ""
        self.is_writing = False
        self._service = service
        self.what = KeptText(theme, "Wat spreken we af", self._keep, lines=2)
        self.when = KeptText(theme, "Wanneer", self._keep, lines=1)
        self.how_seen = KeptText(theme, "Hoe zien we dat het lukt", self._keep, lines=1)
        choices = [(party, words, f"talk-who-{party.value}") for party, words in names.items()]
        self.who: ChoiceRow[Party] = ChoiceRow(theme, "Wie doet het", choices)
        self.who.show_value(Party.TEACHER)
        self.who.chosen.connect(self.finish)
        self._title = label("", "talk-muted")
        self._remove = button("Haal weg", self.removed.emit, "talk", name="talk-remove")
        self._said = label("", "talk-muted", wrap=True, name="talk-agreement-said")
        self._said.hide()
        self._rows = QFormLayout()
        self._wrap_below = theme.px(_WRAP_BELOW)
        self._build(theme)
        if service.is_settled:
            self._lock()

    def _build(self, theme: Theme) -> None:
        for name, field in (("what", self.what), ("when", self.when), ("how-seen", self.how_seen)):
            field.setObjectName(f"talk-{name}")
        rows = (
            ("Wat", self.what),
            ("Wie", self.who),
            ("Wanneer", self.when),
            ("Hoe zien we het", self.how_seen),
        )
        self._rows.setHorizontalSpacing(theme.px(16))
        self._rows.setVerticalSpacing(theme.px(10))
        # Room goes to what is typed, whatever the habits of the system are.
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in rows:
            self._rows.addRow(label(words, "talk-muted"), widget)
        inside = column(theme, spacing=10)
        inside.addLayout(row(theme, self._title, 1, self._remove))
        inside.addLayout(self._rows)
        inside.addWidget(self._said)
        self.setLayout(column(theme, panel(inside, "talk-card", margins=theme.px(16))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names of the fields above them where there is no room beside."""
        super().resizeEvent(event)
        wraps = self.width() < self._wrap_below
        policy = QFormLayout.RowWrapPolicy.WrapAllRows if wraps else QFormLayout.RowWrapPolicy.DontWrapRows
        self._rows.setRowWrapPolicy(policy)

    def _lock(self) -> None:
        for field in (self.what, self.when, self.how_seen):
            field.setReadOnly(True)
        self.who.lock()
        self._remove.hide()

    def set_number(self, number: int) -> None:
        """Say which agreement it is, from 1."""
        self.word = _NUMBERS[number - 1] if number <= len(_NUMBERS) else f"{number}e"
        self._title.setText(f"De {self.word} afspraak")
        self._remove.setAccessibleName(f"Haal de {self.word} afspraak weg")

    def stops(self) -> list[QWidget]:
        """Return where Tab goes in it, in order."""
        return [self.what, *self.who.buttons, self.when, self.how_seen, self._remove]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        texts = (self.what.text(), self.when.text(), self.how_seen.text())
        return self.known is None and not any(text.strip() for text in texts)

    @property
    def is_half(self) -> bool:
        """Whether something was filled in that cannot be kept, as it does not say what is agreed."""
        return not self._service.is_settled and not self.is_blank and self._filled_in() is None

    def refresh(self) -> None:
        """Show the agreement as it stands."""
        standing = self._standing()
        if standing is None or self.is_writing:
            return
        self.what.show_kept(standing.what)
        self.when.show_kept(standing.when)
        self.how_seen.show_kept(standing.how_seen)
        self.who.show_value(standing.who)

    def finish(self) -> None:
        """Keep what was filled in."""
        if not self.is_blank and not self._service.is_settled:
            self._keep(self.what.text())

    def _keep(self, _text: str) -> bool:
        if self.is_writing:
            return True
        agreement = self._filled_in()
        emptied = not self.what.text().strip() and not self.is_blank
        self._said.setText(_WHAT_FIRST if agreement is None else _STAYS)
        self._said.setVisible(emptied)
        if agreement is None:
            return self.is_blank
        self.is_writing = True
        try:
            self.known = self._service.keep_agreement(self.known, agreement)
        finally:
            self.is_writing = False
        if emptied:
            return self._bring_back(agreement.what)
        return self._standing() == agreement

    def _bring_back(self, what: str) -> bool:
        # Whoever is still at it is about to type other words.
        if self.window().focusWidget() is self.what:
            return False
        self.what.say(what)
        return True

    def _standing(self) -> Agreement | None:
        return self._service.agreements().get(self.known) if self.known is not None else None

    def _filled_in(self) -> Agreement | None:
        # Emptying it takes nothing away: one begins to type it anew. Only “Haal weg” does.
        standing = self._standing()
        what = self.what.text().strip() or (standing.what if standing is not None else "")
        if not what:
            return None
        return Agreement(
            what=what,
            who=self.who.value or Party.TEACHER,
            when=self.when.text().strip(),
            how_seen=self.how_seen.text().strip(),
        )
