"""After the talk: what they agreed on, the day to look back, and what goes otherwise in a next round."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton

from observatie.domain import wording
from observatie.domain.pair_acts import PairSet
from observatie.domain.pair_words import OWN_FORM, is_look_back_due
from observatie.domain.rules import Rejection
from observatie.errors import sentence
from observatie.ui.keys import shortcut
from observatie.ui.pairs.agreed_list import AgreedList
from observatie.ui.pairs.framed_page import FramedPage
from observatie.ui.pairs.pair_desk import PairDesk
from observatie.ui.responses.day_field import DayField
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import button, column, label, panel, row

_WIDTH = 1280
_BESIDE_FROM = 1100
# Not here: the dialog for a file would show what else is in the folder, before the eyes of the two.
_ON_PAPER = "Op papier, om te tekenen: stop hier, en bewaar of print de afspraken op de pagina van jullie paar."
_WHEN = "Op welke dag kijken jullie terug?"
_WHICH = "Welke vragen zou je aanpassen?"
_PROPOSED = timedelta(weeks=6)
_NO_DAY = "Nog geen dag afgesproken. Hierboven staat een voorstel: over zes weken."
_DAY = "Jullie kijken terug op {}."
_DUE = "De dag is er: begin een volgende ronde. Daarna liggen de antwoorden van nu naast de nieuwe."
_WENT_ON = "Jullie volgende ronde is begonnen."
_NO_CHANGE = "Voor een volgende ronde blijft het formulier zoals het is."
_CHANGED = "Jullie pasten {} aan voor een volgende ronde."


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

    def __init__(self, theme: Theme, pair_desk: PairDesk) -> None:
        super().__init__(theme, "Jullie afspraken", _WIDTH)
        self._desk = pair_desk
        self._agreed = AgreedList(theme, self.item)
        self._day = DayField(theme, "pair-look-back", _WHEN)
        self._day.setProperty("role", "talk")
        self._day.decided.connect(self._keep_day)
        self._set = _button("Leg deze dag vast", self._keep_day, "pair-set-day")
        self._day_said = label("", "talk-muted", wrap=True, name="pair-day-said")
        self._changed = label("", "talk-muted", wrap=True, name="pair-changed")
        self._said = label("", "talk-muted", wrap=True, name="pair-after-said")
        self._said.hide()
        self._talk = _button("Terug naar het gesprek", self.talk_asked.emit, "pair-talk")
        self._then = _button("Leg toen naast nu", self.then_asked.emit, "pair-then")
        self._next = _button("Volgende ronde", self.next_round_asked.emit, "pair-next-round")
        self._arrange()
        pair_desk.changed.connect(self._refresh)
        pair_desk.rejected.connect(self._on_rejected)

    def _arrange(self) -> None:
        theme = self.theme
        questions = _button("Pas de vragen aan", self.questions_asked.emit, "pair-questions")
        when = column(theme, label(_WHEN, "talk-title", wrap=True), self._day, spacing=10)
        when.addWidget(self._day_said)
        when.addLayout(row(theme, self._set, 1))
        adapt = column(theme, label(_WHICH, "talk-title", wrap=True), self._changed, spacing=10)
        adapt.addLayout(row(theme, questions, 1))
        adapt.addLayout(row(theme, self._then, 1))
        side = column(theme, panel(when), panel(adapt), spacing=32)
        side.addWidget(label(_ON_PAPER, "talk-muted", wrap=True, name="pair-on-paper"))
        side.addStretch(1)
        agreed = column(theme, self._agreed)
        agreed.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(48))
        self._columns.addWidget(panel(agreed), 3)
        self._columns.addWidget(panel(side), 2)
        self.body.addWidget(self._said)
        self.body.addWidget(label(OWN_FORM, "talk-muted", wrap=True, name="pair-own-form"))
        self.body.addLayout(self._columns)
        self.foot.addWidget(self._talk)
        self.foot.addStretch(1)
        self.foot.addWidget(self._next)
        for key in ("Alt+Left", "Ctrl+PgUp"):
            shortcut(self, key, self.talk_asked.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what they do with the agreements below them where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_BESIDE_FROM)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(below if narrow else beside)

    def enter(self) -> None:
        """Show what stands, and put the focus on what is to be done."""
        settings = self._desk.pair.settings
        self._day.show_day(settings.look_back or self._today + _PROPOSED)
        self._refresh()
        if self._is_due:
            self._next.setFocus()
        else:
            self.focus_first_item()

    def leave(self) -> None:
        """Keep the day where it was chosen."""
        self._day.finish()

    # The day

    @property
    def _today(self) -> date:
        return self._desk.desk.clock.now().wall.date()

    @property
    def _went_on(self) -> bool:
        return any(each.previous == self._desk.pair.id for each in self._desk.desk.library.pairs())

    @property
    def _is_due(self) -> bool:
        return is_look_back_due(self._desk.pair.settings.look_back, self._today) and not self._went_on

    def _keep_day(self) -> None:
        day = self._day.day
        if day != self._desk.pair.settings.look_back:
            self._desk.record(PairSet(look_back=day))

    # Showing

    def _refresh(self) -> None:
        desk, settings = self._desk, self._desk.pair.settings
        self._said.hide()
        self._agreed.show_pair(desk.pair, desk.places)
        self._day_said.setText(self._said_of(settings.look_back))
        set_role(self._set, "talk" if settings.look_back else "talk-primary")
        set_role(self._next, "talk-primary" if self._is_due else "talk")
        changes = [each for each in desk.pair.questions().values() if each.text or each.left_out]
        questions = wording.number(len(changes), "vraag", "vragen")
        self._changed.setText(_CHANGED.format(questions) if changes else _NO_CHANGE)
        self._then.setVisible(settings.previous is not None)

    def _said_of(self, look_back: date | None) -> str:
        if look_back is None:
            return _NO_DAY
        said = _DAY.format(wording.day(look_back))
        more = _DUE if self._is_due else _WENT_ON if self._went_on else ""
        return f"{said} {more}".strip()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._said.setText(f"Dat is niet vastgelegd. {sentence(rejection)}")
        self._said.show()


def _button(words: str, on_click: Callable[[], object], name: str) -> QPushButton:
    return button(words, on_click, "talk", name=name)
