"""The last two steps of the talk: what she says to it all, and what was agreed and happens with the report."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.acts.conversation import Agreement, Consent, Party, ReportStatus
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import button, clear, column, label, panel, row
from observatie.ui.theme.theme import Theme

_MEANS = {
    Consent.SEEN: "Ik heb gezien wat hier staat. Dat is nog geen akkoord.",
    Consent.AGREED: "Ik kan me vinden in wat hier staat.",
}
_NOBODY = "Kies bij Voorbereiden eerst wie de leerkracht is; dan kan zij hier gezien en akkoord geven."


class ReactionPage(TalkPage):
    """Her words, then two buttons that say different things."""

    def __init__(self, theme: Theme, service: TalkService, teacher: str, questions: Sequence[str]) -> None:
        super().__init__(theme, TalkStep.REACTION, service.visit.settings.focus_question or "")
        self._service = service
        self.add_questions(questions)
        self._field = KeptText(theme, "Je reactie", service.keep_words, lines=4)
        self._field.setObjectName("talk-reaction")
        self._field.setReadOnly(service.is_settled)
        self.body.addWidget(self._field)
        self._consents = [_ConsentRow(theme, service, consent, teacher) for consent in Consent]
        if service.visit.settings.teacher is None:
            self.add_words(_NOBODY, "talk-muted")
        else:
            self.add_item(column(theme, *self._consents, spacing=16))

    def refresh(self) -> None:
        """Show her words and what she gave as they stand."""
        self._field.show_kept(self._service.words())
        for row_ in self._consents:
            row_.refresh()


class _ConsentRow(QWidget):
    def __init__(self, theme: Theme, service: TalkService, consent: Consent, teacher: str) -> None:
        super().__init__()
        self._service, self._consent, self._teacher = service, consent, teacher
        word = at_start(wording.CONSENTS[consent])
        self._button = QPushButton(word)
        self._button.setProperty("role", "talk-choice")
        self._button.setCheckable(True)
        self._button.setObjectName(f"talk-{consent.value}")
        self._button.setAccessibleDescription(_MEANS[consent])
        self._button.clicked.connect(self._on_clicked)
        self._said = label(_MEANS[consent], "talk-muted", wrap=True, name=f"talk-{consent.value}-said")
        layout = row(theme, self._button, self._said, spacing=16)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Show who gave it and when, or what it means."""
        given = self._service.assent(self._consent)
        self._button.setChecked(given is not None)
        # What the settled report holds stays; what she gives later is added to it.
        self._button.setEnabled(given is None or not self._service.is_settled)
        by = f"{at_start(self._teacher)}, {wording.day(given.at)}" if given else _MEANS[self._consent]
        self._said.setText(by)

    def _on_clicked(self) -> None:
        self._service.give(self._consent, given=self._button.isChecked())
        self.refresh()


_NONE = "Er is niets afgesproken. Dat kan."
_CONCEPT = (
    "Het rapport is nog een concept. Overhandig je het nu, dan kan {teacher} het rustig lezen en reageren. "
    "Daarna stel je het vast bij Rapport."
)
_HANDED = "Het rapport is op {day} als concept overhandigd. Na de reactie stel je het vast bij Rapport."
_SETTLED = "Het rapport is vastgesteld en blijft zoals het is. Wat er later bij komt is een aanvulling."
_SAVES = "De PDF bewaar je zelf bij Rapport."


class ClosingPage(TalkPage):
    """The last step.

    Signals:
        report_asked: go to the report, once the talk is closed.
    """

    report_asked = Signal()

    def __init__(self, theme: Theme, service: TalkService, names: dict[Party, str], teacher: str) -> None:
        super().__init__(theme, TalkStep.CLOSING)
        self._service, self._names, self._teacher = service, names, teacher
        self._agreed = column(theme, spacing=12)
        self.body.addLayout(self._agreed)
        self._status = label("", "talk", wrap=True, name="talk-status")
        self._hand_over = button(
            "Overhandig als concept", self._on_hand_over, "talk-primary", name="talk-hand-over"
        )
        self._report = button("Naar het rapport", self.report_asked.emit, "talk", name="talk-to-report")
        buttons = row(theme, self._hand_over, self._report, 1)
        saves = label(_SAVES, "talk-muted", wrap=True)
        self.add_item(column(theme, self._status, panel(buttons), saves, spacing=16))

    def refresh(self) -> None:
        """Show what was agreed, and how far the report is."""
        clear(self._agreed)
        agreements = self._service.agreements().values()
        for agreement in agreements:
            self._agreed.addWidget(label(agreement.what, "talk-point", wrap=True))
            self._agreed.addWidget(label(self._facts(agreement), "talk-muted", wrap=True))
        if not agreements:
            self._agreed.addWidget(label(_NONE, "talk", wrap=True))
        self._status.setText(self._status_words())
        status = self._service.visit.status
        self._hand_over.setVisible(status not in (ReportStatus.HANDED_OVER, ReportStatus.SETTLED))

    def _facts(self, agreement: Agreement) -> str:
        parts = (self._names[agreement.who], agreement.when, agreement.how_seen)
        return at_start(" · ".join(part for part in parts if part))

    def _status_words(self) -> str:
        visit = self._service.visit
        last = visit.journal.last("status")
        if visit.status is ReportStatus.SETTLED:
            return _SETTLED
        if visit.status is ReportStatus.HANDED_OVER and last is not None:
            return _HANDED.format(day=wording.day(last.entry.at))
        return _CONCEPT.format(teacher=self._teacher or "de leerkracht")

    def _on_hand_over(self) -> None:
        self._service.hand_over()
        self.refresh()
        self._report.setFocus()
