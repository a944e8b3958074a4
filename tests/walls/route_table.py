# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which answer every person gets at every address: written down by hand, not read from the product.

A line says: address, methods, whose object, and who gets which status. Whoever is not named in a line
gets what a stranger gets: sign-in first (303) for who is nobody, the page of what does not exist (404)
for everybody else. READ is GET and HEAD, SEND is POST, REST is PUT, DELETE and OPTIONS.

Whose object: `team` is Anna's, in the team that Bram leads, at Carla's employer; `next` is Teun's, in
another team there; `elsewhere` is Mila's, at Dirk's employer; `ended` is a link that was; `missing` is well
formed and nobody's; `malformed` is no id at all; `any` is each of these.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

METHODS: Final = {
    "READ": ("GET", "HEAD"),
    "SEND": ("POST",),
    "REST": ("PUT", "DELETE", "OPTIONS"),
}
PEOPLE: Final = (
    "nobody", "anna", "bram", "carla", "dirk", "eva", "greet", "hugo", "noor", "petra", "joost", "ilse",
    "omar", "sam",
)  # fmt: skip
GROUPS: Final = {
    "everyone": PEOPLE,
    "signed-in": PEOPLE[1:],
    "employees": ("anna", "bram", "carla", "dirk", "noor", "petra", "joost", "ilse", "omar", "sam"),
    "reviewers": ("noor", "omar"),
    "readers": ("bram", "carla", "dirk"),
    "coordinators": ("carla", "dirk"),
    "link-makers": ("carla", "dirk", "petra"),
    "own-link-makers": ("carla", "petra"),
    "mail-keepers": ("carla", "dirk", "petra", "hugo"),
    "administrators": ("petra",),
}
RELATIONS: Final = {
    "": ("-",),
    "topic": ("team", "missing", "malformed"),
    "register": ("team", "missing", "malformed"),
    "edition": ("team", "missing", "malformed"),
    "month": ("team", "missing", "malformed"),
    "number": ("team", "next", "elsewhere", "missing", "malformed"),
    "code": ("team", "next", "elsewhere", "missing", "malformed"),
    "secret": ("team", "next", "elsewhere", "missing", "malformed"),
    "slug": ("team", "next", "elsewhere", "ended", "missing", "malformed"),
    "batch_id": ("team", "elsewhere", "missing", "malformed"),
    "link_id": ("team", "next", "elsewhere", "ended", "missing", "malformed"),
    "notice_id": ("team", "elsewhere", "missing", "malformed"),
    "unit_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "member_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "absence_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "site_id": ("team", "elsewhere", "missing", "malformed"),
    "mandate_id": ("team", "elsewhere", "missing", "malformed"),
    "token_id": ("team", "elsewhere", "missing", "malformed"),
    "webhook_id": ("team", "elsewhere", "missing", "malformed"),
    "delivery_id": ("team", "elsewhere", "missing", "malformed"),
    "host_id": ("team", "elsewhere", "missing", "malformed"),
    "change_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "review_id": ("team", "elsewhere", "missing", "malformed"),
    "proposal_id": ("team", "elsewhere", "missing", "malformed"),
    "line_id": ("team", "elsewhere", "missing", "malformed"),
    "glass_id": ("team", "elsewhere", "missing", "malformed"),
    "moment_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "peer_id": ("team", "next", "missing", "malformed"),
    "export_id": ("team", "elsewhere", "missing", "malformed"),
    "release_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "measure_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "prevention_id": ("team", "next", "elsewhere", "missing", "malformed"),
    "visit_id": ("team", "next", "elsewhere", "missing", "malformed"),
}
# No id, no address: what is malformed does not lead to a page, for nobody.
IDS: Final = frozenset(kind for kind in RELATIONS if kind.endswith("_id"))
# In which stage the dossier or old register is, so that the page has something to do.
STAGES: Final = {
    "desk:dossier": "drafted",
    "desk:reveal": "drafted",
    "desk:assess": "reported",
    "desk:seen": "reported",
    "desk:clocks": "assessed",
    "desk:influence": "assessed",
    "desk:answer": "assessed",
    "desk:finish": "drafted",
    "desk:letter_pdf": "finished",
    "desk:letter_word": "finished",
    "desk:departure": "finished",
    "desk:close": "sent",
    "desk:hearing": "sent",
    "desk:statement": "assessed",
    "desk:mark_request": "assessed",
    "desk:redactions": "assessed",
    "desk:redaction": "assessed",
    "desk:talk": "assessed",
    "desk:decision": "proposed",
    "public:reply": "reply",
    "public:release": "release",
    "profile:mine_letter": "told_back",
    "profile:mine_letter_pdf": "told_back",
    "profile:mine_letter_word": "told_back",
    "report:letter": "over",
    "report:letter_pdf": "over",
    "report:letter_word": "over",
    "profile:begin": "begin",
    "profile:invitation": "invitation",
    "profile:new_password": "password",
    "report:right": "for_colleague",
    "report:experience": "over",
    "desk:reporter": "assessed",
    "desk:outcome": "assessed",
    "desk:lesson": "assessed",
    "desk:causes": "assessed",
    "desk:prevention_new": "assessed",
    "desk:police": "assessed",
    "desk:police_check": "assessed",
    "desk:police_who": "assessed",
    "desk:police_draft": "assessed",
    "desk:police_evidence": "assessed",
    "desk:police_file": "assessed",
    "desk:police_file_pdf": "assessed",
    "desk:police_file_zip": "assessed",
    "desk:police_sheet": "assessed",
    "desk:police_mandate": "assessed",
    "desk:police_agreements": "assessed",
    "desk:police_track": "sent",
    "desk:releases": "assessed",
    "desk:release_new": "assessed",
    "desk:damage": "assessed",
    "desk:damage_line": "assessed",
    "desk:claim": "assessed",
    "desk:claim_letters": "assessed",
    "desk:claim_pdf": "assessed",
    "desk:claim_word": "assessed",
    "desk:joining": "assessed",
    "desk:joining_pdf": "assessed",
    "desk:aftercare": "assessed",
    "desk:reading": "assessed",
    "desk:waive": "assessed",
    "desk:task": "assessed",
    "desk:together": "assessed",
    "desk:merge": "assessed",
    "desk:look_along": "along",
    "desk:reopen": "closed",
    "desk:note": "assessed",
    "desk:handler": "assessed",
    "desk:involved": "assessed",
    "desk:recuse": "assessed",
    "desk:shield": "assessed",
    "desk:lane_back": "assessed",
    "profile:experience": "closed",
    "profile:own_care": "closed",
    "profile:own_care_step": "assessed",
    "profile:own_slip": "assessed",
    "profile:own_calendar": "assessed",
    "desk:inspectorate": "assessed",
    "desk:visitor_referrals": "assessed",
    "profile:mine_one": "closed",
    "profile:mine_openings": "closed",
    "profile:mine_details": "reported",
    "profile:mine_people": "reported",
    "profile:mine_right": "on_behalf",
    "desk:people": "assessed",
    "desk:files": "assessed",
    "desk:export_dossier": "assessed",
    "desk:measures": "closed",
    "desk:file": "assessed",
    "desk:file_preview": "assessed",
    "desk:file_destroy": "drafted",
    "profile:mine_files": "assessed",
    "profile:mine_file": "assessed",
    "profile:mine_file_preview": "assessed",
    "manage:import_here": "uploaded",
    "manage:import_columns": "uploaded",
    "manage:import_reading": "uploaded",
    "manage:import_discard": "uploaded",
    "manage:import_values": "mapped",
    "manage:import_try": "mapped",
    "manage:import_load": "tried",
    "manage:import_progress": "trying",
    "manage:import_stop": "loading",
    "manage:import_undo": "loaded",
}

