"""What a form says about the writing helper besides its own fields."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from alongside.record.vocabulary import Kind, RestsOn
from alongside.workspace.forms.entries import MOST_CHARACTERS
from alongside.workspace.queries.words import Help, Names, help_with, is_news


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a text: advice, the names it was given, whose words the text is, and whether any is news."""

    advice: Help
    names: Names
    whose: str
    is_news: bool


def posted_names(posted: QueryDict) -> Names:
    """The names a page sent along with the text."""
    return Names(posted.getlist("name"), posted.getlist("known"))


def beside(posted: QueryDict | None, *, names: Names, whose: str = "", on: date) -> Beside:
    """Advice on a text as it was typed, checked or not.

    ``whose`` is ``own_words`` when the page knows that the text is a young person's own; otherwise the form says so.
    """
    posted = posted or QueryDict()
    told = {posted.get("kind"), posted.get("rests_on"), whose or posted.get("whose")}
    advice = help_with(
        posted.get("text", "")[:MOST_CHARACTERS],
        names=names,
        own_words=bool(told & {Kind.OWN_WORDS.value, RestsOn.OWN_WORDS.value}),
        quiet=posted.get("quiet") == "1",
        on=on,
    )
    return Beside(advice, names, whose, is_news(advice, shown=posted.get("shown", "").split()))
