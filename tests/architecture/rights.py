"""What each of the app's roles may do with each table, declared a second time so that a change is made on purpose.

Rights are written as in a grant: ``select``, ``insert``, ``update (column, column)``. Open tables are declared with
their reasons in ``alongside/access/open_tables.py``.
"""

from tests.architecture import house

# The columns of protected tables that may be written anew. Everything else is written once.
CHANGES = {
    "access_seendelay": "ended_at, ended_by_id, version",
    "keywork_promise": (
        "handed_at, handed_told_on, keeper_id, settled, settled_by_id, settled_on, state, told_how, version"
    ),
    "keywork_ask": "answer, answered_by_id, answered_on, state, version",
    "keywork_retelling": "settled, settled_by_id, settled_on, state, version",
    "keywork_tellinguse": ("answered_on, changed_by_id, said, state, taken_back_on, told_how, told_on, until, version"),
    "outreach_contactway": "gone_at, version",
    "outreach_ending": (
        "back_on, card, changed_by_id, could_not, ended_by_id, ended_on, follow_up_months, given_how, goodbye_on,"
        " judgement, keeps, open_until, seen_on, state, talked_on, version, welcomed, workers_until"
    ),
    "outreach_followup": "entry_id, state, version",
    "outreach_contactagreement": "confirmed_by_id, confirmed_on, valid_until, version",
    "outreach_reply": "read_at, read_by_id, state, version",
    "outreach_contactoverride": "learned, reviewed_at, reviewer_id, state, tell_from, version",
    "planning_feedback": "heard, listened_by_id, listened_on, version",
    "people_youngperson": "card, version",
    "people_personwhomatters": "card, gone_at, version",
    "people_pace": "lifted_at, lifted_by_id, lifted_how, version",
    "people_identity": "card, said_at, said_by_id, version",
    "people_accessprofile": "card, met, met_on, review_on, said_at, said_by_id, version",
    "people_interpreter": "said, said_at, said_by_id, version",
    "record_entry": "review_on, sharing, version",
    "outreach_outreachplan": "agreed_how, agreed_noted_by_id, agreed_on, agreed_words, changed_at, state, version",
    "attachments_attachment": (
        "arrived, checked, description, file_key, kind, name, pieces, size, small, state, taken_at, taken_because,"
        " taken_by_id, type"
    ),
    "evidence_promptanswer": "lifted_at, version",
    "keywork_handover": (
        "card, changed_by_id, check_on, checked_on, done_on, ends_on, goodbye_on, how_it_goes, knows, meet_on, met_on,"
        " overlap_id, passes_on, state, told_by_id, told_how, told_on, version"
    ),
    "keywork_relationship": (
        "asked_by, backup_id, card, changed_by_id, end_asked_by, end_how, end_reason, ends_on, planned_end_on, told_how,"
        " told_on, version"
    ),
    "keywork_workerwish": "replaced_at, version",
    "voice_advocacy": "card, found_on, met_on, over_on, state, version",
    "voice_support": "answered_by_id, answered_on, state, version",
    "voice_heard": "heard, listened_by_id, listened_on, version",
    "voice_decision": (
        "advocate, advocate_on, answer_by, card, decided_by_id, decided_on, held_back, review_on, sense, state, tell_by,"
        " told_how, told_on, version, weight, why_without"
    ),
    "exchange_importfile": "done, entries_made, flags, rows, state, version",
    "exchange_importrow": "outcome, target_id",
    "exchange_importedevent": "undone_at",
}

LEDGER_LINE = {"select", "insert (actor, data, job, purpose, records, thing, verb)"}
PEOPLE = ("alongside_caseload", "alongside_team")

