"""The columns of a list, by all the names that a header may give them.

The first name of each language is the one that we write. Folded, so that case, accents
and punctuation of a header do not matter.
"""

from roles.search import fold

Names = dict[str, tuple[str, ...]]  # by language

NAME, REFERENCE, LANGUAGE = "name", "reference", "language"
EMAIL, PHONE, TARGET_ROLE = "email", "phone", "target_role"
NEXT_SESSION, REVIEW, CONSENT = "next_session_on", "review_on", "consent_on"
ID = "id"

READ: dict[str, Names] = {
    NAME: {
        "en": ("Name", "Full name", "Client", "Client name"),
        "de": ("Name", "Vor- und Nachname", "Klient", "Klientin", "Kunde", "Kundin"),
        "pl": ("Imię i nazwisko", "Nazwisko i imię", "Klient", "Klientka"),
        "da": ("Navn", "Fulde navn", "Klient", "Borger"),
    },
    REFERENCE: {
        "en": ("Reference", "Ref", "Reference number", "Client number", "File number"),
        "de": ("Aktenzeichen", "Referenz", "Zeichen", "Kundennummer", "Kennung"),
        "pl": ("Numer sprawy", "Sygnatura", "Numer klienta", "Numer referencyjny"),
        "da": ("Sagsnummer", "Reference", "Sagsnr", "Journalnummer"),
    },
    LANGUAGE: {
        "en": ("Language",),
        "de": ("Sprache",),
        "pl": ("Język",),
        "da": ("Sprog",),
    },
    EMAIL: {
        "en": ("E-mail", "Email", "E-mail address", "Email address", "Mail"),
        "de": ("E-Mail-Adresse", "E-Mail", "Mailadresse"),
        "pl": ("Adres e-mail", "E-mail", "Poczta elektroniczna"),
        "da": ("E-mail", "E-mailadresse", "Mailadresse"),
    },
    PHONE: {
        "en": ("Phone", "Telephone", "Phone number", "Mobile"),
        "de": ("Telefon", "Telefonnummer", "Mobil", "Handy", "Tel"),
        "pl": ("Telefon", "Numer telefonu", "Komórka"),
        "da": ("Telefon", "Telefonnummer", "Mobil", "Tlf"),
    },
    TARGET_ROLE: {
        "en": ("Target role", "Role", "Target job"),
        "de": ("Zielberuf", "Beruf", "Berufsziel", "Berufswunsch"),
        "pl": ("Docelowy zawód", "Zawód docelowy", "Zawód", "Stanowisko docelowe"),
        "da": ("Måljob", "Job", "Ønskejob"),
    },
    NEXT_SESSION: {
        "en": ("Next session", "Next appointment"),
        "de": ("Nächstes Gespräch", "Nächster Termin", "Nächste Beratung"),
        "pl": ("Następne spotkanie", "Następna sesja", "Następny termin"),
        "da": ("Næste samtale", "Næste møde", "Næste aftale"),
    },
    REVIEW: {
        "en": ("Review due", "Review due on", "Review"),
        "de": ("Wiedervorlage", "Überprüfung fällig", "Überprüfung"),
        "pl": ("Termin przeglądu", "Przegląd"),
        "da": ("Opfølgning", "Opfølgning senest"),
    },
    CONSENT: {
        "en": ("Consent given on", "Consent", "Date of consent"),
        "de": ("Einwilligung vom", "Einwilligung", "Eingewilligt am"),
        "pl": ("Zgoda z dnia", "Zgoda", "Data zgody"),
        "da": ("Samtykke givet den", "Samtykke", "Samtykkedato"),
    },
    ID: {
        "en": ("CareerPath number",),
        "de": ("CareerPath-Nummer",),
        "pl": ("Numer CareerPath",),
        "da": ("CareerPath-nummer",),
    },
}
REQUIRED = (NAME, LANGUAGE)

# Written for people and for their own sums, never read.
COUNSELLOR, BAND, SCORE = "counsellor", "band", "score"
STEPS_DONE, STEPS, NEXT_DATE, REASON = "steps_done", "steps", "next_on", "reason"
WRITTEN: dict[str, Names] = {
    COUNSELLOR: {
        "en": ("Counsellor",),
        "de": ("Beratung durch",),
        "pl": ("Doradca",),
        "da": ("Vejleder",),
    },
    BAND: {
        "en": ("Where they stand",),
        "de": ("Stand",),
        "pl": ("Gotowość",),
        "da": ("Hvor langt",),
    },
    SCORE: {
        "en": ("Score",),
        "de": ("Punkte",),
        "pl": ("Punkty",),
        "da": ("Point",),
    },
    STEPS_DONE: {
        "en": ("Steps done",),
        "de": ("Schritte erledigt",),
        "pl": ("Kroki zrobione",),
        "da": ("Skridt gennemført",),
    },
    STEPS: {
        "en": ("Steps in the plan",),
        "de": ("Schritte im Plan",),
        "pl": ("Kroki w planie",),
        "da": ("Skridt i planen",),
    },
    NEXT_DATE: {
        "en": ("Next date",),
        "de": ("Nächstes Datum",),
        "pl": ("Najbliższa data",),
        "da": ("Næste dato",),
    },
    REASON: {
        "en": ("What to mend",),
        "de": ("Was zu berichtigen ist",),
        "pl": ("Co poprawić",),
        "da": ("Hvad der skal rettes",),
    },
}

LANGUAGES = {
    "en": {"en": "English", "de": "Englisch", "pl": "angielski", "da": "engelsk"},
    "de": {"en": "German", "de": "Deutsch", "pl": "niemiecki", "da": "tysk"},
    "pl": {"en": "Polish", "de": "Polnisch", "pl": "polski", "da": "polsk"},
    "da": {"en": "Danish", "de": "Dänisch", "pl": "duński", "da": "dansk"},
}
# Where a comma parts the decimals, programs part the cells of a list by semicolons.
SEPARATORS = {"en": ",", "de": ";", "pl": ";", "da": ";"}


def _by_name(table: dict[str, Names]) -> dict[str, str]:
    return {
        fold(name): key
        for key, languages in table.items()
        for names in languages.values()
        for name in names
    }


_READ = _by_name(READ)
_WRITTEN = _by_name(WRITTEN)
_LANGUAGES = {
    fold(name): code for code, names in LANGUAGES.items() for name in names.values()
}


def column_of(header: str) -> str:
    """The column that a header names, in whichever language; "" for an unknown one."""
    return _READ.get(fold(header), "")


def is_ours(header: str) -> bool:
    """Is it a column that we write ourselves, and do not read?"""
    return fold(header) in _WRITTEN


def is_a(header: str, column: str) -> bool:
    """Does the header name this column, of all those that we write?"""
    return _WRITTEN.get(fold(header)) == column


def title(column: str, language: str) -> str:
    """What we call a column in a language."""
    return (READ | WRITTEN)[column][language][0]


def language_of(text: str) -> str:
    """The code of a language that is given by code ("de", "de-AT") or by its name in any
    language; "" for one that is not spoken here."""
    folded = fold(text)
    code = folded.partition(" ")[0]
    return _LANGUAGES.get(folded, code if code in LANGUAGES else "")
