"""The session of a visit: its acts, judged by the rules of a visit, and the clock of its lesson."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef, Lesson, LessonMark, VisitSet
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Amend, Draft, Entry, Payload, Restore, Retract
from observatie.domain.clock import Clock, LessonClock, Moment
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Change
from observatie.domain.journal.undo import Undoable, UndoScope
from observatie.domain.lesson.resuming import is_of, last_ms, left_behind, resumed_clock
from observatie.domain.visit.rules import Rejection, judge
from observatie.domain.visit.settling import covered_now
from observatie.domain.visit.visit import Visit
from observatie.store.batch import DraftKey
from observatie.store.legend import legend_entries
from observatie.store.library import Library
from observatie.store.rows import digest
from observatie.store.stream_session import Recorded, StreamSession


class VisitSession(StreamSession):
    """One visit, its instruments and its undo history, in the hands of the library's owner.

    Attributes:
        scribe: whose acts these are: the owner, or who fills something in on her laptop.
        visit: what stands; it already shows what is still on its way to the disk.
        instruments: the definitions the visit uses, by id.
        drafts: the lines that are unfinished, by the note that each edits; the new line is under None.
        lesson_clock: lesson time in this run of the program; None while no lesson runs.
        ended_left_behind: whether resuming found that the lesson had been left behind, and ended it.
    """

    def __init__(self, library: Library, visit: Visit, clock: Clock, author: UUID | None = None) -> None:
        super().__init__(library, visit, clock, author=author)
        self.visit = visit
        self.instruments = library.instruments_of(visit)
        self.drafts: dict[UUID | None, Draft] = library.drafts(visit.id)
        self.lesson_clock: LessonClock | None = None
        self.ended_left_behind = False

    @classmethod
    def open(cls, library: Library, visit_id: UUID, clock: Clock, author: UUID | None = None) -> "VisitSession":
        """Return a session on a visit, of the owner or of another author on her laptop.

        It holds what was recorded before, also where that is still on its way to the disk.
        """
        return cls(library, Visit(visit_id, library.recorded(visit_id)), clock, author)

    def record(
        self,
        payload: Payload,
        moment: Moment | None = None,
        lesson_ms: int | None = None,
        *,
        ends_draft: bool = False,
    ) -> Recorded | Rejection:
        """Write an act down; `moment` is when it was done, which for a note is its first key.

        With `ends_draft` it is what the new unfinished line has become, which goes in the same transaction.
        """
        ends = DraftKey(self.visit.id) if ends_draft else None
        return self._record(payload, moment or self.now(), lesson_ms, ends)

    def record_together(
        self, acts: Sequence[tuple[Payload, int | None]], moment: Moment, *, ends_draft: bool = False
    ) -> Recorded | Rejection:
        """Write down at least one act, each with its lesson time, in one transaction and as one act to undo."""
        rejections = (judge(self.visit, payload, self.instruments) for payload, _ in acts)
        rejection = next((each for each in rejections if each is not None), None)
        if rejection is not None:
            return rejection
        shown: list[tuple[Entry, Change | None]] = []
        for payload, lesson_ms in acts:
            before = shown[-1][0].id if shown else None
            shown.append(self._show(payload, moment, lesson_ms, together_with=before))
        ends = DraftKey(self.visit.id) if ends_draft else None
        if ends_draft:
            self.drafts.pop(None, None)
        return Recorded.together(shown, self._library.append([entry for entry, _ in shown], ends=ends))

    def _record(
        self, payload: Payload, moment: Moment, lesson_ms: int | None, ends: DraftKey | None
    ) -> Recorded | Rejection:
        rejection = judge(self.visit, payload, self.instruments)
        if rejection is not None:
            return rejection
        if ends is not None:
            self.drafts.pop(ends.original, None)
        return self._append(payload, moment, lesson_ms, ends=ends)

    def keep_draft(self, draft: Draft | None, original: UUID | None = None) -> "Future[None]":
        """Keep what stands on a line; with None that of `original` is taken away, or the new line.

        Of each only the last one counts.
        """
        if draft is not None:
            self.drafts[draft.original] = draft
        else:
            self.drafts.pop(original, None)
        return self._library.keep_draft(self.visit.id, draft, original)

    def _take(self, entry: Entry) -> Change | None:
        had_legend = not self.visit.legend_is_gone
        change = super()._take(entry)
        if had_legend and self.visit.legend_is_gone:
            self._drop_legend()
        return change

    def _drop_legend(self) -> None:
        # As on disk, so that nothing brings it back here: no undo, and no report that is taken up again.
        self.visit.forget({entry.id for entry in legend_entries(self.visit)})
        self._histories.forget()

    # Settings

    def set_up(
        self, settings: VisitSet, instruments: tuple[Instrument, ...] | None = None
    ) -> Recorded | Rejection:
        """Change settings, and the instruments where they are given; their definitions are kept with the visit."""
        before = self.instruments
        if instruments is not None:
            refs = tuple(InstrumentRef.of(instrument) for instrument in instruments)
            settings = settings.model_copy(update={"instruments": refs})
            self.instruments = {instrument.id: instrument for instrument in instruments}
        rejection = judge(self.visit, settings, self.instruments)
        if rejection:
            self.instruments = before
            return rejection
        return self._append(settings, definitions=instruments or ())

    # The lesson

    def begin_lesson(self) -> Recorded | Rejection:
        """Start the lesson's clock now."""
        moment = self.now()
        outcome = self.record(Lesson(mark=LessonMark.STARTED), moment, 0)
        if isinstance(outcome, Recorded):
            self.lesson_clock = LessonClock.starting(moment)
        return outcome

    def resume_lesson(self) -> Recorded | Rejection:
        """Go on with a lesson that was running when the program ended; the joint is an entry.

        One that was left behind is ended instead, at the last thing recorded, and is not running any more.
        """
        moment, device = self.now(), self.scribe.device
        if left_behind(self.visit, moment.wall):
            self.ended_left_behind = True
            return self.record(Lesson(mark=LessonMark.STOPPED), moment, last_ms(self.visit, device))
        clock = resumed_clock(self.visit, device, moment)
        outcome = self.record(Lesson(mark=LessonMark.RESUMED), moment, clock.anchor_ms)
        if isinstance(outcome, Recorded):
            self.lesson_clock = clock
        return outcome

    @property
    def is_mine_to_resume(self) -> bool:
        """Whether the lesson is going on, and on this machine; that of another observer is only shown."""
        return is_of(self.visit, self.scribe.device)

    def end_lesson(self) -> Recorded | Rejection:
        """Stop the lesson's clock now."""
        moment = self.now()
        outcome = self.record(Lesson(mark=LessonMark.STOPPED), moment, self.lesson_ms(moment))
        if isinstance(outcome, Recorded):
            self.lesson_clock = None
        return outcome

    def hold_on_paper(self, held_at: datetime, length_ms: int) -> Recorded | Rejection:
        """Make this the visit to a lesson that is over and was noted on paper; what is returned is its end.

        Its beginning is on disk when its end is.
        """
        began = Lesson(mark=LessonMark.STARTED, held_at=held_at)
        rejection = judge(self.visit, began, self.instruments)
        if rejection is not None:
            return rejection
        moment = self.now()
        start, _ = self._show(began, moment, 0)
        end, change = self._show(Lesson(mark=LessonMark.STOPPED), moment, length_ms)
        return Recorded(end, change, self._library.append([start, end]))

    def lesson_ms(self, moment: Moment) -> int | None:
        """Return the lesson time at a moment of this run, or None while no lesson runs."""
        return self.lesson_clock.at(moment) if self.lesson_clock else None

    # The report

    def settle(self, report: bytes, *, keeps_legend: bool = False) -> Recorded | Rejection:
        """Settle the report, which is kept as it is; from here on only additions are accepted.

        The legend goes in the same transaction, unless it is kept.
        """
        settled = StatusSet(
            status=ReportStatus.SETTLED,
            covers=covered_now(self.visit, keeps_legend=keeps_legend),
            keeps_legend=keeps_legend,
            report=digest(report),
        )
        rejection = judge(self.visit, settled, self.instruments)
        return rejection or self._append(settled, files=(report,))

    # Corrections

    def amend(
        self,
        original: UUID,
        change: Callable[[Payload], Payload],
        *,
        lesson_ms: int | None = None,
        ends_draft: bool = False,
    ) -> Recorded | Rejection:
        """Let an entry say something else: `change` is given what it says now and returns what it should say.

        With `lesson_ms` it is also moved to another time in the lesson; that of the original is kept with it. With
        `ends_draft` its unfinished correction goes in the same transaction, and no other line.
        """
        standing = self.visit.journal.find(original)
        if standing is None:
            return Rejection(
                "R01", "deze regel staat er niet meer", "haal de regel eerst terug, met ongedaan maken"
            )
        payload = Amend.model_validate(
            {
                "original": original,
                "act": change(standing.act),
                "lesson_ms": standing.lesson_ms if lesson_ms is None else lesson_ms,
            }
        )
        ends = DraftKey(self.visit.id, original) if ends_draft else None
        return self._record(payload, self.now(), None, ends)

    def retract(self, original: UUID) -> Recorded | Rejection:
        """Take an entry away; it can be restored."""
        return self.record(Retract(original=original))

    def restore(self, original: UUID) -> Recorded | Rejection:
        """Let an entry that was taken away stand again, with what it said last."""
        return self.record(Restore(original=original))

    # Undo

    def to_undo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what undo would undo within a scope; nothing of what was settled."""
        return self._within_reach(super().to_undo(scope))

    def to_redo(self, scope: UndoScope | None = None) -> Undoable | None:
        """Return what redo would do again; nothing of what was settled."""
        return self._within_reach(super().to_redo(scope))

    def _within_reach(self, undoable: Undoable | None) -> Undoable | None:
        # What was added since stands on another screen than most of what undo is for, and has its own date.
        return undoable if self.visit.settlement is None else None
