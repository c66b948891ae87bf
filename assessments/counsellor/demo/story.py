"""The ways that people go through an office, told as one counsellor would tell them.

Each story begins in the past and ends today at the latest. `STORIES` is the mixture of a
caseload: the first nine bring somebody into every queue.
"""

from datetime import timedelta

from assessments.counsellor.demo import sittings, steps


def newcomer(case):
    """Came in today, has agreed, and has a first session ahead."""
    sittings.take_in(case)
    sittings.consent(case)
    sittings.appoint(case, session=case.ahead(2, 9))


def undecided(case):
    """Was taken in, but has not agreed to anything yet."""
    case.began(2, 25)
    sittings.take_in(case)
    sittings.note_privately(case, "first")
    sittings.appoint(case, session=case.ahead(0, 12))


def waiting(case):
    """Has agreed, but not been assessed yet."""
    case.began(5, 40)
    _arrive(case)
    sittings.appoint(case, session=case.ahead(1, 14))


def assessed(case):
    """Has a first result, and no plan yet."""
    case.began(14, 60)
    _arrive(case)
    _find_out(case)
    sittings.appoint(case, session=case.ahead(1, 10), review=case.ahead(30, 60))


def going(case):
    """A good way with a plan: steps done in time, the next session in sight."""
    case.began(70, 400)
    _arrive(case)
    _find_out(case)
    _plan(case)
    _go_on(case, quiet=21)
    steps.finish_all_due(case)
    steps.begin(case)
    sittings.appoint(case, session=case.ahead(0, 21), review=case.ahead(14, 90))
    if case.perhaps(0.4):
        sittings.draft_report(case)
        if case.perhaps(0.4):
            case.ends_with = sittings.hand_over


def late(case):
    """The plan has been lying for weeks."""
    case.began(150, 330)
    _arrive(case)
    _find_out(case)
    _plan(case, hours=4)
    _go_on(case, quiet=case.rng.randint(50, 80))
    steps.begin(case)
    case.day = max(case.day, case.ago(1, 6))
    sittings.note_privately(case, "late")
    sittings.appoint(case, session=case.ahead(3, 20) if case.perhaps(0.4) else None)


def to_review(case):
    """Goes well, but it is time to look at it together."""
    case.began(110, 300)
    _arrive(case)
    _find_out(case)
    _plan(case)
    _go_on(case, quiet=40)
    sittings.appoint(case, review=case.ago(1, 18))
    steps.finish_all_due(case)
    if case.perhaps(0.3):
        sittings.draft_report(case)


def arrived(case):
    """Ready, or nearly so: applications come next."""
    case.began(120, 365)
    _arrive(case)
    _find_out(case, strength=0.8)
    _plan(case)
    _go_on(case, quiet=14, most=2)
    steps.finish_all_due(case)
    sittings.draft_report(case)
    sittings.appoint(case, session=case.ahead(2, 12), review=case.ahead(30, 60))
    if case.person.number % 3:
        case.ends_with = sittings.hand_over


def withdrawn(case):
    """Took the consent back after a while: the work is closed to the desk."""
    case.began(60, 150)  # the work itself is kept for half a year from then on
    _arrive(case)
    _find_out(case)
    case.wait(10, 40)
    sittings.withdraw(case)


def closed(case):
    """Arrived, and the file was closed."""
    case.began(200, 420)
    _arrive(case)
    _find_out(case, strength=0.75)
    _plan(case)
    _go_on(case, quiet=100, most=2)
    steps.finish_some(case, 3)
    case.wait(14, 60)
    sittings.close(case)


STORIES = (
    going,
    undecided,
    late,
    waiting,
    to_review,
    withdrawn,
    closed,
    newcomer,
    arrived,
    going,
    assessed,
    going,
    late,
    going,
    to_review,
    arrived,
    going,
    assessed,
    closed,
    going,
    late,
    going,
    to_review,
    arrived,
    assessed,
)


def _arrive(case):
    """Taken in, and soon after the first session with the consent."""
    sittings.take_in(case)
    case.wait(1, 8)
    sittings.hold_session(case, "first")
    sittings.consent(case)
    sittings.write_to_client(case, "first")
    if case.perhaps(0.6):
        sittings.note_privately(case, "first")


def _find_out(case, strength=None):
    """The first result."""
    case.wait(2, 10)
    spread = strength or case.rng.choice((0.05, 0.1, 0.2, 0.25, 0.3, 0.4))
    sittings.first_assessment(case, strength=spread)
    sittings.write_to_client(case, "assessed")


def _plan(case, hours=None):
    """A plan, made at home and talked over at the desk."""
    case.wait(2, 8)
    steps.make_plan(case, hours or case.rng.choice((1, 2, 2, 3, 4)))
    case.wait(2, 9)
    sittings.hold_session(case, "plan")
    sittings.write_to_client(case, "planned")
    if case.perhaps(0.2):
        sittings.give_link(case)


def _go_on(case, *, quiet, most=1):
    """Sessions every few weeks, up to three; the last one about `quiet` days ago unless
    the story is too short."""
    sessions = case.rng.choice((1, 2, 2, 3))
    case.day = max(case.day, case.today - timedelta(days=quiet + 60 * sessions))
    for _ in range(sessions):
        if (case.today - case.day).days < quiet + 50:
            break
        case.wait(25, 50)
        _review(case, most)
    if case.perhaps(0.25):
        steps.set_one_aside(case)
    if case.perhaps(0.2):
        sittings.look_in(case)


def _review(case, most):
    """A session; sometimes a fresh result, most times a step done, then new dates."""
    steps.begin(case)
    sittings.hold_session(case, "review")
    is_assessed = case.perhaps(0.5)
    if is_assessed:
        sittings.another_assessment(case, months=case.rng.choice((0, 1)))
    done = steps.finish_some(case, case.rng.choice((0, most, most)))
    if is_assessed and not done:
        steps.renew(case)
    else:
        steps.move(case)
    sittings.write_to_client(case, "review")
    if case.perhaps(0.5):
        sittings.note_privately(case, "going")
