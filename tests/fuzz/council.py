"""Council files: rows, or one refusal that is a sentence."""

from alongside.exchange.readers.rows import Limits, NotReadable
from tests.exchange.samples import cin, read_bytes, sample

SEEDS = [
    sample("CIN2rows.xml"),
    sample("missing.csv"),
    sample("uasc.csv"),
    sample("header.csv"),
    cin().encode(),
    cin().encode("utf-16"),
]
LIMITS = Limits()


def once(data: bytes) -> None:
    """Read it.

    :raises AssertionError: for a refusal that is no sentence, or rows that do not add up.
    """
    try:
        about, children = read_bytes(data, limits=LIMITS)
    except NotReadable as refused:
        assert str(refused.reason).endswith(".")
    else:
        assert about.rows == len(children) > 0