TABLE: Final = """
healthy                 READ           -          200 everyone
healthy                 SEND REST      -          405 everyone
ready                   READ           -          200 everyone
ready                   SEND REST      -          405 everyone
metrics                 READ           -          200 everyone
metrics                 SEND REST      -          405 everyone

public:privacy          READ           -          200 everyone
public:privacy          SEND REST      -          405 everyone
public:processing       READ           -          200 everyone
public:processing       SEND REST      -          405 everyone
public:accessibility    READ           -          200 everyone
public:accessibility    SEND REST      -          405 everyone
public:help             READ           -          200 everyone
public:help             SEND REST      -          405 everyone
public:components       READ           -          200 everyone
public:components       SEND REST      -          405 everyone
public:reply            READ           team       200 everyone
public:reply            READ           next       200 everyone
public:reply            READ           elsewhere  200 everyone
public:reply            READ           missing    200 everyone
public:reply            SEND           team       422 everyone
public:reply            SEND           next       422 everyone
public:reply            SEND           elsewhere  422 everyone
public:reply            SEND           missing    422 everyone
public:reply            READ SEND      malformed  404 everyone
public:reply            REST           any        405 everyone
public:request          READ           team       200 everyone
public:request          SEND           team       422 everyone
public:request          READ           next       200 everyone
public:request          SEND           next       422 everyone
public:request          READ           elsewhere  200 everyone
public:request          SEND           elsewhere  422 everyone
public:request          READ SEND      ended      404 everyone
public:request          READ SEND      missing    404 everyone
public:request          READ SEND      malformed  404 everyone
public:request          REST           any        405 everyone
public:release          READ           team       200 everyone
public:release          READ           next       200 everyone
public:release          READ           elsewhere  200 everyone
public:release          READ           missing    200 everyone
public:release          SEND           team       422 everyone
public:release          SEND           next       422 everyone
public:release          SEND           elsewhere  422 everyone
public:release          SEND           missing    422 everyone
public:release          READ SEND      malformed  404 everyone
public:release          REST           any        405 everyone
public:sample           READ           team       200 everyone
public:sample           READ           next       200 everyone
public:sample           READ           elsewhere  200 everyone
public:sample           READ           missing    200 everyone
public:sample           SEND           team       422 everyone
public:sample           SEND           next       422 everyone
public:sample           SEND           elsewhere  422 everyone
public:sample           SEND           missing    422 everyone
public:sample           READ SEND      malformed  404 everyone
public:sample           REST           any        405 everyone
public:open_data        READ           -          200 everyone
public:open_data        SEND REST      -          405 everyone
public:open_edition     READ           team       200 everyone
public:open_edition     READ           missing    404 everyone
public:open_edition     READ           malformed  404 everyone
public:open_edition     SEND REST      any        405 everyone
public:open_file        READ           team       200 everyone
public:open_file        READ           missing    404 everyone
public:open_file        READ           malformed  404 everyone
public:open_file        SEND REST      any        405 everyone
public:security         READ           -          200 everyone
public:security         SEND REST      -          405 everyone

profile:start           READ           -          302 nobody anna bram ilse joost greet mail-keepers reviewers
profile:start           READ           -          302 sam
profile:start           READ           -          302 eva
profile:start           SEND REST      -          405 everyone
profile:sign_in         READ           -          200 everyone
profile:sign_in         SEND           -          422 everyone
profile:sign_in         REST           -          405 everyone
profile:sign_in_as      READ REST      -          405 everyone
profile:sign_in_as      SEND           -          404 everyone
profile:organisation    READ           -          200 signed-in
profile:organisation    SEND           -          422 signed-in
profile:organisation    REST           -          405 signed-in
profile:second_step     READ SEND      -          303 everyone
profile:second_step     REST           -          405 everyone
profile:passkey         READ           -          200 everyone
profile:passkey         SEND           -          422 everyone
profile:passkey         REST           -          405 everyone
profile:lost_password   READ           -          200 everyone
profile:lost_password   SEND           -          422 everyone
profile:lost_password   REST           -          405 everyone
profile:lost_factor     READ SEND      -          303 everyone
profile:lost_factor     REST           -          405 everyone
profile:new_password    READ           team       200 everyone
profile:new_password    SEND           team       422 everyone
profile:new_password    READ           next       200 everyone
profile:new_password    SEND           next       422 everyone
profile:new_password    READ           elsewhere  200 everyone
profile:new_password    SEND           elsewhere  422 everyone
profile:new_password    READ SEND      missing    404 everyone
profile:new_password    READ SEND      malformed  404 everyone
profile:new_password    REST           any        405 everyone
profile:factors         READ           -          200 signed-in
profile:factors         SEND           -          302 signed-in
profile:factors         REST           -          405 signed-in
profile:factor_app      READ           -          200 signed-in
profile:factor_app      SEND           -          422 signed-in
profile:factor_app      REST           -          405 signed-in
profile:factor_passkey  READ           -          200 signed-in
profile:factor_passkey  SEND           -          422 signed-in
profile:factor_passkey  REST           -          405 signed-in
profile:factor_codes    READ           -          200 signed-in
profile:factor_codes    SEND           -          302 signed-in
profile:factor_codes    REST           -          405 signed-in
profile:step_up         READ SEND      -          303 signed-in
profile:step_up         REST           -          405 signed-in
profile:own_password    READ           -          200 signed-in
profile:own_password    SEND           -          422 signed-in
profile:own_password    REST           -          405 signed-in
profile:sessions        READ           -          200 signed-in
profile:sessions        SEND           -          404 signed-in
profile:sessions        REST           -          405 signed-in
profile:sign_out        READ           -          302 everyone
profile:sign_out        SEND           -          303 everyone
profile:sign_out        REST           -          405 everyone
profile:notices         READ           -          200 signed-in
profile:notices         SEND           -          303 signed-in
profile:notices         REST           -          405 signed-in
profile:own_actions     READ           -          200 employees eva
profile:own_actions     SEND REST      -          405 signed-in
profile:mine            READ           -          200 signed-in
profile:mine            SEND REST      -          405 signed-in
profile:claim           READ           -          302 signed-in
profile:claim           SEND           -          422 signed-in
profile:claim           REST           -          405 signed-in
profile:mine_one        READ           team       200 anna
profile:mine_one        SEND REST      any        405 signed-in
profile:mine_openings   READ           team       200 anna
profile:mine_openings   SEND REST      any        405 signed-in
profile:mine_details    READ           team       200 anna
profile:mine_details    SEND           team       422 anna
profile:mine_details    REST           any        405 signed-in
profile:mine_people     READ           team       200 anna
profile:mine_people     SEND           team       422 anna
profile:mine_people     REST           any        405 signed-in
profile:mine_files      READ           team       200 anna
profile:mine_files      SEND           team       422 anna
profile:mine_files      REST           any        405 signed-in
profile:mine_file       READ           team       200 anna
profile:mine_file       SEND REST      any        405 signed-in
profile:mine_file_preview READ         team       200 anna
profile:mine_file_preview SEND REST    any        405 signed-in
profile:mine_right      READ           team       200 anna
profile:mine_right      SEND           team       422 anna
profile:mine_right      REST           any        405 signed-in
frame:carry_on          READ           -          302 signed-in
frame:carry_on          SEND REST      -          405 signed-in

report:form             READ           team       200 everyone
report:form             READ           next       200 everyone
report:form             READ           elsewhere  200 everyone
report:form             READ           ended      404 everyone
report:form             READ           missing    404 everyone
report:form             READ           malformed  404 everyone
report:form             SEND           team       422 everyone
report:form             SEND           next       422 everyone
report:form             SEND           elsewhere  422 everyone
report:form             SEND           ended      404 everyone
report:form             SEND           missing    404 everyone
report:form             SEND           malformed  404 everyone
report:form             REST           any        405 everyone
report:signed_in_form   READ           -          200 employees
report:signed_in_form   SEND           -          422 employees
report:signed_in_form   REST           -          405 employees
report:find_receipt     READ           -          200 everyone
report:find_receipt     SEND           -          422 everyone
report:find_receipt     REST           -          405 everyone
report:done             READ           -          200 everyone
report:done             SEND REST      -          405 everyone
report:receipt          READ           team       200 everyone
report:receipt          READ           next       200 everyone
report:receipt          READ           elsewhere  200 everyone
report:receipt          READ           missing    404 everyone
report:receipt          READ           malformed  404 everyone
report:receipt          SEND REST      any        405 everyone
report:receipt_openings READ           team       200 everyone
report:receipt_openings READ           next       200 everyone
report:receipt_openings READ           elsewhere  200 everyone
report:receipt_openings READ           missing    404 everyone
report:receipt_openings READ           malformed  404 everyone
report:receipt_openings SEND REST      any        405 everyone
profile:expect          READ           -          200 signed-in
profile:expect          SEND REST      -          405 signed-in
profile:mine_letter     READ           team       200 anna
profile:mine_letter     SEND REST      any        405 signed-in
profile:mine_letter_pdf READ           team       200 anna
profile:mine_letter_pdf SEND REST      any        405 signed-in
profile:mine_letter_word READ           team       200 anna
profile:mine_letter_word SEND REST      any        405 signed-in
report:letter           READ           team       200 everyone
report:letter           READ           next       200 everyone
report:letter           READ           elsewhere  200 everyone
report:letter           READ           missing    404 everyone
report:letter           READ           malformed  404 everyone
report:letter           SEND REST      any        405 everyone
report:letter_pdf       READ           team       200 everyone
report:letter_pdf       READ           next       200 everyone
report:letter_pdf       READ           elsewhere  200 everyone
report:letter_pdf       READ           missing    404 everyone
report:letter_pdf       READ           malformed  404 everyone
report:letter_pdf       SEND REST      any        405 everyone
report:letter_word      READ           team       200 everyone
report:letter_word      READ           next       200 everyone
report:letter_word      READ           elsewhere  200 everyone
report:letter_word      READ           missing    404 everyone
report:letter_word      READ           malformed  404 everyone
report:letter_word      SEND REST      any        405 everyone
report:expect_by_link   READ           team       200 everyone
report:expect_by_link   READ           next       200 everyone
report:expect_by_link   READ           elsewhere  200 everyone
report:expect_by_link   READ           ended      404 everyone
report:expect_by_link   READ           missing    404 everyone
report:expect_by_link   READ           malformed  404 everyone
report:expect_by_link   SEND REST      any        405 everyone
report:expect_by_code   READ           team       200 everyone
report:expect_by_code   READ           next       200 everyone
report:expect_by_code   READ           elsewhere  200 everyone
report:expect_by_code   READ           missing    404 everyone
report:expect_by_code   READ           malformed  404 everyone
report:expect_by_code   SEND REST      any        405 everyone
desk:outcome            READ SEND      team       200 carla
desk:outcome            READ SEND      next       200 carla
desk:outcome            READ SEND      elsewhere  200 dirk
desk:outcome            REST           any        405 readers
desk:sentences          READ           -          200 carla dirk
desk:sentences          SEND REST      -          405 carla dirk
report:paper            READ           team       200 everyone
report:paper            READ           next       200 everyone
report:paper            READ           elsewhere  200 everyone
report:paper            READ           ended      404 everyone
report:paper            READ           missing    404 everyone
report:paper            READ           malformed  404 everyone
report:paper            SEND REST      any        405 everyone
report:practise         READ           -          200 employees
report:practise         SEND           -          422 employees
report:practise         REST           -          405 employees
report:details          READ           team       200 everyone
report:details          READ           next       200 everyone
report:details          READ           elsewhere  200 everyone
report:details          SEND           team       422 everyone
report:details          SEND           next       422 everyone
report:details          SEND           elsewhere  422 everyone
report:details          READ SEND      missing    404 everyone
report:details          READ SEND      malformed  404 everyone
report:details          REST           any        405 everyone
report:people           READ           team       200 everyone
report:people           READ           next       200 everyone
report:people           READ           elsewhere  200 everyone
report:people           SEND           team       422 everyone
report:people           SEND           next       422 everyone
report:people           SEND           elsewhere  422 everyone
report:people           READ SEND      missing    404 everyone
report:people           READ SEND      malformed  404 everyone
report:people           REST           any        405 everyone
report:files            READ           team       200 everyone
report:files            SEND           team       422 everyone
report:files            READ           next       200 everyone
report:files            SEND           next       422 everyone
report:files            READ           elsewhere  200 everyone
report:files            SEND           elsewhere  422 everyone
report:files            READ SEND      missing    404 everyone
report:files            READ SEND      malformed  404 everyone
report:files            REST           any        405 everyone
report:file             READ           team       200 everyone
report:file             READ           next       200 everyone
report:file             READ           elsewhere  200 everyone
report:file             READ           missing    404 everyone
report:file             READ           malformed  404 everyone
report:file             SEND REST      any        405 everyone
report:file_preview     READ           team       200 everyone
report:file_preview     READ           next       200 everyone
report:file_preview     READ           elsewhere  200 everyone
report:file_preview     READ           missing    404 everyone
report:file_preview     READ           malformed  404 everyone
report:file_preview     SEND REST      any        405 everyone
report:right            READ           team       200 everyone
report:right            SEND           team       422 everyone
report:right            READ           next       200 everyone
report:right            SEND           next       422 everyone
report:right            READ           elsewhere  200 everyone
report:right            SEND           elsewhere  422 everyone
report:right            READ SEND      missing    404 everyone
report:right            READ SEND      malformed  404 everyone
report:right            REST           any        405 everyone

desk:work_list          READ           -          200 readers
desk:work_list          SEND REST      -          405 readers
desk:dossiers           READ           -          200 readers
desk:dossiers           SEND REST      -          405 readers
desk:search             READ SEND      -          200 readers
desk:search             REST           -          405 readers
desk:figures            READ           -          200 readers
desk:figures            SEND REST      -          405 readers
desk:figures_csv        READ           -          200 readers
desk:figures_csv        SEND REST      -          405 readers
desk:figures_xlsx       READ           -          200 readers
desk:figures_xlsx       SEND REST      -          405 readers
desk:figures_ods        READ           -          200 readers
desk:figures_ods        SEND REST      -          405 readers
desk:figures_json       READ           -          200 readers
desk:figures_json       SEND REST      -          405 readers
region:figures          READ           -          200 readers ilse greet
region:figures          SEND REST      -          405 readers ilse greet
region:figures_csv      READ           -          200 readers ilse greet
region:figures_csv      SEND REST      -          405 readers ilse greet
region:figures_xlsx     READ           -          200 readers ilse greet
region:figures_xlsx     SEND REST      -          405 readers ilse greet
region:figures_ods      READ           -          200 readers ilse greet
region:figures_ods      SEND REST      -          405 readers ilse greet
region:figures_json     READ           -          200 readers ilse greet
region:figures_json     SEND REST      -          405 readers ilse greet
desk:dossier            READ           team       200 bram carla
desk:dossier            READ           next       200 carla
desk:dossier            READ           elsewhere  200 dirk
desk:dossier            SEND REST      any        405 readers
desk:reveal             SEND           team       302 bram carla
desk:reveal             SEND           next       302 carla
desk:reveal             SEND           elsewhere  302 dirk
desk:reveal             READ REST      any        405 readers
desk:assess             READ SEND      team       200 carla
desk:assess             READ SEND      next       200 carla
desk:assess             READ SEND      elsewhere  200 dirk
desk:assess             REST           any        405 readers
desk:people             READ SEND      team       200 carla
desk:people             READ SEND      next       200 carla
desk:people             READ SEND      elsewhere  200 dirk
desk:people             REST           any        405 readers
desk:export_dossier     READ           team       200 carla
desk:export_dossier     SEND           team       422 carla
desk:export_dossier     READ           next       200 carla
desk:export_dossier     SEND           next       422 carla
desk:export_dossier     READ           elsewhere  200 dirk
desk:export_dossier     SEND           elsewhere  422 dirk
desk:export_dossier     REST           any        405 readers
desk:exports            READ           -          200 readers
desk:exports            SEND REST      -          405 readers
desk:export_list        READ           -          200 readers
desk:export_list        SEND           -          422 readers
desk:export_list        REST           -          405 readers
desk:export             READ           team       200 carla
desk:export             READ           elsewhere  200 dirk
desk:export             SEND REST      any        405 readers
desk:export_lock        SEND           team       302 carla
desk:export_lock        SEND           elsewhere  302 dirk
desk:export_lock        READ REST      any        405 readers
desk:export_file        READ           team       200 carla
desk:export_file        READ           elsewhere  200 dirk
desk:export_file        SEND REST      any        405 readers
desk:export_revoke      READ           team       200 carla
desk:export_revoke      READ           elsewhere  200 dirk
desk:export_revoke      SEND           team       302 carla
desk:export_revoke      SEND           elsewhere  302 dirk
desk:export_revoke      REST           any        405 readers
desk:files              READ           team       200 carla
desk:files              READ           next       200 carla
desk:files              READ           elsewhere  200 dirk
desk:files              SEND           team       422 carla
desk:files              SEND           next       422 carla
desk:files              SEND           elsewhere  422 dirk
desk:files              REST           any        405 readers
desk:file               READ           team       200 carla
desk:file               READ           next       200 carla
desk:file               READ           elsewhere  200 dirk
desk:file               SEND REST      any        405 readers
desk:file_preview       READ           team       200 carla
desk:file_preview       READ           next       200 carla
desk:file_preview       READ           elsewhere  200 dirk
desk:file_preview       SEND REST      any        405 readers
desk:file_destroy       READ           team       200 carla
desk:file_destroy       SEND           team       302 carla
desk:file_destroy       READ           next       200 carla
desk:file_destroy       SEND           next       302 carla
desk:file_destroy       READ           elsewhere  200 dirk
desk:file_destroy       SEND           elsewhere  302 dirk
desk:file_destroy       REST           any        405 readers
desk:answer             READ SEND      team       200 carla
desk:answer             READ SEND      next       200 carla
desk:answer             READ SEND      elsewhere  200 dirk
desk:answer             REST           any        405 readers
desk:finish             READ           team       200 carla
desk:finish             READ           next       200 carla
desk:finish             READ           elsewhere  200 dirk
desk:finish             SEND           team       302 carla
desk:finish             SEND           next       302 carla
desk:finish             SEND           elsewhere  302 dirk
desk:finish             REST           any        405 readers
desk:letter_pdf         READ           team       200 carla
desk:letter_pdf         READ           next       200 carla
desk:letter_pdf         READ           elsewhere  200 dirk
desk:letter_pdf         SEND REST      any        405 readers
desk:letter_word        READ           team       200 carla
desk:letter_word        READ           next       200 carla
desk:letter_word        READ           elsewhere  200 dirk
desk:letter_word        SEND REST      any        405 readers
desk:departure          READ SEND      team       200 carla
desk:departure          READ SEND      next       200 carla
desk:departure          READ SEND      elsewhere  200 dirk
desk:departure          REST           any        405 readers
desk:close              READ           team       200 carla
desk:close              READ           next       200 carla
desk:close              READ           elsewhere  200 dirk
desk:close              SEND           team       200 carla
desk:close              SEND           next       200 carla
desk:close              SEND           elsewhere  200 dirk
desk:close              REST           any        405 readers
desk:redactions         READ           team       200 carla
desk:redactions         READ           next       200 carla
desk:redactions         READ           elsewhere  200 dirk
desk:redactions         SEND REST      any        405 readers
desk:redaction          READ SEND      team       200 carla
desk:redaction          READ SEND      next       200 carla
desk:redaction          READ SEND      elsewhere  200 dirk
desk:redaction          REST           any        405 readers
desk:sample             REST           any        405 readers
desk:hearing            READ SEND      team       200 carla
desk:hearing            READ SEND      next       200 carla
desk:hearing            READ SEND      elsewhere  200 dirk
desk:hearing            REST           any        405 readers
desk:statement          READ SEND      team       200 carla
desk:statement          READ SEND      next       200 carla
desk:statement          READ SEND      elsewhere  200 dirk
desk:statement          REST           any        405 readers
desk:mark_request       READ SEND      team       200 carla
desk:mark_request       READ SEND      next       200 carla
desk:mark_request       READ SEND      elsewhere  200 dirk
desk:mark_request       REST           any        405 readers
desk:talk               READ SEND      team       200 bram carla
desk:talk               READ SEND      next       200 carla
desk:talk               READ SEND      elsewhere  200 dirk
desk:talk               REST           any        405 readers
desk:decisions          READ           -          200 employees
desk:decisions          SEND REST      -          405 employees
desk:decision           READ SEND      team       200 ilse
desk:decision           READ SEND      next       200 ilse
desk:decision           REST           any        405 employees

profile:begin           READ           team       200 everyone
profile:begin           SEND           team       422 everyone
profile:begin           READ SEND      next       404 everyone
profile:begin           READ SEND      elsewhere  404 everyone
profile:begin           READ SEND      missing    404 everyone
profile:begin           READ SEND      malformed  404 everyone
profile:begin           REST           any        405 everyone
profile:invitation      READ           team       200 everyone
profile:invitation      SEND           team       422 everyone
profile:invitation      READ           next       200 everyone
profile:invitation      SEND           next       422 everyone
profile:invitation      READ           elsewhere  200 everyone
profile:invitation      SEND           elsewhere  422 everyone
profile:invitation      READ SEND      missing    404 everyone
profile:invitation      READ SEND      malformed  404 everyone
profile:invitation      REST           any        405 everyone
profile:away            READ           -          200 signed-in
profile:away            SEND           -          422 signed-in
profile:away            REST           -          405 signed-in
profile:away_back       SEND           team       302 anna bram petra
profile:away_back       SEND           next       302 petra
profile:away_back       READ REST      any        405 signed-in

desk:seen               SEND           team       302 bram carla
desk:seen               SEND           next       302 carla
desk:seen               SEND           elsewhere  302 dirk
desk:seen               READ REST      any        405 readers
desk:involved           READ SEND      team       200 carla
desk:involved           READ SEND      next       200 carla
desk:involved           READ SEND      elsewhere  200 dirk
desk:involved           REST           any        405 readers
desk:recuse             READ           team       200 bram carla joost
desk:recuse             READ           next       200 carla joost
desk:recuse             READ           elsewhere  200 dirk
desk:recuse             SEND           team       302 bram carla joost
desk:recuse             SEND           next       302 carla joost
desk:recuse             SEND           elsewhere  302 dirk
desk:recuse             REST           any        405 readers joost
desk:lane_back          REST           any        405 readers
desk:shield             READ SEND      team       200 carla
desk:shield             READ SEND      next       200 carla
desk:shield             READ SEND      elsewhere  200 dirk
desk:shield             REST           any        405 readers
desk:my_protected       READ SEND REST -          404 signed-in
desk:shielded           READ SEND REST any        404 signed-in
desk:clocks             READ           team       200 carla
desk:clocks             READ           next       200 carla
desk:clocks             READ           elsewhere  200 dirk
desk:clocks             REST           any        405 readers
desk:influence          READ SEND      team       200 bram carla
desk:influence          READ SEND      next       200 carla
desk:influence          READ SEND      elsewhere  200 dirk
desk:influence          REST           any        405 readers
desk:my_terms           READ           -          200 signed-in
desk:my_terms           SEND           -          302 signed-in
desk:my_terms           REST           -          405 signed-in
desk:interest_rates     READ           -          200 employees
desk:interest_rates     SEND REST      -          405 employees
desk:clock_rules        READ           -          200 signed-in
desk:clock_rules        SEND REST      -          405 signed-in
desk:term_feed          READ           team       200 everyone
desk:term_feed          READ           next       200 everyone
desk:term_feed          READ           elsewhere  200 everyone
desk:term_feed          READ           missing    404 everyone
desk:term_feed          READ           malformed  404 everyone
desk:term_feed          SEND REST      any        405 everyone
desk:late               READ           -          200 ilse
desk:late               SEND REST      -          405 ilse

oversight:home          READ           -          200 reviewers
oversight:home          SEND REST      -          405 reviewers
oversight:log           READ           -          200 reviewers
oversight:log           SEND REST      -          405 reviewers
oversight:log_take      READ           -          200 reviewers
oversight:log_take      SEND           -          422 reviewers
oversight:log_take      REST           -          405 reviewers
oversight:months        READ           -          200 reviewers
oversight:months        SEND REST      -          405 reviewers
oversight:queue         READ           team       200 reviewers
oversight:queue         SEND REST      any        405 reviewers
oversight:sign_off      SEND           team       302 reviewers
oversight:sign_off      READ REST      any        405 reviewers
oversight:line          READ           team       200 reviewers
oversight:line          SEND           team       422 reviewers
oversight:line          REST           any        405 reviewers
oversight:glasses       READ           -          200 reviewers
oversight:glasses       SEND REST      -          405 reviewers
oversight:glass_new     READ           -          200 noor
oversight:glass_new     SEND           -          422 noor
oversight:glass_new     REST           -          405 noor
oversight:glass         READ           team       200 reviewers
oversight:glass         SEND           team       422 reviewers
oversight:glass         REST           any        405 reviewers
oversight:requests      READ           -          200 noor
oversight:requests      SEND REST      -          405 noor
oversight:request_new   READ           -          200 noor
oversight:request_new   SEND           -          422 noor
oversight:request_new   REST           -          405 noor
oversight:request       REST           any        405 noor
oversight:request_copy  SEND REST      any        405 noor
oversight:request_letter SEND REST     any        405 noor
oversight:samples       READ           -          200 noor ilse
oversight:samples       SEND REST      -          405 noor ilse
oversight:sample_draw   READ           -          200 noor
oversight:sample_draw   SEND           -          302 noor
oversight:sample_draw   REST           -          405 noor
oversight:sample        REST           -          405 noor ilse
oversight:sample_lot    SEND REST      -          405 noor ilse
oversight:apart         READ           -          200 noor
oversight:apart         SEND REST      -          405 noor
oversight:apart_one     REST           any        405 noor
oversight:behind        SEND REST      any        405 noor
oversight:behind_names  READ REST      any        405 noor
oversight:behind_end    READ REST      any        405 noor

manage:home             READ           -          200 link-makers
manage:home             READ           -          302 hugo
manage:home             SEND REST      -          405 mail-keepers
manage:go_live          SEND           -          302 administrators
manage:go_live          READ REST      -          405 administrators
manage:employer         READ SEND      -          200 administrators
manage:employer         REST           -          405 administrators
manage:employers        READ           -          200 hugo
manage:employers        SEND REST      -          405 hugo
manage:employer_new     READ SEND      -          200 hugo
manage:employer_new     REST           -          405 hugo
manage:units            READ SEND      -          200 administrators
manage:units            REST           -          405 administrators
manage:unit             READ SEND      team       200 administrators
manage:unit             READ SEND      next       200 administrators
manage:unit             REST           any        405 administrators
manage:unit_end         READ           team       200 administrators
manage:unit_end         READ           next       200 administrators
manage:unit_end         SEND           team       302 administrators
manage:unit_end         SEND           next       302 administrators
manage:unit_end         REST           any        405 administrators
manage:sites            READ SEND      -          200 administrators
manage:sites            REST           -          405 administrators
manage:site_end         READ           team       200 administrators
manage:site_end         SEND           team       302 administrators
manage:site_end         REST           any        405 administrators
manage:people           READ           -          200 administrators
manage:people           SEND REST      -          405 administrators
manage:people_new       READ SEND      -          200 administrators
manage:people_new       REST           -          405 administrators
manage:people_file      READ SEND      -          200 administrators
manage:people_file      REST           -          405 administrators
manage:people_example   READ           -          200 administrators
manage:people_example   SEND REST      -          405 administrators
manage:people_load      SEND           -          302 administrators
manage:people_load      READ REST      -          405 administrators
manage:person           READ SEND      team       200 administrators
manage:person           READ SEND      next       200 administrators
manage:person           REST           any        405 administrators
manage:person_suspend   READ           team       200 administrators
manage:person_suspend   READ           next       200 administrators
manage:person_suspend   SEND           team       302 administrators
manage:person_suspend   SEND           next       302 administrators
manage:person_suspend   REST           any        405 administrators
manage:person_leave     READ           team       200 administrators
manage:person_leave     READ           next       200 administrators
manage:person_leave     SEND           team       302 administrators
manage:person_leave     SEND           next       302 administrators
manage:person_leave     REST           any        405 administrators
manage:roles            READ           -          200 link-makers
manage:roles            SEND REST      -          405 link-makers
manage:role_decide      READ           team       200 petra noor
manage:role_decide      SEND           team       302 petra noor
manage:role_decide      REST           any        405 petra noor
manage:person_plan      READ SEND      team       200 administrators
manage:person_plan      READ SEND      next       200 administrators
manage:person_plan      REST           any        405 administrators
manage:staff_number     READ           team       200 administrators
manage:staff_number     READ           next       200 administrators
manage:staff_number     SEND           team       302 administrators
manage:staff_number     SEND           next       302 administrators
manage:staff_number     REST           any        405 administrators
manage:reviews          READ           -          200 petra noor carla dirk ilse
manage:reviews          REST           -          405 petra noor carla dirk ilse
manage:review           READ           team       200 petra noor
manage:review           REST           any        405 petra noor
manage:review_print     READ           team       200 petra noor
manage:review_print     SEND REST      any        405 petra noor
manage:letters          READ           -          200 administrators
manage:letters          SEND REST      -          405 administrators
manage:letter_paper     READ           -          200 administrators
manage:letter_paper     SEND           -          200 administrators
manage:letter_paper     REST           -          405 administrators
manage:letter_language  READ           -          200 administrators
manage:letter_language  SEND           -          200 administrators
manage:letter_language  REST           -          405 administrators
manage:mandates         READ           -          200 link-makers
manage:mandates         SEND           -          200 administrators
manage:mandates         REST           -          405 link-makers
manage:mandate_end      READ           team       200 administrators
manage:mandate_end      SEND           team       302 administrators
manage:mandate_end      REST           any        405 administrators

desk:reporter           READ SEND      team       200 carla
desk:reporter           READ SEND      next       200 carla
desk:reporter           READ SEND      elsewhere  200 dirk
desk:reporter           REST           any        405 readers
desk:lesson             READ SEND      team       200 carla
desk:lesson             READ SEND      next       200 carla
desk:lesson             READ SEND      elsewhere  200 dirk
desk:lesson             REST           any        405 readers
desk:causes             READ SEND      team       200 carla
desk:causes             READ SEND      next       200 carla
desk:causes             READ SEND      elsewhere  200 dirk
desk:causes             REST           any        405 readers
desk:prevention_new     READ SEND      team       200 carla
desk:prevention_new     READ SEND      next       200 carla
desk:prevention_new     READ SEND      elsewhere  200 dirk
desk:prevention_new     REST           any        405 readers
desk:prevention         READ SEND      team       200 carla
desk:prevention         READ SEND      next       200 carla
desk:prevention         READ SEND      elsewhere  200 dirk
desk:prevention         REST           any        405 readers
desk:own_preventions    READ           -          200 employees
desk:own_preventions    SEND REST      -          405 employees
desk:own_prevention     READ SEND      team       200 carla
desk:own_prevention     READ SEND      next       200 carla
desk:own_prevention     READ SEND      elsewhere  200 dirk
desk:own_prevention     REST           any        405 employees
desk:learned            READ           -          200 readers
desk:learned            SEND REST      -          405 readers
desk:risk_lines         READ           -          200 readers
desk:risk_lines         SEND REST      -          405 readers
desk:risk_lines_csv     READ           -          200 readers
desk:risk_lines_csv     SEND REST      -          405 readers
desk:training           READ           -          200 coordinators ilse
desk:training           SEND REST      -          405 coordinators ilse
desk:training_csv       READ           -          200 coordinators ilse
desk:training_csv       SEND REST      -          405 coordinators ilse
desk:team_digest        READ           -          200 bram
desk:team_digest        SEND REST      -          405 bram
desk:team_digest_word   READ           -          200 bram
desk:team_digest_word   SEND REST      -          405 bram
desk:team_digest_pdf    READ           -          200 bram
desk:team_digest_pdf    SEND REST      -          405 bram
desk:provisions         READ           -          200 readers petra
desk:provisions         SEND REST      -          405 readers petra
desk:provisions_of      READ SEND      team       200 carla petra
desk:provisions_of      READ SEND      elsewhere  200 dirk
desk:provisions_of      REST           any        405 readers petra
desk:home_visits        READ           -          200 employees
desk:home_visits        SEND REST      -          405 employees
desk:home_visit_new     READ SEND      -          200 employees
desk:home_visit_new     REST           -          405 employees
desk:home_visit         READ SEND      team       200 anna bram
desk:home_visit         REST           any        405 employees
desk:police             READ SEND      team       200 carla
desk:police             READ SEND      next       200 carla
desk:police             READ SEND      elsewhere  200 dirk
desk:police             REST           any        405 readers
desk:police_check       READ           team       200 carla
desk:police_check       SEND           team       422 carla
desk:police_check       READ           next       200 carla
desk:police_check       SEND           next       422 carla
desk:police_check       READ           elsewhere  200 dirk
desk:police_check       SEND           elsewhere  422 dirk
desk:police_check       REST           any        405 readers
desk:police_who         READ           team       200 carla
desk:police_who         SEND           team       422 carla
desk:police_who         READ           next       200 carla
desk:police_who         SEND           next       422 carla
desk:police_who         READ           elsewhere  200 dirk
desk:police_who         SEND           elsewhere  422 dirk
desk:police_who         REST           any        405 readers
desk:police_draft       READ           team       200 carla
desk:police_draft       SEND           team       422 carla
desk:police_draft       READ           next       200 carla
desk:police_draft       SEND           next       422 carla
desk:police_draft       READ           elsewhere  200 dirk
desk:police_draft       SEND           elsewhere  422 dirk
desk:police_draft       REST           any        405 readers
desk:police_evidence    READ           team       200 carla
desk:police_evidence    SEND           team       422 carla
desk:police_evidence    READ           next       200 carla
desk:police_evidence    SEND           next       422 carla
desk:police_evidence    READ           elsewhere  200 dirk
desk:police_evidence    SEND           elsewhere  422 dirk
desk:police_evidence    REST           any        405 readers
desk:police_file        READ           team       200 carla
desk:police_file        SEND           team       422 carla
desk:police_file        READ           next       200 carla
desk:police_file        SEND           next       422 carla
desk:police_file        READ           elsewhere  200 dirk
desk:police_file        SEND           elsewhere  422 dirk
desk:police_file        REST           any        405 readers
desk:police_agreements  READ           team       200 carla
desk:police_agreements  SEND           team       422 carla
desk:police_agreements  READ           next       200 carla
desk:police_agreements  SEND           next       422 carla
desk:police_agreements  READ           elsewhere  200 dirk
desk:police_agreements  SEND           elsewhere  422 dirk
desk:police_agreements  REST           any        405 readers
desk:police_sheet       READ           team       200 carla
desk:police_sheet       READ           next       200 carla
desk:police_sheet       READ           elsewhere  200 dirk
desk:police_sheet       SEND REST      any        405 readers
desk:police_mandate     READ           team       200 carla
desk:police_mandate     READ           next       200 carla
desk:police_mandate     READ           elsewhere  200 dirk
desk:police_mandate     SEND REST      any        405 readers
desk:police_file_pdf    READ           team       200 carla
desk:police_file_pdf    READ           next       200 carla
desk:police_file_pdf    READ           elsewhere  200 dirk
desk:police_file_pdf    SEND REST      any        405 readers
desk:police_file_zip    READ           team       200 carla
desk:police_file_zip    READ           next       200 carla
desk:police_file_zip    READ           elsewhere  200 dirk
desk:police_file_zip    SEND REST      any        405 readers
desk:agreements         READ           -          200 readers
desk:agreements         SEND REST      -          405 readers
desk:police_track       READ SEND      team       200 carla
desk:police_track       READ SEND      next       200 carla
desk:police_track       READ SEND      elsewhere  200 dirk
desk:police_track       REST           any        405 readers
desk:releases           READ           team       200 carla
desk:releases           READ           next       200 carla
desk:releases           READ           elsewhere  200 dirk
desk:releases           SEND REST      any        405 readers
desk:release_new        READ           team       200 carla
desk:release_new        READ           next       200 carla
desk:release_new        READ           elsewhere  200 dirk
desk:release_new        SEND           team       422 carla
desk:release_new        SEND           next       422 carla
desk:release_new        SEND           elsewhere  422 dirk
desk:release_new        REST           any        405 readers
desk:release            READ           team       200 carla
desk:release            READ           next       200 carla
desk:release            READ           elsewhere  200 dirk
desk:release            REST           any        405 readers
desk:received           READ           -          200 eva
desk:received           SEND REST      -          405 eva
desk:received_one       READ SEND      team       200 eva
desk:received_one       READ SEND      next       200 eva
desk:received_one       READ SEND      elsewhere  200 eva
desk:received_one       REST           any        405 eva
desk:damage             READ SEND      team       200 carla
desk:damage             READ SEND      next       200 carla
desk:damage             READ SEND      elsewhere  200 dirk
desk:damage             REST           any        405 readers
desk:damage_line        REST           any        405 readers
desk:claim              REST           any        405 readers
desk:claim_letters      REST           any        405 readers
desk:claim_pdf          SEND REST      any        405 readers
desk:claim_word         SEND REST      any        405 readers
desk:joining            SEND REST      any        405 readers
desk:joining_pdf        SEND REST      any        405 readers
desk:running            READ           -          200 coordinators
desk:running            SEND REST      -          405 coordinators
desk:postings           READ SEND      -          200 link-makers
desk:postings           REST           -          405 link-makers
desk:measures           READ           team       200 carla
desk:measures           READ           next       200 carla
desk:measures           READ           elsewhere  200 dirk
desk:measures           SEND REST      any        405 readers
desk:measure            READ           team       200 carla
desk:measure            READ           next       200 carla
desk:measure            READ           elsewhere  200 dirk
desk:measure            SEND REST      any        405 readers
desk:measure_lift       READ SEND      team       200 carla
desk:measure_lift       READ SEND      next       200 carla
desk:measure_lift       READ SEND      elsewhere  200 dirk
desk:measure_lift       REST           any        405 readers
desk:measure_review     READ SEND      team       200 carla
desk:measure_review     READ SEND      next       200 carla
desk:measure_review     READ SEND      elsewhere  200 dirk
desk:measure_review     REST           any        405 readers
desk:breach             READ SEND      team       200 carla
desk:breach             READ SEND      next       200 carla
desk:breach             READ SEND      elsewhere  200 dirk
desk:breach             REST           any        405 readers
desk:contact            READ SEND      team       200 carla
desk:contact            READ SEND      next       200 carla
desk:contact            READ SEND      elsewhere  200 dirk
desk:contact            REST           any        405 readers
desk:lifting_pdf        SEND REST      any        405 readers
desk:lifting_word       SEND REST      any        405 readers
desk:lifting_sent       REST           any        405 readers
check:check             READ           -          200 sam
check:check             SEND           -          422 sam
check:check             REST           -          405 sam
desk:reading            READ SEND      team       200 carla
desk:reading            READ SEND      next       200 carla
desk:reading            READ SEND      elsewhere  200 dirk
desk:reading            REST           any        405 readers
desk:waive              READ SEND      team       200 carla
desk:waive              READ SEND      next       200 carla
desk:waive              READ SEND      elsewhere  200 dirk
desk:waive              REST           any        405 readers
desk:task               READ SEND      team       200 bram carla
desk:task               READ SEND      next       200 carla
desk:task               READ SEND      elsewhere  200 dirk
desk:task               REST           any        405 readers
desk:together           READ SEND      team       200 carla
desk:together           READ SEND      next       200 carla
desk:together           READ SEND      elsewhere  200 dirk
desk:together           REST           any        405 readers
desk:merge              READ SEND      team       200 carla
desk:merge              READ SEND      next       200 carla
desk:merge              READ SEND      elsewhere  200 dirk
desk:merge              REST           any        405 readers
desk:reopen             READ SEND      team       200 carla
desk:reopen             READ SEND      next       200 carla
desk:reopen             READ SEND      elsewhere  200 dirk
desk:reopen             REST           any        405 readers
desk:note               READ SEND      team       200 carla
desk:note               READ SEND      next       200 carla
desk:note               READ SEND      elsewhere  200 dirk
desk:note               REST           any        405 readers
desk:handler            READ SEND      team       200 carla
desk:handler            READ SEND      next       200 carla
desk:handler            READ SEND      elsewhere  200 dirk
desk:handler            REST           any        405 readers
desk:hand_ons           READ SEND      -          200 readers
desk:hand_ons           REST           -          405 readers
desk:hand_on            READ SEND      team       200 carla
desk:hand_on            READ SEND      next       200 carla
desk:hand_on            READ SEND      elsewhere  200 dirk
desk:hand_on            REST           any        405 coordinators
desk:hand_on_receipt    READ           team       200 carla
desk:hand_on_receipt    READ           next       200 carla
desk:hand_on_receipt    READ           elsewhere  200 dirk
desk:hand_on_receipt    SEND REST      any        405 coordinators
desk:aftercare          READ SEND      team       200 bram carla
desk:aftercare          READ SEND      next       200 carla
desk:aftercare          READ SEND      elsewhere  200 dirk
desk:aftercare          REST           any        405 readers
desk:visitor_referrals  READ           team       200 carla
desk:visitor_referrals  READ           next       200 carla
desk:visitor_referrals  READ           elsewhere  200 dirk
desk:visitor_referrals  SEND           team       200 carla
desk:visitor_referrals  SEND           next       200 carla
desk:visitor_referrals  SEND           elsewhere  200 dirk
desk:visitor_referrals  REST           any        405 readers
desk:look_along         READ SEND      team       200 bram
desk:look_along         REST           any        405 readers
desk:inspectorate       READ SEND      team       200 carla
desk:inspectorate       READ SEND      next       200 carla
desk:inspectorate       READ SEND      elsewhere  200 dirk
desk:inspectorate       REST           any        405 readers
desk:care_calendar      READ           -          200 joost
desk:care_calendar      SEND REST      -          405 joost
desk:peer_talk          READ SEND      team       200 joost
desk:peer_talk          READ SEND      next       200 joost
desk:peer_talk          REST           any        405 joost
desk:care_slip          READ           team       200 joost
desk:care_slip          READ           next       422 joost
desk:care_slip          SEND REST      any        405 joost
desk:care_talks         READ           -          200 joost
desk:care_talks         SEND REST      -          405 joost
desk:care_talk          READ SEND      team       200 joost
desk:care_talk          READ SEND      next       200 joost
desk:care_talk          REST           any        405 joost
profile:experience      READ           team       200 anna
profile:experience      SEND           team       422 anna
profile:experience      REST           any        405 signed-in
profile:own_care        READ           team       200 anna
profile:own_care        REST           any        405 signed-in
profile:own_care_step   READ           team       200 anna
profile:own_care_step   SEND           team       422 anna
profile:own_care_step   REST           any        405 signed-in
profile:own_slip        READ           team       200 anna
profile:own_slip        SEND REST      any        405 signed-in
profile:own_calendar    READ           team       200 anna
profile:own_calendar    SEND REST      any        405 signed-in
report:experience       READ           team       200 everyone
report:experience       SEND           team       422 everyone
report:experience       READ           next       200 everyone
report:experience       SEND           next       422 everyone
report:experience       READ           elsewhere  200 everyone
report:experience       SEND           elsewhere  422 everyone
report:experience       READ SEND      missing    404 everyone
report:experience       READ SEND      malformed  404 everyone
report:experience       REST           any        405 everyone
report:own_care         READ           team       200 everyone
report:own_care         SEND           team       404 everyone
report:own_care         READ           next       200 everyone
report:own_care         SEND           next       404 everyone
report:own_care         READ           elsewhere  200 everyone
report:own_care         SEND           elsewhere  404 everyone
report:own_care         READ SEND      missing    404 everyone
report:own_care         READ SEND      malformed  404 everyone
report:own_care         REST           any        405 everyone
report:own_care_step    READ           team       200 everyone
report:own_care_step    SEND           team       422 everyone
report:own_care_step    READ           next       200 everyone
report:own_care_step    SEND           next       422 everyone
report:own_care_step    READ           elsewhere  200 everyone
report:own_care_step    SEND           elsewhere  422 everyone
report:own_care_step    READ SEND      missing    404 everyone
report:own_care_step    READ SEND      malformed  404 everyone
report:own_care_step    REST           any        405 everyone
report:own_slip         READ           team       422 everyone
report:own_slip         READ           next       422 everyone
report:own_slip         READ           elsewhere  422 everyone
report:own_slip         READ           missing    404 everyone
report:own_slip         READ           malformed  404 everyone
report:own_slip         SEND REST      any        405 everyone
report:own_calendar     READ           team       200 everyone
report:own_calendar     READ           next       200 everyone
report:own_calendar     READ           elsewhere  200 everyone
report:own_calendar     READ           missing    404 everyone
report:own_calendar     READ           malformed  404 everyone
report:own_calendar     SEND REST      any        405 everyone

manage:imports          READ           -          200 coordinators
manage:imports          SEND REST      -          405 coordinators
manage:import_new       READ SEND      -          200 coordinators
manage:import_new       REST           -          405 coordinators
manage:import_here      READ           team       302 carla
manage:import_here      READ           elsewhere  302 dirk
manage:import_here      SEND REST      any        405 coordinators
manage:import_columns   READ SEND      team       200 carla
manage:import_columns   READ SEND      elsewhere  200 dirk
manage:import_columns   REST           any        405 coordinators
manage:import_reading   SEND           team       302 carla
manage:import_reading   SEND           elsewhere  302 dirk
manage:import_reading   READ REST      any        405 coordinators
manage:import_values    READ SEND      team       200 carla
manage:import_values    READ SEND      elsewhere  200 dirk
manage:import_values    REST           any        405 coordinators
manage:import_try       READ           team       200 carla
manage:import_try       READ           elsewhere  200 dirk
manage:import_try       SEND           team       302 carla
manage:import_try       SEND           elsewhere  302 dirk
manage:import_try       REST           any        405 coordinators
manage:import_load      READ SEND      team       200 carla
manage:import_load      READ SEND      elsewhere  200 dirk
manage:import_load      REST           any        405 coordinators
manage:import_progress  READ           team       200 carla
manage:import_progress  READ           elsewhere  200 dirk
manage:import_progress  SEND REST      any        405 coordinators
manage:import_stop      SEND           team       302 carla
manage:import_stop      SEND           elsewhere  302 dirk
manage:import_stop      READ REST      any        405 coordinators
manage:import_undo      READ           team       200 carla
manage:import_undo      READ           elsewhere  200 dirk
manage:import_undo      SEND           team       302 carla
manage:import_undo      SEND           elsewhere  302 dirk
manage:import_undo      REST           any        405 coordinators
manage:import_discard   SEND           team       302 carla
manage:import_discard   SEND           elsewhere  302 dirk
manage:import_discard   READ REST      any        405 coordinators

manage:lost_mail        READ           -          200 mail-keepers
manage:lost_mail        SEND REST      -          405 mail-keepers
manage:send_again       SEND           team       302 carla petra hugo
manage:send_again       SEND           elsewhere  302 dirk hugo
manage:send_again       READ REST      any        405 mail-keepers

manage:webhooks         READ           -          200 petra
manage:webhooks         SEND REST      -          405 petra
manage:webhook_new      READ SEND      -          200 petra
manage:webhook_new      REST           -          405 petra
manage:webhook_hosts    READ SEND      -          200 petra
manage:webhook_hosts    REST           -          405 petra
manage:webhook_host_end READ           team       200 petra
manage:webhook_host_end SEND           team       302 petra
manage:webhook_host_end REST           any        405 petra
manage:webhook          READ           team       200 petra
manage:webhook          SEND REST      any        405 petra
manage:webhook_test     SEND           team       302 petra
manage:webhook_test     READ REST      any        405 petra
manage:webhook_pause    SEND           team       302 petra
manage:webhook_pause    READ REST      any        405 petra
manage:webhook_resume   SEND           team       302 petra
manage:webhook_resume   READ REST      any        405 petra
manage:webhook_secret   READ           team       200 petra
manage:webhook_secret   SEND           team       302 petra
manage:webhook_secret   REST           any        405 petra
manage:webhook_replay   READ SEND      team       200 petra
manage:webhook_replay   REST           any        405 petra
manage:webhook_end      READ           team       200 petra
manage:webhook_end      SEND           team       302 petra
manage:webhook_end      REST           any        405 petra
manage:webhook_again    READ           team       200 petra
manage:webhook_again    SEND           team       302 petra
manage:webhook_again    REST           any        405 petra

manage:rules            READ           -          200 link-makers
manage:rules            SEND REST      -          405 link-makers
manage:rule_pack        READ           -          200 link-makers
manage:rule_pack        SEND           -          302 link-makers
manage:rule_pack        REST           -          405 link-makers
manage:routing_bench    READ           -          200 link-makers
manage:routing_bench    SEND REST      -          405 link-makers
manage:rule_topic       READ           team       200 link-makers
manage:rule_topic       SEND REST      any        405 link-makers
manage:rule_draft       READ SEND      team       200 link-makers
manage:rule_draft       REST           any        405 link-makers
manage:rule_trial       READ           team       302 link-makers
manage:rule_trial       SEND           team       302 petra
manage:rule_trial       REST           any        405 link-makers
manage:rule_drop        READ SEND      team       302 link-makers
manage:rule_drop        REST           any        405 link-makers
manage:rule_back        READ           team       302 link-makers
manage:rule_back        SEND           team       302 petra
manage:rule_back        REST           any        405 link-makers
manage:rule_keep        SEND           team       302 petra
manage:rule_keep        READ REST      any        405 petra
manage:rule_withdraw    SEND           team       302 petra
manage:rule_withdraw    READ REST      any        405 petra
manage:substitute       READ           -          200 petra
manage:substitute       SEND           -          422 petra
manage:substitute       REST           -          405 petra
manage:care             READ SEND      -          200 petra
manage:care             REST           -          405 petra
manage:phone            READ           -          200 petra
manage:phone            SEND           -          302 petra
manage:phone            REST           -          405 petra
manage:years            READ           -          200 petra
manage:years            SEND           -          302 petra
manage:years            REST           -          405 petra
manage:consent          READ SEND      -          200 petra
manage:consent          REST           -          405 petra

manage:registers        READ           -          200 hugo greet
manage:registers        SEND REST      -          405 hugo greet
manage:register_place   READ           -          200 hugo greet
manage:register_place   SEND REST      -          405 hugo greet
manage:register_rows    READ           team       200 hugo greet
manage:register_rows    SEND REST      any        405 hugo greet
manage:register_boundaries READ        team       200 hugo greet
manage:register_boundaries SEND REST   any        405 hugo greet
manage:register_file    READ SEND      team       200 hugo
manage:register_file    REST           any        405 hugo
manage:register_trial   READ SEND      team       302 hugo
manage:register_trial   REST           any        405 hugo
manage:register_drop    SEND           team       302 hugo
manage:register_drop    READ REST      any        405 hugo

manage:factor_resets    READ           -          200 petra noor
manage:factor_resets    SEND           -          404 petra noor
manage:factor_resets    REST           -          405 petra noor

manage:tokens           READ           -          200 petra
manage:tokens           SEND REST      -          405 petra
manage:token_new        READ SEND      -          200 petra
manage:token_new        REST           -          405 petra
manage:token_end        READ           team       200 petra
manage:token_end        SEND           team       302 petra
manage:token_end        REST           any        405 petra

manage:link_sheets      READ           -          200 link-makers
manage:link_sheets      SEND REST      -          405 link-makers
manage:link_sheet       READ           team       200 own-link-makers
manage:link_sheet       READ           next       200 own-link-makers
manage:link_sheet       READ           elsewhere  200 dirk
manage:link_sheet       SEND REST      any        405 link-makers
manage:links            READ SEND      -          200 link-makers
manage:links            REST           -          405 link-makers
manage:link             READ           team       200 own-link-makers
manage:link             READ           next       200 own-link-makers
manage:link             READ           elsewhere  200 dirk
manage:link             SEND REST      any        405 link-makers
manage:link_end         READ           team       200 own-link-makers
manage:link_end         READ           next       200 own-link-makers
manage:link_end         READ           elsewhere  200 dirk
manage:link_end         SEND           team       302 own-link-makers
manage:link_end         SEND           next       302 own-link-makers
manage:link_end         SEND           elsewhere  302 dirk
manage:link_end         REST           any        405 link-makers
"""


