"""Whether a text holds what is looked for."""

import pytest

from observatie.domain.matching import folded, holds

TEXT = folded("mevrouw Wiśniewska\ngroep 3\nLezen\nJansen-Özdemir")


@pytest.mark.parametrize("query", ["wisniewska", "WIŚN", "3 groep", "lez wis", "ozdemir", "Özdemir", "", "  "])
def test_parts_of_words_are_found_in_any_order(query):
    assert holds(TEXT, folded(query))


@pytest.mark.parametrize("query", ["groep 4", "wisniewski", "lezen rekenen"])
def test_every_word_must_be_there(query):
    assert not holds(TEXT, folded(query))
