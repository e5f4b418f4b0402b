"""The clock of this machine."""

import time
from datetime import datetime

from observatie.domain.clock import Moment


class SystemClock:
    """Reads the wall clock with its local offset, and a counter that never steps back."""

    def now(self) -> Moment:
        """Return this instant."""
        # perf_counter, because time.monotonic() ticks in steps of 15.6 ms on Windows before Python 3.13.
        ticks_ms = time.perf_counter_ns() // 1_000_000
        return Moment(datetime.now().astimezone(), ticks_ms)
