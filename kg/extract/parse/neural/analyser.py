"""The spaCy component: a tokenised `Doc` in, the same with tags, lemmas, a tree and names out.

One net reads all, a window at a time, so that nothing depends on what else is read: not on the
document's neighbours and, but for a window's words, not on the document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.parse.neural.agreement import (
    DASHES,
    agree,
    cut_names,
    share,
)
from kg.extract.parse.neural.decode import Analysis, Tables, decode, find_names
from kg.extract.parse.neural.lemmas import INFLECTION_FILE, LEMMAS_FILE, Lemmatizer
from kg.extract.parse.neural.net import WIDTH, open_session, read_window
from kg.extract.parse.neural.windows import cut_windows
from kg.extract.parse.neural.words import WordPieces

NAME = "kg_analyser"
NET_FILE, HEADS_FILE = "net.onnx", "heads.npz"
LABELS_FILE, PIECES_FILE = "labels.json", "pieces.txt"
FILES = (NET_FILE, HEADS_FILE, LABELS_FILE, PIECES_FILE, LEMMAS_FILE, INFLECTION_FILE)
"""What a folder of weights contains."""
BUNDLED = Path(__file__).parents[2] / "model"
TOGETHER = 64  # windows whose names are sought together: as many steps for one as for all
COLUMNS = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
INSIDE, OUTSIDE, BEGIN = 1, 2, 3

Places = npt.NDArray[np.intp]


@Language.factory(
    NAME,
    default_config={"folder": None, "threads": 1},
    assigns=["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head",
             "token.ent_iob", "token.ent_type", "doc.ents", "doc.sents", "doc.tensor"],
)  # fmt: skip  # one name a line says nothing
def make_analyser(nlp: Language, name: str, folder: str | None, threads: int) -> Analyser:
    """Return the component with the weights in a folder, or with the bundled ones."""
    return Analyser(nlp.vocab, Path(folder) if folder else BUNDLED, threads=threads)


class Analyser:
    """Tags, lemmatises, parses and names with one small net on ONNX Runtime."""

    def __init__(self, vocab: Vocab, folder: Path, *, threads: int = 1) -> None:
        self.vocab = vocab
        self._threads = threads
        self._load(folder)

    def _load(self, folder: Path) -> None:
        labels = json.loads((folder / LABELS_FILE).read_text("utf-8"))
        vocab, self._folder = self.vocab, folder
        self._pieces = WordPieces(folder / PIECES_FILE)
        self._session = open_session((folder / NET_FILE).read_bytes(), threads=self._threads)
        with np.load(folder / HEADS_FILE) as arrays:
            self._tables = Tables(label_root=arrays["label_root"], steps=arrays["steps"])
        self._lemmatizer = Lemmatizer.read(folder, tags=labels["xpos"], scripts=labels["lemmas"])
        self._tag_ids = _ids(vocab.strings.add, labels["xpos"])
        self._dep_ids = _ids(vocab.strings.add, labels["relations"])
        split = [label.partition("|") for label in labels["morphology"]]
        self._pos_ids = _ids(vocab.strings.add, [upos for upos, _, _ in split])
        self._morph_ids = _ids(vocab.morphology.add, [feats or "_" for _, _, feats in split])

    def __reduce__(self) -> tuple[Callable[..., Analyser], tuple[Vocab, str, int]]:
        """Pickle the place of the weights, for other processes of this machine."""
        return _load_analyser, (self.vocab, str(self._folder), self._threads)

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document in place."""
        places = np.flatnonzero(doc.to_array("IS_SPACE") == 0)
        texts = _texts(doc)
        words = [texts[place] for place in places]
        if len(doc):
            spaced = doc.to_array("SPACY")[places] > 0
            analysis = self._analyse(words, _breaks(texts, places), spaced=spaced)
            self._write(doc, places, words, analysis)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the weights, so that a saved pipeline needs no other file."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (Path(path) / name).write_bytes((self._folder / name).read_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Analyser:
        """Load the weights of a saved pipeline."""
        self._load(Path(path))
        return self

    def _analyse(
        self, words: Sequence[str], breaks: Sequence[int], *, spaced: npt.NDArray[np.bool_]
    ) -> Analysis:
        pieces = self._pieces.encode(words)
        analysis = Analysis.empty(len(words))
        windows = list(cut_windows(words, [len(ids) for ids in pieces], breaks))
        ends = (self._pieces.first, self._pieces.last)
        for window in windows:
            span = slice(window.start, window.end)
            scores = read_window(self._session, words[span], pieces[span], edges=ends)
            decode(analysis, window, scores, self._tables)
        share(analysis.evidence, words)
        windows.sort(key=lambda window: window.end - window.start)
        for at in range(0, len(windows), TOGETHER):
            find_names(analysis, windows[at : at + TOGETHER], self._tables)
        dashes = (place for place, word in enumerate(words) if word in DASHES and spaced[place])
        edges = {*breaks, *(edge for place in dashes for edge in (place, place + 1))}
        names = cut_names(analysis.names, words, edges)
        return replace(analysis, names=agree(names, words))

    def _write(self, doc: Doc, index: Places, words: Sequence[str], analysis: Analysis) -> None:
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        table[index, 0] = self._tag_ids[analysis.xpos]
        table[index, 1] = self._pos_ids[analysis.morphology]
        table[index, 2] = self._morph_ids[analysis.morphology]
        table[index, 3] = np.array(self._lemmas(words, analysis), np.uint64)
        table[index, 4] = self._dep_ids[analysis.relations]
        heads = np.zeros(len(doc), np.int64)
        heads[index] = index[np.arange(len(index)) + analysis.heads] - index
        self._write_spaces(table, heads, index)
        table[:, 5] = heads.astype(np.uint64)
        table[:, 6] = OUTSIDE
        for start, end, label in analysis.names:
            covered = slice(index[start], index[end - 1] + 1)
            table[covered, 6] = INSIDE
            table[covered.start, 6] = BEGIN
            table[covered, 7] = self.vocab.strings.add(label)
        doc.from_array(list(COLUMNS), table)  # type: ignore[arg-type]  # stub: signed, real: both
        if len(analysis.vectors):
            doc.tensor = np.zeros((len(doc), WIDTH), np.float32)
            doc.tensor[index] = analysis.vectors

    def _write_spaces(self, table: np.ndarray, heads: np.ndarray, index: np.ndarray) -> None:
        """Attach white space to the word before it, or to the first word, or to itself."""
        spaces = np.setdiff1d(np.arange(len(heads)), index, assume_unique=True)
        before = np.searchsorted(index, spaces) - 1
        anchors = index if len(index) else spaces[:1]
        heads[spaces] = anchors[np.maximum(before, 0)] - spaces
        strings = self.vocab.strings
        table[spaces, 0], table[spaces, 1] = strings.add("_SP"), strings.add("SPACE")
        table[spaces, 4] = strings.add("dep")

    def _lemmas(self, words: Sequence[str], analysis: Analysis) -> list[int]:
        """Return the number of the lemma of each word."""
        rows = [*zip(words, analysis.xpos.tolist(), analysis.lemmas.tolist(), strict=True)]
        add, lemma = self.vocab.strings.add, self._lemmatizer.lemma
        numbers = {row: add(lemma(*row)) for row in set(rows)}
        return [numbers[row] for row in rows]


def _load_analyser(vocab: Vocab, folder: str, threads: int) -> Analyser:
    return Analyser(vocab, Path(folder), threads=threads)


def _texts(doc: Doc) -> list[str]:
    """Return the text of every token, one string for all tokens of the same form."""
    forms, places = np.unique(doc.to_array("ORTH"), return_inverse=True)
    strings = [doc.vocab.strings[form] for form in forms.tolist()]
    return [strings[place] for place in places.tolist()]


def _ids(number: Callable[[str], int], labels: Iterable[str]) -> np.ndarray:
    return np.array([number(label) for label in labels], dtype=np.uint64)


def _breaks(texts: Sequence[str], places: Places) -> list[int]:
    """Return which words, counted without white space, come after the end of a line."""
    lines = np.cumsum(["\n" in text for text in texts])[places]
    breaks: list[int] = (np.flatnonzero(np.diff(lines)) + 1).tolist()
    return breaks
