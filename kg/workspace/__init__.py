"""Articles and what was extracted of them in; the same out, also in a later run.

An output folder has, beside the graph, a database with the articles of the graph and their
extractions, each under a hash of its content (`database`). Which of them are in the graph is a list
in the folder of the store (`members`), which is replaced together with store, Turtle and page: so a
killed run loses nothing, and what it had extracted waits for the next one. Names that other
articles made obsolete are kept outside of the graph, which depends on its articles alone
(`history`).
"""

from __future__ import annotations

from kg.workspace.database import Workspace
from kg.workspace.history import (
    REDIRECTS,
    continue_redirects,
    encode_redirects,
    find_replaced,
    history_turtle,
    read_redirects,
)
from kg.workspace.members import (
    MEMBERS,
    Member,
    encode_members,
    find_members,
    merged,
    preferred,
    read_members,
    revised,
)
from kg.workspace.settings import SETTINGS, Settings, encode_settings, read_settings

__all__ = [
    "MEMBERS", "REDIRECTS", "SETTINGS", "Member", "Settings", "Workspace",
    "continue_redirects", "encode_members", "encode_redirects", "encode_settings", "find_members",
    "find_replaced", "history_turtle", "merged", "preferred", "read_members", "read_redirects",
    "read_settings", "revised",
]  # fmt: skip  # one name a line says nothing
