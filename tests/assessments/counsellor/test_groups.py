"""Who may do what outside the files: editors edit the catalogue, administrators look after
offices and staff, and nobody raises themselves."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_otp.plugins.otp_totp.models import TOTPDevice

from assessments.counsellor import actions
from assessments.counsellor.models import (
    ADMIN,
    COUNSELLOR,
    EDITOR,
    LEAD,
    Member,
    Office,
)
from tests.assessments.counsellor.conftest import signed_in
from tests.assessments.counsellor.test_access import is_in, sign_in, text_of

USERS = "/en/admin/auth/user/"
OFFICES = "/en/admin/counsellor/office/"
CATALOGUE = [
    "role",
    "skill",
    "experiencearea",
    "educationlevel",
    "occupationcode",
    "action",
    "rolefamily",
    "glossaryterm",
]
OPERATOR = "/en/admin/careerpath/operator/"


@pytest.fixture
def groups(db):
    actions.set_up_groups()
    return {group.name: group for group in Group.objects.all()}


@pytest.fixture
def anna(staff, groups):
    """The administrator of staff and offices."""
    anna = staff("anna", ADMIN)
    anna.is_staff = True
    anna.save()
    return anna


@pytest.fixture
def as_anna(anna):
    return signed_in(anna)


@pytest.fixture
def root(django_user_model, db):
    return django_user_model.objects.create_superuser("root", password="the very top")


def form(user=None, *, groups=(), office=None, **changed):
    """What the page of a user sends."""
    member = getattr(user, "member", None)
    office = office or (member and member.office)
    sent = {
        "username": user.username if user else "nora",
        "first_name": "Nora",
        "last_name": "Lind",
        "email": "",
        "is_active": "on",
        "groups": [group.pk for group in groups],
        "member-TOTAL_FORMS": "1",
        "member-INITIAL_FORMS": "1" if member else "0",
        "member-0-user": user.pk if user else "",
        "member-0-id": member.pk if member else "",
        "member-0-office": office.pk if office else "",
    }
    return sent | changed


def change(browser, user, sent):
    return browser.post(f"{USERS}{user.pk}/change/", sent)


def group_names(user):
    return sorted(user.groups.values_list("name", flat=True))


# The groups


def test_groups_have_exactly_these_rights(groups):
    def rights(name):
        found = groups[name].permissions.values_list(
            "content_type__app_label", "codename"
        )
        return sorted(".".join(right) for right in found)

    assert sorted(groups) == ["admin", "counsellor", "editor", "lead counsellor"]
    assert rights(COUNSELLOR) == rights(LEAD) == []
    assert rights(ADMIN) == [
        "auth.add_user",
        "auth.change_user",
        "auth.view_user",
        "careerpath.add_operator",
        "careerpath.change_operator",
        "careerpath.view_operator",
        "counsellor.add_member",
        "counsellor.add_office",
        "counsellor.change_member",
        "counsellor.change_office",
        "counsellor.delete_member",
        "counsellor.view_member",
        "counsellor.view_office",
    ]
    all_of_roles = Permission.objects.filter(content_type__app_label="roles")
    beside = groups[EDITOR].permissions.exclude(content_type__app_label="roles")
    assert set(groups[EDITOR].permissions.all()) == {*all_of_roles, *beside}
    codenames = beside.values_list("codename", flat=True)
    assert sorted(codenames) == ["change_operator", "view_operator"]


def test_set_up_again_puts_right_what_was_changed(groups, jonas):
    groups[ADMIN].permissions.clear()
    groups[COUNSELLOR].permissions.set(Permission.objects.all()[:3])

    call_command("set_up_groups")

    assert groups[ADMIN].permissions.count() == 13
    assert groups[COUNSELLOR].permissions.count() == 0
    assert group_names(jonas) == [COUNSELLOR]


# Who opens what

ROOMS = {
    "/en/desk/": "jonas petra lena otto",
    "/en/desk/team/": "lena otto",
    "/en/desk/account/": "jonas petra lena otto ella anna root",
    "/en/desk/account/password/": "jonas petra lena otto ella anna root",
    "/en/desk/account/second-factor/": "jonas petra lena otto ella anna root",
    "/en/admin/": "ella anna root",
    USERS: "anna root",
    f"{USERS}add/": "anna root",
    OFFICES: "anna root",
    f"{OFFICES}add/": "anna root",
    "/en/admin/roles/role/": "ella root",
    "/en/admin/roles/role/add/": "ella root",
    "/en/admin/assessments/profile/": "root",
    f"{OPERATOR}add/": "anna root",
}


@pytest.mark.parametrize("path", ROOMS)
def test_every_room_opens_to_its_people_alone(
    path, groups, jonas, petra, lena, otto, ella, anna, root
):
    cast = {
        user.username: signed_in(user)
        for user in (jonas, petra, lena, otto, ella, anna, root)
    }

    statuses = {name: browser.get(path).status_code for name, browser in cast.items()}

    assert [name for name in cast if statuses[name] == 200] == ROOMS[path].split()
    assert set(statuses.values()) <= {200, 302, 403, 404}
    assert Browser().get(path).status_code == 302


def test_editor_edits_every_model_of_the_catalogue_and_sees_nothing_else(
    groups, as_ella, helper_role
):
    for model in CATALOGUE:
        assert as_ella.get(f"/en/admin/roles/{model}/add/").status_code == 200

    shown = set(
        re.findall(r'href="/en/admin/(\w+/\w+)/"', text_of(as_ella.get("/en/admin/")))
    )
    assert shown == {f"roles/{model}" for model in CATALOGUE} | {"careerpath/operator"}


def test_administrator_sees_staff_offices_and_the_operator_alone(as_anna):
    page = text_of(as_anna.get("/en/admin/"))

    assert set(re.findall(r'href="/en/admin/(\w+/\w+)/"', page)) == {
        "auth/user",
        "careerpath/operator",
        "counsellor/office",
    }


def test_nothing_of_clients_is_in_the_admin():
    of_the_desk = {
        model._meta.model_name
        for model in admin.site._registry
        if model._meta.app_label in ("counsellor", "axes", "otp_totp", "otp_static")
    }

    assert of_the_desk == {"office"}
    assert not admin.site.is_registered(Group)


def test_labels_are_the_readers(as_anna, jonas):
    page = text_of(as_anna.get(USERS))

    assert "lead counsellor" not in page
    assert "Lead counsellor" in page
    assert "Languages to show" not in text_of(as_anna.get(f"{USERS}add/"))


# What an administrator does


def test_new_counsellor_sets_their_own_password_by_a_link(as_anna, groups, hamburg):
    response = as_anna.post(
        f"{USERS}add/", form(groups=[groups[COUNSELLOR]], office=hamburg), follow=True
    )

    nora = User.objects.get(username="nora")
    assert (nora.has_usable_password(), nora.is_staff) == (False, False)
    assert nora.member.office == hamburg
    link = re.search(
        r"http://testserver(/en/desk/set-password/[\w/-]+/)", text_of(response)
    )
    visitor = Browser()
    short = visitor.post(link[1], {"new_password": "eleven char"})
    assert "at least 12 characters" in text_of(short)
    visitor.post(link[1], {"new_password": "seven small owls at noon"})
    again = visitor.post(link[1], {"new_password": "eight small owls at noon"})
    assert (again.status_code, "This link works no more" in text_of(again)) == (
        404,
        True,
    )
    assert (
        sign_in(visitor, "nora", "seven small owls at noon")["Location"] == "/en/desk/"
    )


@pytest.mark.parametrize("link", ["MQ/abc-def/", "x/y/", "__/a-b/", "OTk5/c-d/"])
def test_forged_link_opens_nothing(link, db):
    response = Browser().get(f"/en/desk/set-password/{link}")

    assert response.status_code == 404
    assert "This link works no more" in text_of(response)


def test_link_for_who_has_forgotten_their_password(as_anna, jonas):
    sent = {"action": "make_links", "_selected_action": [jonas.pk]}

    page = text_of(as_anna.post(USERS, sent, follow=True))

    assert "Give this link to Jonas Weber" in page
    assert LogEntry.objects.get().change_message == "Link to set a password"


def test_lost_phone_is_taken_off_the_account(as_anna, jonas):
    TOTPDevice.objects.create(user=jonas, name="app")
    sent = {"action": "switch_off_second_factor", "_selected_action": [jonas.pk]}

    as_anna.post(USERS, sent)

    assert not TOTPDevice.objects.exists()
    assert sign_in(Browser(), "jonas")["Location"] == "/en/desk/"


def test_groups_open_and_close_the_admin(as_anna, groups, jonas):
    change(as_anna, jonas, form(jonas, groups=[groups[EDITOR]]))
    jonas.refresh_from_db()
    assert (jonas.is_staff, group_names(jonas)) == (True, [EDITOR])

    change(as_anna, jonas, form(jonas, groups=[groups[COUNSELLOR]]))
    jonas.refresh_from_db()
    assert (jonas.is_staff, group_names(jonas)) == (False, [COUNSELLOR])


def test_somebody_who_leaves_is_closed_not_deleted(as_anna, jonas, mira, groups):
    as_jonas = signed_in(jonas)
    sent = form(jonas, groups=[groups[COUNSELLOR]])
    del sent["is_active"]

    change(as_anna, jonas, sent)

    assert not is_in(as_jonas)
    assert as_anna.get(f"{USERS}{jonas.pk}/delete/").status_code == 403
    assert "delete_selected" not in text_of(as_anna.get(USERS))


def test_administrator_makes_and_renames_offices_and_deletes_none(as_anna, hamburg):
    as_anna.post(f"{OFFICES}add/", {"name": "Poradnia Łódź", "code": "LDZ"})
    sent = {"name": "Beratung Altona", "code": "HAM"}
    as_anna.post(f"{OFFICES}{hamburg.pk}/change/", sent)

    assert sorted(Office.objects.values_list("name", "code")) == [
        ("Beratung Altona", "HAM"),
        ("Poradnia Łódź", "LDZ"),
    ]
    assert as_anna.get(f"{OFFICES}{hamburg.pk}/delete/").status_code == 403


# What an administrator cannot


def test_nobody_raises_themselves(as_anna, anna, groups, hamburg):
    page = text_of(as_anna.get(f"{USERS}{anna.pk}/change/"))
    sent = form(anna, groups=groups.values(), office=hamburg)

    change(as_anna, anna, sent | {"is_superuser": "on", "is_staff": "on"})

    anna.refresh_from_db()
    assert 'name="groups"' not in page
    assert anna.first_name == "Nora"
    assert (anna.is_superuser, group_names(anna)) == (False, [ADMIN])
    assert not Member.objects.filter(user=anna).exists()


def test_nobody_is_made_a_superuser_nor_given_single_rights(as_anna, jonas, groups):
    everything = [right.pk for right in Permission.objects.all()]
    other = Group.objects.create(name="auditors")
    sent = form(jonas, groups=[groups[COUNSELLOR]])

    change(
        as_anna, jonas, sent | {"is_superuser": "on", "user_permissions": everything}
    )
    refused = change(as_anna, jonas, sent | {"groups": [other.pk]})

    jonas.refresh_from_db()
    assert jonas.first_name == "Nora"
    assert (jonas.is_superuser, jonas.user_permissions.count()) == (False, 0)
    assert refused.status_code == 200
    assert group_names(jonas) == [COUNSELLOR]


@pytest.mark.parametrize("beyond", ["superuser", "single right", "other group"])
def test_who_has_more_rights_is_out_of_reach(as_anna, jonas, beyond):
    if beyond == "superuser":
        jonas.is_superuser = True
        jonas.save()
    elif beyond == "single right":
        jonas.user_permissions.add(Permission.objects.first())
    else:
        jonas.groups.add(Group.objects.create(name="auditors"))
    chosen = {"_selected_action": [jonas.pk]}

    as_anna.post(USERS, {"action": "make_links"} | chosen)
    change(as_anna, jonas, form(jonas))

    jonas.refresh_from_db()
    assert jonas.first_name == "Jonas"
    assert "jonas" not in text_of(as_anna.get(USERS))
    assert not LogEntry.objects.exists()


def test_superuser_reaches_everybody_and_keeps_groups_of_others(root, jonas, groups):
    jonas.groups.add(Group.objects.create(name="auditors"))
    sent = form(jonas, groups=[groups[LEAD]], is_superuser="on")

    change(signed_in(root), jonas, sent)

    jonas.refresh_from_db()
    assert group_names(jonas) == ["auditors", LEAD]
    assert (jonas.is_superuser, jonas.is_staff) == (True, True)


@pytest.mark.parametrize(
    "asked",
    [
        "password__startswith=md5",
        "password__lt=z",
        "clients__isnull=0",
        "clients__id__gte=00000000-0000-0000-0000-000000000000",
        "batches__isnull=0",
        "last_login__gte=2020-01-01",
    ],
)
def test_addresses_ask_for_no_more_than_the_filters_do(as_anna, jonas, mira, asked):
    """One true or false after the other, they would spell out a password's digest."""
    assert as_anna.get(f"{USERS}?{asked}").status_code == 400


def test_filters_ask_for_what_they_offer(as_anna, jonas, otto, hamburg):
    of_hamburg = text_of(as_anna.get(f"{USERS}?member__office__id__exact={hamburg.pk}"))
    inactive = text_of(as_anna.get(f"{USERS}?is_active__exact=0"))
    counsellors = text_of(as_anna.get(f"{USERS}?group=counsellor"))

    assert ("jonas" in of_hamburg, "otto" in of_hamburg) == (True, False)
    assert ("jonas" in inactive, "otto" in inactive) == (False, False)
    assert ("jonas" in counsellors, "otto" in counsellors) == (True, False)


def test_list_of_users_takes_the_same_queries_for_one_or_many(
    as_anna, jonas, staff, hamburg
):
    as_anna.get(USERS)
    with CaptureQueriesContext(connection) as few:
        as_anna.get(USERS)
    for number in range(3):
        staff(f"new-{number}", COUNSELLOR, hamburg)

    with CaptureQueriesContext(connection) as many:
        as_anna.get(USERS)

    assert len(many) == len(few)
