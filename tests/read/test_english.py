"""A text that is not English is named by its language; English is never refused."""

# ruff: noqa: E501  # one text a line

from __future__ import annotations

import pytest

from kg.errors import ReadError
from kg.language import foreign_language
from kg.read.drafts import Draft
from kg.read.english import keep_english

TEXTS = {
    "Arabic": "استقال عمدة بيرغن يوم الجمعة بعد العاصفة التي غمرت الميناء.",
    "Chinese": "卑尔根市长在暴风雨淹没港口后于周五辞职，市政府表示将任命新市长。",
    "Czech": "Starosta Bergenu v pátek odstoupil po bouři, která zaplavila přístav, a podle města se "
    "nový starosta bude volit v pondělí.",
    "Danish": "Borgmesteren i Bergen gik af fredag efter stormen, som oversvømmede havnen, og det er "
    "ikke klart, hvem der skal efterfølge ham.",
    "Dutch": "De burgemeester van Bergen is vrijdag afgetreden na de storm die de haven onder water "
    "had gezet, meldt de stad in een bericht.",
    "Finnish": "Bergenin pormestari erosi perjantaina myrskyn jälkeen, joka oli tulvinut satamaan, ja "
    "kaupunki ilmoitti, että uusi valitaan.",
    "French": "Le maire de Bergen a démissionné vendredi après la tempête qui a inondé le port, a "
    "annoncé la ville dans un communiqué.",
    "German": "Der Bürgermeister von Bergen ist am Freitag nach dem Sturm zurückgetreten, der den Hafen "
    "überflutet hat, teilte die Stadt mit.",
    "Greek": "Ο δήμαρχος του Μπέργκεν παραιτήθηκε την Παρασκευή μετά την καταιγίδα.",
    "Italian": "Il sindaco di Bergen si è dimesso venerdì dopo la tempesta che ha allagato il porto, ha "
    "comunicato la città in una nota.",
    "Japanese": "ベルゲンの市長は金曜日に辞任した。港が浸水した嵐の後のことである。",
    "Polish": "Burmistrz Bergen zrezygnował w piątek po burzy, która zalała port, i nie wiadomo, kto go "
    "zastąpi na stanowisku.",
    "Portuguese": "O prefeito de Bergen renunciou na sexta-feira após a tempestade que inundou o porto, "
    "informou a cidade em uma nota.",
    "Romanian": "Primarul orașului Bergen a demisionat vineri după furtuna care a inundat portul și nu "
    "este clar cine va fi noul primar.",
    "Russian": "Мэр Бергена ушёл в отставку в пятницу после шторма, который затопил гавань.",
    "Spanish": "El alcalde de Bergen dimitió el viernes tras la tormenta que inundó el puerto, según "
    "anunció la ciudad en un comunicado.",
    "Swedish": "Borgmästaren i Bergen avgick på fredagen efter stormen som översvämmade hamnen, och det "
    "är inte klart vem som ska ersätta honom.",
    "Turkish": "Bergen belediye başkanı, limanı su basan fırtınadan sonra cuma günü istifa etti ve yeni "
    "bir başkan için seçim olacak.",
    "Ukrainian": "Мер Бергена пішов у відставку в п'ятницю після шторму, який затопив гавань, і це не все.",
}  # fmt: skip  # a text a language
ENGLISH = [
    "Zelenskyy, Putin and Erdoğan met in Kraków.",
    "Kofi Annan, Boutros Boutros-Ghali, Javier Pérez de Cuéllar, Kurt Waldheim, U Thant, Dag "
    "Hammarskjöld, Trygve Lie: the secretaries-general.",
    "La Liga: Real Madrid 2, Barcelona 1; Atlético de Madrid 0, Real Sociedad de Fútbol 0.",
    "Der Spiegel and Die Zeit, two German papers, reported on the plan of the ministry first.",
    "Boats leave",
    "",
]


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_other_languages(language: str, text: str) -> None:
    """A text of two lines is enough to name its language, and it is not read."""
    assert foreign_language(text) == language
    with pytest.raises(ReadError, match=f"a.txt: not English: looks like {language}"):
        keep_english(Draft("a.txt", text), on_error=lambda error: pytest.fail(str(error)))


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    """Names from everywhere do not make a text foreign; too few words tell nothing."""
    assert foreign_language(text) is None


def test_a_text_in_two_languages() -> None:
    """The English paragraphs are read, and it is said that others were left out."""
    english = "The mayor of Bergen quit on Friday after the storm, the city said in a statement."
    errors: list[str] = []
    draft = Draft("a.txt", f"{english}\n\n{TEXTS['German']}\n\nThey left.")
    kept = keep_english(draft, on_error=lambda error: errors.append(str(error)))
    assert kept.text.split() == f"{english} They left.".split()
    assert errors == ["a.txt: a paragraph left out: not English, looks like German"]


def test_a_notice_in_english() -> None:
    """A sentence of English around a foreign article does not make it English."""
    text = f"{TEXTS['German']} {TEXTS['German']}\n\nWe use cookies on this site."
    with pytest.raises(ReadError, match="looks like German"):
        keep_english(Draft("a.txt", text), on_error=lambda error: None)
