# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The product as a server calls it: `granian --interface wsgi eenlijn.config.wsgi:application`."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenlijn.config.settings")

# Next to nothing that is made while modules load is garbage: looking for it took a sixth of a start.
gc.disable()
django_application = get_wsgi_application()

from eenlijn.config.admission import Admission  # noqa: E402 - knows models, so only once Django has started
from eenlijn.config.overload import room_for, usual_slots  # noqa: E402 - beside the one above
from eenlijn.config.start import hang_up, verify_or_exit  # noqa: E402 - asks rows, so only once Django has started

# Every page is imported now: what is broken stops the start and not the first visitor.
import_module(settings.ROOT_URLCONF)
verify_or_exit()
hang_up()
application = Admission(django_application, room_for(settings.EENLIJN_WEB_THREADS or usual_slots()))
# All of this stays, so no later search looks at it; searching would also write in what processes share.
gc.freeze()
gc.enable()
