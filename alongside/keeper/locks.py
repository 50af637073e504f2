"""File locks between processes and threads; the system lets go of them when their holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path, *, shared: bool = False, wait: bool = True) -> Iterator[None]:
    """Hold the lock file at `path`, made when missing.

    :raises BlockingIOError: if somebody else holds it and we would have to wait but may not.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(
            descriptor,
            (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB),
        )
        try:
            yield
        finally:
            # Said aloud, not left to close(): a forked child may still have a copy of it.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether anybody holds the lock, shared or alone."""
    try:
        with held(path, wait=False):
            return False
    except BlockingIOError:
        return True
