"""Who has the library in the tests, what opens it, and when it is."""

from datetime import UTC, datetime

from observatie.store.wrapping import Cost

PASSPHRASE = "groene fiets drinkt soep"
MORNING = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
OWNER = "Ineke Smit-Öztürk"
CHEAP = Cost(n=2**4)
"""A key file that is made and opened in no time; never outside a test."""
