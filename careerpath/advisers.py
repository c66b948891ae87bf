"""The public career services of each language's countries: a person to talk to.

Names are as the services write them. Addresses are those of their front pages, which
outlive the pages behind them.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Adviser:
    """A service that advises people about their career. `place` says for whom, where the
    language is spoken in several countries."""

    name: str
    address: str
    place: str | Promise = ""


ADVISERS = {
    "en": [
        Adviser(
            "National Careers Service",
            "https://nationalcareers.service.gov.uk/",
            _("England"),
        ),
        Adviser("My World of Work", "https://www.myworldofwork.co.uk/", _("Scotland")),
        Adviser("Careers Wales", "https://careerswales.gov.wales/", _("Wales")),
        Adviser(
            "nidirect careers",
            "https://www.nidirect.gov.uk/campaigns/careers",
            _("Northern Ireland"),
        ),
        Adviser("CareersPortal", "https://careersportal.ie/", _("Ireland")),
    ],
    "de": [
        Adviser(
            "Bundesagentur für Arbeit", "https://www.arbeitsagentur.de/", _("Germany")
        ),
        Adviser("AMS", "https://www.ams.at/", _("Austria")),
        Adviser(
            "berufsberatung.ch", "https://www.berufsberatung.ch/", _("Switzerland")
        ),
    ],
    "pl": [
        Adviser("Publiczne Służby Zatrudnienia", "https://psz.praca.gov.pl/"),
        Adviser("Zielona Linia", "https://zielonalinia.gov.pl/"),
    ],
    "da": [
        Adviser("Studievalg Danmark", "https://studievalg.dk/"),
        Adviser("UddannelsesGuiden", "https://www.ug.dk/"),
        Adviser("Jobnet", "https://jobnet.dk/"),
    ],
}
