"""Windows: where a document is cut for the net."""

from __future__ import annotations

from kg.extract.parse.neural.windows import MAX_PIECES, WINDOW, Window, cut_windows


def cut(words: list[str], *, breaks: tuple[int, ...] = (), pieces: int = 1) -> list[Window]:
    """Return the windows of words that have `pieces` pieces each."""
    return list(cut_windows(words, [pieces] * len(words), breaks))


def test_short_paragraphs_share_a_window() -> None:
    """Paragraphs that fit are read together, and their starts are kept."""
    assert cut(["a"] * 50, breaks=(10, 30)) == [Window(0, 50, (0, 10, 30))]


def test_windows_end_with_a_paragraph() -> None:
    """A paragraph that does not fit opens the next window."""
    assert cut(["a"] * 150, breaks=(80,)) == [Window(0, 80, (0,)), Window(80, 150, (80,))]


def test_a_long_paragraph_is_cut_after_a_full_stop() -> None:
    """The cut lies at the last place before the limit that looks like a sentence's end."""
    words = ["word"] * 99 + ["."] + ["Next"] * 60
    assert [window[:3] for window in cut(words)] == [(0, 100, (0,)), (100, 160, (100,))]


def test_closing_marks_stay_with_their_sentence() -> None:
    """A quotation mark after the full stop is not cut off."""
    words = ["word"] * 98 + [".", "”"] + ["Next"] * 60
    assert cut(words)[0] == Window(0, 100, (0,))


def test_no_full_stop_at_all() -> None:
    """A hundred thousand words without a full stop are cut at the limit, and none is lost."""
    windows = cut(["word"] * 100_000)
    assert max(window.end - window.start for window in windows) == WINDOW
    assert [w.start for w in windows[1:]] == [w.end for w in windows[:-1]]
    assert windows[-1].end == 100_000


def test_windows_respect_the_limit_of_pieces() -> None:
    """Words of many pieces make shorter windows."""
    windows = cut(["word"] * 300, pieces=6)
    assert all((w.end - w.start) * 6 <= MAX_PIECES for w in windows)
    assert windows[-1].end == 300


def test_no_words() -> None:
    """No words, no windows."""
    assert cut([]) == []


def test_a_sentence_is_likely_behind_a_full_stop() -> None:
    """What follows a full stop with a capital is marked, in the window that it stands in."""
    words = ["Leo", "thanked", "Olav", ".", "Queen", "Ida", "left", ".", "and"]
    assert [window.stops for window in cut(words)] == [(4,)]
