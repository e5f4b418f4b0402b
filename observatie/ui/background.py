"""Work that takes longer than a key press: done off the thread of the window, told in it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from observatie.errors import KnownError


class Background(QObject):
    """One thread that does what it is given, one thing after the other.

    It has no parent: work that is under way keeps it alive, also when its screen has gone meanwhile, whose
    slots Qt has disconnected by then. A program that ends waits for that work.

    Signals:
        done: what the work returned.
        failed: the KnownError it ended with.
        broke: it ended with any other error, which is raised in the window's thread.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal()
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._ended.connect(self._tell)

    def do(self, work: Callable[[], object]) -> None:
        """Do `work` when what was given before is done; it touches no widget."""
        self._threads.submit(work).add_done_callback(lambda future: self._ended.emit(future))

    def _tell(self, future: "Future[object]") -> None:
        try:
            outcome = future.result()
        except KnownError as error:
            self.failed.emit(error)
        except BaseException:
            self.broke.emit()
            raise
        else:
            self.done.emit(outcome)
