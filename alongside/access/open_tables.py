"""Tables without row-level security: each with the rights the app has there, and the reason.

A test fails for a table that is neither protected nor listed here.
"""

from typing import NamedTuple


class Open(NamedTuple):
    """What the app may do with an open table, and why it is open."""

    rights: str
    reason: str
    machines: str = ""
    """What jobs may do there, as the role ``alongside_jobs``."""


_SIGN_IN = "Sign-in needs it before anybody is known; it holds nothing about young people."

OPEN_TABLES: dict[str, Open] = {
    "access_account": Open(
        "select, update (password, last_login, language, looks, passkey_asked_at)",
        "Staff and partners are named to each other; roles are changed by the owner only.",
        "select (id, name, roles, is_active)",
    ),
    "access_kepttext": Open(
        "select, insert, delete", "Sealed under the service's key, for a day.", "select (id, kept_at), delete"
    ),
    "access_draft": Open(
        "",
        "Has its own policies in access/sql/drafts.sql: one's own, while the record is open to one. "
        "Sealed under the service's key, for a day.",
        "select (id, kept_at), delete",
    ),
    "account_emailaddress": Open("select, insert, update, delete", _SIGN_IN),
    "account_emailconfirmation": Open("select, insert, update, delete", _SIGN_IN),
    "mfa_authenticator": Open("select, insert, update, delete", _SIGN_IN + " Secrets are sealed."),
    "access_signin": Open(
        "select, insert, update, delete", _SIGN_IN + " Keys are hashed, and the name of a device is sealed."
    ),
    "access_workaccount": Open(
        "select, insert, delete", _SIGN_IN + " Each row carries a proof that the database alone cannot make."
    ),
    "shared_cache": Open("select, insert, update, delete", "Counts tries to sign in, by keyed name."),
    "access_secondwords": Open("", "Which account second words open: five functions know it, and nobody reads it."),
    "people_agency": Open("select", "Agencies are public bodies.", "select"),
    "people_team": Open("select", "Teams are named to everybody who works with them.", "select"),
    "people_practitioner": Open("select", "Who works where is known to colleagues and partners."),
    "socialaccount_socialaccount": Open("", "Made by allauth, not used: access_workaccount is what signs in."),
    "socialaccount_socialapp": Open("", "Made by allauth, not used: the provider is named in the settings."),
    "socialaccount_socialtoken": Open("", "Made by allauth, not used: no token is kept."),
    "evidence_promptcount": Open(
        "select", "How often a question is asked, in fives and never below five.", "select, insert, delete"
    ),
    "voice_advocacywait": Open(
        "select", "How long young people wait for an advocate, never of fewer than five.", "select, insert, delete"
    ),
    "voice_heardcount": Open(
        "select", "What young people say of being heard, in fives and never below five.", "select, insert, delete"
    ),
    "django_migrations": Open("", "Which migrations ran; only the owner reads it."),
    "django_content_type": Open("select", "Names of models."),
    "auth_permission": Open("", "Made by Django, not used: roles and grants decide."),
    "auth_group": Open("", "Made by Django, not used: roles and grants decide."),
    "auth_group_permissions": Open("", "Made by Django, not used: roles and grants decide."),
    "access_record": Open("", "Has its own policies in access/sql/policies.sql.", "select"),
    "access_recordkey": Open("", "No rights at all: keys are given out by access.record_keys only."),
    "access_grant": Open("", "Has its own policies in access/sql/policies.sql.", "select"),
    "access_barrier": Open(
        "", "Has its own policies in access/sql/barriers.sql: leads read it, and never whom it names."
    ),
    "access_acquaintance": Open(
        "", "Has its own policies in access/sql/barriers.sql: leads read it, and who answered."
    ),
    "access_emergency": Open("", "Has its own policies in access/sql/barriers.sql: leads read it, and who opened."),
    "access_seenquestion": Open(
        "",
        "Has its own policies in access/sql/seen.sql: young people ask, and the data-protection lead answers. "
        "Answers are sealed under the service's key.",
    ),
    "access_move": Open(
        "", "Has its own policies in access/sql/moves.sql: leads of both teams read it, and who proposed it."
    ),
    "access_lookround": Open("select", "When it was last looked for what is out of the ordinary; it names nobody."),
    "access_lookfound": Open("", "No rights at all: written by jobs.keep_looking and told by access.looking."),
    "access_lookanswer": Open("", "No rights at all: access.looking leaves out what was answered."),
    "evidence_ownstudy": Open("", "Published research: read by everybody signed in, written by those who lead."),
    "evidence_ownfinding": Open("", "What research found: read by everybody signed in, written by those who lead."),
    "evidence_ownquestion": Open("", "Questions for a team: read by everybody signed in, written by those who lead."),
    "evidence_earlier": Open("", "What these said before: added to by those who lead, altered by nobody."),
    "evidence_reading": Open("", "Lists of what to read: a person's own, or a team's, by their own policies."),
    "evidence_brought": Open("", "References brought in, for a day, for whoever brought them."),
    "outreach_visit": Open(
        "",
        "Who dropped in, sealed, for a short while and in no record: whoever works in the team that keeps the board.",
        "select (id, forget_on), delete",
    ),
    "voice_piece": Open("", "What a young person made: theirs alone, and no other role has any right to it."),
    "voice_shownpiece": Open(
        "",
        "Copies that one named person is shown, by policies in voice/migrations/0003_pieces.py: seen by nobody else.",
        "select (id, until, ended_at), update (card, ended_at, file)",
    ),
    "voice_wishpiece": Open(
        "",
        "Copies beside a wish, by policies in voice/migrations/0007_wishing.py: whoever reads the decision sees them.",
    ),
    "keywork_absence": Open(
        "", "Who is away until when, and who steps in, never why: known to all, said by oneself or one's lead."
    ),
    "keywork_workerself": Open(
        "", "What workers say of themselves so that young people can choose: each their own row."
    ),
    "keywork_training": Open(
        "", "Has its own policies in keywork/sql/staff.sql: one's own, and read by whoever leads one."
    ),
    "keywork_supervision": Open(
        "", "Has its own policies in keywork/sql/staff.sql: the two, and whoever leads the worker sees that it happens."
    ),
    "keywork_supervisiontalk": Open(
        "", "Has its own policies in keywork/sql/staff.sql: the two and nobody else. Sealed under the service's key."
    ),
    "keywork_ownanswer": Open(
        "", "Has its own policy in keywork/migrations: what one puts off about oneself, one's own."
    ),
    "keywork_owncheck": Open(
        "",
        "Has its own policies in keywork/sql/staff.sql: one's own, and whoever one shows it to. "
        "Sealed under the service's key.",
    ),
    "ledger_line": Open("", "Append-only, with its own policies."),
    "ledger_leaf": Open("", "Append-only: hashes."),
    "ledger_checkpoint": Open("", "Append-only: signed tree heads."),
    "ledger_cosignature": Open("", "Append-only: what witnesses signed beside our heads."),
    "ledger_turn": Open("", "Empty: whoever seals the ledger holds its lock."),
}
