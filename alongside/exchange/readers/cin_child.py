"""A child of the children in need census: who they are, and what the file says happened."""

from alongside.exchange.readers.cells import Cells
from alongside.exchange.readers.cin_events import referral_events
from alongside.exchange.readers.parts import Part
from alongside.exchange.readers.rows import EventKind, Flag, StagedChild, StagedEvent

OLDEST = 26  # care leavers may stay in the census until their 25th year is over


def staged_child(child: Part, *, raw: dict[str, str], flags: list[Flag], cells: Cells) -> StagedChild:
    """The child as staged; `flags` are those of the file's shape, and come first."""
    who, about = child.part("ChildIdentifiers"), child.part("ChildCharacteristics")
    path, text = who.cell("LAchildID")
    local_id = cells.text(path, text)
    if not local_id:
        cells.flag(path, text, "The council's own number for the child is missing.")
    born = cells.day(*who.cell("PersonBirthDate"))
    expected = cells.day(*who.cell("ExpectedPersonBirthDate"), may_be_future=True)
    _check_birth(who, cells, born=born is not None, expected=expected is not None)
    sex = cells.sex(*(who.cell("Sex") if who.every("Sex") else who.cell("GenderCurrent")))
    upn = _pupil_number(who, cells)
    ethnicity = cells.code(*about.cell("Ethnicity"), "ethnicity")
    events = _death(who, cells) + tuple(
        event for details in child.inner("CINdetails") for event in referral_events(details, cells)
    )
    disabilities = _disabilities(about, cells)
    _check_age(who, cells)
    return StagedChild(
        local_id=local_id,
        date_of_birth=born,
        expected_birth=expected,
        sex=sex,
        ethnicity=ethnicity.code if ethnicity else None,
        upn=upn,
        disabilities=disabilities,
        events=events,
        raw=raw,
        flags=(*flags, *cells.flags),
    )


def _check_birth(who: Part, cells: Cells, *, born: bool, expected: bool) -> None:
    if not born and not expected:
        cells.flag(*who.cell("PersonBirthDate"), "There is no date of birth that can be read.")
    if born and expected:
        path, text = who.cell("ExpectedPersonBirthDate")
        cells.flag(path, text, "There is a date of birth and an expected one too.")


def _check_age(who: Part, cells: Cells) -> None:
    """Flag a date of birth that makes the person too old to be in the census."""
    born = cells.another().day(*who.cell("PersonBirthDate"))
    on = cells.book.on or cells.today
    if born is not None and on.year - born.year - ((on.month, on.day) < (born.month, born.day)) >= (OLDEST):
        cells.flag(*who.cell("PersonBirthDate"), "This person would be 26 or older in this census.")


def _pupil_number(who: Part, cells: Cells) -> str | None:
    upn = cells.upn(*who.cell("UPN"))
    cells.upn(*who.cell("FormerUPN"))
    path, text = who.cell("UPNunknown")
    reason = cells.code(path, text, "upn_unknown")
    if upn and reason:
        cells.flag(path, text, "There is a pupil number and a reason for having none.")
    return upn


def _disabilities(about: Part, cells: Cells) -> tuple[str, ...]:
    given = about.part("Disabilities").every("Disability")
    codes = tuple(coded.code for coded in cells.each(given, "disability"))
    if "NONE" in codes and len(codes) > 1:
        cells.flag(*given[0], "No disability is given together with a disability.")
    return codes


def _death(who: Part, cells: Cells) -> tuple[StagedEvent, ...]:
    """The day the young person died, if the file gives one."""
    path, text = who.cell("PersonDeathDate")
    if not text.strip():
        return ()
    own = cells.another()
    day = own.day(path, text)
    born = cells.another().day(*who.cell("PersonBirthDate"))
    own.order(path, text, (born, day), "This date is before the date of birth.")
    return (StagedEvent(EventKind.DEATH, day, None, (), {path: text}, tuple(own.flags)),)
