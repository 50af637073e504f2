"""Who may do what, as pure rules. The database holds the same rules behind them."""

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.vocabulary import GrantRole, Purpose, Role
from alongside.kernel.decisions import Decision, No, Yes


def can_browse_ledger(who: Account) -> Decision:
    """Reading the ledger across all records."""
    if who.holds(Role.DATA_PROTECTION_LEAD):
        return Yes()
    return No(_("Only the data-protection lead reads the whole ledger."))


def can_answer_seen(who: Account) -> Decision:
    """Answering young people who did not expect an opening of their record."""
    if who.holds(Role.DATA_PROTECTION_LEAD):
        return Yes()
    return No(_("Only the data-protection lead reads and answers this."))


def can_change_access(*, leads: bool) -> Decision:
    """Giving and ending grants on a record, by somebody who leads its team or does not."""
    if leads:
        return Yes()
    return No(_("Only a team lead or safeguarding lead of this team changes who can see."))


def is_of_support(who: Account) -> bool:
    """Whether somebody of the service is there for young people: the roles that a door for support can be given to."""
    return who.holds(Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD) and not who.holds(Role.PARTNER)


def can_hold_door(who: Account, role: GrantRole) -> Decision:
    """Being let in to a young person's record: as a partner for whoever is one, else those there for young people."""
    if who.holds(Role.PARTNER):
        if role is GrantRole.PARTNER:
            return Yes()
        return No(_("Somebody of another agency sees as a partner, and as nothing else."))
    if not is_of_support(who):
        return No(_("Their role opens no young person's record. Choose somebody who is there for young people."))
    if role is GrantRole.PARTNER:
        return No(_("They work here, so they are no partner. Choose what else they are to the young person."))
    return Yes()


def can_bring_in_files(who: Account) -> Decision:
    """Bringing council files in."""
    if who.holds(Role.DATA_OFFICER):
        return Yes()
    return No(_("Only a data officer brings council files in."))


def can_keep_service(who: Account) -> Decision:
    """Seeing and mending what runs in the background."""
    if who.holds(Role.ADMINISTRATOR):
        return Yes()
    return No(_("Only an administrator keeps the work in the background."))


def can_open_in_emergency(who: Account) -> Decision:
    """Opening a record for an hour without a door: practitioners of the service, and their leads."""
    if is_of_support(who):
        return Yes()
    return No(_("Only practitioners of the service open a record in an emergency."))


def can_review_emergency(*, leads: bool, is_opener: bool) -> Decision:
    """Looking at emergency access afterwards: a lead of the record's team who did not open it."""
    if is_opener:
        return No(_("Only another lead can look at this: you opened it yourself."))
    return can_change_access(leads=leads)


def can_move_record(*, leads: bool) -> Decision:
    """Proposing that another team takes a record, and taking that back: a lead of the team that holds it."""
    if leads:
        return Yes()
    return No(_("Only a team lead or safeguarding lead of this team proposes that another team takes it."))


def can_answer_move(*, is_proposer: bool) -> Decision:
    """Taking a record or saying no, by a lead of the other team: that they lead it, the database has said."""
    if is_proposer:
        return No(_("Ask another lead of that team: nobody moves a record alone."))
    return Yes()


def can_read_unusual(who: Account) -> Decision:
    """Reading what was out of the ordinary in how records were opened."""
    if who.holds(Role.SAFEGUARDING_LEAD):
        return Yes()
    return No(_("Only a safeguarding lead reads what was out of the ordinary."))


def can_answer_unusual(*, found: bool) -> Decision:
    """Saying what was behind it: that it was found in a team the viewer answers for, the database has said."""
    if found:
        return Yes()
    return No(_("Nothing like this waits for an answer in your teams. Open the page again to see what does."))


def can_close_account(*, allowed: bool) -> Decision:
    """Closing somebody's account: an administrator, or a lead of their team for those without a lead's or administrator's role."""
    if allowed:
        return Yes()
    return No(_("Only an administrator, or the lead of their team, closes somebody's account."))


def leads_somewhere(who: Account) -> bool:
    """Whether the account may be a lead of a team at all; which team, the database says."""
    return who.holds(Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD)


def can_open_space(who: Account) -> Decision:
    """Opening a young person's own space: a worker of the service with a door to them, which the database asks for."""
    if who.holds(Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD):
        return Yes()
    return No(_("Only a worker who is alongside them opens their space."))


def usual_purpose(who: Account) -> Purpose:
    """What this person usually opens records for; it goes on the ledger line."""
    if who.holds(Role.YOUNG_PERSON):
        return Purpose.THEIRS
    if who.holds(Role.SAFEGUARDING_LEAD):
        return Purpose.SAFEGUARDING
    if who.holds(Role.TEAM_LEAD):
        return Purpose.SUPERVISION
    if who.holds(Role.DATA_OFFICER):
        return Purpose.RECORD_KEEPING
    return Purpose.SUPPORT
