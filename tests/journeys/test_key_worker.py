"""A key worker's day: from Today to an entry, its correction, and who has seen it."""

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.records import (
    then_it_stands_on_top,
    then_the_correction_stands_beside,
    then_the_last_look_was,
    then_they_can_see,
    when_they_correct_the_newest,
    when_they_go_to,
    when_they_open,
    when_they_write,
)
from tests.journeys.signing_in import then_today_is_open, when_they_sign_in
from tests.journeys.visits import Visits

WRITTEN = "You made soup for six on Tuesday, and it was gone in ten minutes."
RIGHT = "It was Wednesday: you told me so yourself."


def test_key_worker_writes_corrects_and_sees_who_has_seen(visits: Visits) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    then_today_is_open(page)
    then_the_page_is_accessible(page)

    when_they_open(page, "Ayaan")
    when_they_write(page, WRITTEN)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, WRITTEN)
    then_the_page_is_accessible(page)

    when_they_correct_the_newest(page, RIGHT)
    then_it_says(page, "Both stay, side by side.")
    then_the_correction_stands_beside(page, WRITTEN, RIGHT)
    then_the_page_is_accessible(page)

    when_they_go_to(page, "Who can see")
    then_they_can_see(page, "Amina Warsame", "Key worker")
    then_the_page_is_accessible(page)

    when_they_go_to(page, "Who has seen")
    then_the_last_look_was(page, "Amina Warsame", "opened")
    then_the_page_is_accessible(page)


def test_key_worker_does_all_that_without_scripts(visits: Visits) -> None:
    page = visits.begin(java_script_enabled=False)
    when_they_sign_in(page, "amina")
    when_they_open(page, "Nour")
    when_they_write(page, WRITTEN)
    then_it_stands_on_top(page, WRITTEN)
    when_they_correct_the_newest(page, RIGHT)
    then_the_correction_stands_beside(page, WRITTEN, RIGHT)
    when_they_go_to(page, "Who can see")
    then_they_can_see(page, "Amina Warsame", "Key worker")
    when_they_go_to(page, "Who has seen")
    then_the_last_look_was(page, "Amina Warsame", "opened")
