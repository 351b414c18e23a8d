"""The command line: what it prints where, how it ends, and that bad input loses nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import BuildReport
from kg.cli import main
from kg.cli.export import FORMATS
from kg.cli.report import UNREAD_INPUTS
from kg.cli.terminal import PrintableStream
from kg.export import FORMATS as EXPORTS
from kg.extract import isolation
from kg.query import named_queries

ARTICLE = "Anna Berg, head of the Norwegian delegation, arrived in Geneva on 3 March 2024."
HEAVY = {"numpy", "onnxruntime", "pyoxigraph", "pyvis", "rdflib", "rich", "spacy", "trafilatura"}


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    """Run `kg` with these words in this process; an exception that is our bug is raised."""
    return CliRunner().invoke(
        main, [str(word) for word in words], input=stdin, catch_exceptions=False
    )


def fails(*words: str | Path, stdin: bytes | None = None) -> str:
    """Run `kg`, which has to end with a message and exit code 1; return the message."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    return result.stderr


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with one article."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture(scope="module")
def store(built: BuildReport) -> Path:
    """Return the store of the seeds."""
    return built.output / "store"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Path]:
    """Return a store that another process is writing in."""
    folder = tmp_path / "output" / "store"
    code = """
        import sys, pyoxigraph
        store = pyoxigraph.Store(sys.argv[1])
        print("open", flush=True)
        sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(folder)]
    folder.parent.mkdir()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield folder
        process.communicate()


# What it costs


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    """Help and version come at once: none of the heavy libraries is loaded for them."""
    code = (
        "import sys, atexit; from kg.cli import main;"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout
    assert HEAVY.isdisjoint(done.stderr.split())


def test_version_names_the_model() -> None:
    """What made a graph are kg's version and its model's hash, of which people read the start."""
    assert re.fullmatch(r"kg \S+, model [0-9a-f]{12}\n", run("--version").stdout)


def test_commands_come_in_the_order_of_their_use() -> None:
    """Help begins with what a newcomer needs first."""
    names = ["build", "show", "query", "stats", "view", "export", "verify"]
    help_text = run("--help").stdout
    places = [help_text.index(f"\n  {name} ") for name in names]
    assert places == sorted(places)


# kg build


def test_build_prints_a_summary_and_where_the_results_are(article: Path, tmp_path: Path) -> None:
    """The summary on standard output counts what was built; nothing else is printed."""
    result = run("build", article, "-o", tmp_path / "output")
    assert result.exit_code == 0
    assert result.stderr == ""
    rows = [line.split() for line in result.stdout.splitlines() if line]
    assert ["Articles", "1"] in rows
    assert [row[0] for row in rows[3:8]] == ["facts", "reports", "claims", "plans", "denials"]
    assert str(tmp_path / "output" / "graph.html") in result.stdout


def test_build_reads_standard_input(tmp_path: Path) -> None:
    """`-` is an article on standard input."""
    result = run("build", "-", "-o", tmp_path / "output", stdin=ARTICLE.encode())
    assert result.exit_code == 0
    assert "Anna Berg" in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


def test_build_names_what_it_could_not_read(article: Path, tmp_path: Path) -> None:
    """An unreadable input is named with its reason, the rest is built, and the exit code is 3."""
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 8)
    result = run("build", article, binary, "-o", tmp_path / "output")
    assert result.exit_code == UNREAD_INPUTS
    assert result.stderr.startswith(f"Not read: {binary}: ")
    assert "Anna Berg" in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


def test_build_names_an_article_that_meets_an_error(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 3; how to report it is said, and --debug shows where it happened."""

    def fail(*_arguments: object) -> None:
        raise RuntimeError("stumbled")

    read = isolation.read_doc
    monkeypatch.setattr(
        isolation, "read_doc", lambda *given: ("Rome" in given[1].text and fail()) or read(*given)
    )
    other = tmp_path / "other.txt"
    other.write_text("Bo Lind left Rome.", "utf-8")
    for options, sign in (((), "run again with --debug"), (("--debug",), "in fail\n")):
        result = run("build", article, other, "-o", tmp_path / "output", *options)
        assert result.exit_code == UNREAD_INPUTS
        assert result.stderr.startswith("Not read: “Bo Lind left Rome.”: RuntimeError: stumbled\n")
        assert sign in result.stderr
        assert "Anna Berg" in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a PNG picture"),
        (b" \n\t\n", "empty"),
    ],
    ids=["empty", "binary", "blank"],
)
def test_an_input_without_text_is_an_error_with_its_reason(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    """With nothing else to read, an empty or binary file ends the build, and says why."""
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    message = fails("build", path, "-o", tmp_path / "output")
    assert f"{path}: " in message
    assert reason in message


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    assert "nowhere.txt" in fails("build", tmp_path / "nowhere.txt", "-o", tmp_path / "output")


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    """No article at all is said so, with the place that was searched."""
    (tmp_path / "empty").mkdir()
    message = fails("build", tmp_path / "empty", "-o", tmp_path / "output")
    assert "no article found in" in message
    assert str(tmp_path / "empty") in message


def test_a_line_of_ten_megabytes_is_built(article: Path, tmp_path: Path) -> None:
    """A file that is one line of 10 MB without a full stop does not stop the rest."""
    (tmp_path / "long.txt").write_text("word " * 2_000_000, "utf-8")
    result = run("build", article, tmp_path / "long.txt", "-o", tmp_path / "output")
    assert result.exit_code in {0, UNREAD_INPUTS}
    assert "Anna Berg" in (tmp_path / "output" / "graph.ttl").read_text("utf-8")


def test_an_output_that_cannot_be_written_is_an_error(article: Path, tmp_path: Path) -> None:
    """A file in the place of the output folder is left as it is, and named."""
    (tmp_path / "output").write_text("mine")
    message = fails("build", article, "-o", tmp_path / "output")
    assert str(tmp_path / "output") in message
    assert (tmp_path / "output").read_text() == "mine"


def test_an_unknown_model_is_an_error(article: Path, tmp_path: Path) -> None:
    """A model that is not installed is named."""
    message = fails("build", article, "-o", tmp_path / "output", "--model", "xx_no_such_model")
    assert "xx_no_such_model" in message


def test_a_broken_ontology_is_an_error(article: Path, tmp_path: Path) -> None:
    """A mistake in a user's ontology names the file."""
    (tmp_path / "mine.ttl").write_text("this is no Turtle", "utf-8")
    words = ["--ontology", tmp_path / "mine.ttl", "-o", tmp_path / "output"]
    assert "mine.ttl" in fails("build", article, *words)


def test_build_without_paths_is_a_mistake_in_the_command_line() -> None:
    """The exit code distinguishes a wrong command (2) from a failure (1)."""
    result = run("build")
    assert result.exit_code == 2
    assert "Missing argument 'PATHS...'" in result.stderr


def hear_signals() -> None:
    """Undo what a shell and nohup do to background jobs: these, and their children, ignore them."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_old_graph(stop: signal.Signals, article: Path, tmp_path: Path) -> None:
    """A build that is interrupted says so, and leaves the former output and nothing else."""
    output = tmp_path / "output"
    run("build", article, "-o", output)
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "kg", "build", "-", "-o", str(output)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=hear_signals
    ) as process:
        while process.poll() is None and not (output / ".store.draft" / "CURRENT").exists():
            time.sleep(0.05)
        time.sleep(0.5)  # now it waits for standard input
        process.send_signal(stop)
        _, message = process.communicate()
    assert (process.returncode, message) == (1, b"\nAborted!\n")
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    left = {path.name for path in output.iterdir()}
    assert left == {"graph.ttl", "graph.html", "store", "workspace.db"}


# Untrusted text


HOSTILE = "\x1b[31m\x07\x9b2J\u202e"


def commands_in(text: str) -> set[str]:
    """Return the characters of a text that a terminal would obey."""
    return {sign for sign in text if sign != "\n" and not sign.isprintable()}


def test_names_of_files_do_not_command_the_terminal(article: Path, tmp_path: Path) -> None:
    """Escape codes and line breaks in names are shown, wherever a name is repeated."""
    bad = tmp_path / f"a{HOSTILE}\nError: forged.txt"
    bad.write_bytes(b"\x00" * 99)
    result = run("build", article, bad, tmp_path / f"gone{HOSTILE}", "-o", tmp_path / HOSTILE)
    assert result.exit_code == UNREAD_INPUTS
    assert len(result.stderr.splitlines()) == 2
    assert "a␛[31m␇" in result.stderr
    messages = [result.output, fails("build", bad, "-o", tmp_path / "output")]
    messages += [fails("stats", "--store", tmp_path / f"no{HOSTILE}")]
    for words in (["--ontology", f"no{HOSTILE}"], ["--base", f"my {HOSTILE}"], [f"--no{HOSTILE}"]):
        messages.append(run("build", article, *words).output)
    messages.append(run(f"no{HOSTILE}").output)
    assert [commands_in(message) for message in messages] == [set()] * len(messages)


def test_results_do_not_command_the_terminal(store: Path) -> None:
    """Tables show the control characters of what a query returns; JSON in a pipe keeps them."""
    query = f'SELECT ("a{HOSTILE}b" AS ?x) {{}}'
    assert commands_in(run("query", query, "--store", store).output) == set()
    answer = run("query", query, "--format", "json", "--store", store).stdout
    assert json.loads(answer)["results"]["bindings"][0]["x"]["value"] == f"a{HOSTILE}b"


def test_formats_do_not_command_the_terminal() -> None:
    """CSV that goes to a person, and not into a file, shows control characters."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for kind, shown in ((Terminal, "a␛[31mb\n"), (io.StringIO, "a\x1b[31mb\r\n")):
        stream = kind()
        PrintableStream(stream).write("a\x1b[31mb\r\n")
        assert stream.getvalue() == shown


def test_a_folder_counts_what_it_skips(tmp_path: Path) -> None:
    """Files of other kinds are counted in one line on standard error; all is well."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.png", "c.mp3", "d.tar.gz", "e.xls", "f.doc"):
        (folder / name).write_text("Ana Ruiz met Kai Holt in Rome.")
    result = run("build", folder, "-o", tmp_path / "output")
    assert result.exit_code == 0
    assert result.stderr == "Skipped 5 files: .doc 1, .gz 1, .mp3 1, .png 1, .xls 1\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("words", [["export"], ["query", "SELECT * { ?s ?p ?o }"], ["stats"]])
def test_a_full_disk_behind_standard_output(words: list[str], store: Path) -> None:
    """If standard output is full, one line says so."""
    command = [sys.executable, "-m", "kg", *words, "--store", str(store)]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode != 0
    assert run.stderr == b"Error: cannot write standard output: No space left on device\n"


def test_a_device_is_written_to_not_replaced(store: Path, tmp_path: Path) -> None:
    """What is not a file is kept, such as /dev/null or a pipe."""
    pipe, copy = tmp_path / "pipe", tmp_path / "copy"
    os.mkfifo(pipe)
    with copy.open("wb") as file, subprocess.Popen(["cat", str(pipe)], stdout=file):
        assert run("export", "-o", pipe, "--store", store).exit_code == 0
    assert b"@prefix kg:" in copy.read_bytes()
    assert pipe.is_fifo()


def test_arguments_of_any_bytes(article: Path, store: Path, tmp_path: Path) -> None:
    """Neither bytes that are not UTF-8 in a command line nor endless files end in a traceback."""
    bad = "caf\udce9"
    assert run("build", article, "--title", bad, "-o", tmp_path / "o").exit_code == 0
    assert "caf\ufffd/store: The DB path is not" in fails("build", article, "-o", tmp_path / bad)
    assert run("view", "--title", bad, "-o", tmp_path / "x.html", "--store", store).exit_code == 0
    assert "is called 'caf" in fails("show", bad, "--store", store)
    assert "no character" in fails("query", f"ASK {{ ?s ?p '{bad}' }}", "--store", store)
    assert "it is not a file" in fails(
        "build", article, "--ontology", "/dev/zero", "-o", tmp_path / "o"
    )
    assert "longer than" in fails("query", "--file", "/dev/zero", "--store", store)
    (tmp_path / "q.rq").write_bytes(b"SELECT \xff")
    assert "malformed" in fails("query", "--file", tmp_path / "q.rq", "--store", store)


def test_a_web_address_is_no_path(tmp_path: Path) -> None:
    """A URL says that kg stays offline, and how to read the page."""
    message = fails("build", "https://news.example/a", "-o", tmp_path / "output")
    assert "a web address; kg stays offline" in message
    assert "curl" in message


# A store in use


@pytest.mark.parametrize("command", ["stats", "export", "view"])
def test_reading_a_locked_store_is_an_error(command: str, writer: Path) -> None:
    """A store that another process writes in is named; nobody waits and nothing breaks."""
    message = fails(command, "--store", writer)
    assert str(writer) in message
    assert "locked" in message


def test_building_over_a_locked_store_is_an_error(writer: Path, article: Path) -> None:
    """A build does not take the store from under the process that writes in it."""
    message = fails("build", article, "-o", writer.parent)
    assert str(writer) in message
    assert {path.name for path in writer.parent.iterdir()} == {"store"}


@pytest.mark.parametrize("words", [["show", "x"], ["stats"], ["query", "ASK {}"], ["verify"]])
def test_a_missing_store_says_what_to_do(words: list[str], tmp_path: Path) -> None:
    """Before the first build, every question says that one is needed."""
    assert "run kg build first" in fails(*words, "--store", tmp_path / "store")


def test_the_output_folder_will_do_for_the_store(built: BuildReport) -> None:
    """`--store output` means the store in it."""
    inside = run("stats", "--store", built.output / "store")
    assert inside.exit_code == 0
    assert run("stats", "--store", built.output).stdout == inside.stdout


# Questions to the graph of the seeds

HEADS = "SELECT ?who WHERE { ?who kg:heads id:Russian_delegation }"


def test_query_prints_a_table(store: Path) -> None:
    """The result is below its column, with prefixes; the count is on standard error."""
    result = run("query", HEADS, "--store", store)
    assert [line.strip("─ ") for line in result.stdout.splitlines()] == [
        "who",
        "",
        "id:Vladimir_Medinsky",
    ]
    assert result.stderr == "1 row\n"


def test_query_prints_what_programs_read(store: Path) -> None:
    """CSV, JSON and TSV follow the SPARQL 1.1 result formats."""
    iri = "https://w3id.org/newskg/id/Vladimir_Medinsky"
    as_csv = run("query", HEADS, "--format", "csv", "--store", store).stdout
    assert list(csv.reader(io.StringIO(as_csv))) == [["who"], [iri]]
    as_json = json.loads(run("query", HEADS, "--format", "json", "--store", store).stdout)
    assert as_json["results"]["bindings"] == [{"who": {"type": "uri", "value": iri}}]
    as_tsv = run("query", HEADS, "--format", "tsv", "--store", store).stdout
    assert as_tsv == f"?who\n<{iri}>\n"


def test_query_reads_a_file_and_standard_input(store: Path, tmp_path: Path) -> None:
    """The same query from a file or from a pipe has the same answer."""
    (tmp_path / "question.rq").write_text(HEADS, "utf-8")
    expected = run("query", HEADS, "--store", store).stdout
    words = ["query", "--store", store, "--file"]
    assert run(*words, tmp_path / "question.rq").stdout == expected
    assert run(*words, "-", stdin=HEADS.encode()).stdout == expected


def test_query_answers_a_question_with_yes_or_no(store: Path) -> None:
    """ASK prints true or false."""
    words = ["--store", store]
    assert run("query", "ASK { id:Vladimir_Medinsky kg:heads ?x }", *words).stdout == "true\n"
    assert run("query", "ASK { id:Istanbul kg:heads ?x }", *words).stdout == "false\n"


def test_every_named_query_is_listed_and_answers(store: Path) -> None:
    """The list says what each asks; each has an answer in the seeds, whose accounts never meet."""
    silent = {"contradictions", "accounts", "changes", "copies"}
    listed = run("query", "--list").stdout
    for name in named_queries():
        assert f"{name} " in listed
        result = run("query", "--named", name, "--format", "csv", "--store", store)
        found = len(result.stdout.splitlines()) > 1
        assert found == (name not in silent), name


def test_a_named_query_can_be_about_one_entity(store: Path) -> None:
    """`--set` narrows the answer, and takes the name that a person would use."""
    words = ["query", "--named", "who-leads-what", "--format", "csv", "--store", store]
    everybody = run(*words).stdout.splitlines()
    medinsky = run(*words, "--set", "entity=Medinsky").stdout.splitlines()
    assert 1 < len(medinsky) < len(everybody)
    assert set(medinsky) <= set(everybody)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["SELECT ?x WHERE { ?x kg:heads"], "malformed at line 1, column 30"),
        (["SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE"),
        (["DROP ALL"], "malformed"),
        (["ASK " + "{" * 20_000], "nests brackets"),
        (["--named", "no-such-query"], "who-leads-what"),
        (["--named", "plans", "--set", "entity=Medinskiy"], "did you mean Vladimir Medinsky"),
    ],
    ids=["unfinished", "service", "update", "nested", "unnamed", "unknown"],
)
def test_a_query_that_cannot_be_answered_says_why(
    words: list[str], message: str, store: Path
) -> None:
    """Malformed, forbidden and unknown questions are errors with the reason."""
    assert message in fails("query", *words, "--store", store)


@pytest.mark.parametrize(
    "words",
    [[], ["ASK {}", "--named", "plans"], ["ASK {}", "--set", "entity=x"], ["--file", "nowhere.rq"]],
    ids=["none", "two", "set", "missing"],
)
def test_a_wrong_query_command_is_a_usage_error(words: list[str], store: Path) -> None:
    """What cannot be meant ends with exit code 2."""
    assert run("query", *words, "--store", store).exit_code == 2


def test_show_prints_each_statement_with_sentence_and_source(store: Path) -> None:
    """What the graph says of one entity is shown with the words of the article."""
    lines = run("show", "Medinsky", "--store", store).stdout.splitlines()
    assert lines[0].startswith("Vladimir Medinsky  Person")
    place = lines.index("  Vladimir Medinsky —heads→ Russian delegation")
    assert lines[2] == "Facts"
    sentence, source = [line.strip() for line in lines[place:] if line.startswith("      ")][:2]
    assert sentence == "“Vladimir Medinsky, head of the Russian delegation in Istanbul, on 16 May.”"
    assert source.startswith("— 2025-06-01, ")


def test_show_helps_with_a_name_spelled_otherwise(store: Path) -> None:
    """A name that nothing has is an error that suggests one that is spelled alike."""
    assert "did you mean Rustem Umierov?" in fails("show", "Rustem Umerow", "--store", store)


def test_stats_count_what_the_summary_counts(built: BuildReport, store: Path) -> None:
    """Articles, entities and statements are those that the build reported."""
    rows = [line.split() for line in run("stats", "--store", store).stdout.splitlines() if line]
    assert ["Articles", str(built.articles)] in rows
    assert ["Entities", str(built.entities)] in rows
    assert ["Statements", str(sum(built.statements.values()))] in rows


def test_verify_finds_every_statement_in_its_article(built: BuildReport, store: Path) -> None:
    """The graph of the seeds proves itself."""
    result = run("verify", "--store", store)
    assert result.exit_code == 0
    assert f"Verified {sum(built.statements.values())} statements" in result.stdout


# What leaves the graph


def test_export_knows_the_formats_of_the_library() -> None:
    """The command offers each format that kg.export writes, in the same order."""
    assert tuple(EXPORTS) == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_the_same_to_a_file_and_to_a_pipe(
    form: str, store: Path, tmp_path: Path
) -> None:
    """`-o FILE` and standard output get the same bytes, with Medinsky in them."""
    piped = run("export", "--format", form, "--store", store).stdout_bytes
    assert b"Medinsky" in piped or form == "neo4j"  # which is compressed
    result = run("export", "--format", form, "-o", tmp_path / "graph", "--store", store)
    assert result.stdout == ""
    assert (tmp_path / "graph").read_bytes() == piped


def test_export_gives_the_turtle_of_the_build(built: BuildReport, store: Path) -> None:
    """`kg export` and `kg build` write the same Turtle."""
    assert run("export", "--store", store).stdout_bytes == (built.output / "graph.ttl").read_bytes()


def test_export_to_a_place_without_folder_is_an_error(store: Path, tmp_path: Path) -> None:
    """Where the file cannot be written, the error names it."""
    target = tmp_path / "nowhere" / "graph.ttl"
    assert str(target) in fails("export", "-o", target, "--store", store)


def test_view_gives_the_page_of_the_build(built: BuildReport, store: Path) -> None:
    """Without options, `kg view` draws what `kg build` drew."""
    page = run("view", "-o", "-", "--store", store).stdout_bytes
    assert page == (built.output / "graph.html").read_bytes()


def test_view_draws_a_part(store: Path, tmp_path: Path) -> None:
    """Layers, dates and a focus make a page of their own."""
    words = [
        "--focus",
        "Medinsky",
        "--layer",
        "fact",
        "--since",
        "2025-01-01",
        "--title",
        "Medinsky & Co",
    ]
    result = run("view", *words, "-o", tmp_path / "part.html", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "<title>Medinsky &amp; Co</title>" in (tmp_path / "part.html").read_text("utf-8")


def test_view_of_an_unknown_focus_is_an_error(store: Path, tmp_path: Path) -> None:
    """A focus that nothing is called is named, and no page is written."""
    target = tmp_path / "part.html"
    assert "Nobody" in fails("view", "--focus", "Nobody", "-o", target, "--store", store)
    assert not target.exists()


def test_show_says_open_relations_in_the_words_of_the_article(sample: Path) -> None:
    """A relation without a property is shown as it stands in the text, not by its lemma."""
    result = run("show", "Ada Lind", "--store", sample)
    assert "Ada Lind —arrived in→ Oslo" in result.stdout
    assert "Ada Lind —heads→ Norwegian delegation" in result.stdout


def test_statistics_as_json(store: Path) -> None:
    """All counts, not only the most frequent."""
    found = json.loads(run("stats", "--json", "--top", 1, "--store", store).stdout)
    assert found["articles"] == 2
    assert sum(found["layers"].values()) == found["statements"]
    assert len(found["relations"]) > 5


def test_an_entity_as_json(store: Path) -> None:
    """The entity, its statements with their sentences and layers, and others of that name."""
    found = json.loads(run("show", "--json", "Putin", "--store", store).stdout)
    assert found["entity"]["name"] == "Vladimir Putin"
    [denial] = [each for each in found["statements"] if each["layer"] == "denial"]
    assert (denial["predicate_id"], denial["object"]) == ("kg:attends", "direct talks")
    assert "refused to attend" in denial["sentence"]


def test_verification_as_json(store: Path) -> None:
    """Whether all is well, how much was checked, and what failed."""
    found = json.loads(run("verify", "--json", "--store", store).stdout)
    assert (found["ok"], found["failures"], found["articles"]) == (True, [], 2)


def test_quiet(article: Path, tmp_path: Path) -> None:
    """With -q a command that goes well prints nothing."""
    out = tmp_path / "out"
    for words in (["build", "-q", article, "-o", out], ["verify", "-q", "--store", out]):
        result = run(*words)
        assert (result.exit_code, result.output) == (0, "")


def test_verbose(article: Path, tmp_path: Path) -> None:
    """With -v each stage of a build says what it took, on standard error."""
    result = run("build", "-v", article, "-o", tmp_path / "out")
    lines = result.stderr.splitlines()
    stages = ["Reading 1 articles", "Extracting 1 articles", "Resolving names", "Writing"]
    assert [line.partition(":")[0] for line in lines] == stages
    assert result.stdout.startswith("Articles")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """The line of the README gives each shell a function for kg."""
    variables = os.environ | {"_KG_COMPLETE": f"{shell}_source"}
    code = "from kg.cli import main; main(prog_name='kg')"
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=False
    )
    assert "_KG_COMPLETE" in done.stdout, done.stderr


def test_a_hint_where_nothing_is_found(store: Path) -> None:
    """It stands on standard error; with -q there is none."""
    words = ["query", "SELECT ?a { ?a kg:head ?b }", "--store", store]
    assert "Hint: kg:head is no term of this graph; similar: kg:heads" in run(*words).stderr
    assert run(*words, "-q").stderr == ""
