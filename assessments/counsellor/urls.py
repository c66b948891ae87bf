from django.urls import path

from assessments.counsellor.views import (
    access,
    account,
    agree,
    assess,
    batches,
    bulk,
    caseload,
    clients,
    consent,
    exporting,
    file,
    handing_over,
    importing,
    mine,
    notes,
    reports,
    results,
    second_factor,
    team,
)

app_name = "counsellor"
urlpatterns = [
    # Coming in
    path("desk/sign-in/", access.sign_in, name="sign-in"),
    path("desk/sign-in/code/", access.code, name="code"),
    path("desk/sign-out/", access.sign_out, name="sign-out"),
    path(
        "desk/set-password/<slug:uid>/<slug:token>/",
        account.set_password,
        name="set-password",
    ),
    # One's own account, and the office
    path("desk/account/", account.my_account, name="my-account"),
    path("desk/account/password/", account.change_password, name="change-password"),
    path(
        "desk/account/second-factor/",
        second_factor.second_factor,
        name="second-factor",
    ),
    path(
        "desk/account/second-factor/<slug:verb>/",
        second_factor.change,
        name="change-second-factor",
    ),
    path("desk/team/", team.team, name="team"),
    # The caseload
    path("desk/", caseload.caseload, name="caseload"),
    path("desk/bulk/", bulk.bulk, name="bulk"),
    path("desk/transfer/", bulk.transfer, name="transfer"),
    path("desk/clients/new/", clients.new, name="new-client"),
    path("desk/clients/<uuid:pk>/change/", clients.change, name="change-client"),
    # Lists in and out
    path("desk/import/", importing.upload, name="import"),
    path("desk/import/confirm/", importing.confirm, name="import-confirm"),
    path("desk/import/refused.csv", importing.refused, name="import-refused"),
    path("desk/import/template.csv", importing.template, name="import-template"),
    path("desk/export.csv", exporting.export, name="export"),
    # A client's file
    path("desk/clients/<uuid:pk>/", file.client, name="client"),
    path("desk/clients/<uuid:pk>/trail/", file.trail, name="trail"),
    path("desk/clients/<uuid:pk>/consent/", consent.consent, name="consent"),
    path(
        "desk/clients/<uuid:pk>/consent/withdraw/",
        consent.withdraw,
        name="withdraw-consent",
    ),
    path("desk/clients/<uuid:pk>/notes/<slug:kind>/", notes.add, name="add-note"),
    path("desk/clients/<uuid:pk>/note/<uuid:note>/", notes.change, name="change-note"),
    path(
        "desk/clients/<uuid:pk>/note/<uuid:note>/delete/",
        notes.delete,
        name="delete-note",
    ),
    path("desk/clients/<uuid:pk>/one-time-code/", handing_over.adopt, name="adopt"),
    path(
        "desk/clients/<uuid:pk>/return-link/",
        handing_over.return_link,
        name="return-link",
    ),
    # Assessing together, agreeing on ratings, reading results and plans
    path("desk/clients/<uuid:pk>/assess/", assess.choose, name="assess"),
    path(
        "desk/clients/<uuid:pk>/assess/<slug:slug>/", assess.begin, name="assess-role"
    ),
    path(
        "desk/clients/<uuid:pk>/assess/<slug:slug>/answers/",
        assess.answers,
        name="assess-answers",
    ),
    path(
        "desk/clients/<uuid:pk>/assess/<slug:slug>/all/",
        assess.ask_everything,
        name="assess-everything",
    ),
    path(
        "desk/clients/<uuid:pk>/assess/<slug:slug>/<slug:key>/",
        assess.page,
        name="assess-page",
    ),
    path("desk/clients/<uuid:pk>/agree/", agree.begin, name="agree"),
    path("desk/clients/<uuid:pk>/agree/<slug:slug>/", agree.agree, name="agree"),
    path(
        "desk/clients/<uuid:pk>/results/<uuid:result>/", results.result, name="result"
    ),
    path("desk/clients/<uuid:pk>/plans/<uuid:plan>/", results.plan, name="plan"),
    # Reports: one by one
    path("desk/clients/<uuid:pk>/report/", reports.report, name="report"),
    path("desk/clients/<uuid:pk>/report/draft/", reports.draft_file, name="draft-file"),
    path(
        "desk/clients/<uuid:pk>/report/draft/copy/",
        reports.draft_copy,
        name="draft-copy",
    ),
    path("desk/clients/<uuid:pk>/report/final/", reports.make_final, name="make-final"),
    path("desk/reports/<uuid:pk>/", reports.report_file, name="report-file"),
    path("desk/reports/<uuid:pk>/copy/", reports.report_copy, name="report-copy"),
    # … and for a whole selection
    path("desk/batches/", batches.batches, name="batches"),
    path("desk/batches/new/", batches.new_batch, name="new-batch"),
    path("desk/batches/<uuid:pk>/", batches.batch, name="batch"),
    path("desk/batches/<uuid:pk>/zip/", batches.batch_zip, name="batch-zip"),
    path("desk/batches/<uuid:pk>/cancel/", batches.cancel_batch, name="cancel-batch"),
    path("desk/batches/<uuid:pk>/resume/", batches.resume_batch, name="resume-batch"),
    path("desk/batches/<uuid:pk>/delete/", batches.delete_batch, name="delete-batch"),
    # The client's own page
    path("my/counselling/", mine.mine, name="mine"),
    path("my/counselling/code/", mine.make_code, name="make-code"),
    path("my/counselling/withdraw/", mine.withdraw, name="withdraw-own-consent"),
    path("my/counselling/reports/<uuid:pk>/", mine.report, name="my-report"),
]
