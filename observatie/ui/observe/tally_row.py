"""What was counted, small: the counters with their totals, and time on task as a line."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from observatie.domain.journal.journal import Change
from observatie.domain.lesson.counting import names_of
from observatie.domain.visit.visit import Visit
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.widgets import label, row
from observatie.ui.theme.theme import Theme

_KINDS = ("count", "sample", "visit_set")


class TallyRow(QWidget):
    """Hidden while nothing was counted and nothing is asked."""

    def __init__(self, theme: Theme, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._counters = ElidedLabel("small", name="tallies")
        self._at_work = label("", "small", name="at-work")
        self._line = OnTaskLine(theme, visit)
        inner = row(theme, self._counters, self._at_work, self._line)
        inner.setStretch(0, 1)
        self.setLayout(inner)
        self.show_counts()

    def follow(self, change: Change) -> None:
        """Show what an act changed."""
        if any(s is not None and s.act.kind in _KINDS for s in (change.before, change.after)):
            self.show_counts()

    def show_counts(self) -> None:
        """Show what stands."""
        visit = self._visit
        totals, names = visit.counted(), names_of(visit.settings)
        keys = {name: key for key, name in enumerate(names, 1) if name}
        told = [
            f"{name} {total}" + (f" (Ctrl+{keys[name]})" if name in keys else "") for name, total in totals.items()
        ]
        self._counters.setText("   ".join(told))
        answered = [sample for _, sample in visit.samples() if sample.at_work is not None]
        asked = bool(visit.settings.sample_minutes)
        last = answered[-1] if answered else None
        of = f" van {last.present}" if last and last.present is not None else ""
        self._at_work.setText(f"aan het werk: {last.at_work}{of}" if last else "aan het werk: nog niet geteld")
        self._at_work.setVisible(asked or last is not None)
        self._line.setVisible(len(answered) > 1)
        self._line.update()
        self.setVisible(bool(totals) or asked or last is not None)


class OnTaskLine(QWidget):
    """How many pupils were at work, at each moment that was answered, as a line without an axis."""

    def __init__(self, theme: Theme, visit: Visit) -> None:
        super().__init__()
        self._theme = theme
        self._visit = visit
        self.setAccessibleName("Aan het werk, als lijn")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small line beside a number."""
        return QSize(self._theme.px(160), self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a point for each answer, and a line where no question in between went unanswered."""
        px, samples = self._theme.px, self._visit.samples()
        answered = [sample.at_work for _, sample in samples if sample.at_work is not None]
        if not answered:
            return
        present = [sample.present for _, sample in samples if sample.present is not None]
        most = max(*answered, *present, 1)
        box = QRectF(self.rect()).adjusted(px(4), px(4), -px(4), -px(4))
        step = box.width() / max(1, len(samples) - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setPen(QPen(self._theme.color("accent"), px(1.6)))
        painter.setBrush(self._theme.color("accent"))
        before: QPointF | None = None
        for place, (_, sample) in enumerate(samples):
            if sample.at_work is None:
                before = None
                continue
            here = QPointF(box.left() + place * step, box.bottom() - box.height() * sample.at_work / most)
            if before is not None:
                painter.drawLine(before, here)
            painter.drawEllipse(here, px(1.8), px(1.8))
            before = here
        painter.end()
