"""What stands beside the notes: the item in hand, or the findings; and below the findings what is happening."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_editor import AnswerEditor
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.item_form import ItemForm
from observatie.ui.kit.widgets import button, column, giving_way, label, panel, row, scrolling
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.review.evidence_list import EvidenceList
from observatie.ui.review.findings_pane import FindingsPane
from observatie.ui.review.heard_box import HeardBox
from observatie.ui.theme.theme import Theme

_TITLE = "Nog geen instrument gekozen"
_TEACHES = (
    "Hier leg je je notities naast een kijkinstrument. Bij elk onderdeel vul je in wat je zag, en je koppelt de "
    "notities die het laten zien. Rechts zie je dan wat nog openstaat."
)


class NoInstrument(QWidget):
    """The page that teaches.

    Signals:
        choose_asked: the user wants to choose an instrument.
    """

    choose_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choose = button("Kies een instrument", self.choose_asked.emit, "primary", name="choose-instrument")
        words = label(_TEACHES, "muted", wrap=True)
        words.setMaximumWidth(theme.px(520))
        box = column(theme, 1, label(_TITLE, "heading", wrap=True), words, spacing=12)
        box.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        self.setLayout(column(theme, scrolling(panel(box, margins=theme.px(28)))))

    def focus_first(self) -> None:
        """Put the focus on the button."""
        self._choose.setFocus()


class ItemPane(ItemForm):
    """The form of one place, and below the answer what was heard and read for it and its evidence."""

    def __init__(self, theme: Theme, service: AnswerService, model: NoteModel, heard: HeardBox) -> None:
        super().__init__(theme, service, shows_questions=False)
        self._frozen = False
        self.heard = heard
        self.evidence = EvidenceList(theme, model)
        for widget in (heard, self.evidence):
            self.body.insertWidget(self.body.count() - 1, widget)

    def show_place(self, place: Place) -> None:
        """Record what the place in hand holds, and show another with its evidence."""
        self.heard.show_place(place)
        super().show_place(place)
        self.evidence.show_place(place)
        self._show_evidence(place)
        if self.editor is not None:
            self.editor.setEnabled(not self._frozen)

    def _show_evidence(self, place: Place) -> None:
        self.evidence.show_heard(self.heard.heard(place))
        self.evidence.set_can_pull(self.editor is not None and self.editor.takes_words)

    def _chain(self, editor: AnswerEditor) -> None:
        super()._chain(editor)
        fields = [w for w in editor.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        self.heard.chain(fields[-1] if fields else self.head.last)

    def set_frozen(self, frozen: bool) -> None:
        """Only show what is filled in, where the report is settled."""
        changed, self._frozen = frozen is not self._frozen, frozen
        self.evidence.set_frozen(frozen)
        if changed and self.place is not None:
            self.show_place(self.place)

    def focus_answer(self) -> bool:
        """Put the focus where the answer is filled in; return whether there is anything to fill in."""
        return not self._frozen and self.editor is not None and self.editor.focus_first()

    def keep(self) -> None:
        """Record now what was filled in and not yet recorded."""
        self.autosaver.keep()
        self.heard.keep()

    def pull_in(self, words: str) -> bool:
        """Put words at the cursor of the answer; return whether it is one in words."""
        if self.editor is None or self._frozen or not self.editor.takes_words:
            return False
        self.editor.insert(words)
        return True

    def follow_heard(self) -> None:
        """Show what was heard or read as it is now."""
        self.heard.follow()
        if self.place is not None:
            self._show_evidence(self.place)


_FROZEN = (
    "Dit verslag is vastgesteld. Wat hier staat blijft zoals het toen was; wat je nog wilt zeggen, voeg je toe "
    "als aanvulling."
)


class CenterStack(QWidget):
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
