"""Where instruments/ and resources/ are: the one place that knows."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _root() -> Path:
    # An editable install leaves a stale copy in the package or none at all, so a checkout goes first.
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "instruments").is_dir():
        return checkout
    return _PACKAGE / "_data"


def instruments_folder() -> Path:
    """Return the folder with the shipped instruments, one YAML file each."""
    return _root() / "instruments"


def resource(name: str) -> Path:
    """Return the path of a file or folder in resources/, such as `fonts/SourceSans3-Regular.ttf`."""
    return _root() / "resources" / name
