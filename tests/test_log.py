"""The log: what a line can hold, its files, and that it disturbs nothing."""

import logging
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

from observatie import log
from observatie.domain.errors import InputError, KnownError
from observatie.log_handler import FILE, LogHandler

WORD = "kwartelei"


@pytest.fixture
def place(tmp_path):
    """A folder for the log, which is written in until the test ends."""
    log.begin(tmp_path / "log", "proef")
    yield tmp_path / "log"
    log.end()


def said(place: Path) -> str:
    return (place / FILE).read_text(encoding="utf-8")


def raise_with_words(text):
    raise ValueError(text)


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("observatie", logging.INFO, "", 0, text, None, None)


def test_it_begins_with_python_and_the_system(place):
    assert f"gestart: proef, Python {sys.version.split()[0]}" in said(place)


def test_without_a_beginning_nothing_is_written_nor_shown(tmp_path, capsys):
    log.note("iets")
    log.fault(ValueError(WORD))
    log.end()
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_of_an_error_that_is_known_the_code_is_kept(place):
    log.note("gemeld: %s", KnownError("B08", WORD, WORD))
    log.note("geweigerd: %s", InputError([f"X05 {WORD}", f"{WORD} X06", f"X03 {WORD}"]))
    assert "gemeld: B08\n" in said(place)
    assert "geweigerd: X03 X05\n" in said(place)
    assert WORD not in said(place)


@pytest.mark.parametrize("value", [WORD, WORD.encode(), [WORD], {WORD: WORD}, Path(WORD), None])
def test_what_is_no_number_code_class_or_word_of_ours_is_left_out(place, value):
    log.note("%s", value)
    assert WORD not in said(place)


def test_a_code_that_is_none_is_left_out(place):
    log.note("gemeld: %s", KnownError(WORD, "", ""))
    assert "gemeld: ?\n" in said(place)


def test_a_sentence_that_does_not_fit_its_values_is_no_error(tmp_path, capsys):
    LogHandler(tmp_path).emit(logging.LogRecord("observatie", logging.INFO, "", 0, "%s %s", (1,), None))
    assert capsys.readouterr() == ("", "")


def test_of_an_error_in_the_program_the_place_is_kept_and_not_what_it_says(place):
    from observatie.domain.names import mid_sentence

    try:
        try:
            mid_sentence(None)  # pyright: ignore[reportArgumentType]
        except AttributeError as error:
            raise ValueError(WORD) from error
    except ValueError as error:
        log.fault(error)
    assert "fout in het programma: ValueError\n" in said(place)
    assert "die kwam van: AttributeError\n    observatie/domain/names.py:" in said(place)
    assert ":mid_sentence\n" in said(place)
    assert WORD not in said(place)
    assert "test_log" not in said(place)


def test_how_long_something_took_and_how_it_failed(place):
    with log.timing("rapport"):
        pass
    with pytest.raises(KnownError), log.timing("reservekopie"):
        raise KnownError("K04", WORD, WORD)
    assert "rapport: gedaan in 0.0 s" in said(place)
    assert "reservekopie: niet gedaan (K04), na 0.0 s" in said(place)
    assert WORD not in said(place)


def test_the_end_of_a_thread_and_the_warnings_of_python_get_in_by_class_and_are_told_as_before(
    tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    monkeypatch.setattr(warnings, "showwarning", lambda *all_of_it, **_: told.append(all_of_it))
    with warnings.catch_warnings(), log.listening():
        warnings.simplefilter("always")
        log.begin(tmp_path, "proef")
        thread = threading.Thread(target=raise_with_words, args=(WORD,))
        thread.start()
        thread.join()
        warnings.showwarning(UserWarning(WORD), UserWarning, WORD, 1)
    assert len(told) == 2
    assert threading.excepthook == told.append
    assert "fout in het programma: ValueError\n" in said(tmp_path)
    assert "waarschuwing van Python: UserWarning\n" in said(tmp_path)
    assert said(tmp_path).endswith("gesloten\n")
    assert WORD not in said(tmp_path)


# Its files


def test_it_rotates_and_keeps_two_older_ones(tmp_path):
    handler = LogHandler(tmp_path, size=300)
    for number in range(40):
        handler.emit(record(f"regel {number}"))
    files = sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".lock")
    assert files == [FILE, f"{FILE}.1", f"{FILE}.2"]
    assert all(0 < (tmp_path / name).stat().st_size <= 300 for name in files)
    assert "regel 39" in said(tmp_path)


def test_while_another_program_rotates_it_goes_on_in_the_same_file(tmp_path):
    from filelock import FileLock

    handler = LogHandler(tmp_path, size=100)
    with FileLock(f"{tmp_path / FILE}.lock"):
        for number in range(10):
            handler.emit(record(f"regel {number}"))
    assert said(tmp_path).count("\n") == 10
    handler.emit(record("de laatste"))
    assert said(tmp_path).count("\n") == 1


def test_it_holds_no_file_open(tmp_path):
    handler = LogHandler(tmp_path)
    handler.emit(record("regel"))
    assert handler.stream is None


@pytest.mark.parametrize("in_the_way", ["file", "folder"])
def test_where_it_cannot_be_written_nothing_happens(tmp_path, capsys, in_the_way):
    place = tmp_path / "log"
    if in_the_way == "file":
        place.write_text("een bestand", encoding="utf-8")
    else:
        (place / FILE).mkdir(parents=True)
    log.begin(place, "proef")
    log.note("iets")
    log.end()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("failing", ["open", "write", "close", "rename"])
def test_a_disk_that_refuses_disturbs_nobody(tmp_path, capsys, monkeypatch, failing):
    class Full:
        def write(self, *_):
            if failing == "write":
                raise OSError(28, "No space left on device")

        def close(self):
            if failing == "close":
                raise OSError(28, "No space left on device")

        def seek(self, *_):
            return 0

        tell = flush = seek

    def opened(self):
        if failing == "open":
            raise PermissionError(13, "Permission denied")
        return Full()

    handler = LogHandler(tmp_path, size=100)
    if failing == "rename":
        handler.emit(record("x" * 90))
        monkeypatch.setattr("os.rename", lambda *_: raise_permission())
    else:
        monkeypatch.setattr(LogHandler, "_open", opened)
    handler.emit(record("regel"))
    assert capsys.readouterr() == ("", "")
    if failing == "rename":
        assert said(tmp_path).endswith("regel\n")


def raise_permission():
    raise PermissionError(13, "another program has it open")


WRITES = """
import logging, sys
from pathlib import Path
from observatie.log_handler import LogHandler
handler = LogHandler(Path(sys.argv[1]), size=4_000)
for number in range(100):
    handler.emit(logging.LogRecord("", 20, "", 0, f"{sys.argv[2]}-{number};", None, None))
"""


def test_of_two_programs_neither_raises_nor_loses_a_line(tmp_path):
    command = [sys.executable, "-c", WRITES, str(tmp_path)]
    both = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in "ab"]
    assert [program.communicate(timeout=60)[1] for program in both] == ["", ""]
    held = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob(f"{FILE}*"))
    assert [f"{name}-{number}" for name in "ab" for number in range(100) if f" {name}-{number};" not in held] == []
