"""The words by which certificates, fields of study and levels are known, in four languages.

For guesses that a person confirms, no more. The matching folds the words, so case and
accents do not matter; feminine and masculine forms stand side by side where they differ.

Sources. EQF: the national frameworks as their countries have referenced them to the EQF
(DQR, the Austrian NQR, the Swiss NQR, RQF, SCQF, the Irish NFQ, the Polish PRK, the
Danish framework), the same as in `fixtures/010_education_levels.yaml`. Fields: the field
descriptions of ISCED-F 2013 (UNESCO Institute for Statistics, 2015). ISCED levels are
not EQF levels and are not used.
"""

EQF_WORDS = {
    2: (
        "Hauptschulabschluss", "Hauptschule", "Erster Schulabschluss", "Berufsreife",
        "erster allgemeinbildender Schulabschluss", "Pflichtschulabschluss",
        "szkoła podstawowa", "świadectwo ukończenia szkoły podstawowej", "gimnazjum",
        "folkeskole", "folkeskolens afgangseksamen", "grundskole", "9. klasse",
        "10. klasse", "FP9", "FP10", "junior certificate", "junior cycle",
        "lower secondary",
    ),
    3: (
        "Mittlere Reife", "mittlerer Schulabschluss", "mittlerer Bildungsabschluss",
        "Realschulabschluss", "Realschule", "Sekundarabschluss I", "Berufsattest",
        "Verkäufer", "Verkäuferin", "Fachkraft im Gastgewerbe",
        "zasadnicza szkoła zawodowa", "szkoła zawodowa", "branżowa szkoła I stopnia",
        "GCSE", "GCSEs", "NVQ level 2", "level 2 NVQ", "BTEC level 2", "National 5",
        "kort erhvervsuddannelse", "social- og sundhedshjælper",
    ),
    4: (
        "Abitur", "Abiturzeugnis", "Fachabitur", "allgemeine Hochschulreife",
        "Hochschulreife", "Fachhochschulreife", "Matura", "Maturität", "Berufsmatura",
        "Berufsreifeprüfung", "Ausbildung", "Berufsausbildung", "Lehre",
        "Lehrabschluss", "Gesellenbrief", "Gesellenprüfung", "Gesellin", "Geselle",
        "Fähigkeitszeugnis", "Handelsschule", "Kauffrau", "Kaufmann", "IHK-Abschluss",
        "Fachangestellte", "Fachangestellter", "Facharbeiterbrief",
        "świadectwo dojrzałości", "maturalny", "maturalne", "liceum",
        "liceum ogólnokształcące", "technikum", "dyplom technika", "tytuł technika",
        "technik handlowiec", "technik ekonomista", "technik informatyk",
        "technik logistyk", "technik hotelarstwa", "technik administracji",
        "szkoła policealna", "szkoła średnia", "branżowa szkoła II stopnia",
        "wykształcenie średnie",
        "A level", "A levels", "T level", "NVQ level 3", "level 3 NVQ", "BTEC level 3",
        "BTEC national", "Highers", "leaving certificate", "high school diploma",
        "high school", "apprenticeship", "upper secondary", "sixth form",
        "studentereksamen", "STX", "HHX", "HTX", "HF-eksamen", "HF", "EUX",
        "EUD", "erhvervsuddannelse", "gymnasial uddannelse", "svendebrev",
        "svendeprøve", "kontorassistent", "salgsassistent", "lærlingeuddannelse",
    ),
    5: (
        "foundation degree", "HND", "HNC", "higher national diploma",
        "higher national certificate", "higher certificate", "advanced certificate",
        "associate degree", "short cycle", "short-cycle",
        "erhvervsakademi", "erhvervsakademiuddannelse", "akademiuddannelse",
        "AP-grad", "AP degree", "academy profession", "markedsføringsøkonom",
        "serviceøkonom", "handelsøkonom", "finansøkonom", "KVU",
        "Berufsspezialist", "Berufsspezialistin", "IT-Spezialist", "Fachausweis",
        "Handelsakademie", "HAK", "HTL", "Reife- und Diplomprüfung",
        "dyplomowany specjalista", "kolegium pracowników służb społecznych",
    ),
    6: (
        "Bachelor", "B.A.", "BA", "B.Sc.", "BSc", "BBA", "BEng", "B.Eng.", "LLB",
        "honours degree", "ordinary degree", "undergraduate degree",
        "degree apprenticeship", "bachelor professional",
        "Fachwirt", "Fachwirtin", "Handelsfachwirt", "Wirtschaftsfachwirt",
        "Fachkaufmann", "Fachkauffrau", "Meister", "Meisterprüfung", "Meisterbrief",
        "Meisterin", "Industriemeister", "Handwerksmeister", "Küchenmeister",
        "staatlich geprüfter Betriebswirt", "staatlich geprüfte Betriebswirtin",
        "staatlich geprüfter Techniker", "staatlich geprüfte Technikerin",
        "Diplom (FH)", "Fachhochschuldiplom", "höhere Fachschule", "höhere Fachprüfung",
        "licencjat", "licencjackie", "inżynier", "inżynierskie",
        "studia pierwszego stopnia", "studia I stopnia",
        "professionsbachelor", "diplomuddannelse", "HD", "universitetsbachelor",
        "mellemlang videregående",
    ),
    7: (
        "Master", "Masters", "M.A.", "MA", "M.Sc.", "MSc", "MBA", "MEng", "M.Eng.",
        "LLM", "postgraduate diploma", "postgraduate certificate", "PGCE",
        "master professional", "Masterabschluss", "Masterstudium", "Magister", "Mag.",
        "Diplom (Universität)", "Universitätsdiplom", "Diplom-Kaufmann",
        "Diplom-Kauffrau", "Diplom-Betriebswirt (Universität)", "Staatsexamen",
        "Lizenziat", "geprüfter Betriebswirt", "geprüfte Betriebswirtin",
        "mgr", "mgr inż.", "magister inżynier", "magisterskie",
        "jednolite studia magisterskie", "studia drugiego stopnia", "studia II stopnia",
        "kandidat", "kandidatuddannelse", "cand.merc.", "cand.mag.", "cand.scient.",
        "cand.oecon.", "cand.jur.", "masteruddannelse",
    ),
    8: (
        "PhD", "Ph.D.", "DPhil", "D.Phil.", "doctorate", "doctoral degree", "doctor of",
        "Promotion", "Doktorgrad", "Doktorat", "Dr. phil.", "Dr. rer. nat.",
        "Dr. rer. pol.", "doktor", "stopień doktora", "studia doktoranckie",
        "ph.d.-grad",
    ),
}  # fmt: skip

