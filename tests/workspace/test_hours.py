"""Forms take the day of the place where people are, also in the first hour of a summer night."""

from datetime import UTC, date, datetime

from alongside.access.vocabulary import Compartment
from alongside.workspace.forms.entries import WriteForm


def test_what_happened_just_after_midnight_can_be_written_down() -> None:
    # Half past midnight in London, where the day before lasts on in UTC.
    moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    form = WriteForm(now=moment, compartments=[Compartment.EVERYDAY.value])
    assert form.fields["happened_at"].latest == date(2026, 7, 2)  # type: ignore[attr-defined]
