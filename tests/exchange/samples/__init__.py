"""Loads the sample files, and reads bytes the way an upload is read."""

from datetime import date
from io import BytesIO
from pathlib import Path

from alongside.exchange.readers.open import EVERYDAY, read
from alongside.exchange.readers.rows import FileAbout, Limits, StagedChild

TODAY = date(2026, 11, 21)
FOLDER = Path(__file__).parent

CIN = """<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>{year}</Year></CollectionDetails>
    <Source><LEA>201</LEA></Source>
  </Header>
  <Children>{children}</Children>
</Message>"""
CHILD = """<Child>
  <ChildIdentifiers><LAchildID>A1</LAchildID><UPN>B801200005001</UPN>
    <PersonBirthDate>2010-05-06</PersonBirthDate>{who}</ChildIdentifiers>
  <ChildCharacteristics><Ethnicity>WBRI</Ethnicity>{about}</ChildCharacteristics>
  <CINdetails><CINreferralDate>2024-06-01</CINreferralDate>{details}</CINdetails>
</Child>"""


def sample(name: str) -> bytes:
    """The bytes of a sample file."""
    return (FOLDER / name).read_bytes()


def read_bytes(content: bytes, *, limits: Limits = EVERYDAY) -> tuple[FileAbout, list[StagedChild]]:
    """All of a file read."""
    about, rows = read(BytesIO(content), today=TODAY, limits=limits)
    return about, list(rows)


def cin(*, year: int = 2025, who: str = "", about: str = "", details: str = "") -> str:
    """A census file with one child and whatever is put inside."""
    sex = "" if "<Sex>" in who or "<GenderCurrent>" in who else "<Sex>F</Sex>"
    child = CHILD.format(who=sex + who, about=about, details=details)
    return CIN.format(year=year, children=child)


def only(content: str | bytes) -> StagedChild:
    """The one child of a file."""
    (child,) = read_bytes(content.encode() if isinstance(content, str) else content)[1]
    return child
