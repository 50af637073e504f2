"""What is asked right after a session, by picture and word: four questions of our own, each of which may be passed.

They are no measure: an answer is kept in words, and no answer has a number. Three ask about what young people say good
help is like (listened to, a say, at ease), the last about what comes next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: its picture and word for them, its sentence for their worker, and whether it asks us to listen."""

    code: str
    icon: str
    word: Promise
    sentence: Promise
    asks_to_listen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question and its answers."""

    code: str
    words: Promise
    answers: Sequence[Answer]

    def answer(self, code: str | None) -> Answer | None:
        """The answer by that code; nothing when it was passed."""
        return next((one for one in self.answers if one.code == code), None)


QUESTIONS: Sequence[Question] = (
    Question(
        code="heard",
        words=_("Did you feel listened to?"),
        answers=(
            Answer(code="yes", icon="sun", word=_("Yes"), sentence=_("They felt listened to.")),
            Answer(code="partly", icon="cloud-fog", word=_("Partly"), sentence=_("They felt listened to in part.")),
            Answer(
                code="no",
                icon="cloud-rain",
                word=_("Not today"),
                sentence=_("They did not feel listened to."),
                asks_to_listen=True,
            ),
        ),
    ),
    Question(
        code="say",
        words=_("Did you have a say in what we did?"),
        answers=(
            Answer(code="yes", icon="sun", word=_("Yes"), sentence=_("They had a say in what you did.")),
            Answer(code="partly", icon="cloud-fog", word=_("Partly"), sentence=_("They had some say in what you did.")),
            Answer(
                code="no",
                icon="cloud-rain",
                word=_("Not today"),
                sentence=_("They had no say in what you did."),
                asks_to_listen=True,
            ),
        ),
    ),
    Question(
        code="ease",
        words=_("Was it all right to be here?"),
        answers=(
            Answer(code="yes", icon="sun", word=_("Yes"), sentence=_("It was all right for them to be there.")),
            Answer(
                code="partly", icon="cloud-fog", word=_("Partly"), sentence=_("It was partly all right to be there.")
            ),
            Answer(
                code="no",
                icon="cloud-rain",
                word=_("Not today"),
                sentence=_("It was hard for them to be there."),
                asks_to_listen=True,
            ),
        ),
    ),
    Question(
        code="next",
        words=_("And next time?"),
        answers=(
            Answer(code="same", icon="heart", word=_("Like today"), sentence=_("Next time like this, they said.")),
            Answer(
                code="bit",
                icon="pencil",
                word=_("A bit different"),
                sentence=_("Next time a bit different, they said."),
            ),
            Answer(
                code="other",
                icon="footprints",
                word=_("Something else"),
                sentence=_("Next time something else, they said. Ask what they would like."),
            ),
        ),
    ),
)


def chosen(given: Mapping[str, str]) -> dict[str, Answer]:
    """The answers that were given, by the code of their question and in its order; what is no answer is left out."""
    found = {one.code: one.answer(given.get(one.code)) for one in QUESTIONS}
    return {code: answer for code, answer in found.items() if answer}
