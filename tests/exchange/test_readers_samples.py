"""Every public sample file is read in full, and nothing of it is lost or changed."""

import csv
import hashlib
import io
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from alongside.exchange.readers.rows import EventKind, FileKind, NotReadable
from tests.exchange.samples import read_bytes, sample

READABLE = (
    "CIN_Census_2021.xml",
    "BAR_cin_2022.xml",
    "CIN2rows.xml",
    "header.csv",
    "missing.csv",
)


@pytest.mark.parametrize(
    ("name", "what", "rows", "flags"),
    [
        ("CIN_Census_2021.xml", (FileKind.CIN, 2023, "201"), 1, 7),
        ("BAR_cin_2022.xml", (FileKind.CIN, 2022, "201"), 1, 5),
        ("CIN2rows.xml", (FileKind.CIN, 2023, "201"), 1, 4),
        ("header.csv", (FileKind.HEADER, None, None), 2675, 2569),
        ("missing.csv", (FileKind.MISSING, None, None), 43, 0),
    ],
)
def test_sample_is_read_with_exact_counts(
    name: str, what: tuple[FileKind, int | None, str | None], rows: int, flags: int
) -> None:
    about, children = read_bytes(sample(name))
    assert (about.kind, about.year, about.authority) == what
    assert about.rows == rows
    assert about.sha256 == hashlib.sha256(sample(name)).hexdigest()
    assert about.flags == ()
    assert len(children) == rows
    assert sum(len(child.all_flags) for child in children) == flags


@pytest.mark.parametrize("name", READABLE)
def test_sample_read_twice_gives_equal_rows(name: str) -> None:
    assert read_bytes(sample(name)) == read_bytes(sample(name))


@pytest.mark.parametrize("name", ["header.csv", "missing.csv"])
def test_every_cell_of_a_list_is_kept_as_another_reader_reads_it(name: str) -> None:
    expected = list(csv.DictReader(io.StringIO(sample(name).decode())))
    assert [child.raw for child in read_bytes(sample(name))[1]] == expected


@pytest.mark.parametrize("name", ["CIN_Census_2021.xml", "BAR_cin_2022.xml", "CIN2rows.xml"])
def test_every_text_of_a_child_is_kept_as_another_parser_reads_it(name: str) -> None:
    child = ET.fromstring(sample(name)).find("Children/Child")  # noqa: S314 our own sample
    assert child is not None
    leaves = [node.text or "" for node in child.iter() if len(node) == 0]
    stray = [node.tail for node in child.iter() if node.tail and node.tail.strip()]
    (staged,) = read_bytes(sample(name))[1]
    assert Counter(staged.raw.values()) == Counter(leaves + stray)


def test_events_of_a_child_come_in_the_order_of_the_file() -> None:
    (child,) = read_bytes(sample("CIN2rows.xml"))[1]
    assert [(event.kind, event.on, event.until) for event in child.events] == [
        (EventKind.REFERRAL, date(2022, 10, 6), date(2023, 2, 27)),
        (EventKind.CONFERENCE, date(2022, 12, 6), None),
        (EventKind.ASSESSMENT, date(2023, 1, 24), None),
        (EventKind.PLAN, date(2023, 1, 24), date(2023, 1, 26)),
        (EventKind.ENQUIRY, date(2022, 6, 2), None),
        (EventKind.CONFERENCE, date(2022, 6, 17), None),
        (EventKind.PROTECTION_PLAN, date(2022, 2, 17), date(2023, 3, 14)),
        (EventKind.PROTECTION_REVIEW, date(2023, 2, 15), None),
        (EventKind.PROTECTION_PLAN, date(2022, 2, 17), date(2023, 3, 14)),
        (EventKind.PROTECTION_REVIEW, date(2023, 2, 15), None),
    ]


def test_stray_text_of_the_sample_is_kept_and_flagged() -> None:
    (child,) = read_bytes(sample("CIN_Census_2021.xml"))[1]
    assert child.raw["ChildIdentifiers/#text"].strip() == "PersonBirthDate"
    assert [flag.field for flag in child.flags if flag.reason.startswith("This text")] == ["ChildIdentifiers/#text"]


def test_old_codes_of_the_samples_become_todays_where_that_is_sure() -> None:
    sexes = Counter(child.sex for child in read_bytes(sample("header.csv"))[1])
    assert sexes == {"M": 1333, "F": 1342}


def test_another_list_of_the_return_is_named_and_not_read() -> None:
    with pytest.raises(NotReadable, match="unaccompanied asylum-seeking children") as refusal:
        read_bytes(sample("uasc.csv"))
    assert refusal.value.reason.count(". ") == 0
