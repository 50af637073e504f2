"""Every state machine of the house: drawn as it is, walked at random, and each of its states asked for by somebody."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.kernel.decisions import No, Yes
from alongside.kernel.states import Machine, can_move
from alongside.outreach.ending_vocabulary import ENDING
from alongside.outreach.ending_vocabulary import State as Ending
from tests.architecture import house

# Where somebody is at the end of each walk, for those that may be left standing: in all others one can always go on.
ENDS = {
    "A council file": {"undone"},
    "A decision": {"called_off"},
    "An advocate for them": {"over", "not_needed"},
    "A handover from one worker to another": {"done", "called_off"},
    "A promise": {"changed", "explained"},
    "A request to tell it again": {"another_way", "told_again", "said_no"},
    "A contact that was not as agreed": {"right", "another_way", "not_right"},
    "How we keep in touch": {"changed"},
    "Something they ask for": {"answered", "taken_back"},
    "What they answer about our next try": {"read"},
    "An ending": {"called_off", "back"},
    "Getting in touch after a goodbye": {"in_touch", "no_reply", "not_wanted", "back"},
}
# A no to an ask stands at once, without a wait.
BEGINS_TOO = {"stands"}
# What is said when nobody answers. It may be written down of a contact after a goodbye, which ends nothing.
SILENT = {"no_reply", "silent", "refused", "blocked", "did_not_come", "not_brought", "lost", "closed", "expired"}


def _machines() -> Iterator[tuple[str, str, Machine]]:
    for room in house.rooms():
        if (house.PACKAGE / room / "vocabulary.py").exists():
            words = import_module(f"alongside.{room}.vocabulary")
            for name, machine in getattr(words, "MACHINES", {}).items():
                yield room, name, machine


FOUND = [pytest.param(room, name, machine, id=name) for room, name, machine in _machines()]


def _begins(machine: Machine) -> list[str]:
    first, *others = machine
    return [first, *(BEGINS_TOO & set(others))]


def test_page_shows_every_machine_as_it_is() -> None:
    done = subprocess.run([sys.executable, "tools/states"], cwd=house.ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("room", "name", "machine"), FOUND)
def test_every_state_can_be_reached_and_left_or_is_an_end(room: str, name: str, machine: Machine) -> None:
    reached, waiting = set(_begins(machine)), _begins(machine)
    while waiting:
        new = set(machine[waiting.pop()]) - reached
        reached |= new
        waiting += new
    assert reached == set(machine), room
    assert {str(state) for state in machine if not machine[state]} == ENDS.get(name, set())


@given(found=st.sampled_from([(name, machine) for _, name, machine in _machines()]), data=st.data())
def test_walk_goes_on_until_an_end_and_never_ends_for_silence(found: tuple[str, Machine], data: st.DataObject) -> None:
    name, machine = found
    state = data.draw(st.sampled_from(_begins(machine)))
    for _ in range(12):
        to = data.draw(st.sampled_from(sorted(machine)))
        if to in machine[state]:
            assert isinstance(can_move(machine, now=state, to=to), Yes)
            state = next(one for one in machine if one == to)
        else:
            assert isinstance(can_move(machine, now=state, to=to), No)
    assert machine[state] or str(state) in ENDS[name]
    assert str(state) not in SILENT or name == "Getting in touch after a goodbye"


@given(steps=st.lists(st.sampled_from(list(Ending)), max_size=20))
def test_nobody_is_ended_who_was_not_talked_about_with_or_whose_goodbye_was_not_planned(steps: list[Ending]) -> None:
    walked = [Ending.THINKING]
    for to in steps:
        if isinstance(can_move(ENDING, now=walked[-1], to=to), Yes):
            walked.append(to)
    if Ending.ENDED in walked:
        until = walked[: walked.index(Ending.ENDED)]
        assert Ending.TALKED in until
        assert until[-1] is Ending.GOODBYE
    if walked[-1] in (Ending.PAUSED, Ending.ENDED):
        assert Ending.BACK in ENDING[walked[-1]]


def _said(room: str) -> set[tuple[str, str]]:
    """Class and name of each word of a vocabulary that the code of a room, or a page, asks for."""
    files = [*(house.PACKAGE / room).rglob("*.py"), *(house.PACKAGE / "workspace").rglob("*.py")]
    words = import_module(f"alongside.{room}.vocabulary")
    said = set()
    for file in files:
        if file.name.endswith("vocabulary.py") or "migrations" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                said.add((node.value.id, node.attr))
            if isinstance(node, ast.Name) and isinstance(getattr(words, node.id, None), tuple):
                said |= {(type(one).__name__, getattr(one, "name", "")) for one in getattr(words, node.id)}
    return said


@pytest.mark.parametrize(("room", "name", "machine"), FOUND)
def test_every_state_is_asked_for_by_somebodys_act(room: str, name: str, machine: Machine) -> None:
    said = _said(room)
    named = {f"{type(state).__name__}.{getattr(state, 'name', state)}" for state in list(machine)[1:]}
    assert named - {".".join(one) for one in said} == set(), name
