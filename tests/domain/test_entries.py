"""Every act can be written down and read back."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from strategies import KINDS, MONDAY, Desk, entries, examples, payloads, texts, words

from observatie.domain.entries import BlanksValue, Entry, Note, Payload, Sample

NOTE = Desk().write(Note(text="leerlingen werken"))


@pytest.mark.parametrize("kind", KINDS)
@examples(25)
@given(data=st.data())
def test_an_entry_of_every_kind_reads_back_as_it_was_written(kind, data):
    entry = data.draw(entries(payloads(kind)))

    read = Entry.from_json(entry.to_json())

    assert read == entry
    assert read.payload.kind == kind
    assert read.at.utcoffset() == entry.at.utcoffset()
    assert read.to_json() == entry.to_json()
