"""The questions for an interview and the documents to read, each with a place for what was heard or read."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.answers import Heard
from observatie.domain.acts.entries import Payload
from observatie.domain.instrument.instrument import Source
from observatie.domain.instrument.outline import HEADINGS, Outline, Part, PartKind, of_kinds
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.completeness import Place
from observatie.store.stream_session import Recorded
from observatie.ui.kit.text_fields import Debouncer, TextArea
from observatie.ui.kit.widgets import button, clear, label, row
from observatie.ui.review.evidence_line import when_of
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme


class HeardService:
    """Reads and writes what was heard and read."""

    def __init__(self, controller: VisitController) -> None:
        self._controller = controller

    @property
    def frozen(self) -> bool:
        """Whether the report is settled, so that nothing changes any more."""
        return self._controller.visit.settlement is not None

    def heard(self, place: Place) -> list[Standing]:
        """Return what was heard or read for the items of a place, in the common order."""
        wanted = set(place.refs)
        found = self._controller.visit.journal.standing("heard")
        return [s for s in found if isinstance(s.act, Heard) and not wanted.isdisjoint(s.act.items)]

    def standing(self, heard: UUID) -> Standing | None:
        """Return what was heard, or None where it was taken away."""
        return self._controller.visit.journal.find(heard)

    def write(self, place: Place, source: Source, question: str, text: str) -> UUID | None:
        """Write an answer down, with the time of now; return its id, or None where it was not accepted."""
        said = Heard.model_validate(
            {
                "source": source,
                "question": question,
                "text": text,
                "items": (place.ref,) if place.ref else (),
            }
        )
        outcome = self._controller.session.record(said)
        accepted = self._controller.take(outcome)
        return outcome.entry.id if accepted and isinstance(outcome, Recorded) else None

    def say(self, heard: UUID, text: str) -> bool:
        """Put it in other words; return whether that was accepted."""

        def saying(act: Payload) -> Payload:
            return act.model_copy(update={"text": text})

        standing = self.standing(heard)
        if standing is None or (isinstance(standing.act, Heard) and standing.act.text == text):
            return standing is not None
        return self._controller.take(self._controller.session.amend(heard, saying))

    def remove(self, heard: UUID) -> bool:
        """Take it away; undo brings it back."""
        return self._controller.take(self._controller.session.retract(heard))


_ASKED = {Source.INTERVIEW: PartKind.QUESTIONS, Source.DOCUMENTS: PartKind.DOCUMENTS}
_TEACHES = {
    Source.INTERVIEW: "Schrijf onder een vraag wat je hoorde.",
    Source.DOCUMENTS: "Schrijf onder een document wat je erin las.",
}


class HeardField(QWidget):
    """One question or document, and what was heard or read.

    Attributes:
        heard: the id of its entry; None while nothing is recorded.
        touched: whether words were typed that are not recorded yet.
    """

    def __init__(self, theme: Theme, source: Source, question: str, *, frozen: bool) -> None:
        super().__init__()
        self.source, self.question = source, question
        self.heard: UUID | None = None
        self.touched = False
        self._frozen = frozen
        self._when = label("", "small", name="heard-when")
        self.area = TextArea(theme, question, lines=1)
        self.remove = button("Haal weg", self.area.setFocus, "link", name="heard-remove")
        self.remove.setAccessibleName(f"Haal weg wat er staat bij: {question}")
        self.area.setObjectName("heard-text")
        self.area.setReadOnly(frozen)
        self.area.typed.connect(self._on_typed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.px(4))
        box.setSpacing(theme.px(3))
        asked = label(question, wrap=True)
        head = row(theme, asked, self._when, self.remove, spacing=10)
        head.setStretch(0, 1)
        box.addLayout(head)
        box.addWidget(self.area)
        self.show_heard(None)

    def show_heard(self, standing: Standing | None) -> None:
        """Show what stands; words that are being typed are left alone."""
        self.heard = standing.id if standing else None
        self._when.setText(when_of(standing) if standing else "")
        self.remove.setVisible(standing is not None and not self._frozen)
        if not self.touched:
            self.area.say(standing.act.text if standing and isinstance(standing.act, Heard) else "")

    def _on_typed(self) -> None:
        self.touched = True


class HeardBox(QWidget):
    """The places for answers of one item.

    Signals:
        waiting: whether something was typed that is not recorded yet.
    """

    waiting = Signal(bool)

    def __init__(self, theme: Theme, service: HeardService) -> None:
        super().__init__()
        self._theme = theme
        self._service = service
        self._place: Place | None = None
        self._fields: list[HeardField] = []
        self._recording = False
        self._debouncer = Debouncer(self)
        self._debouncer.rested.connect(self.keep)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))

    def heard(self, place: Place) -> list[Standing]:
        """Return what was heard or read for a place."""
        return self._service.heard(place)

    def show_place(self, place: Place) -> None:
        """Record what was typed for the place in hand, and show another."""
        self.keep()
        self._place = place
        clear(self._column)
        self._fields = []
        if place.item is not None:
            standing, parts = self._service.heard(place), Outline(place.instrument).of_item(place.item)
            for source in _ASKED:
                self._show_source(source, parts, [s for s in standing if _source(s) is source])
        self.setVisible(bool(self._fields))

    def _show_source(self, source: Source, parts: tuple[Part, ...], standing: list[Standing]) -> None:
        asked = [line for part in of_kinds(parts, _ASKED[source]) for line in part.lines]
        if not asked and not standing:
            return
        if self._fields:
            self._column.addSpacing(self._theme.px(8))
        self._column.addWidget(label(HEADINGS[_ASKED[source]], "strong"))
        self._column.addWidget(label(_TEACHES[source], "small", wrap=True))
        for question in asked:
            answers = [s for s in standing if _question(s) == question]
            for each in answers or [None]:
                self._add(source, question, each)
        for each in standing:
            if _question(each) not in asked:
                self._add(source, _question(each), each)

    def _add(self, source: Source, question: str, standing: Standing | None) -> None:
        field = HeardField(self._theme, source, question, frozen=self._service.frozen)
        field.show_heard(standing)
        field.area.typed.connect(self._on_typed)
        field.area.left.connect(self.keep)
        field.remove.clicked.connect(partial(self._on_remove, field))
        self._fields.append(field)
        self._column.addWidget(field)

    def follow(self) -> None:
        """Show what changed otherwise than by typing here."""
        if self._place is None or self._recording:
            return
        shown = {field.heard for field in self._fields if field.heard is not None}
        new = [s for s in self._service.heard(self._place) if s.id not in shown]
        for field in self._fields:
            standing = self._service.standing(field.heard) if field.heard is not None else None
            if standing is None and not field.touched:
                standing = next((s for s in new if _fits(field, s)), None)
                new = [s for s in new if s is not standing]
            field.show_heard(standing)
        if new and not any(field.touched for field in self._fields):
            self.show_place(self._place)

    def chain(self, before: QWidget) -> None:
        """Let Tab come here after `before`."""
        for field in self._fields:
            for part in (field.area, field.remove):
                QWidget.setTabOrder(before, part)
                before = part

    # Recording

    def keep(self) -> None:
        """Record now what was typed and not yet recorded."""
        self._debouncer.stop()
        if self._place is None or self._recording:
            return
        self._recording = True
        try:
            for field in self._fields:
                if field.touched:
                    field.touched = not self._keep_field(field, self._place)
        finally:
            self._recording = False
        self.waiting.emit(any(field.touched for field in self._fields))

    def _keep_field(self, field: HeardField, place: Place) -> bool:
        text = field.area.text().strip()
        if field.heard is None and text:
            field.heard = self._service.write(place, field.source, field.question, text)
            accepted = field.heard is not None
        elif field.heard is not None and text:
            accepted = self._service.say(field.heard, text)
        else:
            accepted = field.heard is None or self._service.remove(field.heard)
        if accepted:
            field.show_heard(self._service.standing(field.heard) if field.heard is not None else None)
        return accepted

    def _on_typed(self) -> None:
        self._debouncer.touch()
        self.waiting.emit(True)

    def _on_remove(self, field: HeardField) -> None:
        self.keep()
        if field.heard is not None and self._service.remove(field.heard):
            field.show_heard(None)
            field.area.setFocus()


def _source(standing: Standing) -> Source | None:
    return standing.act.source if isinstance(standing.act, Heard) else None


def _question(standing: Standing) -> str:
    return standing.act.question if isinstance(standing.act, Heard) else ""


def _fits(field: HeardField, standing: Standing) -> bool:
    return _source(standing) is field.source and _question(standing) == field.question
