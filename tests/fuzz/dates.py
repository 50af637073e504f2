"""Days, months, years and times as people write them."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from alongside.kernel.forms.dates import RoughDateField
from alongside.kernel.forms.reading import read_time

SEEDS = [b"9\x004\x002010", b"31\0February\x0026", "٩\0أبريل\0٢٠١٠".encode(), b"1\0Sept.\x0099\x004:30 pm", b"1630"]
FIELD = RoughDateField(required=False, earliest=date(1900, 1, 1), latest=date(2026, 12, 1))


def once(data: bytes) -> None:
    """Clean three boxes, and read a time.

    :raises AssertionError: when a day comes out that is not in the range.
    """
    boxes = [*data.decode("utf-8", "replace").split("\0"), "", "", "", ""][:4]
    try:
        found = FIELD.clean(boxes)
    except ValidationError as refused:
        assert refused.messages
    else:
        assert found is None or date(1900, 1, 1) <= found.on <= date(2026, 12, 1)
    try:
        assert datetime.combine(date(2026, 1, 1), read_time(boxes[3]))
    except ValueError:
        return
