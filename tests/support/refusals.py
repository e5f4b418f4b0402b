"""What the program refuses, by the code that it says."""

import pytest

from observatie.domain.errors import KnownError


def refusal(do, *args, **named):
    """Return the code of the error with which this is refused."""
    with pytest.raises(KnownError) as refused:
        do(*args, **named)
    return refused.value.code
