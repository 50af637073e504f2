"""What the census reader keeps, knows and flags."""

import re
from datetime import date
from typing import Any

import pytest
from lxml import etree

from alongside.exchange.readers.cells import clean
from alongside.exchange.readers.parts import cin_shape
from alongside.exchange.readers.rows import EventKind, NotReadable, StagedChild
from alongside.jurisdiction.packs import pack
from tests.exchange.samples import CHILD, CIN, cin, only, read_bytes, sample

XS = "{http://www.w3.org/2001/XMLSchema}"
LISTS = {
    "sextype": "sex",
    "gendertype": "gender",
    "ethnicitytype": "ethnicity",
    "disabilitytype": "disability",
    "referralsourcetype": "referral_source",
    "categoryofabusetype": "abuse_category",
    "primaryneedcodetype": "primary_need",
    "reasonforclosuretype": "closure_reason",
    "assessmentfactorstype": "assessment_factor",
    "unknownupntype": "upn_unknown",
    "yesnotype": "yes_no",
}
RETIRED = {"18A", "19A"}  # the schemas keep both after the DfE retired them
FACTORS = """<Assessments><AssessmentActualStartDate>2024-06-03</AssessmentActualStartDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>10A</AssessmentFactors>{}
</FactorsIdentifiedAtAssessment></Assessments>"""
YEARS = (2022, 2024, 2025, 2026)


def schema(year: int) -> Any:
    return etree.fromstring(sample(f"CIN_schema_{year}.xsd"))


def reasons(child: StagedChild, field: str) -> list[str]:
    return [flag.reason for flag in child.all_flags if flag.field.endswith(field)]


def event(child: StagedChild, kind: EventKind) -> Any:
    (found,) = [event for event in child.events if event.kind is kind]
    return found


@pytest.mark.parametrize("year", YEARS)
def test_every_element_of_the_schema_is_known(year: int) -> None:
    known = {name for part in cin_shape().values() for name in (*part["once"], *part["many"])}
    named = {element.get("name") for element in schema(year).iter(f"{XS}element")}
    assert named - {"Message"} <= known


@pytest.mark.parametrize("year", YEARS)
def test_every_code_of_the_schema_is_in_the_pack_for_that_year_and_no_other(year: int) -> None:
    on = date(year, 3, 31)
    for kind in schema(year).iter(f"{XS}simpleType"):
        if kind.get("name") not in LISTS:
            continue
        codes = {item.get("value") for item in kind.iter(f"{XS}enumeration")}
        held = {code.key for code in pack("england").codes(LISTS[kind.get("name")], on=on)}
        assert held == (codes - RETIRED if year > 2024 else codes), kind.get("name")


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("kind", ["ethnicitytype", "disabilitytype", "primaryneedcodetype", "reasonforclosuretype"])
def test_labels_are_the_schemas_own(year: int, kind: str) -> None:
    (found,) = [k for k in schema(year).iter(f"{XS}simpleType") if k.get("name") == kind]
    for item in found.iter(f"{XS}enumeration"):
        official = clean("".join(item.itertext())).lower()
        label = pack("england").label(LISTS[kind], item.get("value"), on=date(year, 3, 31))
        assert label.lower() == official


@pytest.mark.parametrize(
    ("year", "who", "sex", "flagged"),
    [
        (2024, "<GenderCurrent>1</GenderCurrent>", "M", False),
        (2025, "<Sex>F</Sex>", "F", False),
        (2025, "<Sex>U</Sex>", "U", False),
        (2026, "<GenderCurrent>2</GenderCurrent>", "F", True),  # an old code in a new file
        (2023, "<Sex>M</Sex>", "M", True),  # a new code in an old file
        (2024, "<GenderCurrent>9</GenderCurrent>", None, True),  # no sure match
        (2025, "<Sex>X</Sex>", None, True),
    ],
)
def test_sex_is_read_in_both_spellings(
    year: int,
    who: str,
    sex: str | None,
    flagged: bool,
) -> None:
    child = only(cin(year=year, who=who))
    assert child.sex == sex
    assert bool(reasons(child, "Sex") or reasons(child, "GenderCurrent")) is flagged


