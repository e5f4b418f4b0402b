"""Where each fills in at home: the code for the other one, and the way in for the sheet that she brings."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from observatie.domain.pair.code import shown
from observatie.domain.pair.sheet import SheetState
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.exchange.share_guest import FoundSheet, Guest, sheets_in
from observatie.ui.kit.background import Background
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, clear, column, label, panel, row
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_FOUND_AT_MOST = 3
_HOW = (
    "{name} kiest in Observatie “Ik doe mee met een paarcode” en typt deze code. Een bibliotheek of wachtwoordzin "
    "is daar niet voor nodig."
)
_COMES = "Is {name} klaar, dan komt het blad als bestand hierheen: sleep het op dit venster, of kies het hier."
_COPIED = "De code staat op het klembord."


class CodeCard(QWidget):
    """Shows the code, what lies ready in `downloads`, and a button to choose a file.

    Signals:
        chosen: the Guest whose sheet was found and is to come in.
        choose_asked: choose a file.
        form_asked: save the form for the other one, as it is the pair's own.
        looked: what lies ready is known now.
    """

    looked = Signal()
    chosen = Signal(object)
    choose_asked = Signal()
    form_asked = Signal()

    def __init__(self, theme: Theme, controller: PairController, downloads: Path) -> None:
        super().__init__()
        self._theme, self._controller, self._downloads = theme, controller, downloads
        self._found: list[FoundSheet] = []
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._title = label("", "heading", wrap=True)
        self._code = label("", "title", name="pair-code")
        self._how = label("", "muted", wrap=True)
        self._comes = label("", "muted", wrap=True)
        self._said = label("", "small", name="pair-code-said")
        self._said.hide()
        copy = button("Kopieer de code", self._copy, name="pair-code-copy")
        self._form = button("Bewaar het formulier", self.form_asked.emit, name="pair-form-save")
        self._ready = FlowLayout(across=theme.px(8), down=theme.px(8))
        self._choose = button("Kies een bestand …", self.choose_asked.emit, name="pair-choose")
        code = row(theme, self._code, copy, self._form, self._said, 1, spacing=12)
        inside = column(theme, self._title, spacing=8)
        inside.addLayout(code)
        for each in (self._how, self._comes, panel(self._ready)):
            inside.addWidget(each)
        inside.addLayout(row(theme, self._choose, 1))
        side, above = theme.px(16), theme.px(12)
        self.setLayout(column(theme, panel(inside, "card", margins=(side, above, side, above))))

    @property
    def first(self) -> Guest | None:
        """Whose sheet lies ready and would come in first; None where none does."""
        return self._found[0].guest if self._found else None

    @property
    def newer(self) -> Guest | None:
        """Whose sheet lies ready that was sealed later than the one of hers that is here; None where none was."""
        return next((each.guest for each in self._found if self._is_newer(each.guest)), None)

    def _is_newer(self, guest: Guest) -> bool:
        owner = self._controller.whose(guest)
        here = self._controller.session.sheets.get(owner) if owner is not None else None
        return here is not None and here.state is SheetState.SEALED and guest.edition > here.edition

    def show_pair(self, *, may_bring_form: bool) -> None:
        """Show the code and look for sheets."""
        controller = self._controller
        owner = controller.session.scribe.author
        others = [controller.called(each) for each in controller.pair.partners if each != owner]
        name = at_start(" en ".join(others))
        self._title.setText(f"Paarcode voor {' en '.join(others)}")
        self._code.setText(shown(controller.code))
        spelled = ", ".join(controller.code)
        self._code.setAccessibleName(f"Paarcode: {shown(controller.code)}; letter voor letter: {spelled}")
        self._how.setText(_HOW.format(name=name))
        self._comes.setText(_COMES.format(name=" of ".join(others)))
        self._form.setVisible(may_bring_form)
        self.look()

    def look(self) -> None:
        """Look for sheets, in a worker as the folder may be far away."""
        self._work.do(
            partial(
                sheets_in, self._downloads, self._controller.code, tuple(self._controller.session.sheets.values())
            )
        )

    def _on_done(self, found: list[FoundSheet]) -> None:
        self._found = found
        clear(self._ready)
        for each in self._found[:_FOUND_AT_MOST]:
            self._ready.addWidget(
                button(self._offer(each), partial(self.chosen.emit, each.guest), name="pair-found")
            )
        self.looked.emit()

    def _offer(self, found: FoundSheet) -> str:
        owner, when = self._controller.whose(found.guest), wording.moment(found.at)
        name = found.guest.name if owner is None else self._controller.called(owner)
        if owner is not None and self._controller.session.state_of(owner) is not SheetState.NONE:
            return f"Vervang het blad van {name} door dat van {when}"
        return f"Neem het blad van {name} aan, van {when}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(shown(self._controller.code))
        self._said.setText(_COPIED)
        self._said.show()
