"""The key file: one random key, wrapped under a passphrase."""

import json
import unicodedata
from base64 import b64decode
from hashlib import scrypt, sha256

import pytest
from support.samples import CHEAP, PASSPHRASE

from observatie.domain.errors import KnownError
from observatie.store import keyfile
from observatie.store.wrapping import KEY_BYTES


@pytest.fixture
def path(tmp_path):
    return tmp_path / "sleutel.json"


@pytest.fixture
def key(path):
    return keyfile.create(path, PASSPHRASE, CHEAP)


@pytest.fixture
def alone(path, key):
    """The file without its copy, which would open the library where this one is spoilt."""
    keyfile.copy_of(path).unlink()
    return path


def refusal(path, passphrase=PASSPHRASE):
    with pytest.raises(KnownError) as refused:
        keyfile.unlock(path, passphrase)
    return refused.value.code


def test_the_passphrase_gives_the_key(path, key):
    assert len(key) == KEY_BYTES
    assert keyfile.unlock(path, PASSPHRASE) == key


def test_no_two_libraries_have_the_same_key(path, key):
    assert keyfile.create(path, PASSPHRASE, CHEAP) != key


@pytest.mark.parametrize("wrong", ["", "groene fiets drinkt Soep", PASSPHRASE + " ", "bytes \udcff zonder tekst"])
def test_another_passphrase_is_refused_as_a_sentence(path, key, wrong):
    assert refusal(path, wrong) == "B02"


def test_an_accent_may_be_typed_in_two_ways(path):
    composed = "vier één vijf zes"
    key = keyfile.create(path, composed, CHEAP)
    decomposed = unicodedata.normalize("NFD", composed)
    assert decomposed != composed
    assert keyfile.unlock(path, decomposed) == key


def test_a_passphrase_that_is_too_short_makes_no_file(path):
    with pytest.raises(KnownError, match="B12"):
        keyfile.create(path, "elf tekens!", CHEAP)
    assert not path.exists()


def test_a_changed_passphrase_opens_the_same_key_and_the_old_one_no_longer_does(path, key):
    keyfile.change(path, PASSPHRASE, "een heel andere zin", CHEAP)
    assert keyfile.unlock(path, "een heel andere zin") == key
    assert refusal(path) == "B02"


def test_a_change_holds_where_the_copy_cannot_be_written_yet(path, key, monkeypatch):
    write = keyfile.write_whole

    def held(file, content):
        if file == keyfile.copy_of(path):
            raise PermissionError
        write(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(keyfile, "write_whole", held)
        keyfile.change(path, PASSPHRASE, "een heel andere zin", CHEAP)
    assert refusal(path) == "B02"
    keyfile.repair(path)
    assert keyfile.copy_of(path).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("old", "new"), [("niet de goede zin", "een heel andere zin"), (PASSPHRASE, "kort")])
def test_a_change_that_is_refused_leaves_the_file_as_it_was(path, key, old, new):
    before = path.read_bytes()
    with pytest.raises(KnownError):
        keyfile.change(path, old, new, CHEAP)
    assert path.read_bytes() == before


def test_the_file_holds_neither_the_key_nor_what_the_passphrase_makes(path, key):
    wrap = json.loads(path.read_text())["wraps"][0]
    derived = scrypt(PASSPHRASE.encode(), salt=b64decode(wrap["salt"]), n=CHEAP.n, r=CHEAP.r, p=CHEAP.p, dklen=32)
    held = path.read_bytes() + b"".join(b64decode(wrap[part]) for part in ("salt", "nonce", "key"))
    for secret in (key, derived):
        assert secret not in held
        assert secret.hex().encode() not in held
    assert PASSPHRASE.encode() not in held


def test_a_file_whose_smallest_part_changed_is_called_damaged_not_a_wrong_passphrase(alone):
    path, content = alone, json.loads(alone.read_text())
    wrap = content["wraps"][0]
    for part in ("salt", "nonce", "key"):
        changed = {**wrap, part: ("B" if wrap[part][0] == "A" else "A") + wrap[part][1:]}
        path.write_text(json.dumps({**content, "wraps": [changed]}))
        assert refusal(path) == "B03", part


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"format": "observatie-key", "version": 1, "wraps": [], "checksum": ""}',
    ],
)
def test_a_file_that_is_no_key_file_is_damaged(path, content):
    path.write_bytes(content)
    assert refusal(path) == "B03"


