"""Letting it sink in: a silence of some minutes, between reading and talking."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.pair_acts import PairProgress, PairSet, PairStep
from observatie.domain.errors import sentence
from observatie.domain.pair.next import Silence, in_whole_seconds, left_ms
from observatie.domain.pair.pair import Pair, PairStage
from observatie.domain.text import at_start
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.kit.writing_keys import writes
from observatie.ui.pairs.answer_label import quoted
from observatie.ui.pairs.pair_page import FramedPage
from observatie.ui.pairs.wide_button import WideButton
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

_TITLE = "Laat het bezinken"
_OVER = "De tijd is om."
_LENGTH = "Hoe lang zijn jullie stil?"
_GOING_ON = (
    "Wil je eerder verder, druk dan op je eigen cijfer of knop; nog een keer neemt het terug. Als jullie het "
    "allebei willen, begint het gesprek."
)
_WANTS, _WANTED = "{}   {} wil verder", "{}   ✓ {} wil verder"
_SINKING = 1
"""Which of the form's instructions is about letting it sink in."""
_WIDTH = 1000
_LONGEST, _FIELD = 60, 120
_LOW = 420
_REPAINT_MS = 250


class SinkingPage(FramedPage):
    """Offers the silence, shows calmly how much is left of it, and waits at its end.

    What passes is the time since the silence began, so that it goes on while the program does not run.
    """

    stops_itself = True

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__(theme, _TITLE, _WIDTH)
        self._controller = controller
        self._is_shown = self._was_over = False
        self._silence: Silence | None = None
        self._repaint = QTimer(self, interval=_REPAINT_MS)
        self._repaint.timeout.connect(self._show_time)
        self._going_on: dict[UUID, WideButton] = {}
        self._build()
        controller.changed.connect(self._on_changed)
        controller.rejected.connect(self._on_rejected)

    @property
    def _pair(self) -> Pair:
        return self._controller.pair

    def _build(self) -> None:
        theme = self.theme
        self._time = label("", "cover-time", name="sink-time")
        self._line = TimeLine(theme)
        self._passing = panel(column(theme, self._time, self._line, spacing=8))
        self._over = label(_OVER, "talk-heading", wrap=True, name="sink-over")
        # Who reads on in the rule still sees how much is left, and what her key does.
        self._clock = self.in_line(column(theme, self._passing, self._over))
        self.above.addWidget(self._clock)
        rule = quoted(self._controller.instrument, _SINKING)
        if rule:
            self.body.addWidget(label(rule, "talk-question", wrap=True, name="sink-rule"))
        self._add_length()
        self._add_going_on()
        self._said = label("", "talk-said", wrap=True, name="sink-said")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stop = button("Stop voor nu", self.stop_asked.emit, "talk", name="sink-stop")
        self._begin = button("Begin de stilte", self._on_begin, "talk-primary", name="sink-begin")
        self._talk = button("Begin het gesprek", self._on_talk, "talk-primary", name="sink-talk")
        for each in (stop, self._said, self._begin, self._talk):
            self.foot.addWidget(each)
        self.foot.setStretch(1, 1)

    def _add_length(self) -> None:
        self._minutes = NumberField(self.theme, "sink-minutes", "Minuten stilte", 1, _LONGEST, width=_FIELD)
        self._minutes.setProperty("role", "talk")
        self._minutes.setSuffix(" min")
        self._minutes.decided.connect(self._keep_length)
        asked = FlowLayout(across=self.theme.px(16), down=self.theme.px(8))
        asked.addWidget(label(_LENGTH, "talk"))
        asked.addWidget(self._minutes)
        self._length = panel(asked)

    def _add_going_on(self) -> None:
        theme = self.theme
        beside = row(theme, spacing=12)
        for number, partner in enumerate(self._pair.partners, 1):
            made = WideButton(theme, f"sink-skip-{number}")
            made.setCheckable(True)
            made.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            made.clicked.connect(partial(self._turn, partner))
            self._going_on[partner] = made
            beside.addWidget(made, 1)
        self._about = label(_GOING_ON, "talk-muted", wrap=True, name="sink-skip-about")
        self.body.addWidget(self._about)
        # Whoever begins sees for how long, and how to go on sooner, whatever there is to read above it.
        self._both = self.in_line(column(theme, self._length, panel(beside), spacing=6))
        self.below.addWidget(self._both)

    # Coming and going

    def enter(self) -> None:
        """Show where the silence is; nobody has the keys while it goes on."""
        self._is_shown, self._was_over = True, False
        self._silence = None
        self._minutes.show_number(self._pair.sink_minutes)
        self._said.setText("")
        self._show()
        self._repaint.start()
        if self._pair.silent_since is None:
            self._begin.setFocus()
        elif not self._left():
            self._talk.setFocus()
        else:
            self.setFocus()

    def leave(self) -> None:
        """Keep the length that they chose."""
        self._is_shown = False
        self._repaint.stop()
        if self._pair.stage is PairStage.SINKING:
            self._minutes.finish()

    # Acting

    def _keep_length(self, minutes: int) -> None:
        if self._pair.silent_since is None and minutes != self._pair.sink_minutes:
            self._controller.set_up(PairSet(sink_minutes=minutes))

    def _on_begin(self) -> None:
        self._minutes.finish()
        if self._controller.record(PairProgress(step=PairStep.SINKING)):
            self.setFocus()

    def _turn(self, partner: UUID, _checked: bool = False) -> None:
        """Let a partner want to go on, or take that back."""
        step = PairStep.STAYED if self._pair.wants_to_skip(partner) else PairStep.SKIPPED
        self._controller.record(PairProgress(step=step), partner)
        self._show()

    def _on_talk(self) -> None:
        self._controller.record(PairProgress(step=PairStep.SUNK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let each of the two want to go on with a key of her own."""
        for number, (partner, made) in enumerate(self._going_on.items(), 1):
            if writes(event) and event.text() == str(number):
                # Where it cannot be seen it does nothing; neither does a key that is held down.
                if not made.visibleRegion().isEmpty() and not event.isAutoRepeat():
                    self._turn(partner)
                return
        super().keyPressEvent(event)

    def _on_changed(self, _change: object) -> None:
        if not self._is_shown:
            return
        if self._pair.stage is PairStage.SINKING:
            self._show()
            return
        self.leave()
        self.done.emit()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._said.setText(f"Dat is niet vastgelegd. {sentence(rejection)}")

    # Showing

    def _left(self) -> int:
        since, now = self._pair.silent_since, self._controller.context.clock.now()
        if since is None:
            return self._pair.sink_minutes * 60_000
        if self._silence is None:
            self._silence = Silence(left_ms(since, self._pair.sink_minutes, now.wall), now.ticks_ms)
        return self._silence.left_at(now.ticks_ms)

    def _show(self) -> None:
        for number, (partner, made) in enumerate(self._going_on.items(), 1):
            wants = self._pair.wants_to_skip(partner)
            words = (_WANTED if wants else _WANTS).format(number, at_start(self._controller.called(partner)))
            made.show_words(words, held=wants)
        self._show_time()

    def _show_time(self) -> None:
        began, left = self._pair.silent_since is not None, self._left()
        over = began and not left
        self._time.setText(f"nog {lesson_time.show(in_whole_seconds(left))}")
        self._line.show_share(left / max(1, self._pair.sink_minutes * 60_000))
        passing: tuple[QWidget, ...] = (self._length, self._begin)
        for each in passing:
            each.setVisible(not began)
        self._passing.setVisible(began and not over)
        for each in (self._both, self._about):
            each.setVisible(not over)
        self._clock.setVisible(began)
        for each in (self._over, self._talk):
            each.setVisible(over)
        if over and not self._was_over:
            self._talk.setFocus()
        self._was_over = over

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what is left in smaller letters where there is little room: the rest has to be read too."""
        super().resizeEvent(event)
        role = "talk-heading" if self.height() < self.theme.px(_LOW) else "cover-time"
        if self._time.property("role") != role:
            set_role(self._time, role)


class TimeLine(QWidget):
    """A thin line, as long as what is left: to be glanced at, not to be watched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 1.0
        self.setFixedHeight(theme.px(4))

    def show_share(self, share: float) -> None:
        """Show how much is left, of 1."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is left on what there was."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        left = self.rect()
        left.setWidth(round(self.width() * self._share))
        painter.fillRect(left, self._theme.color("accent"))
        painter.end()
