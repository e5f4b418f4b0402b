"""After the talk: what they agreed on, the day to look back, and what goes otherwise in a next round."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from observatie.domain.acts.pair_acts import PairSet, Reached
from observatie.domain.errors import sentence
from observatie.domain.pair.pair import Pair, QuestionOutcome
from observatie.domain.pair.words import LETTERS, REACHED, number_of, question
from observatie.domain.visit import wording
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.file_dialogs import AskFolder, nowhere
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.when_field import DayField
from observatie.ui.kit.widgets import button, clear, column, label, lay_beside, panel, rename, row
from observatie.ui.pairs.answer_label import answer_label, breakable
from observatie.ui.pairs.pair_page import FramedPage
from observatie.ui.pairs.papers import PairPrints
from observatie.ui.pairs.take_home import TakeHome, documents_folder
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_WIDTH = 1280
_BESIDE_FROM = 1100
_TO_TALK = "Terug naar het gesprek"
_ON_PAPER = "Op papier, om te tekenen"
_HOME = "Mee naar huis"
_WHEN = "Op welke dag kijken jullie terug?"
_WHICH = "Welke vragen zou je aanpassen?"
_PROPOSED = timedelta(weeks=6)
_NO_DAY = "Nog geen dag afgesproken. Hierboven staat een voorstel: over zes weken."
_DAY = "Jullie kijken terug op {}."
_DUE = "De dag is er: kijk samen terug. Wat jullie eerder schreven ligt dan naast wat jullie nu schreven."
_DUE_FIRST = (
    "De dag is er: kijk samen terug. Jullie vullen het formulier opnieuw in; daarna liggen de antwoorden van nu "
    "naast de nieuwe."
)
_WENT_ON = "Jullie volgende ronde is begonnen."
_NO_CHANGE = "Voor een volgende ronde blijft het formulier zoals het is."
_CHANGED = "Jullie pasten {} aan voor een volgende ronde."
_OPEN = "Nog open"
_NOTHING = "Jullie hebben nog bij geen vraag gezegd waar jullie uitkomen."


class AfterPage(FramedPage):
    """The agreements, and what they do with them.

    Signals:
        talk_asked: back to the talk; questions_asked: change the questions.
        then_asked: the old answers beside the new; next_round_asked: begin another round.
    """

    talk_asked = Signal()
    questions_asked = Signal()
    then_asked = Signal()
    next_round_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        controller: PairController,
        folder: Path | None = None,
        ask_folder: AskFolder = nowhere,
    ) -> None:
        """Make the page; what they take home goes into `folder`, which is that of the documents."""
        super().__init__(theme, "Jullie afspraken", _WIDTH)
        self._controller = controller
        self._agreed = AgreedList(theme, self.item)
        self._day = DayField(theme, "pair-look-back", _WHEN)
        self._day.setProperty("role", "talk")
        self._day.decided.connect(self._keep_day)
        self._set = _button("Leg deze dag vast", self._keep_day, "pair-set-day")
        self._empty = _button("Toch geen dag", self._empty_day, "pair-empty-day")
        self._day_said = label("", "talk-muted", wrap=True, name="pair-day-said")
        self._changed = label("", "talk-muted", wrap=True, name="pair-changed")
        self._said = label("", "talk-muted", wrap=True, name="pair-after-said")
        self._said.hide()
        self._talk = _button(_TO_TALK, self.talk_asked.emit, "pair-talk")
        self._talk.setAccessibleName(_TO_TALK)
        self._further_down = _button("Dag en papier", self._go_down, "pair-further-down")
        self._then = _button("Leg toen naast nu", self.then_asked.emit, "pair-then")
        self._next = _button("Volgende ronde", self.next_round_asked.emit, "pair-next-round")
        self._back = button("Kijk samen terug", self._look_back, "talk-primary", name="pair-look-back-now")
        self._prints = PairPrints(theme, controller, before_both=True)
        self._home = TakeHome(theme, controller, folder or documents_folder(), ask_folder, before_both=True)
        self._arrange()
        controller.changed.connect(self._refresh)
        controller.rejected.connect(self._on_rejected)

    def _arrange(self) -> None:
        theme = self.theme
        self._asked_when = self._when()
        side = column(theme, self._asked_when, spacing=32)
        side.addWidget(panel(column(theme, _title(_ON_PAPER), self._prints, spacing=10)))
        side.addWidget(panel(column(theme, _title(_HOME), self._home, spacing=10)))
        side.addWidget(self._further())
        side.addStretch(1)
        agreed = column(theme, self._agreed)
        agreed.addStretch(1)
        self._columns = row(theme, spacing=48)
        self._columns.addWidget(panel(agreed), 3)
        self._columns.addWidget(panel(side), 2)
        self.body.addWidget(self._said)
        self.body.addLayout(self._columns)
        self.foot.addWidget(self._talk)
        self.foot.addWidget(self._further_down)
        self.foot.addStretch(1)
        self.foot.addWidget(self._back)
        for key in ("Alt+Left", "Ctrl+PgUp"):
            shortcut(self, key, self.talk_asked.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _when(self) -> QWidget:
        ways = FlowLayout(across=self.theme.px(8), down=self.theme.px(8))
        for each in (self._set, self._empty):
            ways.addWidget(each)
        return panel(column(self.theme, _title(_WHEN), self._day, self._day_said, panel(ways), spacing=10))

    def _further(self) -> QWidget:
        ways = FlowLayout(across=self.theme.px(8), down=self.theme.px(8))
        for each in (
            _button("Pas de vragen aan", self.questions_asked.emit, "pair-questions"),
            self._then,
            self._next,
        ):
            ways.addWidget(each)
        return panel(column(self.theme, _title(_WHICH), self._changed, panel(ways), spacing=10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what they do with the agreements below them where there is no room beside."""
        super().resizeEvent(event)
        is_beside = self.width() >= self.theme.px(_BESIDE_FROM)
        lay_beside(self._columns, is_beside)
        rename(self._talk, _TO_TALK if is_beside else "Terug")
        self._further_down.setVisible(not is_beside)

    def _go_down(self) -> None:
        """Go to what they do with the agreements, past as many questions as there are."""
        self._day.setFocus()
        scroll_into_view(self._asked_when)

    def enter(self) -> None:
        """Show what stands, and put the focus on what is to be done."""
        stands = self._controller.pair.settings.look_back
        self._day.not_before(min(stands or self._today, self._today))
        self._day.show_day(stands or self._today + _PROPOSED)
        self._refresh()
        if self._controller.is_look_back_due:
            self._back.setFocus()
        else:
            self.focus_first_item()

    def leave(self) -> None:
        """Keep the day where it was chosen."""
        self._day.finish()

    # The day

    @property
    def _today(self) -> date:
        return self._controller.context.clock.now().wall.date()

    def _keep_day(self) -> None:
        day = self._day.day
        if day != self._controller.pair.settings.look_back:
            self._controller.record(PairSet(look_back=day))

    def _empty_day(self) -> None:
        if self._controller.pair.settings.look_back is not None:
            # The button that has the focus is about to go.
            self._set.setFocus()
            self._controller.record(PairSet(emptied=("look_back",)))
            self._day.show_day(self._today + _PROPOSED)

    def _look_back(self) -> None:
        """Lay the round before beside this one; where there was none, the next one is what they look back with."""
        then_is_here = self._controller.earlier_round() is not None
        (self.then_asked if then_is_here else self.next_round_asked).emit()

    # Showing

    def _refresh(self) -> None:
        controller, settings = self._controller, self._controller.pair.settings
        self._said.hide()
        self._agreed.show_pair(controller.pair, controller.places)
        self._day_said.setText(self._said_of(settings.look_back))
        set_role(self._set, "talk" if settings.look_back else "talk-primary")
        self._empty.setVisible(settings.look_back is not None)
        self._back.setVisible(self._controller.is_look_back_due)
        changes = [each for each in controller.pair.questions().values() if each.text or each.left_out]
        questions = wording.number(len(changes), "vraag", "vragen")
        self._changed.setText(_CHANGED.format(questions) if changes else _NO_CHANGE)
        self._then.setVisible(settings.previous is not None)

    def _said_of(self, look_back: date | None) -> str:
        if look_back is None:
            return _NO_DAY
        said = _DAY.format(wording.day(look_back))
        due = _DUE if self._controller.earlier_round() is not None else _DUE_FIRST
        more = due if self._controller.is_look_back_due else _WENT_ON if self._controller.went_on else ""
        return f"{said} {more}".strip()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._said.setText(f"Dat is niet vastgelegd. {sentence(rejection)}")
        self._said.show()


