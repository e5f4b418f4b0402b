"""Who has the library in the tests, and what opens it."""

from observatie.store.keyfile import Cost

PASSPHRASE = "groene fiets drinkt soep"
OWNER = "Ineke Smit-Öztürk"
CHEAP = Cost(n=2**4)
"""A key file that is made and opened in no time; never outside a test."""