ISCED_WORDS = {
    "00": (
        "Abitur", "Fachabitur", "Hochschulreife", "Matura", "Maturität", "Mittlere Reife",
        "Realschule", "Realschulabschluss", "Hauptschule", "Hauptschulabschluss",
        "liceum ogólnokształcące", "liceum", "szkoła podstawowa", "gimnazjum",
        "A levels", "GCSE", "GCSEs", "leaving certificate", "high school",
        "general education", "studentereksamen", "STX", "HF", "folkeskole", "gymnasium",
    ),
    "011": (
        "education", "teaching", "teacher training", "pedagogy", "Pädagogik", "Lehramt",
        "Erziehungswissenschaft", "Erzieher", "Erzieherin", "pedagogika",
        "nauczycielskie", "pædagogik", "pædagog", "lærer", "læreruddannelse",
    ),
    "021": (
        "arts", "fine arts", "design", "graphic design", "music", "Kunst", "Gestaltung",
        "Grafikdesign", "Musik", "sztuka", "sztuki piękne", "wzornictwo", "grafika",
        "muzyka", "kunst", "grafisk design",
    ),
    "022": (
        "humanities", "history", "philosophy", "theology", "Geschichte", "Philosophie",
        "Theologie", "Geisteswissenschaften", "historia", "filozofia", "teologia",
        "humaniora", "historie", "filosofi", "teologi",
    ),
    "023": (
        "languages", "linguistics", "literature", "translation", "English studies",
        "Germanistik", "Anglistik", "Romanistik", "Sprachwissenschaft", "Übersetzen",
        "Literaturwissenschaft", "filologia", "lingwistyka", "sprog", "lingvistik",
        "translatør", "engelsk", "germanistyka", "anglistyka",
    ),
    "031": (
        "social sciences", "psychology", "sociology", "political science",
        "Sozialwissenschaften", "Psychologie", "Soziologie", "Politikwissenschaft",
        "psychologia", "socjologia", "politologia", "psykologi", "sociologi",
        "samfundsvidenskab", "statskundskab",
    ),
    "0311": (
        "economics", "Volkswirtschaft", "Volkswirtschaftslehre", "VWL", "ekonomia",
        "nationaløkonomi", "nationalekonomi", "cand.oecon.",
    ),
    "032": (
        "journalism", "library science", "media studies", "Journalismus", "Publizistik",
        "Journalistik", "Bibliothekswesen", "dziennikarstwo", "bibliotekoznawstwo",
        "journalistik", "medievidenskab",
    ),
    "041": (
        "business", "business administration", "business studies", "management",
        "marketing", "accounting", "finance", "banking", "commerce", "office management",
        "human resources", "secretarial",
        "Betriebswirtschaft", "Betriebswirtschaftslehre", "Betriebswirt", "BWL",
        "Wirtschaft", "Handelsakademie", "Büromanagement", "Bürokauffrau",
        "Bürokaufmann", "Kauffrau für Büromanagement", "Kaufmann für Büromanagement",
        "Industriekauffrau", "Industriekaufmann", "Bankkauffrau", "Bankkaufmann",
        "Kauffrau für Dialogmarketing", "Kaufmann für Dialogmarketing",
        "Wirtschaftsfachwirt", "Rechnungswesen", "Personalwesen",
        "zarządzanie", "rachunkowość", "finanse", "bankowość", "ekonomika",
        "technik ekonomista", "technik administracji", "administracja biznesu",
        "virksomhedsledelse", "erhvervsøkonomi", "markedsføring", "regnskab",
        "finansøkonom", "markedsføringsøkonom", "kontorassistent", "kontoruddannelse",
        "ledelse", "HHX", "HA", "HD", "cand.merc.",
    ),
    "0416": (
        "retail", "wholesale", "sales", "Einzelhandel", "Großhandel",
        "Kauffrau im Einzelhandel", "Kaufmann im Einzelhandel", "Handelsfachwirt",
        "Verkäufer", "Verkäuferin", "handel", "sprzedawca", "technik handlowiec",
        "detailhandel", "salgsassistent", "butik", "handelsøkonom",
    ),
    "042": (
        "law", "legal studies", "LLB", "LLM", "Jura", "Rechtswissenschaft",
        "Rechtswissenschaften", "prawo", "jura", "jurist", "cand.jur.",
    ),
    "05": (
        "mathematics", "statistics", "physics", "chemistry", "biology",
        "natural sciences", "Mathematik", "Physik", "Chemie", "Biologie",
        "Naturwissenschaften", "matematyka", "fizyka", "chemia", "biologia",
        "matematik", "fysik", "kemi", "biologi", "naturvidenskab",
    ),
    "061": (
        "computer science", "computing", "information technology", "informatics",
        "software engineering", "Informatik", "Wirtschaftsinformatik",
        "Fachinformatiker", "Fachinformatikerin", "informatyka", "technik informatyk",
        "datalogi", "datamatiker", "informationsteknologi", "IT",
    ),
    "07": (
        "engineering", "construction", "architecture", "mechanics", "electronics",
        "Maschinenbau", "Elektrotechnik", "Bauwesen", "Bauingenieur", "Architektur",
        "Mechatronik", "Elektriker", "Tischler", "Bäcker", "Schneider",
        "budownictwo", "mechanika", "elektrotechnika", "architektura", "inżynieria",
        "ingeniør", "byggeri", "elektriker", "tømrer", "arkitektur",
    ),
    "08": (
        "agriculture", "forestry", "horticulture", "Landwirtschaft", "Forstwirtschaft",
        "Gartenbau", "rolnictwo", "leśnictwo", "ogrodnictwo", "landbrug", "skovbrug",
        "gartner",
    ),
    "09": (
        "nursing", "medicine", "health care", "healthcare", "social work", "pharmacy",
        "social care", "Pflege", "Krankenpflege", "Altenpflege", "Medizin",
        "Soziale Arbeit", "Sozialarbeit", "medizinische Fachangestellte",
        "pielęgniarstwo", "medycyna", "praca socjalna", "farmacja",
        "sygepleje", "sygeplejerske", "medicin", "socialrådgiver",
        "social- og sundhedshjælper", "social- og sundhedsassistent",
    ),
    "101": (
        "hospitality", "hotel management", "tourism", "catering", "hairdressing",
        "beauty", "Hotelfach", "Hotelfachfrau", "Hotelfachmann", "Gastronomie",
        "Gastgewerbe", "Tourismus", "Friseur", "Friseurin", "Restaurantfachfrau",
        "Restaurantfachmann", "hotelarstwo", "technik hotelarstwa", "turystyka",
        "gastronomia", "fryzjer", "turisme", "hotel", "frisør", "serviceøkonom",
        "tjener", "receptionist",
    ),
    "104": (
        "logistics", "transport", "shipping", "Logistik", "Spedition", "Verkehr",
        "Speditionskauffrau", "Speditionskaufmann", "Fachkraft für Lagerlogistik",
        "logistyka", "technik logistyk", "spedycja", "logistik", "lager og transport",
        "chauffør",
    ),
}  # fmt: skip

# Folded, as they are compared. A level that is written otherwise is not guessed.
LEVEL_WORDS = {
    1: {
        "basic", "beginner", "novice", "elementary", "foundation",
        "grundkenntnisse", "anfanger", "anfangerin", "grundlagen", "basiskenntnisse",
        "podstawowy", "podstawowa", "podstawy", "poczatkujacy", "poczatkujaca",
        "begynder", "grundlaeggende", "basis",
    },
    2: {
        "intermediate", "competent", "proficient", "good", "gut", "gute kenntnisse",
        "mittel", "solide", "sredni", "srednia", "sredniozaawansowany",
        "sredniozaawansowana", "dobry", "dobra", "mellem", "ovet", "god", "godt",
        "mellemniveau",
    },
    3: {
        "advanced", "very good", "sehr gut", "sehr gute kenntnisse", "fortgeschritten",
        "zaawansowany", "zaawansowana", "bardzo dobry", "bardzo dobra", "avanceret",
        "meget god", "meget godt",
    },
    4: {
        "expert", "master", "experte", "expertin", "expertenniveau", "ekspert",
        "ekspertka", "ekspercki", "mistrz", "ekspertniveau",
    },
}  # fmt: skip
