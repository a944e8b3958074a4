# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""All component tags and filters in one library, so that a page needs no `load` line."""

from django import template

from eenlijn.doors.web.components.templatetags import el_figures, el_forms, el_frame, el_lines, el_work

register = template.Library()
for family in (el_frame, el_forms, el_lines, el_work, el_figures):
    register.tags.update(family.register.tags)
    register.filters.update(family.register.filters)
