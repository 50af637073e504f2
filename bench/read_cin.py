"""How long a large census file takes to read, and how much memory: 20,000 made-up children.

Run: python bench/read_cin.py [children]
"""

import os
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).parents[1]))

from alongside.exchange.readers.open import read
from alongside.exchange.readers.upn import LETTERS, check_letter

TODAY = date(2026, 11, 21)
HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>201</LEA></Source></Header><Children>
"""
CHILD = """<Child><ChildIdentifiers><LAchildID>BENCH{number:07}</LAchildID><UPN>{upn}</UPN>
<PersonBirthDate>{year}-{month:02}-11</PersonBirthDate><Sex>{sex}</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity>
<Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-06</CINreferralDate><ReferralSource>6</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><Assessments>
<AssessmentActualStartDate>2025-05-07</AssessmentActualStartDate>
<AssessmentAuthorisationDate>2025-06-20</AssessmentAuthorisationDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>10A</AssessmentFactors>
<AssessmentFactors>24A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<CINPlanDates><CINPlanStartDate>2025-06-21</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-05-08</S47ActualStartDate>
<InitialCPCtarget>2025-05-29</InitialCPCtarget><DateOfInitialCPC>2025-05-28</DateOfInitialCPC>
<ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2025-05-28</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2025-08-20</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails>
</Child>
"""


def make(file: BinaryIO, children: int) -> None:
    """Write a census of that many children, each with seven events."""
    file.write(HEAD)
    for number in range(children):
        rest = f"2010000{number % 100_000:05}"
        child = CHILD.format(
            number=number,
            upn=(check_letter(LETTERS[0] + rest) or "") + rest,
            year=2009 + number % 16,
            month=1 + number % 12,
            sex="MFU"[number % 3],
        )
        file.write(child.encode())
    file.write(b"</Children></Message>")


def peak() -> float:
    """The most memory this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make the file, read it, and print the figures."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryFile() as file:
        make(file, children)
        size = file.seek(0, os.SEEK_END) / 1_000_000
        before, began = peak(), time.perf_counter()
        about, rows = read(file, today=TODAY)
        surveyed = time.perf_counter()
        events = flags = 0
        for child in rows:
            events += len(child.events)
            flags += len(child.all_flags)
        ended = time.perf_counter()
    print(f"{about.rows:,} children, {events:,} events, {flags:,} flags, {size:.1f} MB")
    print(f"{surveyed - began:.2f} s to know what the file is, {ended - surveyed:.2f} s to read it")
    print(f"{peak():.0f} MB at most, {peak() - before:.0f} MB of it for reading")


if __name__ == "__main__":
    main()
