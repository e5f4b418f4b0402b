"""What the talk of a pair writes down, and what stands of it; no widgets."""

from collections.abc import Callable
from dataclasses import dataclass

from observatie.domain.acts.acts import ItemRef
from observatie.domain.acts.pair_acts import PairOutcome, Reached
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.undo import Undoable, UndoScope, shown_act
from observatie.domain.pair.pair import QuestionOutcome
from observatie.domain.pair.rules import IN_PAIR_TALK
from observatie.domain.pair.words import number_of
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.store.stream_session import Recorded
from observatie.ui.session.pair_controller import PairController

_NOTHING_LEFT = "Er is hier niets meer dat {word} kan worden."


@dataclass(frozen=True)
class UndoOutcome:
    """What an undo or redo did: what there is to say of it, and the question it is about."""

    said: str
    about: Place | None = None


class OutcomeService:
    """Writes of an outcome what changed, and nothing else."""

    def __init__(self, controller: PairController) -> None:
        self.controller = controller

    def outcome(self, place: Place) -> QuestionOutcome:
        """Return what they came to at a place; an empty outcome where that is nothing yet."""
        return self.controller.pair.outcome(place) or QuestionOutcome(None, "")

    def keep_text(self, place: Place, text: str) -> bool:
        """Keep the agreement in their words; return whether it stands."""
        kept = text.strip() == self.outcome(place).text
        return kept or self.controller.record(PairOutcome(item=_ref(place), text=text))

    def keep_reached(self, place: Place, reached: Reached | None) -> bool:
        """Keep where they came out; return whether it stands."""
        kept = reached == self.outcome(place).reached
        return kept or self.controller.record(PairOutcome(item=_ref(place), reached=reached))

    def undo(self) -> UndoOutcome:
        """Undo what was done last in the talk."""
        session = self.controller.session
        return self._undo_or_redo("ongedaan gemaakt", session.to_undo(IN_PAIR_TALK), session.undo)

    def redo(self) -> UndoOutcome:
        """Do again what was undone last in the talk."""
        session = self.controller.session
        return self._undo_or_redo("opnieuw gedaan", session.to_redo(IN_PAIR_TALK), session.redo)

    def _undo_or_redo(
        self, word: str, undoable: Undoable | None, act: Callable[[UndoScope], Recorded | None]
    ) -> UndoOutcome:
        item = _item_of(self.controller.journal, undoable)
        if item is None:
            return UndoOutcome(_NOTHING_LEFT.format(word=word))
        about = next((place for place in self.controller.places if place.ref == item), None)
        number = number_of(about) if about else ""
        self.controller.take(act(IN_PAIR_TALK))
        return UndoOutcome(f"{at_start(word)}: uitkomst bij vraag {number}".rstrip() + ".", about)


def _ref(place: Place) -> ItemRef:
    assert place.ref is not None  # the talk is of the questions of the form alone
    return place.ref


def _item_of(journal: Journal, undoable: Undoable | None) -> ItemRef | None:
    act = shown_act(journal, undoable)[0] if undoable is not None else None
    return act.item if isinstance(act, PairOutcome) else None
