"""Accounts, and what was being typed when one was signed out."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Look, Role
from alongside.kernel.ids import new_id
from alongside.kernel.models import IdModel


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts for sign-in. Accounts are made by ``alongside account add``."""


class Account(AbstractBaseUser):
    """Somebody who can sign in. Its roles say what they do; only grants open records."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(_("user name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("email"), blank=True)
    roles = ArrayField(models.CharField(max_length=30, choices=Role.choices), default=list)
    language = models.CharField(max_length=10, default="en")
    # How pages look in their own space: kept here and not on the phone.
    looks = ArrayField(models.CharField(max_length=20, choices=Look.choices), default=list, db_default=[])
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    # When they were asked, once, whether they would like a passkey.
    passkey_asked_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.name

    def holds(self, *roles: Role) -> bool:
        """Whether the account has any of these roles."""
        return any(role in self.roles for role in roles)


class KeptText(IdModel):
    """What somebody was typing when their sign-in ran out, sealed until they are back."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()
