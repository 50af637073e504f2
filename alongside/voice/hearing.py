"""What is asked about being heard: six questions of our own, by picture and word, each of which may be left out.

They ask about what young people named a good response by (empathy, respect, discretion, steady contact, support, choice
and control: Beckett, Warrington and others on policing, 2016). They are no measure: an answer has no number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.voice.heard_vocabulary import Felt

ICONS = {Felt.YES: "sun", Felt.PARTLY: "cloud-fog", Felt.NO: "cloud-rain"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words to them, and what each answer says to us."""

    code: str
    words: Promise
    yes: Promise
    partly: Promise
    no: Promise

    @property
    def answers(self) -> list[tuple[Felt, str]]:
        """Each answer and its picture."""
        return list(ICONS.items())

    def sentence(self, felt: Felt) -> Promise:
        """What an answer says."""
        return {Felt.YES: self.yes, Felt.PARTLY: self.partly, Felt.NO: self.no}[felt]


QUESTIONS: Sequence[Question] = (
    Question(
        "empathy",
        _("Were they kind?"),
        _("They were kind."),
        _("They were kind in part."),
        _("It did not feel kind."),
    ),
    Question(
        "respect",
        _("Did they take you seriously?"),
        _("They took them seriously."),
        _("They took them seriously in part."),
        _("They did not feel taken seriously."),
    ),
    Question(
        "discretion",
        _("Did they keep it between you?"),
        _("It was kept between them."),
        _("Some of it was kept between them."),
        _("Others heard or saw what they should not."),
    ),
    Question(
        "continuity",
        _("Was it somebody you know, or did they say what comes next?"),
        _("It was somebody they know, or they were told what comes next."),
        _("They were told some of what comes next."),
        _("It was a stranger, and nobody said what comes next."),
    ),
    Question("support", _("Did it help?"), _("It helped."), _("It helped a bit."), _("It did not help.")),
    Question(
        "control",
        _("Could you choose, and say stop?"),
        _("They could choose, and say stop."),
        _("They could choose some of it."),
        _("They could not choose."),
    ),
)


def kept(given: Mapping[str, str]) -> list[str]:
    """The answers that were given, as they are kept: ``respect-partly``; what is no answer is left out."""
    return [f"{one.code}-{given[one.code]}" for one in QUESTIONS if given.get(one.code) in Felt.values]


def read(answers: Iterable[str]) -> list[tuple[Question, Felt]]:
    """Each question that was answered, and its answer, in the order of the questions."""
    given = dict(answer.split("-", 1) for answer in answers)
    return [(one, Felt(given[one.code])) for one in QUESTIONS if one.code in given]


def asks_to_listen(answers: Iterable[str]) -> bool:
    """Whether one of the answers asks that somebody listens."""
    return any(felt is Felt.NO for _question, felt in read(answers))
