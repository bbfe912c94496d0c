"""Recounts votes of the council. Download this file and votes.json of a session, then:

    python3 recount.py votes.json [SEAL]

SEAL is what stands in the minutes: whoever changed the file and its sums together is found by it. Several files may be
given, each with or without its seal. Prints every result, or what is wrong; ends with 1 when something is.
Behind a result stands what became of a file that went another way: the portal says so, no seal holds it.
"""

import hashlib
import json
import re
import sys

CHOICES = ["for", "against", "defer", "abstain", "recuse"]
FIGURES = ["for", "against", "deferred", "abstained"]
WAYS = ["withdrawn", "decided", "returned", "taken_back", "answered"]
SEAL = re.compile(r"[0-9a-f]{64}\Z")


def hash_of(lines):
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def is_number(value):
    return type(value) is int and value >= 0


def needed(share, total):
    part = total * share["numerator"]
    least = part // share["denominator"] + 1 if share["isMore"] else -(-part // share["denominator"])
    return max(1, least)


def recount(rules, choices):
    pro, against, deferred, abstained, recused = [choices.count(choice) for choice in CHOICES]
    cast = pro + against + deferred
    entitled = len(choices) - recused
    most = rules["mostAgainst"]
    is_carried = pro >= needed(rules["share"], cast) and (most is None or against <= most)
    won = "carried" if is_carried else "deferred" if deferred > against else "lost"
    verdict = "no_quorum" if cast + abstained < needed(rules["quorum"], entitled) else won
    count = {"entitled": entitled, "recused": recused, "for": pro, "against": against, "deferred": deferred}
    return verdict, {**count, "abstained": abstained, "notVoted": choices.count(None)}


def way_out(item, check):
    if "left" not in item:
        return ""
    how, is_before = item["left"]["how"], item["left"]["isBefore"]
    check(how in WAYS and type(is_before) is bool, "what became of the file is no way out")
    return f"; {how} {'before' if is_before else 'after'} the count"


def check_item(rules, item, check):
    if item.get("isWithheld"):
        check("ballots" not in item, "withheld and yet shown")
        return None
    ballots = item["ballots"]
    marks = [ballot["mark"] for ballot in ballots]
    choices = [ballot["choice"] for ballot in ballots]
    check(all(re.fullmatch(r"[0-9a-f]{32}", mark) for mark in marks), "a mark is none")
    check(len(set(marks)) == len(marks), "a mark stands twice")
    check(all(choice is None or choice in CHOICES for choice in choices), "a choice is none")
    may_defer = rules["mayDefer"] and item["proposal"].startswith("admit_")
    check(may_defer or "defer" not in choices, "to defer was not offered")
    check(hash_of(sorted(marks)) == item["rollHash"], "the roll is another")
    verdict, count = recount(rules, choices)
    check(verdict == item["verdict"], f"the verdict is {verdict}")
    for name, value in count.items():
        check(is_number(item["count"].get(name)) and item["count"][name] == value, f"{name} is {value}")
    lines = sorted(f"{ballot['mark']} {ballot['choice'] or 'none'}" for ballot in ballots)
    text = [item["textHash"]] if "textHash" in item else []
    sealed = [item["caseNumber"], item["proposal"], *text, item["rollHash"], item["verdict"], *lines]
    check(hash_of(sealed) == item["seal"], "the seal is another")
    figures = ", ".join(f"{name} {count[name]}" for name in FIGURES)
    return f"{item['number']} {item['caseNumber']} {verdict}: {figures}{way_out(item, check)}"


def recount_file(file, seal):
    wrong, results = [], []

    def about(where):
        return lambda is_true, what: None if is_true else wrong.append(f"{where}: {what}")

    with open(file, encoding="utf-8") as opened:
        vote = json.load(opened)
    rules, items, check = vote["rules"], vote["items"], about("session")
    check(vote["format"] == 1, "unknown format")
    check(rules["mostAgainst"] is None or is_number(rules["mostAgainst"]), "mostAgainst is no number")
    check(type(rules["mayDefer"]) is bool, "mayDefer is neither true nor false")
    for number, item in enumerate(items, 1):
        check(item["number"] == number, f"item {number} is missing")
        line = check_item(rules, item, about(f"item {number}"))
        if line:
            results.append(line)
    hidden = sum(1 for item in items if item.get("isWithheld"))
    withheld = vote.get("withheld", {"items": hidden, "why": ""})
    check(withheld["items"] == hidden, f"{hidden} items are withheld")
    if hidden > 0:
        results.append(f"withheld: {hidden}. {withheld['why']}".strip())
    check(hash_of([item["rollHash"] for item in items]) == vote["rollHash"], "the roll is another")

    def share(one):
        return f"{one['numerator']}/{one['denominator']}{'+' if one['isMore'] else ''}"

    most = "-" if rules["mostAgainst"] is None else rules["mostAgainst"]
    line = f"{share(rules['quorum'])} {share(rules['share'])} {most} {'defer' if rules['mayDefer'] else '-'}"
    seals = [item["seal"] for item in items]
    own = hash_of([vote["session"], line, vote["rollHash"], vote["opened"], vote["closed"], *seals])
    check(own == vote["seal"], "the seal is another")
    check(seal is None or own == seal, "it is not what the minutes seal")
    return results, wrong


def main(given):
    failed = False
    for index, file in enumerate(given):
        if SEAL.match(file):
            continue
        following = given[index + 1] if index + 1 < len(given) else ""
        try:
            results, wrong = recount_file(file, following if SEAL.match(following) else None)
        except Exception as error:
            results, wrong = [], [f"it cannot be read ({error})"]
        failed = failed or bool(wrong)
        print(f"{'WRONG' if wrong else 'RIGHT'} {file}")
        for text in wrong or results:
            print(f"  {text}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