@pytest.mark.parametrize(("text", "code"), [("true", "1"), ("false", "0"), ("1", "1"), ("0", "0")])
def test_yes_and_no_are_read_in_every_spelling(text: str, code: str) -> None:
    child = only(cin(details=f"<ReferralNFA>{text}</ReferralNFA>"))
    (read,) = [c for c in event(child, EventKind.REFERRAL).codes if c.list == "yes_no"]
    assert read.code == code
    assert child.raw["CINdetails/ReferralNFA"] == text


def test_unknown_part_is_kept_raw_and_flagged() -> None:
    inside = "<Offered at='x'>yes<Inner>1</Inner></Offered>"
    more = f"<PreProceedingsandFGDM>{inside}</PreProceedingsandFGDM>"
    child = only(cin(year=2026, details=more))
    path = "CINdetails/PreProceedingsandFGDM"
    assert child.raw[f"{path}/Offered/#text"] == "yes"
    assert child.raw[f"{path}/Offered/Inner"] == "1"
    assert child.raw[f"{path}/Offered/@at"] == "x"
    assert "This part of the file is not one that is known." in reasons(child, path)


@pytest.mark.parametrize(
    ("details", "field", "reason"),
    [
        ("<CINclosureDate>2024-05-01</CINclosureDate>", "CINclosureDate", "before the start"),
        ("<CINclosureDate>2024-07-01</CINclosureDate>", "CINclosureDate", "no reason"),
        ("<ReasonForClosure>RC1</ReasonForClosure>", "ReasonForClosure", "no date"),
        ("<ReferralSource>99</ReferralSource>", "ReferralSource", "not in the list"),
        ("<DateOfInitialCPC>2024-02-30</DateOfInitialCPC>", "DateOfInitialCPC", "not a date"),
        ("<DateOfInitialCPC>2044-02-28</DateOfInitialCPC>", "DateOfInitialCPC", "not come yet"),
        ("<CINreferralDate>2024-06-02</CINreferralDate>", "CINreferralDate[2]", "more than once"),
        (
            "<CINPlanDates><CINPlanEndDate>2024-07-01</CINPlanEndDate></CINPlanDates>",
            "CINPlanStartDate",
            "start is missing",
        ),
        (
            "<ChildProtectionPlans><NumberOfPreviousCPP>two</NumberOfPreviousCPP></ChildProtectionPlans>",
            "NumberOfPreviousCPP",
            "whole number",
        ),
        (
            FACTORS.format("<AssessmentFactors>21</AssessmentFactors>"),
            "AssessmentFactors[2]",
            "together with a factor",
        ),
    ],
)
def test_odd_detail_is_flagged_and_kept(details: str, field: str, reason: str) -> None:
    child = only(cin(details=details))
    assert any(reason in said for said in reasons(child, field))
    written = re.findall(r">([^<\s]+)</", details)
    assert set(written) <= set(child.raw.values())


@pytest.mark.parametrize(
    ("who", "field", "reason"),
    [
        ("<PersonDeathDate>2009-01-01</PersonDeathDate>", "PersonDeathDate", "date of birth"),
        ("<UPNunknown>UN1</UPNunknown>", "UPNunknown", "reason for having none"),
        ("<UPNunknown>UN9</UPNunknown>", "UPNunknown", "not in the list"),
        ("<FormerUPN>B80</FormerUPN>", "FormerUPN", "does not look like"),
        ("<LAchildID>B2</LAchildID>", "LAchildID[2]", "more than once"),
    ],
)
def test_odd_identity_is_flagged_and_kept(who: str, field: str, reason: str) -> None:
    assert any(reason in said for said in reasons(only(cin(who=who)), field))


