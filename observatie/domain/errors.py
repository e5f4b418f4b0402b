"""The two kinds of error: one a person can act on, and one that is ours; and in Dutch why a system refused."""

import errno
from typing import Protocol

from observatie.domain.text import at_start

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "je ruimte op deze schijf is vol",
    errno.EROFS: "hier kun je alleen lezen",
    errno.ENOENT: "de map is er niet",
    errno.ENOTDIR: "de map is er niet",
    errno.EISDIR: "er staat een map met die naam",
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class KnownError(Exception):
    """A problem we foresaw: it is shown as a sentence with a remedy, never as a traceback.

    Attributes:
        code: stable, for tests and for a question to the help desk ("B03").
        what: what happened and what it means, in Dutch.
        remedy: what to do about it, in Dutch.
    """

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(f"{code} {what}; {remedy}")
        self.code = code
        self.what = what
        self.remedy = remedy

    def framed(self, before: str = "", after: str = "") -> "KnownError":
        """Return the same problem told with a sentence before or after it."""
        what = f"{before}. {at_start(self.what)}" if before else self.what
        return KnownError(self.code, what, f"{self.remedy}. {after}" if after else self.remedy)


class Explained(Protocol):
    """What happened and what to do, in Dutch: a KnownError, or a Rejection of the domain."""

    @property
    def what(self) -> str:
        """What happened and what it means."""
        ...

    @property
    def remedy(self) -> str:
        """What to do about it."""
        ...


def sentence(problem: Explained) -> str:
    """Return a problem as a person reads it: what happened, and then what to do."""
    return " ".join(f"{at_start(part)}." for part in (problem.what, problem.remedy))


def reason(error: OSError) -> str:
    """Return in a few Dutch words why the system refused something; its own words where we have none."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


class BugError(Exception):
    """The program contradicts itself; nobody but its makers can correct this."""


class InputError(Exception):
    """What somebody handed in has problems: all of them at once, each a line in Dutch with its remedy.

    Attributes:
        problems: the lines, in the order of the input.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
