"""How many examples a property tries: a share of them in the suite, all of them when asked for."""

import re
from pathlib import Path

import pytest
from hypothesis import settings
from support.strategies import THOROUGH, examples

HERE = Path(__file__).parent


@pytest.fixture
def profile():
    """Load a profile for this test alone."""
    before = settings.get_current_profile_name()
    yield settings.load_profile
    settings.load_profile(before)


def test_thorough_tries_the_whole_number(profile):
    profile("thorough")
    assert (settings().max_examples, examples(60).max_examples) == (THOROUGH, 60)


def test_the_suite_tries_the_same_share_of_each_number(profile):
    profile("suite")
    assert settings().max_examples / THOROUGH == examples(60).max_examples / 60 == 0.25


def test_a_small_number_never_becomes_none(profile):
    profile("suite")
    assert examples(1).max_examples == 1


@pytest.mark.parametrize("name", ["suite", "thorough"])
def test_no_profile_holds_a_stopwatch(profile, name):
    profile(name)
    assert settings().deadline is None


def test_every_property_follows_the_profile():
    by_themselves = [
        file.relative_to(HERE).as_posix()
        for file in HERE.rglob("*.py")
        if re.search(r"max_examples\s*=(?!=)", file.read_text(encoding="utf-8"))
    ]
    assert sorted(by_themselves) == ["conftest.py", "support/strategies.py"]
