"""Who may sign in at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from alongside.access.actor import acting_as
from alongside.access.http import is_in_their_space
from alongside.access.models import Account
from alongside.access.queries import own
from alongside.access.sessions import SessionStore
from alongside.access.vocabulary import Role

_session: ContextVar[SessionStore | None] = ContextVar("session", default=None)


@contextmanager
def reading(session: SessionStore) -> Iterator[None]:
    """Until the block ends, take the account that was read with a session, rather than read it once more."""
    token = _session.set(session)
    try:
        yield
    finally:
        _session.reset(token)


class SignIn(AuthenticationBackend):
    """allauth's backend; the invented people of the demo are nobody anywhere else.

    Asked at sign-in and again at every request, so that an account that was closed is out at once.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:  # type: ignore[override]
        """Whose name and words these are; nobody's, at the other sort of door."""
        user = super().authenticate(request, **credentials)
        if request is not None and is_in_their_space(request):
            # Whatever the first answer was, so that the time it takes tells nobody which words they were.
            user = self._by_second_words(**credentials) or user
        return user if user and (request is None or is_their_door(request, user)) else None

    def _by_second_words(self, *, username: str = "", password: str = "", **_rest: Any) -> Any:
        second = own.second_of(username)
        account = Account.objects.filter(pk=second).first() if second else None
        if account is None:
            self._mitigate_timing_attack(password)
        return self._check_password(account, password)

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account is open, and not a demo account outside the demo."""
        return bool(super().user_can_authenticate(user)) and (settings.DEMO or not user.is_demo)

    def get_user(self, user_id: UUID) -> Any:
        """The account by this id, if it may sign in."""
        session = _session.get()
        read = session.account(user_id) if session else None
        if read is None:
            return super().get_user(user_id)
        return read if self.user_can_authenticate(read) else None

    def _check_password(self, user: Any, password: str) -> Any:
        """Check it as its owner, who alone may keep it anew when hashing has changed since."""
        if user is None:
            return super()._check_password(user, password)
        with acting_as(user.pk), transaction.atomic():
            return super()._check_password(user, password)


def is_their_door(request: HttpRequest, account: Any) -> bool:
    """Whether an account is at the door meant for it: young people at their own host, everybody else at the other."""
    return bool(account.holds(Role.YOUNG_PERSON)) == is_in_their_space(request)


def may_sign_in(account: Any) -> bool:
    """Whether an account may sign in, by whichever way it came."""
    return SignIn().user_can_authenticate(account)