# What a young person sees and changes in their own space: only these, and of them only rows that are about them.
OWN = {
    "people_youngperson": "select, update (card, version)",
    "people_personwhomatters": "select, insert, update (card, gone_at, version)",
    "people_pace": "select, insert, update (lifted_at, lifted_by_id, lifted_how, version)",
    "people_identity": "select, insert, update (card, said_at, said_by_id, version)",
    "people_accessprofile": "select, insert, update (card, met, met_on, review_on, said_at, said_by_id, version)",
    "people_accesscheck": "select, insert",
    "people_interpreter": "select, update (said, said_at, said_by_id, version)",
    "people_nametag": "insert",
    "keywork_workerwish": "select, insert, update (replaced_at, version)",
    "record_entry": "select, insert",
    "keywork_ask": "select, insert, update (state, version)",
    "keywork_promise": "select",
    "keywork_relationship": "select",
    "planning_plan": "select",
    "planning_session": "select",
    "planning_review": "select",
    "planning_rating": "select",
    "planning_feedback": "select, insert",
    "outreach_reply": "select, insert",
    "outreach_outreachplan": "select",
    "outreach_try": "select",
    "outreach_contactagreement": "select, insert",
    "outreach_contactoverride": "select",
    "outreach_ending": "select",
    "outreach_followup": "select",
    "voice_decision": "select, update (answer_by, sense, state, version)",
    "voice_said": "select, insert",
    "voice_advocacy": "select",
    "voice_support": "select, update (answered_by_id, answered_on, state, version)",
    "voice_heard": "select, insert",
    "access_seenquestion": "select, insert",
    "voice_offer": "select, update (passed_at)",
    "voice_piece": "select, insert, update (card, file, gone_at, version)",
    "voice_shownpiece": "select, insert, update (card, ended_at, file, version)",
    "voice_wishpiece": "select, insert, update (card, ended_at, file, version)",
    "access_record": "select",
    "access_grant": "select",
    "ledger_line": "select, insert (actor, data, job, purpose, records, thing, verb)",
}

# Tables with policies of their own, by role.
OWN_POLICIES: dict[str, dict[str, set[str]]] = {
    "evidence_ownstudy": {role: {"select"} for role in house.APP_ROLES}
    | {
        role: {
            "select",
            "insert",
            "update (authors, doi, kind, method, note, place, title, url, version, withdrawn_at, year)",
        }
        for role in PEOPLE
    },
    "evidence_ownfinding": {role: {"select"} for role in house.APP_ROLES}
    | {role: {"select", "insert", "update (elements, rows, says, version, withdrawn_at)"} for role in PEOPLE},
    "evidence_ownquestion": {role: {"select"} for role in house.APP_ROLES}
    | {role: {"select", "insert", "update (asks, elements, rows, version, withdrawn_at)"} for role in PEOPLE},
    "evidence_earlier": {role: {"select", "insert"} for role in PEOPLE},
    "evidence_reading": {
        role: {"select", "insert", "update (read_at, removed_at, talked_on, version)"} for role in PEOPLE
    },
    "evidence_brought": {role: {"select", "insert", "delete"} for role in PEOPLE},
    "access_draft": {role: {"select", "insert", "delete", "update (kept_at, sealed)"} for role in PEOPLE},
    "voice_piece": {},
    "voice_shownpiece": {role: {"select"} for role in PEOPLE},
    "voice_wishpiece": {role: {"select"} for role in PEOPLE},
    "keywork_absence": {role: {"select", "insert", "update (called_off_at)"} for role in PEOPLE},
    "keywork_workerself": {role: {"select", "insert", "update (gender, version)"} for role in PEOPLE},
    "outreach_visit": {
        role: {"select", "insert", "delete", "update (state, version, with_whom_id)"} for role in PEOPLE
    },
    "keywork_training": {
        role: {"select", "insert", "delete", "update (confirmed_at, confirmed_by_id)"} for role in PEOPLE
    },
    "keywork_supervision": {
        role: {"select", "insert", "update (agreed_on, due_on, ended_on, last_on, version)"} for role in PEOPLE
    },
    "keywork_supervisiontalk": {role: {"select", "insert", "delete"} for role in PEOPLE},
    "keywork_ownanswer": {role: {"select", "insert", "delete"} for role in PEOPLE},
    "keywork_owncheck": {role: {"select", "insert", "delete", "update (shown_to_id)"} for role in PEOPLE},
    "access_record": {role: {"select"} for role in PEOPLE},
    "access_grant": {role: {"select"} for role in PEOPLE},
    "access_recordkey": {},
    "access_barrier": {role: {"select"} for role in PEOPLE},
    "access_acquaintance": {role: {"select"} for role in PEOPLE},
    "access_emergency": {role: {"select"} for role in PEOPLE},
    "access_lookanswer": {},
    "access_lookfound": {},
    "access_seenquestion": {
        role: {"select", "update (answer, answered_at, answered_by_id, state, version)"} for role in PEOPLE
    },
    "access_move": {role: {"select"} for role in PEOPLE},
    "ledger_line": dict.fromkeys(house.APP_ROLES, LEDGER_LINE) | {"alongside_sequencer": {"select"}},
    "ledger_leaf": {role: {"select"} for role in house.APP_ROLES} | {"alongside_sequencer": {"select", "insert"}},
    "ledger_checkpoint": {role: {"select"} for role in house.APP_ROLES} | {"alongside_sequencer": {"select", "insert"}},
    "ledger_cosignature": {role: {"select"} for role in house.APP_ROLES}
    | {"alongside_sequencer": {"select", "insert"}},
    "ledger_turn": {"alongside_sequencer": {"update"}},
}

