"""A program that is killed at a random moment, and what it had said until then."""

import random
import sys
import time
from subprocess import PIPE, Popen


def said_until_killed(
    script: str, *words: object, key: bytes, chance: random.Random, most_lines: int, most_ms: int
) -> list[str]:
    """Let a script be the child, and kill it after at most so many lines and milliseconds more.

    Return the lines that it had said: each whole, as the last one may be torn.
    """
    command = [sys.executable, script, "--child", *map(str, words)]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        print(key.hex(), file=child.stdin, flush=True)
        lines = [child.stdout.readline() for _ in range(chance.randint(1, most_lines))]
        time.sleep(chance.uniform(0, most_ms) / 1000)  # not to wait for anything: to hit any point of a commit
        assert child.poll() is None, "the child ended by itself"
        child.kill()
        lines += child.stdout.readlines()
    return [line.strip() for line in lines if line.endswith("\n")]
