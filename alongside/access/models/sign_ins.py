"""Browsers that came by, and accounts elsewhere that one of ours signs in with."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from alongside.access.models.accounts import Account
from alongside.access.vocabulary import Browser, DeviceKind
from alongside.kernel.models import IdModel


class SignIn(AbstractBaseSession):
    """A browser that came by: its session under a hash of its key, and once somebody signs in, whose device it is.

    No address of a network is kept.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, related_name="+")
    device = models.CharField(max_length=10, choices=DeviceKind.choices, blank=True)
    browser = models.CharField(max_length=10, choices=Browser.choices, blank=True)
    # What its owner calls the device, sealed under the service's key.
    name = models.BinaryField(null=True)
    started_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Where sessions are kept, as Django asks for it."""
        from alongside.access.sessions import SessionStore

        return SessionStore


class WorkAccount(IdModel):
    """An account somewhere else that one of ours may sign in with: its issuer and its subject, and nothing more.

    ``proof`` vouches for the row, which nobody can write with the database alone.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()
    proof = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["issuer", "subject"], name="access_workaccount_one"),)

    @property
    def about(self) -> str:
        """What the proof vouches for."""
        return f"work|{self.issuer}|{self.subject}|{self.account_id}"
