"""The workspace gives back what it was given, by content, and forgets what it is told to."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.errors import InputError, StoreError
from kg.ontology import load_ontology
from kg.records import Article, Extraction
from kg.resolve import OutlineReader
from kg.workspace import Member, Workspace, find_members, merged, preferred, revised
from kg.workspace.encoding import encode
from kg.workspace.members import MEMBERS, encode_members, read_members
from tests.sample import ARTICLE, EXTRACTIONS, SECOND
from tests.workspace import stub

MAKER, OTHER = "one version of kg", "another"
READER = OutlineReader(load_ontology())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a workspace is made."""
    return tmp_path / "workspace.db"


def member(article: Article, source: str = "/news/a.txt", **known: object) -> Member:
    """Return the member for an article."""
    made = Member.of(article, digest=f"digest of {article.id} {known}", source=source)
    return replace(made, **known)  # type: ignore[arg-type]  # of a test's own keywords


def test_what_is_kept_comes_back(path: Path) -> None:
    """Articles and extractions are equal to those that were given, also in a later run."""
    with Workspace(path) as workspace:
        digests = [workspace.add_article(each.article) for each in EXTRACTIONS]
        for digest, extraction in zip(digests, EXTRACTIONS, strict=True):
            workspace.add_extraction(digest, MAKER, extraction)
            workspace.add_outline(digest, MAKER, READER.read(extraction).outline)
    with Workspace(path) as workspace:
        assert [workspace.article(digest) for digest in digests] == [ARTICLE, SECOND]
        assert workspace.extracted(MAKER) == set(digests)
        assert workspace.extracted(OTHER) == set()
        found = tuple(workspace.extraction(digest, MAKER) for digest in digests)
        assert found == EXTRACTIONS
        outlines = [workspace.outline(digest, MAKER) for digest in digests]
        for outline, extraction in zip(outlines, EXTRACTIONS, strict=True):
            read = READER.read(extraction).outline
            assert encode(outline) == encode(read)
            assert {each.name for each in outline.names} > {"Ada Lind"}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"publisher": "Oslo Post"},
        {"published": datetime(2025, 6, 2, tzinfo=UTC)},
        {"url": "https://example.org/2"},
        {"authors": ("Bo Holm",)},
    ],
)
def test_articles_are_told_apart_by_all_that_is_known(
    path: Path, change: dict[str, object]
) -> None:
    """The digest depends on the text and on everything else, as extraction does."""
    changed = replace(ARTICLE, **change)  # type: ignore[arg-type]  # of a test's own keywords
    with Workspace(path) as workspace:
        digests = {workspace.add_article(each) for each in (ARTICLE, changed, ARTICLE)}
        assert len(digests) == 2


def test_what_no_unicode_can_hold_is_kept(path: Path) -> None:
    """A lone surrogate, from a title that was decoded badly, comes back as it was."""
    odd = replace(ARTICLE, title="caf\udce9 \N{GRINNING FACE}")
    with Workspace(path) as workspace:
        digest = workspace.add_article(odd)
        assert workspace.article(digest) == odd


def test_what_is_not_needed_is_forgotten(path: Path) -> None:
    """Articles that are not named, and what others extracted, leave no trace in the file."""
    with Workspace(path) as workspace:
        kept, gone = [workspace.add_article(each.article) for each in EXTRACTIONS]
        for digest, extraction in zip((kept, gone), EXTRACTIONS, strict=True):
            for maker in (MAKER, OTHER):
                workspace.add_extraction(digest, maker, extraction)
        workspace.keep_only([kept], extracted=MAKER, outlined=MAKER)
        with pytest.raises(StoreError, match="lacks an article"):
            workspace.article(gone)
        assert (workspace.extracted(MAKER), workspace.extracted(OTHER)) == ({kept}, frozenset())
        assert workspace.extraction(kept, MAKER) == EXTRACTIONS[0]
    assert gone.encode() not in path.read_bytes()


def test_a_workspace_without_extractions_leaves_no_file(path: Path) -> None:
    """A run that came to nothing leaves nothing."""
    with Workspace(path) as workspace:
        workspace.add_article(ARTICLE)
    assert not path.exists()


def test_a_damaged_file_is_named(path: Path) -> None:
    """What is no database is a StoreError that says what to do."""
    path.write_bytes(b"this is no database, but long enough for one " * 50)
    with pytest.raises(StoreError, match=r"workspace\.db cannot be used.*build again"):
        Workspace(path)


def test_damage_in_a_record_is_named(path: Path) -> None:
    """A record that was changed, or is none of ours, is a StoreError."""
    with Workspace(path) as workspace:
        digest = workspace.add_article(ARTICLE)
        workspace.add_extraction(digest, MAKER, EXTRACTIONS[0])
    with sqlite3.connect(path) as database:
        database.execute("UPDATE article SET json_zlib = x'00'")
        database.execute("UPDATE extraction SET json_zlib = x'789c03000000000001'")  # nothing
    with Workspace(path) as workspace:
        with pytest.raises(StoreError, match="cannot be used"):
            workspace.article(digest)
        with pytest.raises(StoreError, match="cannot be used"):
            workspace.extraction(digest, MAKER)


