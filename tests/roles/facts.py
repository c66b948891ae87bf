"""Where each fact about the founding roles has its place: fact id → fixture record.

A record is named by its model and natural key. That its texts are filled in every language
is for the content lint. Requirements stand as rows that the score reads.
"""

MANAGER = "customer-service-manager"
COORDINATOR = "customer-service-coordinator"


def passage(role, section, code):
    return ("roles.passage", (role, section, code))


def education(role, eqf_level, isced_fields=""):
    return ("roles.educationrequirement", (role, eqf_level, isced_fields))


def experience(role, area):
    return ("roles.experiencerequirement", (role, area))


def skill(role, name):
    return ("roles.skillrequirement", (role, name))


FACTS = {
    "M1": [passage(MANAGER, "task", "customers-first")],
    "M2": [passage(MANAGER, "setting", "many-places")],
    "M3": [passage(MANAGER, "task", "hiring-and-supervising")],
    "M4": [passage(MANAGER, "task", "hardest-cases")],
    "M5": [passage(MANAGER, "task", "policy-and-meetings")],
    "M6": [passage(MANAGER, "task", "resolving-conflicts")],
    "M7": [passage(MANAGER, "task", "till-training")],
    "M8": [passage(MANAGER, "task", "returns-training")],
    "M9": [passage(MANAGER, "task", "calm-training")],
    "M10": [passage(MANAGER, "task", "promotions-and-selling")],
    "M11": [passage(MANAGER, "task", "shifts-and-new-staff")],
    "M12": [passage(MANAGER, "task", "profit-and-losses")],
    "M13": [
        education(MANAGER, 4),
        passage(MANAGER, "way_in", "finish-upper-secondary"),
    ],
    "M14": [education(MANAGER, 5, "041 0311"), passage(MANAGER, "way_in", "degree")],
    "M15": [
        experience(MANAGER, "customer-service"),
        passage(MANAGER, "way_in", "two-years-in-service"),
    ],
    "M16": [passage(MANAGER, "way_in", "two-years-in-service")],
    "M17": [skill(MANAGER, "computer-skills")],
    "M18": [skill(MANAGER, "people-leadership")],
    "M19": [skill(MANAGER, "second-language")],
    "M20": [
        skill(MANAGER, "conflict-resolution"),
        skill(MANAGER, "customer-communication"),
        skill(MANAGER, "coaching-and-training"),
        skill(MANAGER, "shift-planning"),
        skill(MANAGER, "policy-knowledge"),
        skill(MANAGER, "sales-and-promotions"),
        skill(MANAGER, "loss-prevention"),
    ],
    "M21": [passage(MANAGER, "way_in", "start-early")],
    "M22": [
        passage(MANAGER, "way_in", "lead-a-shift"),
        passage(MANAGER, "way_in", "rise-from-within"),
    ],
    "M23": [passage(MANAGER, "way_in", "management-training")],
    "M24": [passage(MANAGER, "interview", "first-impression")],
    "M25": [passage(MANAGER, "interview", "your-achievements")],
    "M26": [passage(MANAGER, "interview", "initiative-and-ideas")],
    "C1": [passage(COORDINATOR, "task", "talking-with-customers")],
    "C2": [passage(COORDINATOR, "task", "front-line")],
    "C3": [
        passage(COORDINATOR, "task", "typing-while-talking"),
        skill(COORDINATOR, "data-entry-in-conversation"),
    ],
    "C4": [
        passage(COORDINATOR, "task", "sharing-time"),
        skill(COORDINATOR, "prioritising-requests"),
    ],
    "C5": [passage(COORDINATOR, "setting", "duties-by-industry")],
    "C6": [skill(COORDINATOR, "customer-communication")],
    "C7": [
        skill(COORDINATOR, "active-listening"),
        skill(COORDINATOR, "decision-making"),
        skill(COORDINATOR, "business-knowledge"),
    ],
    "C8": [skill(COORDINATOR, "computer-skills")],
    "C9": [skill(COORDINATOR, "calm-with-upset-customers")],
    "C10": [skill(COORDINATOR, "working-under-pressure")],
    "C11": [skill(COORDINATOR, "telephone-conversation")],
    "C12": [skill(COORDINATOR, "second-language")],
    "C13": [skill(COORDINATOR, "friendly-professional-manner")],
    "C14": [education(COORDINATOR, 4)],
    "C15": [
        education(COORDINATOR, 5),
        passage(COORDINATOR, "way_in", "further-courses"),
    ],
    "C16": [
        education(COORDINATOR, 4, "023 041 061"),
        passage(COORDINATOR, "way_in", "further-courses"),
    ],
    "C17": [
        experience(COORDINATOR, "customer-service"),
        passage(COORDINATOR, "way_in", "entry-level"),
    ],
    "C18": [passage(COORDINATOR, "practice", "practise")],
    "C19": [passage(COORDINATOR, "way_in", "company-training")],
    "C20": [passage(COORDINATOR, "way_in", "getting-in")],
}

# What the facts say in figures: the rows must say the same.
FIGURES = {
    "M13": (education(MANAGER, 4), {"importance": "essential"}),
    "M14": (education(MANAGER, 5, "041 0311"), {"importance": "preferred"}),
    "M15": (
        experience(MANAGER, "customer-service"),
        {"importance": "essential", "months": 24},
    ),
    "M17": (skill(MANAGER, "computer-skills"), {"importance": "essential"}),
    "M18": (skill(MANAGER, "people-leadership"), {"importance": "essential"}),
    "M19": (skill(MANAGER, "second-language"), {"importance": "asset"}),
    "C6": (skill(COORDINATOR, "customer-communication"), {"importance": "essential"}),
    "C8": (skill(COORDINATOR, "computer-skills"), {"level": 1}),
    "C9": (
        skill(COORDINATOR, "calm-with-upset-customers"),
        {"importance": "essential"},
    ),
    "C12": (skill(COORDINATOR, "second-language"), {"importance": "asset"}),
    "C14": (education(COORDINATOR, 4), {"importance": "essential"}),
    "C16": (education(COORDINATOR, 4, "023 041 061"), {"importance": "asset"}),
    "C17": (experience(COORDINATOR, "customer-service"), {"importance": "asset"}),
}
