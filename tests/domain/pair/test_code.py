"""The code of a pair: short, the same for the same session, and never taken for another one when mistyped."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pairs.samples import SESSION
from support.strategies import examples

from observatie.domain.pair.code import LENGTH, code_of, read_code, shown

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SESSIONS = [SESSION, UUID(int=0), UUID(int=2**128 - 1), *(UUID(int=7919**number) for number in range(1, 10))]


def swapped(code, at):
    return code[:at] + code[at + 1] + code[at] + code[at + 2 :]


def test_a_session_has_the_code_that_it_always_had():
    assert [shown(code_of(UUID(int=number))) for number in (0, 1)] == ["rafa-fara-h", "zibo-sita-l"]


@pytest.mark.parametrize("session", SESSIONS)
def test_a_code_is_read_as_it_is_shown(session):
    code = code_of(session)
    assert len(code) == LENGTH
    assert read_code(shown(code)) == read_code(code) == code


@pytest.mark.parametrize("session", SESSIONS)
def test_every_single_wrong_letter_is_refused(session):
    code = code_of(session)
    wrong = [
        code[:at] + letter + code[at + 1 :] for at in range(LENGTH) for letter in LETTERS if letter != code[at]
    ]
    assert [each for each in wrong if read_code(each) is not None] == []


@pytest.mark.parametrize("session", SESSIONS)
def test_every_two_letters_that_changed_places_are_refused(session):
    code = code_of(session)
    wrong = [swapped(code, at) for at in range(LENGTH - 1) if code[at] != code[at + 1]]
    assert [each for each in wrong if read_code(each) is not None] == []


@pytest.mark.parametrize("session", SESSIONS)
def test_a_letter_too_few_or_too_many_is_refused(session):
    code = code_of(session)
    wrong = [code[:at] + code[at + 1 :] for at in range(LENGTH)] + [code + "a", "b" + code]
    assert [each for each in wrong if read_code(each) is not None] == []


@pytest.mark.parametrize("between", ["", " ", "-", " - ", ".", "\u2013", "\n", "1"])
def test_it_is_read_in_whatever_letters_and_with_whatever_between_them(between):
    code = code_of(SESSION)
    assert read_code(between.join(code.upper())) == code
    assert read_code(f"  {between.join(code)}\t") == code


@examples(60)
@given(st.text() | st.text("bdfgimoalu-É1İß ", max_size=14))
def test_rubbish_is_no_code_and_no_error(typed):
    assert read_code(typed) in (None, "".join(each for each in typed.lower() if each.isalpha()))


@examples(60)
@given(st.uuids())
def test_any_session_has_a_code_that_is_read(session):
    assert read_code(shown(code_of(session))) == code_of(session)
