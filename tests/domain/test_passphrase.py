"""The meter beside a new passphrase: cautious about what is easily guessed, content with a few words."""

import subprocess
import sys
import unicodedata

import pytest

from observatie.domain.passphrase import MINIMUM, Strength, strength


@pytest.mark.parametrize("text", ["", "kort", "elf tekens!"])
def test_less_than_twelve_characters_is_too_short(text):
    assert strength(text) is Strength.TOO_SHORT


def test_twelve_characters_are_enough_to_be_accepted():
    assert strength("x" * MINIMUM) > Strength.TOO_SHORT


@pytest.mark.parametrize(
    "text",
    [
        "aaaaaaaaaaaa",
        "            ",
        "123456789012",
        "abcdefghijkl",
        "qwertyuiop[]",
        "!@#$%^&*()_+",
        "1q2w3e4r5t6y",
        "a1b2c3d4e5f6",
        "hallohallohallo",
        "aB3$aB3$aB3$",
        "kat kat kat kat kat",
        "wachtwoord123",
        "Welkom01Welkom01",
        "Observatie2026!",
        "Amsterdam2024!",
        "welkom op mijn school",
    ],
)
def test_what_everybody_tries_first_is_weak(text):
    assert strength(text) is Strength.WEAK


def test_three_words_are_fair():
    assert strength("fiets drinkt soep") is Strength.FAIR


@pytest.mark.parametrize(
    "text",
    [
        "groene fiets drinkt soep",
        "correct horse battery staple",
        "één twee drie vijf",
        "x7$kQ9!mzP2w",
        "зима идёт очень тихо",
    ],
)
def test_four_words_or_a_mixed_bag_are_strong(text):
    assert strength(text) is Strength.STRONG


def test_another_word_never_makes_it_weaker():
    words = "wachtwoord fiets fiets soep groen maan 1234 tulp"
    steps = [strength(words[:length]) for length in range(len(words) + 1)]
    assert steps == sorted(steps)


def test_letter_and_accent_count_as_the_one_character_they_are():
    composed = "ééééééééééé"
    assert strength(unicodedata.normalize("NFD", composed)) is Strength.TOO_SHORT


def test_the_unlock_screen_imports_it_without_anything_heavy():
    heavy = "{'pydantic', 'sqlite_utils', 'cryptography', 'PySide6'}"
    program = f"import sys, observatie.domain.passphrase; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
