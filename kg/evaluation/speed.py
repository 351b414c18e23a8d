"""A treebank's text in; words per CPU second of the annotate step, load time and memory out."""

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

MEASURE = """
import json, sys, time
from pathlib import Path
sys.modules["torch"] = None  # where it is installed, spaCy's thinc would load it: 200 MB
from kg.extract.annotate import annotate, load_model
texts = json.load(sys.stdin)
begin = time.process_time()
nlp = load_model()
load = time.process_time() - begin
list(annotate(nlp, texts[:2]))
best = 0.0
for _ in range(3):
    begin = time.process_time()
    words = sum(not token.is_space for doc in annotate(nlp, texts) for token in doc)
    best = max(best, words / (time.process_time() - begin))
# Linux: not ru_maxrss, which begins with what the parent process held
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
memory = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps({"words/CPU s": best, "load CPU s": load, "peak MB": memory}))
"""


def score(corpora: Path, nlp: Language) -> Report:
    """Measure the bundled pipeline in a process of its own, on one thread, best of three rounds.

    `nlp` is not used: what is measured includes loading, and memory must be that of kg alone.
    """
    sentences = read_treebank(corpora / "ud" / "en_gum-dev.conllu")
    texts = [raw_text(group) for _, group in groupby(sentences, key=lambda s: s.document)]
    found = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=json.dumps(texts),
        capture_output=True,
        check=True,
        text=True,
    )
    return Report("speed", {"en_gum-dev": json.loads(found.stdout)})
