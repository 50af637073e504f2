"""Files of references, RIS and BibTeX: entries, or a refusal."""

from alongside.evidence import incoming

SEEDS = [
    b"TY  - JOUR\nTI  - Kept in touch\nAU  - Reed, A\nPY  - 2019\nDO  - 10.1000/1\nER  - \n",
    b"TY  - BOOK\r\nT1  - Alongside\r\nA1  - Moss, B\r\nER  - \r\nTY  - JOUR\r\n",
    b"@article{reed2019, title = {Kept in {T}ouch}, author = {Reed, A and Moss, B}, year = 2019, doi = {10.1/2}}",
    b'@string{j = "Journal"}\n@book{moss, title = "Al\\"ongside", author = {M\\"oss}, year = "1999", journal = j}',
    "@misc{x, title = {Kräfte \\& {\\'e}}}".encode("utf-16"),
]


def once(data: bytes) -> None:
    """Read it.

    :raises AssertionError: when it found nothing and did not say so.
    """
    try:
        found = incoming.read(data)
    except incoming.NotReferences as refused:
        assert refused.why.label
    else:
        assert found.entries
