"""What descriptions of whole passages mean, through the bundled model."""

from __future__ import annotations

from functools import cache

import pytest

from kg.evaluation.coref import read_texts
from kg.extract import extract
from kg.extract.annotate import BUNDLED, load_model
from kg.extract.coreference import find_antecedents
from kg.ontology import load_ontology

pytestmark = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)

MEANT = [
    ("Karin Holt met reporters on Tuesday. The Bergen-born engineer criticised the ministry.",
     "engineer", "Karin Holt"),
    ("Joao Mendes scored twice. The Brazilian striker left the field.", "striker", "Joao Mendes"),
    ("Joao Mendes scored twice before the Brazilian striker limped off.", "striker",
     "Joao Mendes"),
    ("Harbour master Pia Lund closed the pier. Anna Berg protested. The harbour master ignored it.",
     "master", "Pia Lund"),
    ("Vesper Pharma closed a laboratory in Lyon. The drugmaker fired 90 people.", "drugmaker",
     "Vesper Pharma"),
    ("Vesper Pharma fired 90 people. Shares in the company fell.", "company", "Vesper Pharma"),
    ("Vesper Pharma said on Friday that the company had lost money.", "company", "Vesper Pharma"),
    ("Adunni Life cut jobs. It bought a reinsurer in Dakar. The firm lost money.", "firm",
     "a reinsurer in Dakar"),
    ("Lars Ek left. His Turkish counterpart, Emre Kaya, stayed.", "His", "Lars Ek"),
    ("Redstone Oil closed a well. It said it would sell two ships.", "it", "Redstone Oil"),
    ("Redstone Oil called the verdict unjust and said it would appeal.", "it", "Redstone Oil"),
    ("Redstone Oil was founded in 1950. It plans to open a mine.", "It", "Redstone Oil"),
    ("Two men fled, and one, the foreman Karl Ekwall, rang the police. He is a diver.", "He",
     "one"),
    ("Chief executive Birgitte Krogh apologised to staff. The fund Eikon has called for Krogh to "
     "resign. Its founder, the investor Paul Strand, sent a letter to the board.", "Its", "fund"),
    ('"We lost two boats," said Ilir Doda. "I blame Rome," he said.', "he", "Ilir Doda"),
    ('Tomas Holt said the levy was unfair. "It hurts us," Holt said. Karl Berg, an economist, said '
     'Holt was wrong. "It is a good law," he added.', "he", "Karl Berg"),
    ('Tomas Holt left. Karl Berg took aim at Holt, accusing him of lying. "The port is closed," he '
     "said.", "he", "Karl Berg"),
    ('Tomas Holt said the levy was fair. "It helps us," Holt added. The levy was wrong, senior '
     'economist Karl Berg told the Herald. "I believe that it will fall," he said.', "I",
     "Karl Berg"),
    ("Tomas Holt met Karl Berg. He said that Holt had lied.", "He", "Karl Berg"),
    ('Karl Berg told the Herald the port was closed. Tomas Holt came to Oslo. "I am tired," he '
     "said.", "he", "Tomas Holt"),
    ("Tyra Paul left Oslo. Paul said the port was closed. She met Tomas Holt.", "She",
     "Tyra Paul"),
    ("Pia Lund sells boats in Oslo. Last year, the 34-year-old bought a pier.", "old", "Pia Lund"),
    ("Cambodian Prime Minister Sok Dara met Ana Ruiz. The Cambodian leader signed a treaty.",
     "leader", "Sok Dara"),
    ("A Chilean singer was fined on Monday. Ana Ruiz, who lives in Lima, left Peru.", "singer",
     "Ana Ruiz"),
]  # fmt: skip
ANOTHER = [
    ("Ana Holt opened a farm in Peru in May. I learned the trade from scratch.", "I"),
    ("Rather than wait, the shopkeeper, Tariq Kaya, chased the dog and held him down.", "him"),
    ("Tomas Holt won the race. The president congratulated him.", "president"),
    ("Anna Berg met Mina Sato. The Bergen-born engineer left.", "engineer"),
    ("Ilir Doda was in court on Monday. The prosecutor asked for two years.", "prosecutor"),
    ("Colombia sold wheat to Chile. The world's prices rose.", "world"),
    ("Lagos High Court ruled on Monday. The family had met before.", "family"),
    ("Vesper Pharma lost a case. The mainstream media ignored it.", "media"),
    ("Vesper Pharma sold a plant. The government welcomed it.", "government"),
    ("Bo Lind owned a boat, documents seen by the Herald show. The firm paid for it.", "firm"),
    ("A prosecutor, Bob Crane, charged Emil Haas with fraud. The 58-year-old banker denied it.",
     "banker"),
    ("Cambodian Prime Minister Sok Dara met Ana Ruiz. The Chilean leader left.", "leader"),
    ("Peru is incapable of responding and it is enough to issue a statement.", "it"),
    ('Tomas Holt said he would not stay for two more years. "I mean they will bring results," he '
     "said.", "they"),
    ("A Chilean singer was fined on Monday. Mayor Ana Ruiz left Peru.", "singer"),
    ("A Chilean singer was fined on Monday. Ana Ruiz said that she would pay.", "singer"),
    ("A Chilean singer fined Tomas Holt. Ana Ruiz left Peru.", "singer"),
]  # fmt: skip


@cache
def antecedents(text: str) -> dict[str, str]:
    """Return the words that are linked with the phrases that they take up."""
    (reading,) = read_texts([text], load_model(), load_ontology())
    found = find_antecedents(reading)
    doc, named = reading.doc, reading.named
    return {
        doc[at].text: named[to].text if to in named else doc[to].text for at, to in found.items()
    }


@pytest.mark.parametrize(("text", "word", "meant"), MEANT)
def test_means(text: str, word: str, meant: str) -> None:
    """A description means what stands out among all that its class and what was said fit."""
    assert antecedents(text)[word] in {meant, *meant.split()}


@pytest.mark.parametrize(("text", "word"), ANOTHER)
def test_means_another(text: str, word: str) -> None:
    """An office, one of two alike, what is told from others of its kind: none of them is linked."""
    assert word in text
    assert word not in antecedents(text)


@pytest.mark.parametrize(
    ("clause", "meant"),
    [("who each won a medal", ["Ana Ruiz", "Tom Berg"]), ("who wins medals", ["Tom Berg"])],
)
def test_a_clause_on_a_list(clause: str, meant: list[str]) -> None:
    """It is about all of the list where it says so, else about the last."""
    statements = extract(f"Emre Kaya met Ana Ruiz and Tom Berg, {clause}.").statements
    winners = [s.subject.referent.name for s in statements if s.predicate == "kg:winsAward"]
    assert sorted(set(winners) - {"each"}) == meant
