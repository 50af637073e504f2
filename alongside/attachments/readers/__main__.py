"""The process that reads a file: bytes in, what is kept out, and nothing else in reach."""

import contextlib
import json
import resource
import struct
import sys

from alongside.attachments.readers.kinds import Limits, NotFit, Unfit
from alongside.attachments.readers.reading import cleaned

MEMORY_BYTES, SECONDS, OPEN_FILES = 3_000_000_000, 60, 64


def main() -> None:
    """Read standard input to its end; answer with a length, a line of JSON of that length, and the bytes."""
    _fence()
    told = json.loads(sys.argv[1])
    data = sys.stdin.buffer.read()
    answer: dict[str, object] = {}
    kept = small = b""
    try:
        made = cleaned(data, ending=told["ending"], limits=Limits(**told["limits"]))
        answer, kept, small = {"type": made.type, "data": len(made.data)}, made.data, made.small
    except NotFit as refusal:
        answer = {"refused": refusal.reason.value}
    except (MemoryError, RecursionError):
        answer = {"refused": Unfit.TOO_MUCH_INSIDE.value}
    line = json.dumps(answer).encode()
    for piece in (struct.pack(">I", len(line)), line, kept, small):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _fence() -> None:
    """Bounds that hold even if a library is made to do what it should not: no file can be written at all."""
    bounds = (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        with contextlib.suppress(ValueError, OSError):  # a system may have fewer bounds, or lower ones already
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
