"""Everything that is written at the desk. Each is atomic: all of it or nothing.

`by` is the user who does it; whoever may not see a client changes nothing of theirs.
"""

from assessments.counsellor.actions.assessing import (
    agree_ratings,
    answer_together,
    ask_everything_together,
    complete_together,
)
from assessments.counsellor.actions.batch import (
    cancel_batch,
    delete_batch,
    purge_batches,
    resume_batch,
    start_batch,
)
from assessments.counsellor.actions.care import (
    give_return_link,
    record_consent,
    withdraw_consent,
    withdraw_own_consent,
)
from assessments.counsellor.actions.client import (
    NotAllowed,
    ReferenceTaken,
    add_client,
    archive,
    assign,
    bring_back,
    change_client,
    note_opening,
)
from assessments.counsellor.actions.guard import (
    Conflict,
    NoConsent,
    log,
    log_all,
)
from assessments.counsellor.actions.handing_over import (
    InCare,
    WrongCode,
    offer_work,
    offered,
    take_in,
)
from assessments.counsellor.actions.importing import (
    import_clients,
)
from assessments.counsellor.actions.note import (
    add_note,
    change_note,
    delete_note,
)
from assessments.counsellor.actions.report import (
    make_final,
    note_downloads,
    save_draft,
    words_of,
)
from assessments.counsellor.actions.retention import (
    purge_clients,
)
from assessments.counsellor.actions.second_factor import (
    WrongFactor,
    check_code,
    renew_backup_codes,
    set_up_second_factor,
    switch_off_second_factor,
)
from assessments.counsellor.actions.staff import (
    set_own_password,
    set_up_groups,
)

__all__ = [
    "Conflict",
    "InCare",
    "NoConsent",
    "NotAllowed",
    "ReferenceTaken",
    "WrongCode",
    "WrongFactor",
    "add_client",
    "add_note",
    "agree_ratings",
    "answer_together",
    "archive",
    "ask_everything_together",
    "assign",
    "bring_back",
    "cancel_batch",
    "change_client",
    "change_note",
    "check_code",
    "complete_together",
    "delete_batch",
    "delete_note",
    "give_return_link",
    "import_clients",
    "log",
    "log_all",
    "make_final",
    "note_downloads",
    "note_opening",
    "offer_work",
    "offered",
    "purge_batches",
    "purge_clients",
    "record_consent",
    "renew_backup_codes",
    "resume_batch",
    "save_draft",
    "set_own_password",
    "set_up_groups",
    "set_up_second_factor",
    "start_batch",
    "switch_off_second_factor",
    "take_in",
    "withdraw_consent",
    "withdraw_own_consent",
    "words_of",
]