def test_half_a_file_is_damaged(alone):
    alone.write_bytes(alone.read_bytes()[:-40])
    assert refusal(alone) == "B03"


def test_a_cost_that_no_machine_can_pay_is_damage(alone):
    path, content = alone, json.loads(alone.read_text())
    content["wraps"][0]["cost"]["n"] = 2**40
    path.write_text(json.dumps(content))
    assert refusal(path) == "B03"


def test_a_file_of_a_newer_version_is_not_called_damaged(path, key):
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "version": 3, "recovery": "something we do not know"}))
    assert refusal(path) == "B05"


def test_a_file_that_is_gone_is_said_to_be_gone(path):
    with pytest.raises(KnownError, match="is er niet") as refused:
        keyfile.unlock(path, PASSPHRASE)
    assert refused.value.code == "B03"


def test_a_folder_in_its_place_is_a_sentence_too(path):
    path.mkdir()
    assert refusal(path) == "B07"
    with pytest.raises(KnownError, match="B07"):
        keyfile.create(path, PASSPHRASE, CHEAP)


def test_nothing_is_left_beside_the_file(path, key):
    keyfile.change(path, PASSPHRASE, "een heel andere zin", CHEAP)
    assert {file.name for file in path.parent.iterdir()} == {path.name, keyfile.copy_of(path).name}


# Of another library


def test_a_file_of_before_there_were_ids_still_opens_and_is_left_as_it_is(path, key):
    content = json.loads(path.read_text())
    del content["id"]
    content["version"] = 1
    wraps = [json.dumps(wrap, separators=(",", ":")) for wrap in content["wraps"]]
    content["checksum"] = sha256("\n".join(wraps).encode()).hexdigest()
    old = (json.dumps(content, indent=2) + "\n").encode()
    for each in (path, keyfile.copy_of(path)):
        each.write_bytes(old)
    assert keyfile.unlock(path, PASSPHRASE) == key
    keyfile.repair(path)
    assert path.read_bytes() == old


@pytest.fixture
def stranger(tmp_path):
    """The key file of another library, under the same passphrase."""
    path = tmp_path / "ander" / "sleutel.json"
    path.parent.mkdir()
    keyfile.create(path, PASSPHRASE, CHEAP)
    return path.read_bytes()


@pytest.mark.parametrize("swapped", ["first", "copy"])
def test_the_file_of_another_library_in_the_place_of_one_is_put_aside(path, key, stranger, swapped):
    place = path if swapped == "first" else keyfile.copy_of(path)
    own = path.read_bytes()
    place.write_bytes(stranger)
    assert keyfile.unlock(path, PASSPHRASE, lambda found: found == key) == key
    assert (path.read_bytes(), keyfile.copy_of(path).read_bytes()) == (own, own)
    assert stranger in [each.read_bytes() for each in path.parent.glob("*.oud*")]


def test_until_it_is_known_whose_this_is_neither_goes_over_the_other(path, key, stranger):
    own = path.read_bytes()
    path.write_bytes(stranger)
    keyfile.repair(path)
    assert (path.read_bytes(), keyfile.copy_of(path).read_bytes()) == (stranger, own)


def test_that_of_another_library_under_another_passphrase_locks_nobody_out(path, key, tmp_path):
    other = tmp_path / "sleutel.json"
    keyfile.create(other, "een heel andere zin dan die", CHEAP)
    path.write_bytes(other.read_bytes())
    assert keyfile.unlock(path, PASSPHRASE, lambda found: found == key) == key


def test_where_neither_opens_it_that_is_a_wrong_passphrase(path, key, stranger):
    path.write_bytes(stranger)
    with pytest.raises(KnownError, match="B02"):
        keyfile.unlock(path, "iets heel anders", lambda found: found == key)
