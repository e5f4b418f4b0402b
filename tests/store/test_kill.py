"""A program that is killed while it records loses nothing that it had acknowledged."""

from kills.writing import kills


def test_ten_kills_lose_nothing_that_was_acknowledged(tmp_path):
    acknowledged = list(kills(tmp_path, times=10, seed=20260310))
    assert len(acknowledged) == 10
    assert all(acknowledged)  # every one of them was recording
