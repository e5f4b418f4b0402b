"""What was agreed last time is looked at first: what came of it, and what was seen."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from observatie.domain.acts.conversation import Outcome, Party
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.talk import TalkStep
from observatie.ui.conversation.page import TalkPage
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.kit.choices import ChoiceRow
from observatie.ui.kit.text_fields import KeptText
from observatie.ui.kit.widgets import column, label
from observatie.ui.theme.theme import Theme

_CHOOSE = "Kies ook wat ervan kwam; dan wordt het bewaard."
_AS_GOING_ON = "Bewaard als “loopt nog”. Kies iets anders als dat niet klopt."


class FollowUpPage(TalkPage):
    """Each agreement that stood open when this visit began."""

    def __init__(
        self,
        theme: Theme,
        service: TalkService,
        running: Sequence[EarlierAgreement],
        names: dict[Party, str],
        questions: Sequence[str],
    ) -> None:
        super().__init__(theme, TalkStep.LOOKING_BACK)
        self.add_questions(questions)
        self._boxes = [
            _FollowUpFields(theme, service, each, names, number) for number, each in enumerate(running, 1)
        ]
        for box in self._boxes:
            self.add_item(column(theme, box))

    def refresh(self) -> None:
        """Show what was said of each."""
        for box in self._boxes:
            box.refresh()

    def finish(self) -> None:
        """Keep what was typed; what was seen without a choice as of an agreement that goes on."""
        super().finish()
        for box in self._boxes:
            box.finish()

    def first_field(self) -> QWidget | None:
        """Return the first choice, which comes before what was seen."""
        return self._boxes[0].first_choice() if self._boxes else None


class _FollowUpFields(QWidget):
    def __init__(
        self, theme: Theme, service: TalkService, running: EarlierAgreement, names: dict[Party, str], number: int
    ) -> None:
        super().__init__()
        self._service, self._running = service, running
        outcomes = [
            (outcome, at_start(word), f"talk-{outcome.value}-{number}")
            for outcome, word in wording.OUTCOMES.items()
        ]
        self._outcome: ChoiceRow[Outcome] = ChoiceRow(theme, "Wat kwam ervan", outcomes)
        self._outcome.chosen.connect(self._on_chosen)
        self._seen = KeptText(theme, f"Wat zagen we van: {running.agreement.what}", self._keep_seen, lines=2)
        self._seen.setObjectName(f"talk-seen-{number}")
        self._said = label("", "talk-muted", wrap=True, name=f"talk-looked-said-{number}")
        self._said.hide()
        layout = column(theme, label(running.agreement.what, "talk-point", wrap=True), spacing=10)
        for line in _facts(running, names, service.visit.id):
            layout.addWidget(label(line, "talk-muted", wrap=True))
        for widget in (self._outcome, label("Wat zagen we?", "talk-muted"), self._seen, self._said):
            layout.addWidget(widget)
        self.setLayout(layout)
        if service.is_settled:
            self._outcome.lock()
            self._seen.setReadOnly(True)

    def first_choice(self) -> QWidget | None:
        """Return where one begins to choose, or None where nothing can be changed."""
        return None if self._service.is_settled else self._outcome.first

    def refresh(self) -> None:
        """Show what stands; a text that waits for a choice is left where it is."""
        said = self._service.follow_up(self._running)
        self._outcome.show_value(said.outcome if said else None)
        self._seen.show_kept(said.seen if said else "")
        if said is None and not self._seen.text().strip():
            self._said.hide()

    def finish(self) -> None:
        """Keep what was seen where no choice was made: nothing was closed, so it goes on."""
        seen = self._seen.text().strip()
        if self._service.is_settled or self._outcome.value is not None or not seen:
            return
        if self._service.keep_follow_up(self._running, Outcome.GOING_ON, seen):
            self._outcome.show_value(Outcome.GOING_ON)
            self._seen.finish()
            self._said.setText(_AS_GOING_ON)
            self._said.show()

    def _on_chosen(self) -> None:
        outcome = self._outcome.value
        if outcome is not None:
            self._said.hide()
            self._service.keep_follow_up(self._running, outcome, self._seen.text())
            self._seen.finish()

    def _keep_seen(self, text: str) -> bool:
        outcome = self._outcome.value
        if outcome is None:
            self._said.setText(_CHOOSE)
            self._said.setVisible(bool(text.strip()))
            return False
        return self._service.keep_follow_up(self._running, outcome, text.strip())


def _facts(running: EarlierAgreement, names: dict[Party, str], visit: UUID) -> list[str]:
    agreement = running.agreement
    about = [names[agreement.who], agreement.when, f"afgesproken op {wording.day(running.made_at)}"]
    lines = [at_start(" · ".join(part for part in about if part))]
    if agreement.how_seen:
        lines.append(f"Zo zouden we het zien: {agreement.how_seen}")
    # What this visit says of it is in the field below.
    for looked in running.looked_at:
        earlier = looked.visit != visit and looked.follow_up.outcome is Outcome.GOING_ON
        if earlier and looked.follow_up.seen:
            lines.append(f"Op {wording.day(looked.at)}: {looked.follow_up.seen}")
    return lines
