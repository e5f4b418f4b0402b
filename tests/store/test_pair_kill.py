"""A program that is killed in the middle of a pair goes on where it was, with nothing lost and nothing half."""

from kills.pairs import kills


def test_three_kills_leave_the_pair_where_it_said_to_be(tmp_path):
    stood = list(kills(tmp_path, times=3, seed=20261122))

    assert len(stood) == 3
    assert stood == sorted(stood)
    assert stood[0] != stood[-1]
