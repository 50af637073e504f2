"""Who may end or pause support, and when: pure rules, which the database holds too. Silence is never a reason."""

from collections.abc import Set as AbstractSet
from datetime import date

from django.utils.translation import gettext as _

from alongside.kernel.decisions import Decision, No, Yes
from alongside.outreach.ending_vocabulary import SOMEBODY_GOES_ON, THEIR_WORD_ONLY, Judgement, Reason
from alongside.people.policies import can_write_everyday


def can_write_endings(parts: AbstractSet[str], *, is_partner: bool) -> Decision:
    """Writing about an ending, a pause or a return: somebody of the service who sees their everyday support."""
    if is_partner:
        return No(_("Only the service writes about an end of support. Tell their key worker what you know."))
    return can_write_everyday(parts)


def can_leave_out_talk(reason: Reason, *, unanswered: int) -> Decision:
    """Going on without having talked about it with them.

    Never for what only they can say, and never while they are quiet: then our plan moves, and nothing ends.
    """
    if reason is Reason.DIED:
        return Yes()
    if reason in THEIR_WORD_ONLY:
        return No(_("Only they can say this. Talk about it with them first."))
    if unanswered:
        return No(_("They have not answered lately, and silence ends nothing. Keep trying, another way if need be."))
    return Yes()


def can_say_goodbye(reason: Reason, judgement: str, *, who_goes_on: str) -> Decision:
    """Planning a goodbye: as they see it, and with somebody named who goes on where somebody must."""
    if reason is Reason.PAUSE:
        return No(_("A pause is not an ending. Write down until when, and keep the door open."))
    if reason in THEIR_WORD_ONLY and judgement == Judgement.RATHER_NOT:
        return No(_("They would rather it went on, so it goes on."))
    if reason in SOMEBODY_GOES_ON and not who_goes_on.strip():
        return No(_("write who goes on with them, and how they know each other."))
    return Yes()


def can_pause(reason: Reason, judgement: str, *, until: date, today: date, longest: date) -> Decision:
    """A pause: their wish, until a day to come, and talked about again after three months at the latest."""
    if reason is not Reason.PAUSE or judgement not in (Judgement.WANTS, Judgement.ALL_RIGHT):
        return No(_("A pause is theirs to want. Write down first what they said."))
    if not today < until <= longest:
        return No(_("choose a day to come within the next three months. You can agree on another one then."))
    return Yes()


def can_agree_to_ending(*, leads: bool, began: bool) -> Decision:
    """Agreeing that support ends: a lead of the team, and never whoever began it."""
    if began:
        return No(_("Another lead agrees to this: you began it yourself."))
    if leads:
        return Yes()
    return No(_("A team lead or safeguarding lead of this team agrees to an ending."))


def can_end_unseen(*, seen_on: date | None, ended_on: date, days: int, why: str) -> Decision:
    """Ending when they were not seen lately: only with a line on why (Victoria, closure rules)."""
    if why.strip() or (seen_on is not None and (ended_on - seen_on).days <= days):
        return Yes()
    return No(_("write why they were not seen in the last days before."))


def can_set_floor(*, leads: bool, days: int, service_days: int) -> Decision:
    """Saying how often at least we try: a lead, and never less often than the service does for everybody."""
    if not leads:
        return No(_("Only a team lead or safeguarding lead of this team says how often at least we try."))
    if 1 <= days <= service_days:
        return Yes()
    return No(
        _("choose at most the %(days)s days that hold for everybody. They alone can ask for more space.")
        % {"days": service_days}
    )


def can_keep_board(*, works_here: bool, is_full: bool) -> Decision:
    """Writing down that somebody dropped in: in one's own team, as long as the board is a board."""
    if not works_here:
        return No(_("Only somebody who works in this team keeps its drop-in board."))
    if is_full:
        return No(_("The board is full. Say who has left first."))
    return Yes()
