"""Je reactie: what she says to it all, and apart from that whether she has seen the report and agrees with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.acts.conversation import Consent
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_book import TalkBook
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import column, label, row
from observatie.ui.theme.theme import Theme

_MEANS = {
    Consent.SEEN: "Ik heb gezien wat hier staat. Dat is nog geen akkoord.",
    Consent.AGREED: "Ik kan me vinden in wat hier staat.",
}
_NOBODY = "Kies bij Voorbereiden eerst wie de leerkracht is; dan kan zij hier gezien en akkoord geven."


class ReactionPage(TalkPage):
    """Her words, then two buttons that say different things."""

    def __init__(self, theme: Theme, book: TalkBook, teacher: str, questions: Sequence[str]) -> None:
        super().__init__(theme, TalkStep.REACTION, book.visit.settings.focus_question or "")
        self._book = book
        self.add_questions(questions)
        self._field = KeptText(theme, "Je reactie", book.keep_words, lines=4)
        self._field.setObjectName("talk-reaction")
        self._field.setReadOnly(book.is_settled)
        self.body.addWidget(self._field)
        self._consents = [_ConsentRow(theme, book, consent, teacher) for consent in Consent]
        if book.visit.settings.teacher is None:
            self.add_words(_NOBODY, "talk-muted")
        else:
            self.add_item(column(theme, *self._consents, spacing=16))

    def refresh(self) -> None:
        """Show her words and what she gave as they stand."""
        self._field.show_kept(self._book.words())
        for row_ in self._consents:
            row_.refresh()


class _ConsentRow(QWidget):
    def __init__(self, theme: Theme, book: TalkBook, consent: Consent, teacher: str) -> None:
        super().__init__()
        self._book, self._consent, self._teacher = book, consent, teacher
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
        given = self._book.assent(self._consent)
        self._button.setChecked(given is not None)
        # What the settled report holds stays; what she gives later is added to it.
        self._button.setEnabled(given is None or not self._book.is_settled)
        by = f"{at_start(self._teacher)}, {wording.day(given.at)}" if given else _MEANS[self._consent]
        self._said.setText(by)

    def _on_clicked(self) -> None:
        self._book.give(self._consent, given=self._button.isChecked())
        self.refresh()
