# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of time: the worker, and the jobs that it starts; a job asks a table what is due."""