class Line(NamedTuple):
    """What a line of the table says of one address: methods, whose object, and who gets which status."""

    methods: tuple[str, ...]
    whose: str
    statuses: Mapping[str, int]


class Visit(NamedTuple):
    """One method at one address, for an object of somebody."""

    route: str
    method: str
    relation: str


def routes() -> frozenset[str]:
    """Return every address that has a line."""
    return frozenset(line.split()[0] for line in TABLE.splitlines() if line)


def expected(route: str, kind: str, person: str) -> dict[Visit, int]:
    """Return what this person must get at this address; `kind` is the name of the id in it, or nothing."""
    found = {
        Visit(route, method, relation): _stranger(kind, relation, person)
        for methods in METHODS.values()
        for method in methods
        for relation in RELATIONS[kind]
    }
    for methods, whose, statuses in _lines(route):
        for relation in RELATIONS[kind] if whose == "any" else (whose,):
            if _is_no_address(kind, relation) or person not in statuses:
                continue
            found.update({Visit(route, method, relation): statuses[person] for method in methods})
    return found


def _stranger(kind: str, relation: str, person: str) -> int:
    return 303 if person == "nobody" and not _is_no_address(kind, relation) else 404


def _is_no_address(kind: str, relation: str) -> bool:
    """Whether not even the address exists: what is no id does not lead to a page, for nobody."""
    return relation == "malformed" and kind in {*IDS, "topic", "register"}


def _lines(route: str) -> tuple[Line, ...]:
    return _table().get(route, ())


@cache
def _table() -> Mapping[str, tuple[Line, ...]]:
    """The lines of each address: read once, asked for each person at each address."""
    found: dict[str, tuple[Line, ...]] = {}
    for line in filter(None, TABLE.splitlines()):
        name, *words = line.split()
        methods = tuple(method for word in words if word in METHODS for method in METHODS[word])
        whose, *told = (word for word in words if word not in METHODS)
        found[name] = (*found.get(name, ()), Line(methods, whose, _statuses(told)))
    return found


def _statuses(told: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    status = 0
    for word in told:
        if word.isdigit():
            status = int(word)
        else:
            found.update(dict.fromkeys(GROUPS.get(word, (word,)), status))
    return found
