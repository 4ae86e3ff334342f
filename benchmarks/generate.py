"""Write a workspace of N invented reviews, the same for the same seed.

    .venv/bin/python benchmarks/generate.py N FOLDER [--seed SEED]

Each review has what a long one has: 8 findings, 8 to 12 outcomes in 3 areas with responses and actions, a timeline of
12 events and additional issues; 8 to 15 KB of YAML. The partnership is the invented one of `briefgen init`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from briefgen.starting import begin_workspace

NAMES = (
    "Ash",
    "Birch",
    "Cedar",
    "Elder",
    "Hazel",
    "Holly",
    "Ivy",
    "Juniper",
    "Laurel",
    "Maple",
    "Olive",
    "Poppy",
    "Rowan",
)
THEMES = (
    "neglect", "domestic-abuse", "professional-curiosity", "information-sharing", "plans", "attendance",
    "was-not-brought", "house-move", "household-change", "supervision", "escalation", "cumulative-harm",
)  # fmt: skip
OWNERS = ("adult-social-care", "childrens-social-care", "board", "quality-group", "case-review-group")
STATUSES = ("not-started", "in-progress", "complete", "assured")
SUBJECTS = ("The plan", "The chronology", "A home visit", "The referral", "The assessment", "A call to the school")
VERBS = ("named", "left out", "recorded", "followed up", "explained", "brought together")
OBJECTS = (
    "what had changed",
    "who would act",
    "what the family said",
    "the risk over time",
    "the next step",
    "the history",
)
ENDINGS = (
    "within a week",
    "at each meeting",
    "in most records",
    "after the move",
    "before the review",
    "for the first time",
)


def sentence(random: Random) -> str:
    """Return one invented sentence."""
    return f"{random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(OBJECTS)} {random.choice(ENDINGS)}."


def prose(random: Random, sentences: int) -> str:
    """Return an invented paragraph."""
    return " ".join(sentence(random) for _ in range(sentences))


def finding(random: Random, number: int) -> dict[str, Any]:
    """Return an invented finding."""
    return {
        "id": f"finding-{number}",
        "title": f"{SUBJECTS[number % len(SUBJECTS)]}: {random.choice(OBJECTS)}",
        "themes": random.sample(THEMES, 2),
        "gap": prose(random, 1),
        "good_looks_like": sentence(random),
        "advice": [{"who": random.choice(("Everyone", "Managers", "Schools")), "text": sentence(random)}],
    }


def areas(random: Random) -> list[dict[str, Any]]:
    """Return three invented areas with 8 to 12 outcomes between them."""
    sizes = [random.choice((2, 3, 4)) if area else 4 for area in range(3)]
    return [
        {
            "id": f"area-{a}",
            "title": f"Area of practice {a}",
            "outcomes": [
                {"id": f"outcome-{a}-{o}", "title": f"Outcome {o} of area {a}", "text": prose(random, 1)}
                for o in range(1, size + 1)
            ],
        }
        for a, size in enumerate(sizes, 1)
    ]


def response(random: Random, number: int, answers: list[str]) -> dict[str, Any]:
    """Return an invented response with two actions."""
    return {
        "id": f"response-{number}",
        "answers": answers,
        "text": prose(random, 1),
        "actions": [
            {
                "id": f"action-{number}-{n}",
                "title": f"Action {number}.{n}",
                "text": prose(random, 1),
                "status": random.choice(STATUSES),
                "owner": random.choice(OWNERS),
                "due": f"2027-{random.randint(1, 12):02}",
                "evidence": [
                    {"kind": "audit", "level": random.choice(("output", "outcome")), "shows": sentence(random)}
                ],
            }
            for n in (1, 2)
        ],
    }


def events(random: Random, count: int) -> list[dict[str, Any]]:
    """Return invented events, in order."""
    return [{"date": f"{2018 + n // 2}-{1 + n % 2 * 6:02}", "text": prose(random, 1)} for n in range(count)]


def review(random: Random) -> dict[str, Any]:
    """Return an invented review."""
    name = random.choice(NAMES)
    stated = areas(random)
    ids = [outcome["id"] for area in stated for outcome in area["outcomes"]]
    leads = random.sample(THEMES, 3)
    return {
        "name": name,
        "type": random.choice(("cspr", "sar")),
        "notice": "This review is invented, to measure the speed of briefgen.",
        "subjects": [{"id": "subject", "pseudonym": name, "age": {"value": random.randint(1, 90), "unit": "years"}}],
        "timeline": events(random, 12),
        "narrative": {
            box: prose(random, 2) for box in ("key_message", "background", "what_happened", "why_it_matters", "voice")
        },
        "lead_themes": leads,
        "findings": [finding(random, number) for number in range(1, 9)],
        "areas": stated,
        "responses": [response(random, number, [answer]) for number, answer in enumerate(ids, 1)],
        "additional_issues": [
            {"id": f"issue-{n}", "title": f"Issue {n}", "text": prose(random, 2), "timeline": events(random, 3)}
            for n in (1, 2)
        ],
        "chair_response": {
            "responder": "independent-chair",
            "case": prose(random, 4),
            "proposition": prose(random, 3),
            "recommendations": [
                {"id": "own", "text": sentence(random), "document": "learning-brief", "must_include": leads[:1]}
            ],
        },
        "documents": {"learning-brief": {"version": "0.1"}, "chair-response": {"version": "0.1"}},
    }


def write(count: int, folder: Path, seed: int = 1) -> Iterator[Path]:
    """Write the workspace and yield the file of each review; the examples of `init` are taken out."""
    list(begin_workspace(folder))
    for example in (folder / "briefs").glob("*.yaml"):
        example.unlink()
    random = Random(seed)  # noqa: S311 - the same reviews for the same seed
    for number in range(1, count + 1):
        path = folder / "briefs" / f"review-{number:05}.yaml"
        text = yaml.dump(review(random), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sizes = [path.stat().st_size for path in write(asked.count, asked.folder, asked.seed)]
    print(f"{len(sizes)} reviews, {min(sizes)} to {max(sizes)} bytes each, in {asked.folder}")


if __name__ == "__main__":
    main()
