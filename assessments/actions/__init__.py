"""Everything a person can do that is written down. Each is atomic: all of it or nothing.

`by` is the profile of the person who does it. Reading lives with the models.
"""

from assessments.actions.account import (
    EmailTaken,
    change_email,
    change_password,
    open_account,
    remove_account,
)
from assessments.actions.adopt import NotMerged, adopt
from assessments.actions.answers import save_education, save_experience, save_skills
from assessments.actions.assessment import (
    ask_everything,
    complete_assessment,
    renew_result,
    rescore,
    start_assessment,
)
from assessments.actions.conflict import Conflict
from assessments.actions.doors import (
    MAX_LINKS,
    TooManyLinks,
    close_feed,
    open_feed,
    renew_feed,
    set_time_zone,
    share_plan,
    take_link_back,
)
from assessments.actions.plan import (
    change_plan,
    choices_of,
    date_plan,
    delete_plan,
    make_plan,
    move_plan,
    plan_for,
    renew_plan,
)
from assessments.actions.profile import (
    VoidKey,
    delete_profile,
    empty_log,
    note_visit,
    open_in_care,
    open_profile,
    purge_profiles,
    renew_code,
)
from assessments.actions.restore import restore
from assessments.actions.scenario import adopt_scenario
from assessments.actions.step import (
    add_own_step,
    delete_step,
    finish_step,
    reopen_step,
    save_step,
    set_step_aside,
    start_step,
    take_step_up,
)

__all__ = [
    "MAX_LINKS",
    "Conflict",
    "EmailTaken",
    "NotMerged",
    "TooManyLinks",
    "VoidKey",
    "add_own_step",
    "adopt",
    "adopt_scenario",
    "ask_everything",
    "change_email",
    "change_password",
    "change_plan",
    "choices_of",
    "close_feed",
    "complete_assessment",
    "date_plan",
    "delete_plan",
    "delete_profile",
    "delete_step",
    "empty_log",
    "finish_step",
    "make_plan",
    "move_plan",
    "note_visit",
    "open_account",
    "open_feed",
    "open_in_care",
    "open_profile",
    "plan_for",
    "purge_profiles",
    "remove_account",
    "renew_code",
    "renew_feed",
    "renew_plan",
    "renew_result",
    "reopen_step",
    "rescore",
    "restore",
    "save_education",
    "save_experience",
    "save_skills",
    "save_step",
    "set_step_aside",
    "set_time_zone",
    "share_plan",
    "start_assessment",
    "start_step",
    "take_link_back",
    "take_step_up",
]
