"""The language somebody chose: kept on their account, or in a cookie before they sign in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from alongside.access.http import is_in_their_space

Respond = Callable[[HttpRequest], HttpResponse]


class OwnLanguage:
    """Answers in the account's language, never in the URL's; a worker's page only in what those pages speak."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language that was chosen."""
        chosen = getattr(request.user, "language", None)
        language = chosen or translation.get_language_from_request(request)
        if language not in settings.WORK_LANGUAGES and not is_in_their_space(request):
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        return response
