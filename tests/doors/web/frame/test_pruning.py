# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from eenlijn.doors.web.frame.pruning import blocks_in, prune_rules, prune_tokens

USED = frozenset({"utrecht-textbox", "nl-button"})


def test_a_template_names_parts_and_their_variants_count_as_the_part() -> None:
    page = (
        '<input class="utrecht-textbox utrecht-textbox--html-input"><a class="nl-button nl-button--primary">'
    )
    assert blocks_in([page]) == USED


def test_only_rules_of_used_parts_stay_in_their_order() -> None:
    sheet = """@charset "UTF-8";
    /* a comment with } in it */
    .utrecht-accordion { color: red }
    .utrecht-textbox--html-input:focus, .utrecht-table td { color: blue }
    @media print { .utrecht-table { color: red } .nl-button__icon { color: black } }
    @media screen { .utrecht-table { color: red } }
    @keyframes utrecht-fade { from { opacity: 0 } }
    .utrecht-textbox:is(:hover, :focus) { color: green }
    """
    assert prune_rules(sheet, USED) == (
        ".utrecht-textbox--html-input:focus{color: blue}\n"
        "@media print{.nl-button__icon{color: black}\n}\n"
        ".utrecht-textbox:is(:hover, :focus){color: green}\n"
    )


def test_a_rule_that_needs_an_unused_part_too_goes() -> None:
    assert prune_rules(".utrecht-table .nl-button { color: red }", USED) == ""


def test_tokens_that_are_read_stay_also_through_others() -> None:
    theme = ".voorbeeld-theme { --a: var(--b); --b: 1px; --c: 2px; --d: var(--a) }"
    theme = theme.replace(" }", "; }")
    assert prune_tokens(theme, [".x{width:var(--a, 3px)}"]) == ".voorbeeld-theme{--a:var(--b);--b:1px;}\n"
