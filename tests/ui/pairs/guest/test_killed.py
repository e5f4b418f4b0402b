"""The program is killed while it keeps her sheet: what is there is whole, the last thing kept or one later."""

import subprocess
import sys

import pytest
from support.pairs.guest_hands import CODE, HER_WORD, words

from observatie.exchange.share_guest import AT_HOME, Guest, begin_at_home, guests_at_home, keep_guest

WRITING = """
import sys
from pathlib import Path
from observatie.domain.pair.sheet import SheetText
from observatie.exchange.share_guest import guests_at_home, keep_guest
from observatie.store.sheets import unlock
folder, word = Path(sys.argv[1]), sys.argv[2]
guest = next(guests_at_home(folder))
sheet = unlock(guest.sheet, word)
for number in range(100_000):
    sheet = sheet.with_text(SheetText(words={"grootste-wens": f"{number} " * 500}))
    keep_guest(folder, guest.with_sheet(sheet.sheet))
    print(number, flush=True)
"""


@pytest.mark.parametrize("times", [1, 7, 40])
def test_whenever_it_is_killed_her_sheet_is_whole(home, catalogue, times):
    guest = Guest(CODE, "Fatima", "Joost", catalogue.instruments["share"])
    keep_guest(home, guest.with_sheet(begin_at_home(guest, HER_WORD).sheet))
    command = [sys.executable, "-c", WRITING, str(home), HER_WORD]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writing:
        for _ in range(times):
            last = int(writing.stdout.readline())
        writing.kill()
        said = [int(line) for line in writing.stdout.read().splitlines() if line.strip()]

    (found,) = guests_at_home(home)
    number = int(words(found)["grootste-wens"].split()[0])
    assert number >= max([last, *said])

    keep_guest(home, found)
    assert [each.name for each in (home / AT_HOME).iterdir()] == [f"{CODE}.share.observatie"]
