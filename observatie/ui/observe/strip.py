"""The lesson as a strip of time: phases above an axis of minutes, signs for notes, hatching where it slept."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Gap, Mark, Note, NoteType
from observatie.domain.journal.journal import Change, Standing
from observatie.domain.visit.visit import Visit
from observatie.ui.notes.note_signs import draw_sign
from observatie.ui.theme.theme import Theme

_MINUTE_MS = 60_000
_MARGIN = 32


class LessonStrip(QWidget):
    """Draws what stands of a visit; `set_now` moves the line of this moment.

    Signals:
        sought: the lesson time, in milliseconds, of the place that was clicked.
    """

    sought = Signal(int)

    def __init__(self, theme: Theme, visit: Visit) -> None:
        super().__init__()
        self._theme = theme
        self._visit = visit
        self._now_ms: int | None = None
        self._drawn = QPixmap()
        self._drawn_ms = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("De les als strook van tijd")

    def sizeHint(self) -> QSize:
        """A fixed height; the width is what there is."""
        return QSize(self._theme.px(400), self._theme.px(83))

    def follow(self, change: Change) -> None:
        """Show what an act changed; a note that came is drawn onto what is there, however long the lesson."""
        is_new_note = change.before is None and change.after is not None and isinstance(change.after.act, Note)
        if is_new_note and change.after is not None and not self._is_stale():
            painter = self._painter_on_drawn()
            self._draw_notes(painter, [change.after])
            painter.end()
        else:
            self._drawn = QPixmap()
        self.update()

    def set_now(self, lesson_ms: int | None) -> None:
        """Move the line of this moment; None takes it away."""
        self._now_ms = lesson_ms
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that is clicked."""
        margin = self._theme.px(_MARGIN)
        share = (event.position().x() - margin) / max(1, self.width() - 2 * margin)
        self.sought.emit(round(min(1.0, max(0.0, share)) * self._whole_ms))

    @property
    def _axis(self) -> tuple[int, int]:
        """How many minutes it shows, and in which steps."""
        longest = max(self._visit.length_ms, self._now_ms or 0)
        return lesson_time.axis(longest, walkthrough=bool(self._visit.settings.walkthrough))

    @property
    def _whole_ms(self) -> int:
        return self._axis[0] * _MINUTE_MS

    def _is_stale(self) -> bool:
        ratio = self.devicePixelRatioF()
        return self._drawn.size() != self.size() * ratio or self._drawn_ms != self._whole_ms

    def _painter_on_drawn(self) -> QPainter:
        painter = QPainter(self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._drawn = QPixmap(self.size() * ratio)
        self._drawn.setDevicePixelRatio(ratio)
        self._drawn.fill(Qt.GlobalColor.transparent)
        self._drawn_ms = self._whole_ms
        painter = self._painter_on_drawn()
        self._draw_gaps(painter)
        self._draw_axis(painter)
        self._draw_notes(painter, self._visit.journal.standing("note"))
        painter.end()

    def _draw_notes(self, painter: QPainter, standings: Iterable[Standing]) -> None:
        """Draw notes: of those that would lie on each other, with the same sign, one.

        Facts come first, so that the signs one looks for lie on top of them.
        """
        lines: dict[int, float] = {}
        signs: dict[tuple[bool, int, NoteType, Mark | None], float] = {}
        ratio = self.devicePixelRatioF()
        begin, each_ms = self._x(0), self._x(1) - self._x(0)
        for standing in standings:
            if isinstance(standing.act, Note):
                x = begin + each_ms * (standing.lesson_ms or 0)
                if _is_line(standing.act):
                    lines[round(x * ratio)] = x
                else:
                    # A sign is twelve wide.
                    is_marked, spot = standing.act.mark is not None, round(x * ratio) // 3
                    signs[is_marked, spot, standing.act.type, standing.act.mark] = x
        half, y = self._theme.px(12) / 2, self._theme.px(52)
        painter.setPen(QPen(self._theme.color("ink"), self._theme.px(1.6)))
        painter.drawLines([QLineF(x, y - half, x, y + half) for x in lines.values()])
        stamps: dict[tuple[NoteType, Mark | None], QPixmap] = {}
        for (_, _, note_type, mark), x in sorted(signs.items(), key=_is_marked):
            if (note_type, mark) not in stamps:
                stamps[note_type, mark] = self._stamp(note_type, mark, ratio)
            painter.drawPixmap(QPointF(x - half, y - half), stamps[note_type, mark])

    def _stamp(self, note_type: NoteType, mark: Mark | None, ratio: float) -> QPixmap:
        side = self._theme.px(12)
        stamp = QPixmap(round(side * ratio), round(side * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_sign(painter, QRectF(0, 0, side, side), note_type, mark, self._theme)
        painter.end()
        return stamp

    def _x(self, lesson_ms: int) -> float:
        # Of the lesson as it is drawn.
        margin = self._theme.px(_MARGIN)
        return margin + (self.width() - 2 * margin) * lesson_ms / self._drawn_ms

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw phases, axis, notes and the line of this moment."""
        if self._is_stale():
            self._redraw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn)
        self._draw_phases(painter)
        if self._now_ms is not None:
            painter.setPen(QPen(self._theme.color("ink"), self._theme.px(2)))
            here = self._x(self._now_ms)
            painter.drawLine(QPointF(here, self._theme.px(10)), QPointF(here, self._theme.px(62)))
        painter.end()

    def _draw_phases(self, painter: QPainter) -> None:
        theme = self._theme
        until = self._now_ms if self._now_ms is not None else self._visit.length_ms
        painter.setFont(theme.font(13))
        metrics = QFontMetricsF(painter.font())
        for name, begin, end in self._visit.phases(until):
            box = QRectF(self._x(begin), theme.px(14), 0, theme.px(20))
            box.setRight(max(self._x(end) - theme.px(3), box.left() + theme.px(3)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(box, theme.px(3), theme.px(3))
            painter.setPen(theme.color("accent"))
            inside = box.adjusted(theme.px(8), 0, -theme.px(4), 0)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(0, inside.width()))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_gaps(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._theme.color("field_edge"), Qt.BrushStyle.BDiagPattern))
        for standing in self._visit.journal.standing("gap"):
            if isinstance(standing.act, Gap):
                begin, end = self._x(standing.lesson_ms or 0), self._x(standing.act.until_ms)
                painter.drawRect(QRectF(begin, self._theme.px(14), max(2.0, end - begin), self._theme.px(44)))

    def _draw_axis(self, painter: QPainter) -> None:
        theme = self._theme
        y = theme.px(52)
        painter.setPen(QPen(theme.color("line"), theme.px(2)))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(self._whole_ms), y))
        painter.setFont(theme.font(13))
        minutes, step = self._axis
        for minute in range(0, minutes + 1, step):
            here = self._x(minute * _MINUTE_MS)
            painter.setPen(QPen(theme.color("muted"), 1))
            painter.drawLine(QPointF(here, y - theme.px(3)), QPointF(here, y + theme.px(3)))
            box = QRectF(here - theme.px(24), y + theme.px(5), theme.px(48), theme.px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"{minute}′")


def _is_line(note: Note) -> bool:
    return note.type is NoteType.FACT and note.mark is None


def _is_marked(sign: tuple[tuple[bool, int, NoteType, Mark | None], float]) -> bool:
    return sign[0][0]
