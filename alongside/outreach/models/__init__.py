"""Reaching out: how to be in touch safely, every try, drop-in, goodbyes and coming back."""

from alongside.outreach.models.contact import ContactAgreement, ContactOverride, ContactWay
from alongside.outreach.models.drop_ins import Visit
from alongside.outreach.models.endings import Ending, EndingStep, Floor, FollowUp
from alongside.outreach.models.plans import OutreachPlan
from alongside.outreach.models.replies import Reply
from alongside.outreach.models.tries import Try

__all__ = [
    "ContactAgreement",
    "ContactOverride",
    "ContactWay",
    "Ending",
    "EndingStep",
    "Floor",
    "FollowUp",
    "OutreachPlan",
    "Reply",
    "Try",
    "Visit",
]
