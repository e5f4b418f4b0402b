"""What the talk writes down in the visit, and what stands of it; no widgets."""

from collections.abc import Callable
from uuid import UUID

from observatie.domain.acts.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    FollowUp,
    Outcome,
    Reaction,
    ReportStatus,
    StatusSet,
)
from observatie.domain.acts.entries import Act
from observatie.domain.journal.journal import Standing
from observatie.domain.journal.undo import IN_TALK, Undoable, UndoScope
from observatie.domain.text import at_start
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.settling import Assent, assents
from observatie.domain.visit.talk import answer_to, looked_at, words_at_opening, words_on_the_whole
from observatie.domain.visit.visit import Visit
from observatie.domain.visit.wording import undone_act
from observatie.store.stream_session import Recorded
from observatie.ui.session.visit_controller import VisitController

_NOTHING_LEFT = "Er is in dit gesprek niets meer dat {word} kan worden."


class TalkService:
    """Records, amends and retracts, so that of each thing one entry stands."""

    def __init__(self, controller: VisitController) -> None:
        self.controller = controller

    @property
    def visit(self) -> Visit:
        """The visit that is spoken of."""
        return self.controller.visit

    @property
    def is_settled(self) -> bool:
        """Whether the talk can be read and not be changed."""
        return self.visit.settlement is not None

    def _keep(self, standing: Standing | None, act: Act | None) -> UUID | None:
        """Let `act` stand in the place of what stood, or nothing; return the id of what stands now.

        What was not accepted leaves what stood.
        """
        before = standing.id if standing is not None else None
        if standing is None:
            recorded = self.controller.session.record(act) if act is not None else None
            accepted = self.controller.take(recorded)
            return recorded.entry.id if accepted and isinstance(recorded, Recorded) else None
        if act is None:
            return None if self.controller.take(self.controller.session.retract(standing.id)) else before
        if act != standing.act:
            self.controller.amend(standing.id, act, standing.lesson_ms)
        return before

    # Her words

    def words(self, *, opening: bool = False, about: UUID | None = None) -> str:
        """Return what the teacher said: first, in answer to a finding, or on the whole."""
        standing = self._words(opening, about)
        return standing.act.text if standing is not None and isinstance(standing.act, Reaction) else ""

    def _words(self, opening: bool, about: UUID | None) -> Standing | None:
        if opening:
            return words_at_opening(self.visit)
        return words_on_the_whole(self.visit) if about is None else answer_to(self.visit, about)

    def keep_words(self, text: str, *, opening: bool = False, about: UUID | None = None) -> bool:
        """Keep her words, or let go of them where they are none; return whether that was accepted."""
        said = Reaction(text=text, opening=opening, about=about) if text.strip() else None
        self._keep(self._words(opening, about), said)
        return self.words(opening=opening, about=about) == text.strip()

    # Agreements

    def agreements(self) -> dict[UUID, Agreement]:
        """Return what was agreed, by id, in the order in which it was."""
        standing = self.visit.journal.standing("agreement")
        return {each.id: each.act for each in standing if isinstance(each.act, Agreement)}

    def keep_agreement(self, known: UUID | None, agreement: Agreement | None) -> UUID | None:
        """Keep an agreement in the place of the known one, or take that away; return the id of what stands."""
        standing = self.visit.journal.find(known) if known is not None else None
        return self._keep(standing, agreement)

    # What was agreed before

    def follow_up(self, running: EarlierAgreement) -> FollowUp | None:
        """Return what this visit says became of an earlier agreement."""
        standing = looked_at(self.visit, running.id)
        return standing.act if standing is not None and isinstance(standing.act, FollowUp) else None

    def keep_follow_up(self, running: EarlierAgreement, outcome: Outcome, seen: str) -> bool:
        """Keep what became of an agreement and what was seen; return whether that was accepted."""
        said = FollowUp(agreement=running.id, made_in=running.made_in, outcome=outcome, seen=seen)
        self._keep(looked_at(self.visit, running.id), said)
        return self.follow_up(running) == said

    # The report

    def assent(self, consent: Consent) -> Assent | None:
        """Return that the teacher has seen the report, or agrees with it; None where she did not say so."""
        teacher = self.visit.settings.teacher
        return next((each for each in assents(self.visit) if (each.consent, each.by) == (consent, teacher)), None)

    def give(self, consent: Consent, *, given: bool) -> None:
        """Write down that the teacher has seen the report or agrees with it, or take that back."""
        teacher = self.visit.settings.teacher
        if teacher is None or given == (self.assent(consent) is not None):
            return
        if given:
            self.controller.record(ConsentGiven(consent=consent, by=teacher))
            return
        for standing in list(self.visit.journal.standing("consent")):
            if standing.act == ConsentGiven(consent=consent, by=teacher):
                self.controller.take(self.controller.session.retract(standing.id))

    def hand_over(self) -> None:
        """Hand the report over as a concept, for a reaction."""
        self.controller.record(StatusSet(status=ReportStatus.HANDED_OVER))

    # Undo

    def undo(self) -> str:
        """Undo what was done last in the talk, and return what there is to say of it."""
        session = self.controller.session
        return self._undo_or_redo("ongedaan gemaakt", session.to_undo(IN_TALK), session.undo)

    def redo(self) -> str:
        """Do again what was undone last in the talk, and return what there is to say of it."""
        session = self.controller.session
        return self._undo_or_redo("opnieuw gedaan", session.to_redo(IN_TALK), session.redo)

    def _undo_or_redo(
        self, word: str, undoable: Undoable | None, act: Callable[[UndoScope], Recorded | None]
    ) -> str:
        if undoable is None:
            return _NOTHING_LEFT.format(word=word)
        about = undone_act(self.visit.journal, undoable)
        self.controller.take(act(IN_TALK))
        return f"{at_start(word)}: {about}."
