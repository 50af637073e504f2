"""Tables without row-level security: each with the rights the app has there, and the reason.

A test fails for a table that is neither protected nor listed here.
"""

from typing import NamedTuple


class Open(NamedTuple):
    """What the app may do with an open table, and why it is open."""

    rights: str
    reason: str


_SIGN_IN = "Sign-in needs it before anybody is known; it holds nothing about young people."

OPEN_TABLES: dict[str, Open] = {
    "access_account": Open(
        "select, update (password, last_login, language)",
        "Staff and partners are named to each other; roles are changed by the owner only.",
    ),
    "access_kepttext": Open("select, insert, delete", "Sealed under the service's key, for a day."),
    "account_emailaddress": Open("select, insert, update, delete", _SIGN_IN),
    "account_emailconfirmation": Open("select, insert, update, delete", _SIGN_IN),
    "mfa_authenticator": Open("select, insert, update, delete", _SIGN_IN + " Secrets are sealed."),
    "django_session": Open("select, insert, update, delete", _SIGN_IN + " It holds ids only."),
    "shared_cache": Open("select, insert, update, delete", "Counts tries to sign in, by keyed name."),
    "people_agency": Open("select", "Agencies are public bodies."),
    "people_team": Open("select", "Teams are named to everybody who works with them."),
    "people_practitioner": Open("select", "Who works where is known to colleagues and partners."),
    "django_migrations": Open("", "Which migrations ran; only the owner reads it."),
    "django_content_type": Open("select", "Names of models."),
    "auth_permission": Open("", "Made by Django, not used: roles and grants decide."),
    "auth_group": Open("", "Made by Django, not used: roles and grants decide."),
    "auth_group_permissions": Open("", "Made by Django, not used: roles and grants decide."),
    "access_record": Open("", "Has its own policies in access/sql/policies.sql."),
    "access_recordkey": Open("", "No rights at all: keys are given out by access.record_keys only."),
    "access_grant": Open("", "Has its own policies in access/sql/policies.sql."),
    "ledger_line": Open("", "Append-only, with its own policies."),
    "ledger_leaf": Open("", "Append-only: hashes."),
    "ledger_checkpoint": Open("", "Append-only: signed tree heads."),
}
