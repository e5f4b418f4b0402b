"""Welke vragen zou je aanpassen: a pair makes the form of its next round its own."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.pair_acts import PairQuestion
from observatie.domain.errors import sentence
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.pair import asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.rules import IN_PAIR_QUESTIONS
from observatie.domain.pair.words import number_of, question
from observatie.domain.visit import wording
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.widgets import button, clear, column, label, lay_beside, panel, row
from observatie.ui.pairs.answer_label import breakable
from observatie.ui.pairs.changed_question import ChangedQuestion, OwnQuestion
from observatie.ui.pairs.pair_page import FramedPage
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_WIDTH = 1280
_BESIDE_FROM = 1100
_ONE_STAYS = "Eén vraag blijft staan; anders is er niets in te vullen. Voeg eerst een eigen vraag toe."
_NOT_HERE = "Hier is niets meer ongedaan te maken."
_NOT_AGAIN = "Er is niets om opnieuw te doen."
_TITLE = "Zo wordt jullie formulier"
_SAME = "Hetzelfde als nu."
_OWN = "Jullie eigen versie, met {}."
_OTHERWISE, _NEW = "anders gezet", "nieuw"
_NONE = "Er blijft geen vraag over. Laat minstens één vraag staan, of voeg er een toe."


class QuestionsPage(FramedPage):
    """The questions of the form with what becomes of each, and beside them the form that comes of it."""

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__(theme, "Jullie vragen voor een volgende ronde", _WIDTH)
        self._controller = controller
        self._own: dict[str, OwnQuestion] = {}
        self._questions = {
            place.target: ChangedQuestion(theme, place, self._record) for place in controller.places
        }
        self._own_list: QVBoxLayout = column(theme, spacing=16)
        self._more = button("Voeg een vraag toe", self._add, "talk", name="pair-own-more")
        self._next = NextFormView(theme)
        self._said = label("", "talk-said", wrap=True, name="pair-questions-said")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self._add_keys()
        controller.changed.connect(self._refresh)
        controller.rejected.connect(self._on_rejected)

    def _arrange(self) -> None:
        theme = self.theme
        asked = self._controller.instrument.instructions[-1:]
        for words in asked:
            self.body.addWidget(label(f"“{words}”", "talk-question", wrap=True, name="pair-asked"))
        questions = column(theme, *self._questions.values(), spacing=16)
        questions.addWidget(label("Eigen vragen", "talk-title", wrap=True))
        questions.addLayout(self._own_list)
        questions.addLayout(row(theme, self._more, 1))
        questions.addStretch(1)
        coming = column(theme, self._next)
        coming.addStretch(1)
        self._columns = row(theme, spacing=40)
        self._columns.addWidget(panel(questions), 3)
        self._columns.addWidget(panel(coming), 2)
        self.body.addLayout(self._columns)
        ready = button("Klaar", self._on_done, "talk-primary", name="pair-questions-done")
        self.foot.addWidget(self._said, 1)
        self.foot.addWidget(ready)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+Left", self._on_done),
            ("Ctrl+PgUp", self._on_done),
            ("Ctrl+Z", partial(self._undo_or_redo, redo=False)),
            ("Ctrl+Shift+Z", partial(self._undo_or_redo, redo=True)),
            ("Ctrl+Y", partial(self._undo_or_redo, redo=True)),
        ]
        for key, act in keys:
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form that comes of it below the questions where there is no room beside."""
        super().resizeEvent(event)
        lay_beside(self._columns, self.width() >= self.theme.px(_BESIDE_FROM))

    def enter(self) -> None:
        """Show what stands, and put the focus on the first question."""
        self._refresh()
        first = next(iter(self._questions.values()), None)
        if first is not None:
            first.choice.first.setFocus()

    def leave(self) -> None:
        """Keep what was typed."""
        for field in (*self._questions.values(), *self._own.values()):
            field.words.finish()

    def _on_done(self) -> None:
        self.leave()
        self.done.emit()

    # Changing

    def _record(self, change: PairQuestion) -> bool:
        changes = self._controller.pair.questions() | {change.target: change}
        if next_form(self._controller.instrument, changes) is None:
            self._say(_ONE_STAYS)
            return False
        return self._controller.record(change)

    def _add(self) -> None:
        self.leave()
        blank = next((own for own in self._own.values() if not own.words.text().strip()), None)
        own = blank or self._append(f"eigen-{uuid4().hex[:8]}")
        own.words.setFocus()

    def _append(self, target: str) -> OwnQuestion:
        own = OwnQuestion(self.theme, target, self._record)
        own.removed.connect(self._on_removed)
        self._own[target] = own
        self._own_list.addWidget(own)
        # Now, and not at the next event: the focus may come to it at once.
        own.show()
        # What comes later would be gone to last: all come to the place of the button, which then goes behind them.
        stops = [self._more, *(stop for each in self._own.values() for stop in each.stops), self._more]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        return own

    def _drop(self, target: str) -> None:
        own = self._own.pop(target)
        self._own_list.removeWidget(own)
        own.hide()
        own.deleteLater()

    def _on_removed(self) -> None:
        own = self.sender()
        if isinstance(own, OwnQuestion):
            self._more.setFocus()
            if own.target in self._own:
                self._drop(own.target)

    def _undo_or_redo(self, *, redo: bool) -> None:
        self.leave()
        session = self._controller.session
        outcome = session.redo(IN_PAIR_QUESTIONS) if redo else session.undo(IN_PAIR_QUESTIONS)
        if outcome is None:
            self._say(_NOT_AGAIN if redo else _NOT_HERE)
        else:
            self._controller.take(outcome)

    # Showing

    def _refresh(self) -> None:
        self._say("")
        changes = self._controller.pair.questions()
        for target, field in self._questions.items():
            field.show_change(changes.get(target))
        own = {target: change for target, change in changes.items() if target not in self._questions}
        for target, change in own.items():
            self._show_own(target, change)
        self._next.show_form(self._controller.instrument, next_form(self._controller.instrument, changes))

    def _show_own(self, target: str, change: PairQuestion) -> None:
        shown = self._own.get(target)
        if shown is None and change.text and not change.left_out:
            shown = self._append(target)
        if shown is None:
            return
        if not change.text and not shown.words.hasFocus():
            self._drop(target)
        else:
            shown.show_change(change)

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}")

    def _say(self, words: str) -> None:
        self._said.setText(words)


class NextFormView(QWidget):
    """The form of the next round: the questions that stay, in the words that they get."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = label("", "talk-muted", wrap=True, name="pair-next-said")
        self._list = column(theme, spacing=12)
        inside = column(theme, label(_TITLE, "talk-title", wrap=True), self._said, spacing=12)
        inside.addLayout(self._list)
        side = theme.px(16)
        self.setLayout(column(theme, panel(inside, "talk-card", margins=side)))

    def show_form(self, now: Instrument, coming: Instrument | None) -> None:
        """Show the form of the next round beside the one of now; None where no question is left."""
        clear(self._list)
        if coming is None:
            self._said.setText(_NONE)
            return
        before = {place.target: question(place) for place in asked(now)}
        places = asked(coming)
        count = wording.number(len(places), "vraag", "vragen")
        self._said.setText(_SAME if coming is now else _OWN.format(count))
        for place in places:
            put = question(place)
            sign = _NEW if place.target not in before else _OTHERWISE if before[place.target] != put else ""
            words = f"{number_of(place)}  {put}".strip() + (f" ({sign})" if sign else "")
            role = "talk" if sign else "talk-muted"
            self._list.addWidget(label(breakable(words), role, wrap=True, name="pair-next-question"))
