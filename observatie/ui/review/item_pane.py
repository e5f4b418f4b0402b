"""The item in hand beside the notes: what it asks, the answer, what was heard for it, and its evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_book import AnswerBook
from observatie.ui.form.answer_editor import AnswerEditor
from observatie.ui.form.item_form import ItemForm
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.review.evidence_list import EvidenceList
from observatie.ui.review.heard_box import HeardBox
from observatie.ui.theme.theme import Theme


class ItemPane(ItemForm):
    """The form of one place, and below the answer what was heard and read for it and its evidence."""

    def __init__(self, theme: Theme, book: AnswerBook, model: NoteModel, heard: HeardBox) -> None:
        super().__init__(theme, book, shows_questions=False)
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
        self.keeper.keep()
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
