"""The instruments beside the stream: each item with how much evidence it has, those in focus first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from observatie.domain.entries import ItemRef, Note
from observatie.domain.instrument import Instrument
from observatie.domain.journal import Change
from observatie.domain.visit import Visit
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import clear, label, panel, scrolling

_MOST_DOTS = 3


class InstrumentPanel(QWidget):
    """Counts the notes of each item; an item without a trace has a dash."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._visit: Visit | None = None
        self._rows: dict[ItemRef, list[tuple[QLabel, QLabel]]] = {}
        self._totals: list[tuple[Instrument, QLabel]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        inner = panel(self._column, margins=(theme.px(18), theme.px(16), theme.px(18), theme.px(16)))
        self._area = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_visit(self, visit: Visit, instruments: dict[str, Instrument]) -> None:
        """Show the instruments of a visit."""
        self._visit = visit
        self._rows, self._totals = {}, []
        clear(self._column)
        if not instruments:
            self._column.addWidget(label("Geen instrument gekozen", "strong", wrap=True))
            hint = "Kies er een bij Voorbereiden; dan staat hier bij elk onderdeel hoeveel je zag."
            self._column.addWidget(label(hint, "muted", wrap=True))
        focus = [ref for ref in visit.settings.focus or () if ref.instrument in instruments]
        for instrument in instruments.values():
            self._add_instrument(instrument, [ref for ref in focus if ref.instrument == instrument.id])
        self._column.addStretch(1)
        self._show_totals()

    def _add_instrument(self, instrument: Instrument, focus: list[ItemRef]) -> None:
        head = QGridLayout()
        head.setContentsMargins(0, 0, 0, self._theme.px(4))
        head.addWidget(label(instrument.label, "strong"), 0, 0)
        total = label("", "small", name=f"total-{instrument.id}")
        total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(total, 0, 1)
        self._totals.append((instrument, total))
        self._column.addLayout(head)
        if focus:
            self._add_group("In focus", [(ref, instrument.full_names.get(ref.item, ref.item)) for ref in focus])
        for section in instrument.sections:
            refs = [(ItemRef(instrument=instrument.id, item=item.id), item.name) for item in section.walk()]
            self._add_group(section.title, [(ref, name) for ref, name in refs if ref not in focus])

    def _add_group(self, title: str, rows: list[tuple[ItemRef, str]]) -> None:
        if not rows:
            return
        heading = label(title, "section", wrap=True)
        heading.setContentsMargins(0, self._theme.px(10), 0, self._theme.px(2))
        self._column.addWidget(heading)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self._theme.px(7))
        grid.setColumnStretch(0, 1)
        for line, (ref, name) in enumerate(rows):
            named, dots = label(name, wrap=True), label("")
            dots.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(named, line, 0)
            grid.addWidget(dots, line, 1)
            self._rows.setdefault(ref, []).append((named, dots))
            self._show_count(ref)
        self._column.addLayout(grid)

    def follow(self, change: Change) -> None:
        """Show what an act changed."""
        touched: set[ItemRef] = set()
        for standing in (change.before, change.after):
            if standing is not None and isinstance(standing.act, Note):
                touched |= set(standing.act.items)
        for ref in touched & self._rows.keys():
            self._show_count(ref)
        if touched:
            self._show_totals()

    def _show_count(self, ref: ItemRef) -> None:
        count = self._visit.evidence(ref) if self._visit else 0
        for named, dots in self._rows[ref]:
            dots.setText("–" if count == 0 else "●" * count if count <= _MOST_DOTS else f"{count} ●")
            dots.setAccessibleName(f"{named.text()}: {count} notities")
            set_role(named, "" if count else "muted")
            set_role(dots, "evidence" if count else "muted")

    def _show_totals(self) -> None:
        if self._visit is None:
            return
        for instrument, total in self._totals:
            items = [ItemRef(instrument=instrument.id, item=item) for item in instrument.items]
            traced = sum(self._visit.evidence(ref) > 0 for ref in items)
            total.setText(f"{traced} van {len(items)} met een spoor")
