"""How long the key alone brings back what is covered, before the passphrase is needed too."""

from observatie.domain.clock import Moment

_MS_PER_MINUTE = 60_000


def passphrase_is_needed(since: Moment, now: Moment, minutes: int | None) -> bool:
    """Return whether more time went by than `minutes`: 0 is always, None never.

    The ticks tell, which go on while the laptop sleeps and take no notice of who sets the wall clock.
    """
    if minutes is None:
        return False
    return minutes == 0 or now.ticks_ms - since.ticks_ms > minutes * _MS_PER_MINUTE
