"""What somebody began to type and has not sent: it fills a form again, without being judged by it."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict


class Begun(QueryDict):
    """The fields of a form as they were typed so far.

    A :class:`~alongside.kernel.forms.Form` of it is never valid, and says nothing about what is missing.
    """

    @classmethod
    def of(cls, typed: Mapping[str, Sequence[str]]) -> "Begun":
        """Fields by their names, each with its values."""
        begun = cls(mutable=True)
        for name, values in typed.items():
            begun.setlist(name, list(values))
        begun._mutable = False
        return begun
