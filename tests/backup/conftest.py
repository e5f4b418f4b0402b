"""What tests of backups begin with: an open library with one visit and one note in it."""

import pytest
from support.store.pen import Pen


@pytest.fixture
def pen(library, clock):
    pen = Pen(library, clock)
    pen.begin()
    pen.note("De klas wordt stil.").result()
    return pen
