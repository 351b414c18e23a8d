"""`build` turns articles into a graph, the same for the same articles, or leaves all as it was."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
from spacy.tokens import Doc

import kg
from kg import BuildOptions, BuildReport, extracting, pipeline
from kg.errors import InputError, OutputError
from kg.extract import isolation
from kg.ontology import Ontology
from kg.query import load_graph
from kg.records import Article, Extraction, Layer
from kg.store import Store
from kg.verify import verify

ARTICLE = "Anna Berg, head of the Norwegian delegation, arrived in Geneva on 3 March 2024."
OTHER = "Peter Okafor did not resign. Ghana's President Ama Mensah met him in Accra."


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file of the graph below a folder, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    files = sorted(path for path in found if path.name != pipeline.WORKSPACE)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Return two files with an article each."""
    folder = tmp_path / "articles"
    folder.mkdir()
    paths = [folder / "b.txt", folder / "a.txt"]
    for path, text in zip(paths, (ARTICLE, OTHER), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_a_build_leaves_three_results_and_no_draft(built: BuildReport) -> None:
    """The folder has the Turtle, the page, the store and the workspace, and nothing else."""
    names = {path.name for path in built.output.iterdir()}
    assert names == {pipeline.TURTLE, pipeline.PAGE, pipeline.STORE, pipeline.WORKSPACE}


def test_the_report_counts_what_stands_in_the_graph(built: BuildReport) -> None:
    """Articles, entities and the statements of each layer are those of the store."""
    with Store.open_readonly(built.output / pipeline.STORE) as store:
        graph = load_graph(store)
    layers = Counter(statement.layer for statement in graph.statements)
    assert built.articles == len(graph.articles) == 2
    assert built.entities == len(graph.entities) > 0
    assert built.statements == {layer: layers[layer] for layer in Layer}
    assert built.failures == ()


def test_the_order_of_inputs_does_not_matter(articles: list[Path], tmp_path: Path) -> None:
    """Builds with the inputs in another order, or named one by one, give the same bytes."""
    orders = [articles, articles[::-1], [articles[0].parent, *articles]]
    for number, paths in enumerate(orders):
        kg.build(paths, output=tmp_path / f"output{number}")
    for name in (pipeline.TURTLE, pipeline.PAGE):
        results = {(tmp_path / f"output{number}" / name).read_bytes() for number in range(3)}
        assert len(results) == 1, name


def test_the_order_of_twins_does_not_matter(tmp_path: Path) -> None:
    """Of two articles with the same text the same one is kept, whichever is named first."""
    twins = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for path in twins:
        path.write_text(json.dumps({"text": ARTICLE, "publisher": path.stem}), "utf-8")
    for paths in (twins, twins[::-1]):
        assert kg.build(paths, output=tmp_path / paths[0].stem).articles == 1
    first, second = (tmp_path / path.stem / pipeline.TURTLE for path in twins)
    assert first.read_bytes() == second.read_bytes()


def test_a_second_build_replaces_the_first(articles: list[Path], tmp_path: Path) -> None:
    """Adding an article and taking it away gives the graph that never had it."""
    output = tmp_path / "output"
    kg.build(articles[:1], output=output)
    first = (output / pipeline.TURTLE).read_bytes()
    assert kg.build(articles, output=output).articles == 2
    assert kg.build(articles[:1], output=output).articles == 1
    assert (output / pipeline.TURTLE).read_bytes() == first


@pytest.mark.parametrize(
    ("home", "step", "stop"),
    [
        (pipeline, "read_sources", RuntimeError),
        (extracting, "extract_stream", KeyboardInterrupt),
        (pipeline, "story_triples", RuntimeError),
        (pipeline, "find_stories", KeyboardInterrupt),
        (pipeline, "render", RuntimeError),
        (pipeline, "render", KeyboardInterrupt),
    ],
)
def test_a_build_that_stops_leaves_the_old_graph(
    home: ModuleType,
    step: str,
    stop: type[BaseException],
    articles: list[Path],
    built: BuildReport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever step fails or is interrupted, the former output stays byte for byte."""
    output = shutil.copytree(built.output, tmp_path / "output")
    before = contents(output)

    def fail(*_arguments: object, **_options: object) -> None:
        raise stop

    monkeypatch.setattr(home, step, fail)
    with pytest.raises(stop):
        kg.build(articles, output=output)
    assert contents(output) == before


def stumble_at(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the extraction fail on every article that contains the word."""
    read = isolation.read_doc

    def read_or_fail(doc: Doc, article: Article, ontology: Ontology) -> Extraction:
        if word in article.text:
            raise RuntimeError(f"stumbled at {word}")
        return read(doc, article, ontology)

    monkeypatch.setattr(isolation, "read_doc", read_or_fail)


def test_an_article_that_meets_an_error_is_left_out(
    articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named with its reason in the report, and the graph is that of the other articles."""
    alone = kg.build(articles[:1], output=tmp_path / "alone")
    stumble_at("Okafor", monkeypatch)
    report = kg.build(articles, output=tmp_path / "both")
    assert [str(failure) for failure in report.failures] == [
        "“Peter Okafor did not resign. Ghana's President Ama Mensah me…”: "
        "RuntimeError: stumbled at Okafor"
    ]
    first, second = (each.output / pipeline.TURTLE for each in (alone, report))
    assert first.read_bytes() == second.read_bytes()


def test_no_article_left_is_an_error(
    articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If every article meets an error nothing is built, and the error says why."""
    stumble_at("", monkeypatch)
    with pytest.raises(InputError, match=r"no article could be read\n.*stumbled at"):
        kg.build(articles, output=tmp_path / "output")
    assert list((tmp_path / "output").iterdir()) == []


def test_unwritable_output_is_said_before_the_work(
    articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No article is read when the result could not be written."""
    (tmp_path / "output").write_text("a file stands here")
    monkeypatch.setattr(pipeline, "read_sources", lambda *_a, **_o: pytest.fail("was read"))
    with pytest.raises(OutputError, match=str(tmp_path / "output")):
        kg.build(articles, output=tmp_path / "output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(articles: list[Path], tmp_path: Path) -> None:
    """A folder the user may not write in is named with the reason."""
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(OutputError, match="locked: Permission denied"):
        kg.build(articles, output=locked)


def test_no_article_is_an_input_error_with_the_reasons(tmp_path: Path) -> None:
    """Where nothing could be read, the error names each input and why; no output appears."""
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match=r"no article found in .*\n  .*empty\.txt"):
        kg.build([tmp_path / "empty.txt"], output=tmp_path / "output")
    assert contents(tmp_path / "output") == {}


def test_what_cannot_be_read_is_reported_and_the_rest_is_built(
    articles: list[Path], tmp_path: Path
) -> None:
    """A binary file among the inputs is a failure in the report, not of the build."""
    (tmp_path / "image.txt").write_bytes(bytes(range(256)) * 8)
    report = kg.build([*articles, tmp_path / "image.txt"], output=tmp_path / "output")
    assert report.articles == 2
    assert [failure.path for failure in report.failures] == [str(tmp_path / "image.txt")]


def test_one_path_need_not_be_in_a_list(articles: list[Path], tmp_path: Path) -> None:
    """A path alone is that file, not a list of its letters."""
    (tmp_path / "secret.txt").write_text(OTHER)
    for number, path in enumerate((articles[0], str(articles[0]))):
        report = kg.build(path, output=tmp_path / f"output{number}")
        assert (report.articles, report.failures) == (1, ())


def test_a_folder_counts_what_it_skips(articles: list[Path], tmp_path: Path) -> None:
    """Files of other kinds are counted in the report, and named where nothing else is there."""
    for name in ("b.png", "c.xls", "d.xls"):
        (articles[0].parent / name).write_text(ARTICLE)
    report = kg.build(articles[0].parent, output=tmp_path / "output")
    assert report.skipped == {".png": 1, ".xls": 2}
    assert report.failures == ()
    for article in articles:
        article.unlink()
    with pytest.raises(
        InputError, match=r"no article in this folder .*\n  Skipped 3 files: \.xls 2"
    ):
        kg.build(articles[0].parent, output=tmp_path / "output")


def test_reasons_are_not_endless(tmp_path: Path) -> None:
    """Of thousands of inputs that are not there some are named, the others counted."""
    with pytest.raises(InputError) as caught:
        kg.build([tmp_path / str(number) for number in range(3_000)], output=tmp_path / "output")
    assert len(str(caught.value).splitlines()) == 22
    assert str(caught.value).endswith("and 2,980 more that could not be read")


def test_a_bad_base_is_said_before_the_work(
    articles: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No article is read for a base that no graph can have."""
    monkeypatch.setattr(pipeline, "read_sources", lambda *_a, **_o: pytest.fail("was read"))
    with pytest.raises(InputError, match="base"):
        kg.build(articles, output=tmp_path, options=BuildOptions(base="https://schema.org/"))


def test_progress_counts_the_articles(articles: list[Path], tmp_path: Path) -> None:
    """A listener is called for every article, in order, and for the later steps."""
    heard: list[pipeline.Progress] = []
    options = BuildOptions(on_progress=heard.append)
    kg.build(articles, output=tmp_path / "output", options=options)
    assert [(each.stage, each.done, each.total) for each in heard] == [
        ("Reading", 1, None),
        ("Reading", 2, None),
        ("Extracting", 0, 2),
        ("Extracting", 1, 2),
        ("Extracting", 2, 2),
        ("Resolving names", 0, None),
        ("Writing", 0, None),
    ]


def test_the_base_is_what_iris_begin_with(articles: list[Path], tmp_path: Path) -> None:
    """Entities get IRIs below the base the user owns."""
    options = BuildOptions(base="https://example.org/news/")
    kg.build(articles, output=tmp_path / "output", options=options)
    turtle = (tmp_path / "output" / pipeline.TURTLE).read_text("utf-8")
    assert "https://example.org/news/" in turtle
    assert "https://w3id.org/newskg/id/" not in turtle


def test_doubtful_facts_stay_statements(articles: list[Path], tmp_path: Path) -> None:
    """With the highest least confidence no fact has a plain edge; all stay, and the graph holds."""
    edges = []
    for least in (0.0, 1.0):
        output = tmp_path / f"from {least}"
        options = BuildOptions(min_confidence=least)
        report = kg.build(articles, output=output, options=options)
        with Store.open_readonly(output / pipeline.STORE) as store:
            checked = verify(store)
        assert checked.ok
        assert checked.statements == sum(report.statements.values()) > 0
        edges.append(checked.edges)
    assert edges[0] > edges[1] == 0


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_share(least: float) -> None:
    """A least confidence outside 0 to 1 is refused."""
    with pytest.raises(InputError, match="least confidence"):
        BuildOptions(min_confidence=least)
