"""Having a file read by a process that holds no key (``readers/__main__.py``), and taking its answer."""

import json
import logging
import struct
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from alongside.attachments.readers.kinds import TYPES, Cleaned, Limits, NotFit, Unfit

PACKAGE_HOME = str(Path(__file__).resolve().parents[2])
PROGRAM = [sys.executable, "-P", "-m", "alongside.attachments.readers"]
WAIT_SECONDS = 90
AT_ONCE = threading.BoundedSemaphore(2)
LENGTH = struct.Struct(">I")

log = logging.getLogger(__name__)


def limits() -> Limits:
    """How much this service keeps."""
    return Limits(settings.FILE_MOST_BYTES, settings.SOUND_MOST_BYTES, settings.PHOTO_MOST_PIXELS)


def checked(data: bytes, *, ending: str) -> Cleaned:
    """What is kept of a file, with all that it told beside its content taken out.

    :raises NotFit: when it is not kept, also when whoever read it broke down over it.
    """
    told = json.dumps({"ending": ending, "limits": asdict(limits())})
    environment = {"PYTHONPATH": PACKAGE_HOME, "LANG": "C.UTF-8"}
    try:
        with AT_ONCE:
            done = subprocess.run(
                [*PROGRAM, told],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                cwd="/",
                timeout=WAIT_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise NotFit(Unfit.TOO_MUCH_INSIDE) from error
    if done.returncode:
        log.warning("The reader of files ended with %s.", done.returncode)
        raise NotFit(Unfit.NOT_READABLE)
    return _answer(done.stdout)


def _answer(said: bytes) -> Cleaned:
    """The reader's answer, believed no further than it can be checked: it read what a stranger made."""
    (length,) = LENGTH.unpack(said[: LENGTH.size])
    about = json.loads(said[LENGTH.size : LENGTH.size + length])
    if "refused" in about:
        raise NotFit(Unfit(about["refused"]))
    kept, size = said[LENGTH.size + length :], int(about["data"])
    if about["type"] not in TYPES or not 0 < size <= len(kept):
        raise NotFit(Unfit.NOT_READABLE)
    return Cleaned(about["type"], kept[:size], kept[size:])
