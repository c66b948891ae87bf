"""The route to a role that is far, over roles in reach: here `routing` meets the catalogue
and the words.

Reads everything at once, in a fixed number of queries however many stages there are.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from assessments import routing, wording
from assessments.models import Assessment, Plan
from assessments.roadmap import as_planned, library_for
from assessments.snapshot import answers_for, asked_of, requirements_of, weights_of
from careerpath.languages import shown, texts_of
from roles.enums import ActionKind
from roles.models import Role, Transition

WIDTH, HEIGHT = 360, 190  # units of the drawing
FLOOR, CEILING = 160, 55  # where 0 and 100 points are in it


@dataclass(frozen=True)
class StageCard:
    """One stage, ready to place. `before` and `after` are the printed scores for the target;
    `ahead` are those for the role of the next stage, None where that is the target."""

    number: int
    role: Role
    stage: routing.Stage
    band: str | None
    band_label: str
    steps: list
    before: int
    after: int
    gain: int
    ahead: tuple | None
    ahead_title: str
    plan: Plan | None
    result: Assessment | None
    is_target: bool


@dataclass(frozen=True)
class Tread:
    """A step of the drawing: where its number and its points stand."""

    number: int
    points: int
    x: int
    y: int
    y_of_points: int


class RouteBook:
    """A route with everything that its pages say about it."""

    def __init__(self, route, roles, library, profile):
        self.route = route
        self.roles = roles
        self.library = library
        self.profile = profile

    @property
    def ready_on(self):
        return self.route.ready_on

    @property
    def direct_on(self):
        return self.route.direct.ready_on

    @property
    def first(self):
        return self.stages[0]

    @property
    def direct_has_work(self):
        """Does the direct way take a job from its first day on?"""
        return any(self._is_work(one) for one in self.route.direct.steps)

    @cached_property
    def stages(self):
        points = [one.printed for one in self._standings(len(self.route.stages) - 1)]
        return [
            self._card(number, stage, points[number], points[number + 1])
            for number, stage in enumerate(self.route.stages)
        ]

    def _standings(self, number):
        return self.route.standings(self.route.stages[number].place)

    def _card(self, number, stage, before, after):
        role = self.roles[stage.place.slug]
        to_go = len(self.route.stages) - 1 - number
        higher = self.route.stages[number + 1].place.slug if to_go > 1 else None
        ahead = self._standings(number + 1) if higher else None
        return StageCard(
            number=number + 1,
            role=role,
            stage=stage,
            band=stage.before.band,
            band_label=wording.BANDS.get(stage.before.band, ""),
            steps=[self._title(one) for one in stage.steps],
            before=before,
            after=after,
            gain=after - before,
            ahead=ahead and (ahead[number].printed, ahead[number + 1].printed),
            ahead_title=shown(texts_of(self.roles[higher], "title")) if higher else "",
            plan=self._plans.get(role.pk),
            result=self._results.get(role.pk),
            is_target=not to_go,
        )

    def _title(self, dated):
        return shown(texts_of(self.library[dated.step.action], "title"))

    def _is_work(self, dated):
        return self.library[dated.step.action].kind == ActionKind.ON_THE_JOB

    @cached_property
    def _plans(self):
        mine = Plan.objects.visible_to(self.profile).filter(role__in=self._role_ids)
        return {plan.role_id: plan for plan in reversed(mine)}

    @cached_property
    def _results(self):
        mine = Assessment.objects.visible_to(self.profile).completed()
        found = mine.filter(role__in=self._role_ids).defer("snapshot")
        return {one.role_id: one for one in reversed(found)}

    @property
    def _role_ids(self):
        return [self.roles[one.place.slug].pk for one in self.route.stages]

    @cached_property
    def drawing(self):
        """Steps that rise as the score for the target does: today, then each stage."""
        points = [self.first.before, *(one.after for one in self.stages)]
        width = WIDTH // len(points)
        heights = [FLOOR - (FLOOR - CEILING) * one // 100 for one in points]
        rises = [f"H{width * place}V{y}" for place, y in enumerate(heights) if place]
        treads = [
            Tread(place, one, width * place + width // 2, y + 26, y - 12)
            for place, (one, y) in enumerate(zip(points, heights, strict=True))
        ]
        return {
            "width": WIDTH,
            "height": HEIGHT,
            "line": f"M0 {heights[0]}{''.join(rises)}H{WIDTH}",
            "treads": treads,
            "sun": {"x": treads[-1].x, "y": treads[-1].y_of_points - 28},
        }


def route_for(role, roadmap, profile):
    """The route to `role` from the result of `roadmap`, at its pace. None if the role is
    not shown any more, or near, or if nothing on the way to it is nearer."""
    ways = routing.ways(_transitions(), role.slug) if role is not None else {}
    if not ways:
        return None
    roles = Role.objects.published().with_requirements().filter(slug__in=[*ways])
    roles = {one.slug: one for one in roles} | {role.slug: role}
    places = {slug: _place(one) for slug, one in roles.items()}
    places[role.slug] = _target(role, roadmap.snapshot)
    library = library_for(
        {item.key for place in places.values() for item in place.requirements}
    )
    found = routing.route(
        places[role.slug],
        _ladder(ways, places),
        _holdings(places.values(), places[role.slug], roadmap.snapshot, profile),
        routing.Pace(roadmap.hours_per_week, [*map(as_planned, library.values())]),
        starts_on=roadmap.starts_on,
    )
    return found and RouteBook(found, roles, library, profile)


def _ladder(ways, places):
    """The ways as places; none over a role that asks for nothing."""
    ladder = {slug: [places[one] for one in way] for slug, way in ways.items()}
    return {
        slug: way
        for slug, way in ladder.items()
        if all(place.requirements for place in way)
    }


def _transitions():
    """The usual steps between roles that are shown."""
    shown_roles = Q(from_role__is_published=True, to_role__is_published=True)
    found = Transition.objects.filter(shown_roles)
    return found.values_list("from_role__slug", "to_role__slug")


def _place(role):
    requirements = tuple(requirements_of(asked_of(role)))
    return routing.Place(role.slug, requirements, weights_of(role))


def _target(role, snapshot):
    """The role as it was when the result was taken, so that both say the same score."""
    return routing.Place(role.slug, tuple(snapshot.requirements), snapshot.weights)


def _holdings(places, target, snapshot, profile):
    """What the person has: by the answers of today, for the target by its result."""
    holdings = {}
    for place in places:
        holdings |= place.holdings(answers_for(place.requirements, profile))
    return holdings | target.holdings(snapshot.answers)
