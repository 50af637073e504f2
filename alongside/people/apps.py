"""Young people, people who matter to them, and the practitioners, teams and agencies around them."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "alongside.people"
    label = "people"
