"""What is known about the words for what persons do: lists only, no logic."""

from __future__ import annotations

FIELDS = {
    word: field
    for field, words in {
        "politics": """
            alderman ambassador candidate chancellor commissioner congressman
            congresswoman consul councillor councilman councilwoman deputy diplomat
            envoy governor lawmaker legislator mayor minister mp negotiator
            parliamentarian politician premier president representative secretary
            senator speaker statesman""",
        "royalty": """
            duchess duke emir emperor empress king prince princess queen sultan""",
        "sport": """
            athlete batsman bowler boxer coach cyclist defender footballer forward
            goalkeeper golfer gymnast jockey midfielder pitcher player quarterback
            referee runner skier sprinter striker swimmer winger wrestler""",
        "law": """
            attorney barrister judge lawyer magistrate prosecutor solicitor""",
        "force": """
            admiral army brigadier captain colonel commander constable corporal detective
            general inspector lieutenant marshal military navy officer police policeman
            policewoman sergeant sheriff soldier superintendent""",
        "science": """
            archaeologist astronomer biologist botanist chemist economist engineer
            geologist historian mathematician oceanographer physicist professor
            researcher scholar scientist sociologist virologist zoologist""",
        "medicine": """
            dentist doctor epidemiologist midwife nurse paediatrician paramedic
            pharmacist physician psychiatrist psychologist surgeon vet""",
        "arts": """
            actor actress artist author ballerina cellist comedian composer conductor
            dancer designer drummer filmmaker guitarist model musician novelist painter
            photographer pianist playwright poet rapper sculptor singer songwriter
            soprano violinist writer""",
        "media": """
            blogger broadcaster columnist correspondent editor journalist presenter
            reporter""",
        "business": """
            accountant auditor banker broker builder businessman businesswoman ceo
            entrepreneur executive financier hotelier industrialist investor landlord
            magnate manufacturer merchant retailer shareholder trader tycoon""",
        "faith": """
            archbishop bishop cardinal chaplain imam monk nun pastor pope priest rabbi
            vicar""",
        "school": """
            headmaster headmistress headteacher pupil schoolboy schoolgirl schoolteacher
            student teacher""",
        "work": """
            baker barber bricklayer butcher carpenter cashier chef cleaner cook courier
            driver electrician farmer farmhand firefighter fisherman gardener joiner
            labourer mechanic miner plumber porter postman roofer sailor shepherd
            shopkeeper tailor waiter waitress welder""",
        "crime": """
            burglar convict dealer fraudster gangster hacker inmate murderer prisoner
            robber smuggler thief""",
    }.items()
    for word in words.split()
}
"""The field in which someone with this word works."""

NEAR = frozenset(
    frozenset((one, other))
    for one, others in {
        "politics": "law force science medicine media business faith school royalty",
        "business": "science media law arts",
        "school": "science arts medicine sport",
        "science": "medicine",
        "media": "arts law",
    }.items()
    for other in others.split()
)
"""Fields between which people move: a physician becomes a minister."""

HOMES = frozenset(
    "kg:" + name
    for name in (
        "nationality",
        "headquarteredIn",
        "basedIn",
        "bornIn",
        "livesIn",
        "ministerOf",
        "presidentOf",
        "headOfStateOf",
        "headOfGovernmentOf",
        "governorOf",
        "mayorOf",
        "ambassadorOf",
    )
)
"""Relations whose object tells where a person or a body is at home."""

MALE_TITLES = frozenset({"mr", "sir", "lord"})
FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "lady", "dame", "baroness"})
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
"""Titles and pronouns that tell whether someone is a man or a woman."""

TITLES = {"male": "Mr", "female": "Mrs"}
"""By which a man and a woman of one surname are told apart where an article has no more."""
GENDERS = {"male": "man", "female": "woman"}
"""By which two persons of one name are told apart where no office does."""
