"""The composition root: decides between window and command, and wires the layers together."""

import sys
from collections.abc import Sequence

from observatie.arguments import NOT_DONE, parse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Observatie and return its exit code."""
    asked = parse(arguments)
    if asked.command is None:
        return NOT_DONE
    from observatie import cli

    return cli.run(asked)


if __name__ == "__main__":
    sys.exit(main())
