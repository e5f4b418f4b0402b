"""What stands beside the notes: the item in hand, or the findings; and below the findings what is happening."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from observatie.ui.kit.widgets import button, column, giving_way, label, panel, row
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.item_pane import ItemPane
from observatie.ui.review.no_instrument import NoInstrument
from observatie.ui.theme.theme import Theme

_FROZEN = (
    "Dit verslag is vastgesteld. Wat hier staat blijft zoals het toen was; wat je nog wilt zeggen, voeg je toe "
    "als aanvulling."
)


class Middle(QWidget):
    """Instrument or Bevindingen.

    Attributes:
        shows_findings: whether it shows the findings, and not the item.

    Signals:
        chosen: whether the findings were asked for, with the switch.
    """

    chosen = Signal(bool)

    def __init__(self, theme: Theme, item: ItemPane, empty: NoInstrument, findings: FindingsPane) -> None:
        super().__init__()
        self.shows_findings = False
        self._item, self._findings = item, findings
        self._has_items = False
        self._stack = giving_way(QStackedWidget())
        self._empty = empty
        for page in (item, empty, findings):
            self._stack.addWidget(page)
        group = QButtonGroup(self)
        self._to_item = self._tab("Instrument", findings=False, name="show-item")
        self._to_findings = self._tab("Bevindingen", findings=True, name="show-findings")
        for each in (self._to_item, self._to_findings):
            group.addButton(each)
        line = row(theme, self._to_item, self._to_findings, 1)
        self._tabs = panel(line, margins=(theme.px(20), theme.px(8), theme.px(20), 0))
        self._frozen = label(_FROZEN, "muted", wrap=True, name="frozen")
        self._frozen.setContentsMargins(theme.px(28), theme.px(8), theme.px(28), 0)
        self._message = label("", "muted", wrap=True, name="finding-message")
        self._saved = label("", "small", name="finding-saved")
        said = row(theme, self._message, self._saved, spacing=12)
        said.setStretch(0, 1)
        self._foot = panel(said, "foot", margins=(theme.px(28), theme.px(10), theme.px(28), theme.px(10)))
        self._foot.setMinimumHeight(theme.px(44))
        whole = column(theme, self._tabs, self._frozen, self._stack, self._foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.set_frozen(False)
        self.show_findings(False)

    def _tab(self, word: str, *, findings: bool, name: str) -> QPushButton:
        made = button(word, lambda: self.chosen.emit(findings), "plain", name=name)
        made.setCheckable(True)
        made.setToolTip(f"{word} (wissel met Ctrl+I)")
        return made

    def set_has_items(self, has_items: bool) -> None:
        """Show an item where there are any, else how to choose an instrument."""
        self._has_items = has_items
        self.show_findings(self.shows_findings)

    def show_findings(self, shown: bool) -> None:
        """Show the findings, or the item."""
        self.shows_findings = shown
        (self._to_findings if shown else self._to_item).setChecked(True)
        self._stack.setCurrentWidget(self._findings if shown else self._item if self._has_items else self._empty)
        self._foot.setVisible(shown or not self._has_items)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what there is no room for: keys, and the switch where another does the same."""
        self._tabs.setVisible(not narrow)
        self._item.set_narrow(narrow)

    def set_frozen(self, frozen: bool) -> None:
        """Say that nothing changes any more, where the report is settled."""
        self._frozen.setVisible(frozen)

    def say(self, words: str) -> None:
        """Say what happened, wherever it is shown."""
        self._item.message.setText(words)
        self._message.setText(words)

    def show_saved(self, words: str) -> None:
        """Say whether all is saved."""
        self._item.saved.setText(words)
        self._saved.setText(words)

    def focus_first(self) -> None:
        """Put the focus where one begins, where that is not an item."""
        if self.shows_findings:
            self._findings.focus_first()
        else:
            self._empty.focus_first()
