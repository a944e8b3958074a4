# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two Django views of the bench, served as the product is."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