def test_a_workspace_of_another_version_is_refused(path: Path) -> None:
    """Tables of a later kg are not read as those of this one."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="another version of kg"):
        Workspace(path)


def test_the_list_of_articles_comes_back(tmp_path: Path) -> None:
    """It is the same in whatever order it is given, and says which file is damaged."""
    members = [member(ARTICLE, revises=("art-1",)), member(SECOND, "/news/\udce9.txt")]
    assert encode_members(members) == encode_members(members[::-1])
    (tmp_path / MEMBERS).write_bytes(encode_members(members))
    assert sorted(read_members(tmp_path), key=lambda each: each.article) == sorted(
        members, key=lambda each: each.article
    )
    (tmp_path / MEMBERS).write_bytes(b'{"digest":1}\n')
    with pytest.raises(StoreError, match="is damaged"):
        read_members(tmp_path)
    with pytest.raises(StoreError, match="run kg build first"):
        read_members(tmp_path / "nowhere")


def test_of_one_text_the_best_known_article_is_preferred() -> None:
    """More metadata wins; where two know as much, it does not matter which came first."""
    bare, known, rival = (
        member(Article.from_text("Talks ended.", publisher=publisher, title=title), source)
        for publisher, title, source in (
            (None, "", "/b"),
            ("Wire", "Talks", "/z"),
            ("Post", "T", "/a"),
        )
    )
    assert preferred([bare, known]) == preferred([known, bare]) == [known.digest]
    assert preferred([known, rival]) == preferred([rival, known])


def test_an_article_is_found_by_what_people_call_it(tmp_path: Path) -> None:
    """An id, a URL, a file in any spelling, and a title in any case each find it."""
    file = tmp_path / "a.txt"
    one, other = member(ARTICLE, str(file)), member(SECOND, "/news/b.txt")
    spelled = str(tmp_path / "." / "x" / ".." / "a.txt")
    for name in (ARTICLE.id, ARTICLE.url or "", str(file), spelled, "lind LEADS  the talks"):
        assert find_members([one, other], name) == [one]


def test_a_name_of_no_article_or_of_several_is_an_error() -> None:
    """The message names the ids that fit; nothing is chosen for the user."""
    several = [member(Article.from_text(f"Talks {number}.", title="Talks")) for number in range(12)]
    with pytest.raises(InputError, match=r"no article .* 'nowhere'"):
        find_members(several, "nowhere")
    with pytest.raises(InputError, match=r"12 articles are called 'talks'.*art-.*, …"):
        find_members(several, "talks")
    with pytest.raises(InputError):
        find_members(several, "")


def test_a_file_stands_for_all_its_articles() -> None:
    """An archive is removed as a whole."""
    both = [member(ARTICLE, "/news/all.jsonl"), member(SECOND, "/news/all.jsonl")]
    assert find_members([*both, member(SECOND, "/other")], "/news/all.jsonl") == both


def test_adding_what_is_there_changes_nothing() -> None:
    """The same article from the same file is one member, and keeps its history."""
    old = member(ARTICLE, revises=("art-0",))
    assert merged([old], [replace(old, revises=())]) == [old]


def test_a_new_version_remembers_the_former_ones() -> None:
    """By URL or by file; a version that comes back is not its own ancestor."""
    first = Article.from_text("Talks began.", url="https://example.org/1")
    second = replace(Article.from_text("Talks ended."), url="https://example.org/1")
    third = Article.from_text("Talks failed.")
    [now] = revised([member(first, "/a")], [member(second, "/b")])
    assert now.revises == (first.id,)
    [now] = revised([now], [member(third, "/b")])
    assert now.revises == (second.id, first.id)
    [now] = revised([now], [member(first, "/b")])
    assert now.revises == (third.id, second.id)


def test_an_update_leaves_the_rest() -> None:
    """Unchanged articles and those of other files stay; of a file of several, none is left."""
    one, two = member(ARTICLE, "/many.jsonl"), member(SECOND, "/other.txt")
    further = member(
        stub.extract(Article.from_text("Ana Lopes met Rui Sá.")).article, "/many.jsonl"
    )
    assert revised([one, two], [one]) == [two, one]
    assert revised([one, two, further], [further]) == [two, further]


def test_a_stub_is_an_extraction() -> None:
    """What stands in for the model makes statements of its sentences."""
    found = stub.extract(Article.from_text("Ana Lopes met Rui Sá.\n\nThe talks left Vega."))
    assert isinstance(found, Extraction)
    assert [(each.subject.name, each.object and each.object.name) for each in found.statements] == [
        ("Ana Lopes", "Rui Sá"),
        ("The talks", "Vega"),
    ]
