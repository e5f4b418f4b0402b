"""Lesbezoeken: every visit under the day it belongs to, with what comes next in it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QWidget

from observatie.domain.pair.words import pair_notices
from observatie.domain.visit.visit import VisitState
from observatie.store.pair_session import how_far
from observatie.ui.kit.keys import ENTER, shortcut
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import NO_MAXIMUM, LineField, button, column, label, panel, row, scrolling
from observatie.ui.session.app_context import AppContext
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.pair_line import PairLine
from observatie.ui.visits.visit_model import VisitModel
from observatie.ui.visits.visit_view import MARGIN, VisitView

if TYPE_CHECKING:
    from observatie.ui.kit.file_dialogs import SystemDialogs
    from observatie.ui.visits.many_reports import ManyReports

_NEW = "Nieuw lesbezoek"
_WALKTHROUGH, _WALKTHROUGH_KEY = "Flitsbezoek", "F5"
_WALKTHROUGH_SAYS = (
    "Begint meteen: je volgende toets is de eerste letter. Leerkracht en instrument komen later (F5 of Ctrl+L)"
)
_FILTER_WIDTH = 300
_SIDE, _HEAD_GAP = 32, 16
_TEXT_WIDTH = 560
_NOTHING_YET = (
    "Een lesbezoek loopt van de vraag van de leerkracht tot de afspraak die erop volgt. Je bereidt het voor, je "
    "schrijft in de les op wat je ziet, je werkt het uit, en je bespreekt het in het nagesprek. Je vindt het hier "
    "altijd terug, met wat er nog te doen is."
)


class VisitsScreen(Screen):
    """The list of visits, a field to narrow it, and the button that begins a new one.

    Signals:
        opened: the UUID of the visit to open.
        new_asked: make a new visit.
        walkthrough_asked: make one whose lesson begins at once.
        pair_opened: the UUID of the session of a pair to go on with; pairs_asked: show all pairs.
    """

    opened = Signal(object)
    new_asked = Signal()
    walkthrough_asked = Signal()
    pair_opened = Signal(object)
    pairs_asked = Signal()
    help_topic = "lesbezoeken"

    def __init__(self, context: AppContext, dialogs: "SystemDialogs | None" = None) -> None:
        super().__init__()
        self._context = context
        self._theme = context.theme
        self.model = VisitModel(context.library, context.catalogue.instruments, context.clock, self)
        self.view = VisitView(context.theme, self.model)
        self.filter = FilterField(context.theme)
        self._title = label("Lesbezoeken", "title")
        self._new = button(_NEW, self.new_asked.emit, "primary", name="new-visit")
        self._first = button(_NEW, self.new_asked.emit, "primary", name="first-visit")
        self._quick = self._walkthrough_button("quick-visit")
        self._first_quick = self._walkthrough_button("first-quick-visit")
        self._reports = button("Rapporten …", self._ask_reports, "plain", name="reports")
        self._dialogs = dialogs
        self._pair = PairLine(context.theme)
        self._none_found = label("", "muted", wrap=True, name="none-found")
        self._pages = QStackedWidget()
        for page in (self.view, self._none_found_page(), self._empty_page()):
            self._pages.addWidget(page)
        self._arrange()
        self._connect()

    def _walkthrough_button(self, name: str) -> QPushButton:
        made = button(f"{_WALKTHROUGH}   {_WALKTHROUGH_KEY}", self.walkthrough_asked.emit, name=name)
        made.setAccessibleName(_WALKTHROUGH)
        made.setToolTip(_WALKTHROUGH_SAYS)
        return made

    def _connect(self) -> None:
        # On the screen and not on a button, as the one that is shown differs with the library.
        QShortcut(QKeySequence("Ctrl+N"), self, self.new_asked.emit)
        shortcut(self, _WALKTHROUGH_KEY, self.walkthrough_asked.emit)
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_to_filter)
        for widget in (self._new, self._first):
            widget.setToolTip(f"{_NEW} (Ctrl+N)")
        self.filter.textChanged.connect(self._on_filter)
        self.filter.left_below.connect(self._go_to_list)
        self.view.left_above.connect(self._go_to_filter)
        self.view.opened.connect(self.opened)
        self.model.refreshed.connect(self._show_page)
        self._pair.opened.connect(self.pair_opened)
        self._pair.more_asked.connect(self.pairs_asked)
        # What was recorded a moment ago may reach the disk after the list is shown.
        self._reloading = QTimer(self)
        self._reloading.setSingleShot(True)
        self._reloading.timeout.connect(self._reload)
        self._context.link.saved.connect(self._on_saved)

    # What it looks like

    def _arrange(self) -> None:
        px = self._theme.px
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(px(_HEAD_GAP))
        self._head.setVerticalSpacing(px(12))
        self._head.setColumnStretch(0, 1)
        self._head_panel = panel(self._head, margins=(0, 0, px(MARGIN), 0))
        self._pair.setContentsMargins(0, 0, px(MARGIN), 0)
        layout = column(self._theme, self._head_panel, self._pair, self._pages, spacing=16)
        layout.setContentsMargins(px(_SIDE), px(24), px(_SIDE - MARGIN), 0)
        self._layout = layout
        self.setLayout(layout)
        self._folded: bool | None = None
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < self._unfolded_width()
        if folded == self._folded:
            return
        self._folded = folded
        self._head.addWidget(self._title, 0, 0)
        self._head.addWidget(self._quick, 0, 3)
        self._head.addWidget(self._new, 0, 4)
        if folded:
            self._head.addWidget(self.filter, 1, 0, 1, 4)
            self._head.addWidget(self._reports, 1, 4)
            self.filter.setMinimumWidth(0)
            self.filter.setMaximumWidth(NO_MAXIMUM)
        else:
            self._head.addWidget(self.filter, 0, 1)
            self._head.addWidget(self._reports, 0, 2)
            self.filter.setFixedWidth(self._theme.px(_FILTER_WIDTH))
        # In the midst of being resized a new height of the head is not asked for by itself.
        self._head.activate()
        QTimer.singleShot(0, self._head_panel, self._head_panel.updateGeometry)

    def _unfolded_width(self) -> int:
        # Words grow less than measures do, so that no fixed width is right at every size of text.
        others = (self._title, self._reports, self._quick, self._new)
        gaps = 2 * _SIDE + len(others) * _HEAD_GAP + _FILTER_WIDTH
        return self._theme.px(gaps) + sum(widget.sizeHint().width() for widget in others)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the filter a line of its own where the screen is narrow."""
        super().resizeEvent(event)
        self._fold()

    def _empty_page(self) -> QWidget:
        heading = label("Hier komen je lesbezoeken", "heading", wrap=True)
        text = label(_NOTHING_YET, "muted", wrap=True, name="nothing-yet")
        for widget in (heading, text):
            widget.setMaximumWidth(self._theme.px(_TEXT_WIDTH))
        layout = column(self._theme, heading, text, spacing=12)
        layout.addSpacing(self._theme.px(12))
        layout.addLayout(row(self._theme, self._first, self._first_quick, 1))
        layout.addStretch(1)
        air = self._theme.px(MARGIN)
        return scrolling(panel(layout, margins=(0, air, air, air)))

    def _none_found_page(self) -> QWidget:
        margins = (0, self._theme.px(16), self._theme.px(MARGIN), 0)
        return panel(column(self._theme, self._none_found, 1), margins=margins)

    def _show_page(self) -> None:
        empty, found = self.model.is_empty, self.model.rowCount() > 0
        self.filter.setVisible(not empty)
        for widget in (self._new, self._quick, self._reports):
            widget.setVisible(not empty)
        if self._offers_reports and self._many.isVisible():
            self._offer_reports()
        if not found and not empty and not self.model.is_complete:
            return  # the rest is being read; what is shown stays until it is known
        self._none_found.setText(
            f"Geen lesbezoek gevonden met “{self.filter.text().strip()}”. Zoek op leerkracht, vak, groep, school, "
            "instrument of op hoe ver het is, zoals “concept”."
        )
        self._pages.setCurrentIndex(2 if empty else 0 if found else 1)

    # What it does

    def enter(self) -> None:
        """Read the list again, and stand at the visit where one was, or at the first."""
        self._reload()
        if self.model.is_empty:
            self._first.setFocus()
        else:
            self._go_to_list()

    def leave(self) -> None:
        """Begin no other report: what is opened next may be one of these visits."""
        if self._offers_reports:
            self._many.stop()
            self._many.hide()

    def _reload(self) -> None:
        self._reloading.stop()
        before = self.view.current_visit
        self.model.reload()
        self._show_pair()
        if before is not None and self.view.current_visit != before:
            self.view.setCurrentIndex(self.model.index_of(before))

    def _show_pair(self) -> None:
        library, today = self._context.library, self._context.clock.now().wall.date()
        pairs = library.pairs()
        # How far each is alone is asked for where there is somebody to say it of.
        sheets = how_far(library, pairs) if pairs else {}
        self._pair.show_notices(list(pair_notices(pairs, sheets, self.model.names, today)))

    def _on_saved(self, _token: object) -> None:
        if self.isVisible():
            self._reloading.start(0)

    def _on_filter(self, text: str) -> None:
        self.model.set_filter(text)

    # Reports

    @cached_property
    def _many(self) -> "ManyReports":
        # Imported and made when first asked for, as what makes reports is much and the list is soon there.
        from observatie.ui.kit.file_dialogs import SystemDialogs
        from observatie.ui.visits.many_reports import ManyReports

        made = ManyReports(self._context, self._dialogs or SystemDialogs())
        made.closed.connect(self._close_reports)
        made.setContentsMargins(0, 0, self._theme.px(MARGIN), 0)
        self._layout.insertWidget(self._layout.indexOf(self._pages), made)
        return made

    @property
    def _offers_reports(self) -> bool:
        return "_many" in self.__dict__

    def _ask_reports(self) -> None:
        self._offer_reports()
        self._many.show()
        self._many.begin()

    def _offer_reports(self) -> None:
        waiting = (VisitState.PLANNED, VisitState.OBSERVING)
        self._many.offer([visit.id for visit in self.model.found() if visit.state not in waiting])

    def _close_reports(self) -> None:
        self._many.hide()
        self._reports.setFocus()

    def _go_to_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _go_to_list(self) -> None:
        if self.model.rowCount() == 0:
            self._go_to_filter()
            return
        if self.view.current_visit is None:
            self.view.setCurrentIndex(self.view.first)
        self.view.setFocus()


class FilterField(LineField):
    """A line to type in, with its key shown in it while it is empty.

    Signals:
        left_below: the arrow went down or Enter was pressed; the list is next.
    """

    left_below = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(100)
        self._theme = theme
        self.setObjectName("visit-filter")
        self.setPlaceholderText("Zoek in lesbezoeken")
        self.setAccessibleName("Zoek in lesbezoeken")
        self.setAccessibleDescription("op leerkracht, vak, groep, school, instrument of hoe ver het is; Ctrl+F")
        self._key = label("Ctrl+F", "key")
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._show_key)

    def _show_key(self, text: str) -> None:
        self._key.setVisible(not text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right."""
        super().resizeEvent(event)
        size = self._key.sizeHint()
        self._key.resize(size)
        self._key.move(self.width() - size.width() - self._theme.px(16), (self.height() - size.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list with the arrow down or Enter; empty the field with Escape."""
        if event.key() in (Qt.Key.Key_Down, *ENTER):
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