def test_ordinary_child_has_no_flags() -> None:
    child = only(cin())
    assert child.all_flags == ()
    assert (child.local_id, child.date_of_birth, child.sex) == ("A1", date(2010, 5, 6), "F")
    assert (child.ethnicity, child.upn) == ("WBRI", "B801200005001")


def test_no_disability_beside_one_is_flagged() -> None:
    about = "<Disabilities><Disability>NONE</Disability><Disability>AUT</Disability></Disabilities>"
    child = only(cin(about=about))
    assert child.disabilities == ("NONE", "AUT")
    assert reasons(child, "Disability") == ["No disability is given together with a disability."]


@pytest.mark.parametrize(("year", "flagged"), [(2024, False), (2025, True), (2015, False)])
def test_retired_factor_is_read_by_the_year_of_the_file(year: int, flagged: bool) -> None:
    child = only(cin(year=year, details=FACTORS.format("").replace("10A", "18A")))
    assert [code.code for code in event(child, EventKind.ASSESSMENT).codes] == ["18A"]
    assert bool(reasons(child, "AssessmentFactors")) is flagged


def test_unborn_child_may_be_expected_in_the_future() -> None:
    child = only(
        cin().replace(
            "<PersonBirthDate>2010-05-06</PersonBirthDate>",
            "<ExpectedPersonBirthDate>2027-01-01</ExpectedPersonBirthDate>",
        )
    )
    assert (child.date_of_birth, child.expected_birth) == (None, date(2027, 1, 1))
    assert not reasons(child, "ExpectedPersonBirthDate")


def test_comments_inside_a_value_do_not_cut_it() -> None:
    child = only(cin(who="<FormerUPN>B8012<!-- x -->00005001</FormerUPN>"))
    assert child.raw["ChildIdentifiers/FormerUPN"] == "B801200005001"


def test_namespace_does_not_hide_the_names() -> None:
    child = only(cin().replace("<Message>", '<Message xmlns="urn:council">'))
    assert child.all_flags == ()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-8", "utf-8"),
        ("utf-16", None),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "ISO-8859-1"),
    ],
)
def test_letters_survive_every_encoding(encoding: str, said: str | None) -> None:
    text = cin(who="<Note>Zoë – é</Note>" if "8859" not in encoding else "<Note>Zoë é</Note>")
    head = f'<?xml version="1.0" encoding="{said}"?>' if said else ""
    child = only((head + text).encode(encoding))
    assert child.raw["ChildIdentifiers/Note"].startswith("Zoë")
    assert child.raw["ChildIdentifiers/Note"].endswith("é")


def test_undeclared_wrong_encoding_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotReadable, match="export it again as UTF-8"):
        read_bytes(cin(who="<Note>Zoë</Note>").encode("windows-1252"))


def test_header_without_year_or_council_is_flagged_and_read() -> None:
    about, children = read_bytes(f"<Message><Children>{CHILD}</Children></Message>".encode())
    assert (about.year, about.authority, len(children)) == (None, None, 1)
    assert [flag.field for flag in about.flags] == [
        "Header/CollectionDetails/Year",
        "Header/Source/LEA",
    ]


def test_what_stands_beside_the_children_is_flagged() -> None:
    text = CIN.format(year=2025, children=f"{CHILD}lost<Other/>{CHILD}").replace("</Message>", "<Extra/></Message>")
    about, children = read_bytes(text.encode())
    assert len(children) == about.rows == 2
    assert {flag.field for flag in about.flags} == {"Children/Other", "Message/Extra", "#text"}
    assert "lost" in {flag.raw for flag in about.flags}


@pytest.mark.parametrize("children", [f"lost{CHILD}", f"{CHILD}lost", f"{CHILD}lost{CHILD}"])
def test_text_anywhere_between_children_is_flagged(children: str) -> None:
    about, _ = read_bytes(CIN.format(year=2025, children=children).encode())
    assert [(flag.field, flag.raw) for flag in about.flags] == [("#text", "lost")]
