"""One pair: its page for the owner of the laptop, and the procedure before the eyes of the two."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal

from observatie.domain.errors import KnownError
from observatie.domain.pair.next import NextStep, NextTurn
from observatie.domain.pair.pair import PairStage
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.text import at_start
from observatie.store.files import save
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet
from observatie.ui.kit.file_dialogs import FileAccess
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column
from observatie.ui.pairs.after_page import AfterPage
from observatie.ui.pairs.guest.entry_page import CarriedSheet
from observatie.ui.pairs.hand_over import HandOver
from observatie.ui.pairs.hub_page import HubPage
from observatie.ui.pairs.pair_header import PairHeader
from observatie.ui.pairs.pair_page import PageStack, PairPage
from observatie.ui.pairs.questions_page import QuestionsPage
from observatie.ui.pairs.reading_page import ReadingPage
from observatie.ui.pairs.sheet_controller import PairSheetController
from observatie.ui.pairs.sheet_form import SheetForm
from observatie.ui.pairs.sinking_page import SinkingPage
from observatie.ui.pairs.talk_page import PairTalk
from observatie.ui.pairs.then_and_now import ThenAndNowPage
from observatie.ui.pairs.word_page import ChooseWord, GiveWord
from observatie.ui.session.pair_controller import PairController
from observatie.ui.session.trouble_banner import TroubleBanner


@dataclass(frozen=True)
class PairLocation:
    """The session of the pair that is shown, whether it is before the eyes of the two, and who has the laptop."""

    session: PairSession
    is_presenting: bool
    holder: UUID | None = None


class PairScreen(Screen):
    """Leads a pair through its form; one page of it at a time, and what was on the one before is let go.

    Signals:
        closed: back to the list.
        next_round_asked: the PairSession whose pair begins another round.
        carried: the Carried of a partner whose sheet goes over to a pair that the other one began.
        taken: agreements came in by a file: the UUID of the pair, and what there is to say of it.
    """

    help_topic = "co-teaching"
    closed = Signal()
    next_round_asked = Signal(object)
    carried = Signal(object)
    taken = Signal(object, str)

    def __init__(self, controller: PairController, files: FileAccess) -> None:
        super().__init__()
        self.controller = controller
        self._context = controller.context
        self._files = files
        self.hub = HubPage(self.controller, files)
        self.hub.closed.connect(self.closed)
        self.hub.onward_asked.connect(self.go_on)
        self.hub.sheets.sheet_asked.connect(self._fill_in)
        self.hub.taken.connect(self.taken)
        self.hub.form_asked.connect(self._save_form)
        self.hub.code_asked.connect(self._carry_over)
        self.header = PairHeader(self._context.theme)
        self.header.stop_asked.connect(self._stop)
        self.header.hide()
        # Who has the laptop; None where it is both.
        self._holder: UUID | None = None
        self._stack = PageStack()
        px = self._context.theme.px
        trouble = TroubleBanner(self._context.theme, margins=(px(28), px(8), px(28), px(8)))
        self.setLayout(column(self._context.theme, self.header, self._stack, trouble, spacing=0))
        self._stack.addWidget(self.hub)
        trouble.follow(self._context.link)

    @property
    def page(self) -> PairPage | None:
        """The page that is shown, or None."""
        return self._stack.page

    def enter(self) -> None:
        """Show where they are; a procedure that goes on is not left without the way out."""
        if self.page is not None:
            self.page.enter()
        else:
            self.hub.enter()

    def leave(self) -> None:
        """Keep what was typed."""
        (self.page or self.hub).leave()

    def retire(self) -> None:
        """Leave for good."""
        self._stack.drop()
        self.controller.blockSignals(True)

    @property
    def is_presenting(self) -> bool:
        """Whether it is before the eyes of the two."""
        return self.page is not None

    @property
    def location(self) -> PairLocation:
        """Where they are, for a window that is made again."""
        return PairLocation(self.controller.session, self.is_presenting, self._holder)

    # Where they are

    @property
    def _next(self) -> NextTurn:
        return self.controller.next

    def go_on(self) -> None:
        """Show what comes next, as the session says."""
        following, self._holder = self._next, None
        match following.what:
            case NextStep.FILL_IN if following.who is not None:
                self._fill_in(following.who)
            case NextStep.OPEN:
                self._gather()
            case NextStep.READ if following.who is not None:
                self._read(following.who)
            case NextStep.BE_SILENT:
                self._present(SinkingPage(self._context.theme, self.controller))
            case NextStep.TALK:
                self._talk()
            case NextStep.AFTER:
                self._show_after()
            case _:
                self._close()

    def _hand(self, title: str, said: str, onward: str, then: Callable[[], object]) -> HandOver:
        """Cover the screen between two people; `then` is what the one who takes over gets to see."""
        page = HandOver(self._context.theme, title, said, onward, check=self._check)
        self._present(page, then)
        return page

    @property
    def _check(self) -> Callable[[str], object] | None:
        # Alone at her own laptop she needs no leave of anybody.
        return None if self._is_alone_at_home else self._context.passphrase_check

    @property
    def _is_alone_at_home(self) -> bool:
        pair = self.controller.pair
        return pair.is_at_home and not pair.is_open and self._holder == self._context.library.scribe.author

    def _hand_to(self, partner: UUID, said: str, then: Callable[[], object]) -> None:
        name = self.controller.called(partner)
        if self._is_alone_at_home:
            then()
        else:
            self._hand(f"Geef de laptop aan {name}", said, f"Ik ben {name}", then)

    # Alone

    def _fill_in(self, partner: UUID) -> None:
        self._holder = partner
        said = "Hier komt alleen te staan wat jij schrijft. Je blad gaat dicht met een woord van jezelf."
        self._hand_to(partner, said, partial(self._ask_word, partner))

    def _ask_word(self, partner: UUID) -> None:
        if self.controller.session.state_of(partner) is SheetState.NONE:
            self._choose_word(partner)
            return
        page = GiveWord(
            self._context.theme,
            PairSheetController(self.controller, partner),
            "Typ je woord; dan ga je verder met je blad.",
        )
        page.opened.connect(self._write)
        page.new_asked.connect(partial(self._throw_away, partner))
        self._present(page)

    def _throw_away(self, partner: UUID) -> None:
        """Let a sheet whose word was forgotten go; on a shared laptop not by anybody who happens to sit there."""
        if self._check is None:
            self._choose_word(partner)
            return
        name = at_start(self.controller.called(partner))
        said = f"Wat {self.controller.called(partner)} schreef is dan weg. Dat vraagt de wachtwoordzin."
        title, back = f"{name}: een nieuw blad", "Gooi het blad weg"
        page = HandOver(self._context.theme, title, said, "Toch niet", check=self._check, back=back)
        self._present(page, self._resume)
        page.stop_asked.disconnect(self._stop)
        page.stop_asked.connect(partial(self._choose_word, partner))

    def _choose_word(self, partner: UUID) -> None:
        page = ChooseWord(self._context.theme, PairSheetController(self.controller, partner))
        page.opened.connect(self._write)
        self._present(page)

    def _write(self, sheet: OpenSheet) -> None:
        if sheet.sheet.state is SheetState.SEALED:
            sheet = self.controller.unseal(sheet)
        form = SheetForm(self._context.theme, PairSheetController(self.controller, sheet.sheet.owner), sheet)
        self._present(form, self._after_sheet)

    def _after_sheet(self) -> None:
        following = self._next
        if following.what is NextStep.FILL_IN and following.who is not None:
            said = "Je blad is dicht. Wie hierna schrijft, ziet er niets van."
            self._holder = following.who
            self._hand_to(following.who, said, partial(self._ask_word, following.who))
        else:
            self.go_on()

    # Both

    def _gather(self) -> None:
        self._holder = None
        first, second = (self.controller.called(partner) for partner in self.controller.pair.partners)
        said = f"Eerst typt {first} het woord van het eigen blad, dan {second}. Daarna zijn ze allebei open."
        self._hand("Jullie bladen zijn allebei klaar", said, "We zitten samen", self._ask_first)

    def _ask_first(self) -> None:
        self._ask_to_open(self.controller.pair.partners[0], self._ask_second)

    def _ask_second(self, one: OpenSheet) -> None:
        self._ask_to_open(self.controller.pair.partners[1], partial(self._open, one))

    def _ask_to_open(self, partner: UUID, then: Callable[[OpenSheet], object]) -> None:
        name = self.controller.called(partner)
        page = GiveWord(
            self._context.theme, PairSheetController(self.controller, partner), f"{at_start(name)}, typ je woord."
        )
        page.opened.connect(then)
        page.new_asked.connect(partial(self._throw_away, partner))
        self._present(page)

    def _open(self, one: OpenSheet, two: OpenSheet) -> None:
        self.controller.open_both(one, two)
        self.go_on()

    def _read(self, reader: UUID) -> None:
        self._holder = reader
        writer = self.controller.called(self.controller.pair.other(reader))
        said = f"Je leest het blad van {writer}, in stilte. Praten komt straks."
        self._hand_to(reader, said, partial(self._show_sheet_to, reader))

    def _show_sheet_to(self, reader: UUID) -> None:
        self._present(ReadingPage(self._context.theme, self.controller, reader))

    def _talk(self) -> None:
        self._present(PairTalk(self._context.theme, self.controller))

    # After

    def _show_after(self) -> None:
        page = AfterPage(self._context.theme, self.controller, ask_folder=self._files.ask_folder)
        page.talk_asked.connect(self._talk)
        page.questions_asked.connect(self._show_questions)
        page.then_asked.connect(self._show_then)
        page.next_round_asked.connect(lambda: self.next_round_asked.emit(self.controller.session))
        self._present(page)

    def _show_questions(self) -> None:
        self._present(QuestionsPage(self._context.theme, self.controller))

    def _show_then(self) -> None:
        self._present(ThenAndNowPage(self._context.theme, self.controller))

    def begin_next_round(self) -> None:
        """Say that another round has begun, before the eyes of the two who asked for it."""
        said = "Alles van de vorige ronde is bewaard. Ieder vult het formulier weer alleen in."
        self._hand("Jullie volgende ronde", said, "Ga verder", self.go_on)

    def _carry_over(self) -> None:
        """Let the owner of this library take what she wrote to the pair that the other one began."""
        owner, pair = self._context.library.scribe.author, self.controller.pair
        writer = owner if owner in pair.partners else pair.partners[0]
        if self.controller.session.state_of(writer) is SheetState.NONE:
            self._carry(writer, SheetText())
            return
        said = "Typ je woord; dan gaat wat je schreef mee naar het paar van je partner."
        page = GiveWord(self._context.theme, PairSheetController(self.controller, writer), said)

        def carry(sheet: OpenSheet) -> None:
            self._carry(writer, sheet.text)

        page.opened.connect(carry)
        page.new_asked.connect(lambda: self._carry(writer, SheetText()))
        self._present(page)

    def _carry(self, writer: UUID, text: SheetText) -> None:
        controller = self.controller
        partner = controller.name(controller.pair.other(writer))
        taken = CarriedSheet(writer, controller.name(writer), partner, controller.instrument, text)
        self._close()
        self.carried.emit(taken)

    def _save_form(self) -> None:
        form = self.controller.instrument
        chosen = self._files.ask_path(self, f"{form.id}-{form.version}.yaml")
        if chosen is not None:
            try:
                save(Path(chosen), form.canonical_json().encode())
            except KnownError as error:
                self.hub.inbox.say(error)
            else:
                self.hub.inbox.say(f"Het formulier is bewaard als {chosen}. Geef het mee met de paarcode.")

    # One page at a time

    def _present(self, page: PairPage, then: Callable[[], object] | None = None) -> None:
        was_presenting = self.is_presenting
        page.done.connect(then or self.go_on)
        page.stop_asked.connect(self._stop)
        self._stack.put(page)
        pair, form = self.controller.pair, self.controller.instrument.label
        self.header.show_pair(self.controller.names, form, pair.settings)
        self.header.show_stage(pair.stage, may_stop=not page.stops_itself)
        self.header.show()
        if not was_presenting:
            self.presenting_changed.emit(True)
        page.enter()

    def _stop(self) -> None:
        if self._check is None or isinstance(self.page, HandOver):
            self._close()
            return
        said = "Alles is bewaard. Met de wachtwoordzin gaat de laptop terug naar Observatie."
        self._hand("Jullie zijn gestopt voor nu", said, "Ga verder", self._resume)

    def _resume(self) -> None:
        """Go on with the one who had the laptop, where she is not done."""
        pair, partner = self.controller.pair, self._holder
        state = self.controller.session.state_of(partner) if partner else None
        if partner is not None and state in (SheetState.NONE, SheetState.DRAFT):
            self._fill_in(partner)
        elif partner is not None and pair.stage is PairStage.READING and not pair.has_read(partner):
            self._read(partner)
        else:
            self.go_on()

    def _close(self) -> None:
        if self.page is not None:
            self._stack.drop()
            self.header.hide()
            self._stack.setCurrentWidget(self.hub)
            self.presenting_changed.emit(False)
        self.hub.enter()

    def present_again(self, holder: UUID | None) -> None:
        """Cover the screen, where the window was made again while somebody had the laptop."""
        self._holder = holder
        said = "Het venster is opnieuw gemaakt. Alles is bewaard."
        self._hand("Ga verder waar jullie waren", said, "Ga verder", self._resume)