# Functions that run with the owner's rights and that the app may call: its only ways through the walls.
DOORS_IN_THE_WALL = {
    "actor",
    "answer_looking",
    "ask_in_emergency",
    "ask_new_words",
    "answer_move",
    "answers_for",
    "barred",
    "bonds",
    "carried",
    "close_account",
    "could_take",
    "create_records",
    "defer",
    "doors",
    "drop_second_words",
    "emergencies_waiting",
    "end_grant",
    "end_grant_on",
    "explain_emergency",
    "find_in_emergency",
    "give_grant",
    "give_new_words",
    "has_door",
    "has_role",
    "has_second_words",
    "held_back_from_me",
    "keep_grant",
    "keywork_not_alone",
    "keywork_uncovered",
    "keywork_unnamed",
    "leads",
    "led",
    "lift_barrier",
    "line_managers",
    "looking",
    "made_now",
    "may_close",
    "may_delay",
    "may_tell_of",
    "my_words_given",
    "notice_barrier",
    "names_around_me",
    "open_emergency",
    "open_own",
    "open_records",
    "own",
    "own_space",
    "propose_move",
    "read_lines",
    "read_move",
    "reads_own",
    "record_keys",
    "review_emergency",
    "say_acquaintance",
    "second_of",
    "seen_by_me",
    "set_barrier",
    "set_second_words",
    "stamp_team",
    "stop",
    "take_back_move",
    "teams",
    "try_again",
    "who_can_see",
    "withdraw_records",
    "worked_with",
}

# Functions with the owner's rights that the app may not call: two that other functions ask, and one for machines.
NOT_FOR_THE_APP = {"mac", "is_signed", "keep_looking", "looked_after"}

# What signing in writes and clears away again.
SIGN_IN = {
    "account_emailaddress",
    "access_signin",
    "account_emailconfirmation",
    "mfa_authenticator",
    "shared_cache",
}

# Protected tables that functions with the owner's rights read: tags find a record for whoever has no door to it yet.
READ_BY_FUNCTIONS = {"access_seendelay", "people_nametag", "record_entry"}
# Written by one, in the name of somebody who sees no record.
WRITTEN_BY_FUNCTIONS = {"keywork_ask"}

# Rows that say nothing by themselves: a door to any part of the record is enough.
ANY_PART = {"people_nametag", "people_pace"}
