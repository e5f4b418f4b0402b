"""A program that is killed amid a backup or another larger act leaves nothing lost and nothing half done."""

import pytest
from kills.backups import MODES, kills


@pytest.mark.parametrize("mode", MODES)
def test_a_few_kills_leave_nothing_lost_and_nothing_half(tmp_path, mode):
    assert len(list(kills(mode, tmp_path, times=2, seed=20260310))) == 2
