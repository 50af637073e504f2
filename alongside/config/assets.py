"""Static files, gathered under hashed names and compressed, whenever they changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from alongside.keeper import places


def gather() -> None:
    """Bring ``STATIC_ROOT`` up to date; nothing is done when it is."""
    mark = places.state_dir() / "static.mark"
    now = _fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now)


def _fingerprint() -> str:
    found = hashlib.sha256(settings.STATIC_ROOT.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found.update(f"{path}:{storage.size(path)}:{storage.get_modified_time(path)}".encode())
    return found.hexdigest()
