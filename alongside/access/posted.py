"""What a form or an address brings back of the page it stood on."""

from uuid import UUID

from django.http import HttpRequest

from alongside.access.http import number
from alongside.kernel.decisions import NotVisible
from alongside.kernel.ids import new_id


def once(request: HttpRequest) -> UUID:
    """The id that was made when the form was shown, so that sending it twice does its work once; or a new one."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return new_id()


def seen_version(request: HttpRequest, current: int) -> int:
    """The version that the writer saw; the ``current`` one when the form is shown. 0 stands for none yet."""
    posted = number(request.POST.get("seen", ""))
    return current if posted is None else posted


def before(request: HttpRequest) -> UUID | None:
    """The row before which a list goes on; ``None`` for its head.

    :raises NotVisible: when the address names no row.
    """
    if not (asked := request.GET.get("before")):
        return None
    try:
        return UUID(asked)
    except ValueError as error:
        raise NotVisible from error
