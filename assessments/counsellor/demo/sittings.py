"""What happens at the desk: taking in, consent, notes, assessing together, closing."""

import uuid

from django.utils import translation

from assessments import actions as own_actions
from assessments.counsellor import actions
from assessments.counsellor.demo import answers, dated
from assessments.counsellor.models import NoteKind, Verb


def take_in(case):
    """A new file. Some are begun by the colleague, and handed on by the lead."""
    is_handed_on = case.person.number % 13 == 12
    first = case.colleague if is_handed_on else case.desk
    with case.at_the_desk():
        values = case.person.facts | {"target_role": case.role}
        actions.add_client(pk=case.person.pk, values=values, by=first.user)
    if is_handed_on:
        with case.at_the_desk():
            actions.assign([case.client], to=case.desk.member, by=case.desk.lead)


def consent(case):
    with case.at_the_desk() as day:
        case.visited = day
        actions.record_consent(
            case.client, given_on=day, language=case.person.language, by=case.by
        )
        case.client.refresh_from_db()


def withdraw(case):
    with case.at_the_desk() as day:
        case.visited = day  # from here on, the retention of the work counts
        actions.withdraw_consent(case.client, withdrawn_on=day, by=case.by)


def hold_session(case, phase):
    """The file is opened, and the session noted in the counsellor's language."""
    with case.at_the_desk() as day:
        actions.log(case.client, Verb.OPENED, by=case.by)
        values = case.notes.next("session", phase) | {"held_on": day}
        _note(case, NoteKind.SESSION, values)


def note_privately(case, phase):
    with case.at_the_desk():
        text = case.notes.next("private", phase)
        _note(case, NoteKind.PRIVATE, {"text": text})


def write_to_client(case, phase):
    """A shared note, in the client's language."""
    with case.at_the_desk():
        text = case.words.next("shared", phase)
        _note(case, NoteKind.SHARED, {"text": text})


def _note(case, kind, values):
    pk = uuid.UUID(int=case.rng.getrandbits(128), version=4)
    actions.add_note(case.client, pk=pk, kind=kind, values=values, by=case.by)


def look_in(case):
    """The lead reads the file."""
    with case.at_the_desk():
        actions.log(case.client, Verb.OPENED, by=case.desk.lead)


def first_assessment(case, *, strength):
    """The client answers at home; at the desk they agree on some of it, and the result is
    taken together."""
    with case.at_home():
        own_actions.note_visit(by=case.profile)
        own_actions.start_assessment(case.role, known=(), by=case.profile)
        answers.answer_all(case, strength=strength)
    case.wait(1, 6)
    hold_session(case, "assess")
    _assess(case, answers.agreement(case, case.rng.randint(2, 5)))


def another_assessment(case, *, months):
    """What has grown since, and a fresh result. Some of it is agreed on with evidence."""
    with case.at_home():
        own_actions.note_visit(by=case.profile)
        answers.work(case, months)
        levels = answers.improve(case, 1)
    seen = answers.agreement(case, 12)
    _assess(case, {skill: seen[skill] for skill in levels if skill in seen})


def _assess(case, agreed):
    with case.at_the_desk() as day:
        if case.person.number % 3:
            actions.agree_ratings(case.client, agreed, by=case.by)
            dated.agreed(case.client, agreed, on=day)
        result = actions.complete_together(case.client, case.role, by=case.by)
        case.results.append(result)


def appoint(case, *, session=None, review=None):
    """Days to come (or gone by) for the next session and the next review."""
    values = {"next_session_on": session, "review_on": review}
    with case.at_the_desk():
        case.client = actions.change_client(
            case.client, version=case.client.version, values=values, by=case.by
        )


def give_link(case):
    """A way in for the client's own browser."""
    with case.at_the_desk():
        actions.give_return_link(case.client, by=case.by)


def draft_report(case):
    """The counsellor's words for the next report, in the client's language."""
    with case.at_the_desk():
        band = case.plan.assessment.band or "developing"
        text = case.words.next("interpretation", band)
        actions.save_draft(case.client, interpretation=text, version=0, by=case.by)


def hand_over(case):
    """The report becomes final today; it prints days, so all must have theirs by now."""
    with translation.override(case.desk.language):
        actions.make_final(case.client, by=case.by)


def close(case):
    write_to_client(case, "closing")
    note_privately(case, "closing")
    appoint(case)
    with case.at_the_desk():
        actions.archive([case.client], by=case.by)
