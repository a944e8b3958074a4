# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every letter to the other person: its words, its languages, its paper, and what was kept of it.

Who writes one makes a `Paper` (composing.py) and calls `composing.compose(paper) -> Letter`; who keeps one
calls `keeping.keep_letter(...)`. What the values mean stands in values.py, the words in texts/.
"""
