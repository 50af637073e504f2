"""The process that reads a file: bytes in, what is kept out.

It runs as the same system user as the service. Before it looks at the first byte it has no key and no connection, and
gives up what it does not need: it opens no file, folder or socket any more and gains no rights. Where the kernel has
Landlock (since Linux 5.13), it also starts no program, makes, renames or removes no file, and looks into no other
process. Without it, code that took this process over could do that as far as the system user may. With it, it could
still signal that user's processes.
"""

import codecs
import contextlib
import ctypes
import json
import resource
import struct
import sys
from ctypes import CDLL

from alongside.attachments.readers.kinds import Limits, NotFit, Unfit
from alongside.attachments.readers.reading import cleaned

MEMORY_BYTES, SECONDS = 3_000_000_000, 60
# prctl(2) and landlock(7); the numbers of these two calls are the same on every kind of machine.
NO_NEW_PRIVILEGES, CREATE_RULESET, RESTRICT_SELF = 38, 444, 446
EVERYTHING_WITH_FILES = (1 << 13) - 1
NAMES_IN_ZIPS, MARKED_TEXT = "cp437", "utf-8-sig"


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
    """Bounds that hold even if a library is made to do what it should not. What a system lacks is passed over."""
    for needed in (NAMES_IN_ZIPS, MARKED_TEXT):
        codecs.lookup(needed)  # a file that Python reads when it is first asked for
    _keep_out()
    bounds = (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),  # what is open stays so: the three it was started with
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        with contextlib.suppress(ValueError, OSError):  # a system may have fewer bounds, or lower ones already
            resource.setrlimit(what, (most, most))


def _keep_out() -> None:
    """Gain no rights, and reach no file by its name: Landlock, with a ruleset that allows nothing."""
    with contextlib.suppress(OSError, AttributeError):
        libc = CDLL(None)
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        rules = libc.syscall(
            CREATE_RULESET, ctypes.byref(ctypes.c_uint64(EVERYTHING_WITH_FILES)), ctypes.c_size_t(8), 0
        )
        if rules >= 0:
            libc.syscall(RESTRICT_SELF, rules, 0)


if __name__ == "__main__":
    main()
