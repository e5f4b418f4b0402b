"""Instrumenten: reading them, and filling in what is not about a lesson."""

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from observatie.domain.instrument.instrument import Instrument
from observatie.store.response_session import ResponseSession
from observatie.ui.instruments.instruments_screen import InstrumentsScreen
from observatie.ui.kit.file_dialogs import AskPath
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import column, giving_way
from observatie.ui.responses.response_screen import ResponseScreen
from observatie.ui.responses.responses_screen import ResponsesScreen
from observatie.ui.session.app_context import AppContext


class InstrumentsPlace(Screen):
    """The screens of this place, one at a time; who leaves it finds the same one again."""

    def __init__(self, context: AppContext, ask_path: AskPath) -> None:
        super().__init__()
        self._context = context
        self._ask_path = ask_path
        self.instruments = InstrumentsScreen(context, ask_path)
        self.responses = ResponsesScreen(context)
        self.response: ResponseScreen | None = None
        self._stack = giving_way(QStackedWidget())
        self.setLayout(column(context.theme, self._stack, spacing=0))
        for screen in (self.instruments, self.responses):
            self._stack.addWidget(screen)
            screen.cover_asked.connect(self.cover_asked)
        self.instruments.fill_asked.connect(self._show_responses)
        self.responses.closed.connect(self._show_instruments)
        self.responses.opened.connect(self._open)
        self.responses.begun.connect(self._fill_in)
        self._current: Screen = self.instruments
        self.help_topic = self.instruments.help_topic

    def enter(self) -> None:
        """Show the screen that was shown last."""
        self._current.enter()

    def leave(self) -> None:
        """Record what was typed and not yet recorded."""
        self._current.leave()

    def _show(self, screen: Screen) -> None:
        self._current.leave()
        self._current = screen
        self.help_topic = screen.help_topic
        self._stack.setCurrentWidget(screen)
        screen.enter()

    def _show_instruments(self) -> None:
        self._show(self.instruments)

    def _show_responses(self, instrument: Instrument) -> None:
        self.responses.show_instrument(instrument)
        self._show(self.responses)

    def _back_to_responses(self) -> None:
        self.responses.renew()
        self._show(self.responses)

    def _open(self, response: UUID) -> None:
        if self.response is not None and self.response.session.response.id == response:
            # What is on its way to the disk is in the hands of this one.
            self._show(self.response)
        else:
            self._fill_in(ResponseSession.open(self._context.library, response, self._context.clock))

    def _fill_in(self, session: ResponseSession) -> None:
        before = self.response
        self.response = ResponseScreen(self._context, session, self._ask_path)
        self.response.closed.connect(self._back_to_responses)
        self._stack.addWidget(self.response)
        self._show(self.response)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