def _title(words: str) -> QLabel:
    return label(words, "talk-title", wrap=True)


def _button(words: str, on_click: Callable[[], object], name: str) -> QPushButton:
    return button(words, on_click, "talk", name=name)


class AgreedList(QWidget):
    """The questions by where the pair came out."""

    def __init__(self, theme: Theme, item: Callable[[QLayout, str], QWidget]) -> None:
        """Make an empty list; `item` makes the widget of one question, around a layout."""
        super().__init__()
        self._theme = theme
        self._item = item
        self._found: list[tuple[Place, QuestionOutcome | None]] | None = None
        self._shown: QVBoxLayout = column(theme, spacing=32)
        self.setLayout(self._shown)

    def show_pair(self, pair: Pair, places: Iterable[Place]) -> None:
        """Show what stands; where that is what is shown, whoever reads it keeps the focus."""
        found = [(place, pair.outcome(place)) for place in places]
        if found == self._found:
            return
        self._found = found
        clear(self._shown)
        if not any(outcome and outcome.reached for _, outcome in found):
            self._shown.addWidget(label(_NOTHING, "talk-muted", wrap=True, name="pair-nothing-agreed"))
        for reached in (*Reached, None):
            group = [(p, o) for p, o in found if (o.reached if o else None) is reached]
            if group:
                title = f"{LETTERS[reached]}. {REACHED[reached]}" if reached else _OPEN
                self._add_group(f"{title} ({len(group)})", group)

    def _add_group(self, title: str, group: list[tuple[Place, QuestionOutcome | None]]) -> None:
        box = column(self._theme, label(title, "talk-title", wrap=True, name="pair-group"), spacing=16)
        for place, outcome in group:
            words = outcome.text if outcome else ""
            put = f"{number_of(place)}  {question(place)}".strip()
            lines = [label(breakable(put), "talk-muted", wrap=True)]
            if words:
                lines.append(answer_label(words, "pair-agreed"))
            box.addWidget(self._item(column(self._theme, *lines, spacing=6), f"{title}. {put} {words}".strip()))
        self._shown.addWidget(panel(box))
