"""Where a file's bytes are in the store, and what opens them."""

from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from alongside.access.doors import Opened
from alongside.attachments.models import Attachment
from alongside.attachments.sealing import Sealer
from alongside.attachments.store import Store, kept_in

WHOLE, SMALL, ARRIVING = "whole", "small", "arriving"


def store() -> Store:
    """The store that the settings name."""
    return _store(settings.FILES_PLACE)


def name(file: Attachment, part: str) -> str:
    """By what name a part of a file is in the store."""
    return f"{file.pk.hex}.{part}"


def slice_name(file: Attachment, at: int) -> str:
    """By what name the slice that begins at this byte is in the store."""
    return f"{file.pk.hex}.{ARRIVING}-{at}"


def sealer(file: Attachment, part: str, *, door: Opened) -> Sealer:
    """What seals and opens this part of the file.

    :raises NotVisible: when the viewer does not hold the file's compartment.
    """
    return Sealer(AESGCM(bytes.fromhex(door.read(file, "file_key"))), file.pk, part)


_store = cache(kept_in)
