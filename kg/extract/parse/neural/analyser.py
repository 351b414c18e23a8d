"""The spaCy component: a tokenised `Doc` in, the same with tags, lemmas, a tree and names out.

One net reads all, a window at a time, so that nothing depends on what else is read: not on the
document's neighbours and, but for a window's words, not on the document.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import srsly  # type: ignore[import-untyped]  # ships no types
from spacy.attrs import (  # type: ignore[import-not-found]  # compiled, without a stub
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_SPACE,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SPACY,
    TAG,
)
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS  # type: ignore[import-not-found]  # as above
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.parse.neural.agreement import (
    DASHES,
    agree,
    join_halves,
    join_nicknames,
    part_names,
    share,
)
from kg.extract.parse.neural.decode import Analysis, Tables, decode, find_names
from kg.extract.parse.neural.inflection import Inflection
from kg.extract.parse.neural.lemmas import apply_script
from kg.extract.parse.neural.net import WIDTH, open_session, read_window
from kg.extract.parse.neural.windows import cut_windows
from kg.extract.parse.neural.words import WordPieces

NAME = "kg_analyser"
NET_FILE, HEADS_FILE, LABELS_FILE = "net.onnx", "heads.npz", "labels.json"
LEMMAS_FILE, PIECES_FILE = "lemmas.json", "pieces.txt"
INFLECTION_FILE = "inflection.json"
FILES = (NET_FILE, HEADS_FILE, LABELS_FILE, LEMMAS_FILE, PIECES_FILE, INFLECTION_FILE)
TOGETHER = 64  # windows whose names are sought together: as many steps for one as for all
REMEMBERED = 200_000  # lemmas
COLUMNS = (TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE)
INSIDE, OUTSIDE, BEGIN = 1, 2, 3

Places = npt.NDArray[np.intp]


@Language.factory(
    NAME,
    assigns=[
        *("token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head"),
        *("doc.sents", "doc.ents", "doc.tensor"),
    ],
    default_config={"threads": 1},
)
def make_analyser(nlp: Language, name: str, threads: int) -> Analyser:
    """Return the component; it knows nothing until `from_disk` or `from_bytes`."""
    return Analyser(nlp.vocab, threads=threads)


class Analyser:
    """Tags, lemmatises, parses and names with one small net on ONNX Runtime."""

    def __init__(self, vocab: Vocab, *, threads: int = 1) -> None:
        self.vocab = vocab
        self.threads = threads
        self._files: dict[str, bytes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document in place."""
        places = np.flatnonzero(doc.to_array(IS_SPACE) == 0)
        texts = _texts(doc)
        words = [texts[place] for place in places]
        if len(doc):
            analysis = self._analyse(words, _breaks(texts, places), spaced=_spaced(doc, places))
            self._write(doc, places, words, analysis)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Analyse a stream of documents, in order; `batch_size` is for spaCy's other pipes."""
        yield from map(self, stream)

    def _analyse(
        self, words: Sequence[str], breaks: Sequence[int], *, spaced: Sequence[bool]
    ) -> Analysis:
        pieces = self._pieces.encode(words)
        analysis = Analysis.empty(len(words))
        windows = list(cut_windows(words, [len(ids) for ids in pieces], breaks))
        edges = (self._pieces.first, self._pieces.last)
        for window in windows:
            span = slice(window.start, window.end)
            scores = read_window(self._session, words[span], pieces[span], edges=edges)
            decode(analysis, window, scores, self._tables)
        share(analysis.evidence, words)
        windows.sort(key=lambda window: window.end - window.start)
        for at in range(0, len(windows), TOGETHER):
            find_names(analysis, windows[at : at + TOGETHER], self._tables)
        dashes = (place + 1 for place, word in enumerate(words) if word in DASHES and spaced[place])
        names = part_names(join_nicknames(analysis.names, words), words, {*breaks, *dashes})
        return replace(analysis, names=agree(join_halves(names, words, spaced), words))

    def _write(self, doc: Doc, places: Places, words: Sequence[str], analysis: Analysis) -> None:
        table = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
        index = places
        table[index, 0] = self._tag_ids[analysis.xpos]
        table[index, 1] = self._pos_ids[analysis.morphology]
        table[index, 2] = self._morph_ids[analysis.morphology]
        table[index, 3] = self._lemmas(words, analysis)
        table[index, 4] = self._dep_ids[analysis.relations]
        words_heads = np.arange(len(index)) + analysis.heads
        heads = np.zeros(len(doc), np.int64)
        heads[index] = index[words_heads] - index
        self._write_spaces(table, heads, index)
        table[:, 5] = heads.astype(np.uint64)
        table[:, 6] = OUTSIDE
        for start, end, label in analysis.names:
            covered = slice(places[start], places[end - 1] + 1)
            table[covered, 6] = INSIDE
            table[covered.start, 6] = BEGIN
            table[covered, 7] = self.vocab.strings.add(label)
        doc.from_array(list(COLUMNS), table)  # type: ignore[arg-type]  # stub: signed, real: both
        if len(analysis.vectors):
            doc.tensor = np.zeros((len(doc), WIDTH), np.float32)
            doc.tensor[places] = analysis.vectors

    def _write_spaces(self, table: np.ndarray, heads: np.ndarray, index: np.ndarray) -> None:
        """Hang white space on the word before it, or on the first word, or on itself."""
        spaces = np.setdiff1d(np.arange(len(heads)), index, assume_unique=True)
        before = np.searchsorted(index, spaces) - 1
        anchors = index if len(index) else spaces[:1]
        heads[spaces] = anchors[np.maximum(before, 0)] - spaces
        strings = self.vocab.strings
        table[spaces, 0], table[spaces, 1] = strings.add("_SP"), POS_IDS["SPACE"]
        table[spaces, 4] = strings.add("dep")

    def _lemmas(self, words: Sequence[str], analysis: Analysis) -> npt.NDArray[np.uint64]:
        add = self.vocab.strings.add
        known = self._lemma_ids
        if len(known) > REMEMBERED:
            known.clear()
        found = np.zeros(len(words), np.uint64)
        rows = zip(words, analysis.xpos.tolist(), analysis.lemmas.tolist(), strict=True)
        for place, row in enumerate(rows):
            if row not in known:
                known[row] = add(self._lemma(*row))
            found[place] = known[row]
        return found

    def _lemma(self, word: str, xpos: int, script: int) -> str:
        lemma = self._known_lemmas[xpos].get(word.lower())
        lemma = lemma or apply_script(self._scripts[script], word)
        return self._inflection.mend(word, self._tags[xpos], lemma)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the files of the model in one string of bytes."""
        packed: bytes = srsly.msgpack_dumps(self._files)
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Analyser:
        """Load what `to_bytes` gave."""
        self._load(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the model to the folder `path`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            Path(path, name).write_bytes(content)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Analyser:
        """Load the files of the model from the folder `path`."""
        self._load({name: Path(path, name).read_bytes() for name in FILES})
        return self

    def _load(self, files: dict[str, bytes]) -> None:
        self._files = files
        labels = json.loads(files[LABELS_FILE])
        lookup = json.loads(files[LEMMAS_FILE])
        strings = self.vocab.strings
        self._pieces = WordPieces(files[PIECES_FILE].decode("utf-8").split("\n"))
        self._session = open_session(files[NET_FILE], threads=self.threads)
        self._tables = _read_tables(files[HEADS_FILE])
        self._scripts: list[str] = labels["lemmas"]
        self._known_lemmas: list[dict[str, str]] = [lookup.get(x, {}) for x in labels["xpos"]]
        self._tags: list[str] = labels["xpos"]
        self._lemma_ids: dict[tuple[str, int, int], int] = {}
        self._inflection = Inflection.from_json(files[INFLECTION_FILE])
        self._tag_ids = _ids(strings.add, labels["xpos"])
        self._dep_ids = _ids(strings.add, labels["relations"])
        split = [label.partition("|") for label in labels["morphology"]]
        self._pos_ids = _ids(POS_IDS.__getitem__, [upos for upos, _, _ in split])
        self._morph_ids = _ids(self.vocab.morphology.add, [feats or "_" for _, _, feats in split])


def _texts(doc: Doc) -> list[str]:
    """Return the text of every token, one string for all tokens of the same form."""
    forms, places = np.unique(doc.to_array(ORTH), return_inverse=True)
    strings = [doc.vocab.strings[form] for form in forms.tolist()]
    return [strings[place] for place in places.tolist()]


def _ids(number: Callable[[str], int], labels: Iterable[str]) -> np.ndarray:
    return np.array([number(label) for label in labels], dtype=np.uint64)


def _read_tables(data: bytes) -> Tables:
    with np.load(io.BytesIO(data)) as arrays:
        return Tables(label_root=arrays["label_root"], steps=arrays["steps"])


def _breaks(texts: Sequence[str], places: Places) -> list[int]:
    """Return which words, counted without white space, come after the end of a line."""
    after_space = np.flatnonzero(np.diff(places) > 1) + 1
    return [
        number
        for number in after_space.tolist()
        if any("\n" in text for text in texts[places[number - 1] + 1 : places[number]])
    ]


def _spaced(doc: Doc, places: Places) -> list[bool]:
    """Tell of each word whether white space comes behind it."""
    spaced: list[bool] = doc.to_array(SPACY)[places].astype(bool).tolist()
    return spaced
