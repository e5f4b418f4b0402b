"""Afronden: what was agreed in short, and what happens with the report now."""

from PySide6.QtCore import Signal

from observatie.domain.acts.conversation import Agreement, Party, ReportStatus
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_book import TalkBook
from observatie.ui.kit.widgets import button, clear, column, label, panel, row
from observatie.ui.theme.theme import Theme

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

    def __init__(self, theme: Theme, book: TalkBook, names: dict[Party, str], teacher: str) -> None:
        super().__init__(theme, TalkStep.CLOSING)
        self._book, self._names, self._teacher = book, names, teacher
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
        agreements = self._book.agreements().values()
        for agreement in agreements:
            self._agreed.addWidget(label(agreement.what, "talk-point", wrap=True))
            self._agreed.addWidget(label(self._facts(agreement), "talk-muted", wrap=True))
        if not agreements:
            self._agreed.addWidget(label(_NONE, "talk", wrap=True))
        self._status.setText(self._told())
        status = self._book.visit.status
        self._hand_over.setVisible(status not in (ReportStatus.HANDED_OVER, ReportStatus.SETTLED))

    def _facts(self, agreement: Agreement) -> str:
        parts = (self._names[agreement.who], agreement.when, agreement.how_seen)
        return at_start(" · ".join(part for part in parts if part))

    def _told(self) -> str:
        visit = self._book.visit
        last = visit.journal.last("status")
        if visit.status is ReportStatus.SETTLED:
            return _SETTLED
        if visit.status is ReportStatus.HANDED_OVER and last is not None:
            return _HANDED.format(day=wording.day(last.entry.at))
        return _CONCEPT.format(teacher=self._teacher or "de leerkracht")

    def _on_hand_over(self) -> None:
        self._book.hand_over()
        self.refresh()
        self._report.setFocus()
