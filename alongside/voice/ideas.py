"""Ideas to begin with, instead of questions. Our own texts: each can be drawn, written, sung, picked or passed.

None asks what happened. They ask for a place, a sound, a wish, a small thing: whoever wants to tell more does so.
"""

from django.utils.translation import gettext_lazy as _

IDEAS = {
    "breathe": _("A place where you can breathe"),
    "weather": _("Your day as a weather map"),
    "way_home": _("Five songs for the way home"),
    "door": _("A door, and what is behind it"),
    "ate": _("The best thing you ever ate"),
    "on_your_side": _("An animal that would be on your side"),
    "hands": _("What your hands are good at"),
    "ten_years": _("A message to you from ten years on"),
    "flag": _("Your own flag, with its colours"),
    "at_ease": _("A map of where you feel at ease"),
    "smile": _("Something small that made you smile"),
    "morning": _("The sound of a good morning"),
    "superpower": _("A superpower for ordinary days"),
    "know": _("Things you know that grown-ups do not"),
    "window": _("The view from your window, or the one you want"),
    "better_week": _("A recipe for a better week"),
    "gets_you": _("Someone who gets you"),
    "song": _("A song that says it better than you can"),
    "island": _("What you would pack for an island"),
    "game": _("The rules of a game that you made up"),
    "walk_past": _("A photo of something most people walk past"),
    "colour": _("The colour of today, and why"),
    "good_worker": _("What a good worker does, and what they never do"),
    "thank_you": _("A thank-you that you never said"),
    "sign": _("A sign for your own door"),
    "ask_you": _("What you wish somebody would ask you"),
}
