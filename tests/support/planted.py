"""Words that somebody wrote, and where they are looked for: in every file of a folder, in several spellings."""

from base64 import b64encode
from pathlib import Path
from urllib.parse import quote


def spellings(word: str) -> list[bytes]:
    """Return what a word leaves behind in a file, however it is written there."""
    plain = [each.encode(code) for each in (word, word.upper()) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    escaped = [word.encode("ascii", "backslashreplace"), quote(word).encode(), word.encode("latin-1", "replace")]
    # Without the letters that what stands before and behind it have a part in.
    coded = [
        b64encode(b"x" * before + word.encode())[4 if before else 0 : -4] for before in range(3) if len(word) > 9
    ]
    return [*plain, *escaped, word.encode().hex().encode(), *coded]


def found_in(folder: Path, words: list[str]) -> list[str]:
    """Return which of the words are in any file of a folder, or in its name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    held = b"\n".join(path.name.encode() + b"\n" + path.read_bytes() for path in files)
    return [word for word in words if any(each in held for each in spellings(word))]
