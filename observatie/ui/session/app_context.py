"""The context of a running program, handed to each screen; there is nothing global."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from observatie.catalogue.catalogue import Catalogue, Conversations
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.store.folder import unlock
from observatie.store.library import Library
from observatie.ui.kit.machine_settings import SignUses
from observatie.ui.theme.theme import Theme

if TYPE_CHECKING:
    from observatie.ui.session.backup_scheduler import BackupScheduler


class StoreLink(QObject):
    """Brings what the writing thread says to the thread of the window.

    Signals:
        trouble_changed: the KnownError with which the store refuses, or None when it accepts again.
        saved: the token that went with an act, once it is on disk.
        lost: how many acts at least are missing, by the UUID of their stream, in a library that came back.
    """

    trouble_changed = Signal(object)
    saved = Signal(object)
    lost = Signal(object)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.trouble: KnownError | None = None
        self.trouble_changed.connect(self._remember)
        library.writer.on_trouble = self.trouble_changed.emit
        library.writer.on_loss = self.lost.emit

    def _remember(self, trouble: KnownError | None) -> None:
        self.trouble = trouble

    def watch(self, future: "Future[None]", token: object) -> None:
        """Emit `saved` with `token` once what the future is of is on disk; that it is not is told as trouble."""

        def done(finished: "Future[None]") -> None:
            if finished.exception() is None:
                self.saved.emit(token)

        future.add_done_callback(done)


@dataclass(frozen=True)
class AppContext:
    """An open library and what goes with it.

    Attributes:
        throw_away: whether this is the demo, which is not kept and has no passphrase.
        sign_uses: how often each sign of the line was used well, by which its hint goes.
        conversations: the models by which a talk can be led; without one it has no questions.
        backups: makes backups of the library; None where it is not kept.
    """

    library: Library
    catalogue: Catalogue
    clock: Clock
    theme: Theme
    link: StoreLink
    throw_away: bool = False
    sign_uses: SignUses = field(default_factory=SignUses)
    conversations: Conversations = field(default_factory=Conversations)
    backups: "BackupScheduler | None" = None

    @property
    def passphrase_check(self) -> Callable[[str], object] | None:
        """What a passphrase is checked with, in a worker: it raises KnownError; None where there is none."""
        return None if self.throw_away else partial(unlock, self.library.folder)
