"""An id that is made when a form is shown, so that sending it twice does its work once."""

from uuid import UUID

from django.http import HttpRequest

from alongside.kernel.ids import new_id


def once(request: HttpRequest) -> UUID:
    """The id that was posted, or a new one."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return new_id()
