"""What the store refuses, in words that hold for whoever asked: a lesson that waits, and a command that ends."""

import pytest

from observatie.domain.errors import sentence
from observatie.store.cipher import driver
from observatie.store.trouble import trouble_of, unreachable

KINDS = (
    *(driver.SQLITE_FULL, driver.SQLITE_BUSY, driver.SQLITE_LOCKED, driver.SQLITE_IOERR, driver.SQLITE_READONLY),
    *(driver.SQLITE_CANTOPEN, driver.SQLITE_CORRUPT, driver.SQLITE_NOMEM),
)


def refused(kind):
    error = driver.OperationalError("refused")
    error.sqlite_errorcode = kind
    return trouble_of(error)


@pytest.mark.parametrize("trouble", [*map(refused, KINDS), unreachable()], ids=lambda trouble: trouble.code)
def test_no_refusal_promises_that_something_is_saved_later(trouble):
    said = sentence(trouble)
    assert [word for word in ("typt", "bewaard", "opslaan") if word in said] == []
