import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countBallots } from "#app/features/council/ballot/count.ts";
import { LEAVINGS } from "#app/features/agenda/stage.ts";
import type { ItemRow } from "#app/features/council/session/agenda.server.ts";
import type { SessionRow } from "#app/features/council/session/change-session.server.ts";
import type { PublishedVotes } from "#app/features/council/recount/published.ts";
import { publishVotes } from "#app/features/council/recount/publish-votes.server.ts";
import { itemRollHash, itemSeal, rollHashOf, sessionSeal } from "#app/features/council/session/seals.server.ts";
import { BALLOT_CHOICES, type BallotChoice, COUNCIL_PROPOSALS, SHARES } from "#db/vocabulary-council.ts";

const VOTES = 1000;
const TAMPERINGS = 1000;

const folder = mkdtempSync(path.join(tmpdir(), "recount-"));
afterAll(() => rmSync(folder, { recursive: true }));

// The same numbers each time: what fails can be looked at again.
let state = 42;
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}
const oneOf = <T>(list: readonly T[]): T => list[random(list.length)] as T;

interface Vote {
  session: SessionRow;
  items: ItemRow[];
  ballots: { itemId: string; mark: string; choice: BallotChoice | null }[];
}

/** A session that was voted on and closed, sealed as the portal seals it. */
function seal({ session, items, ballots }: Vote): Vote {
  const sealed = items.map((item) => {
    const own = ballots.filter(({ itemId }) => itemId === item.id);
    const rollHash = itemRollHash(own.map(({ mark }) => mark));
    const { verdict } = countBallots(
      session.rules,
      own.map(({ choice }) => choice),
    );
    return { ...item, rollHash, verdict, seal: itemSeal({ ...item, rollHash, verdict, ballots: own }) };
  });
  const rollHash = rollHashOf(sealed.map((item) => item.rollHash));
  const times = { openedAt: session.openedAt as Date, closedAt: session.closedAt as Date };
  const whole = sessionSeal(
    { ...session, ...times, rollHash },
    sealed.map((item) => item.seal),
  );
  return { session: { ...session, rollHash, seal: whole }, items: sealed, ballots };
}

function randomVote(): Vote {
  const id = randomBytes(8).toString("hex");
  const mayDefer = random(2) === 0;
  const rules = {
    quorum: oneOf(SHARES),
    share: oneOf(SHARES),
    mostAgainst: random(3) === 0 ? random(4) : null,
    mayDefer,
  };
  const voters = 1 + random(12);
  const items = Array.from({ length: 1 + random(3) }, (_, index) => {
    const proposal = oneOf(COUNCIL_PROPOSALS);
    const textHash = proposal === "adopt" ? randomBytes(32).toString("hex") : null;
    const caseNumber = `A-2026-${1000 + random(9000)}`;
    return { id: `${id}-${index}`, position: index + 1, caseNumber, proposal, textHash };
  }) as ItemRow[];
  const ballots = items.flatMap((item) => {
    const isPutOff = mayDefer && item.proposal.startsWith("admit_");
    const choices = [...BALLOT_CHOICES.filter((choice) => choice !== "defer" || isPutOff), "for" as const, null];
    return Array.from({ length: voters }, () => ({
      itemId: item.id,
      mark: randomBytes(16).toString("hex"),
      choice: oneOf(choices),
    }));
  });
  const times = { openedAt: new Date("2026-09-10T09:00:00Z"), closedAt: new Date("2026-09-20T18:00:00Z") };
  return seal({ session: { id, rules, ...times } as SessionRow, items, ballots });
}

const WAYS_OUT = LEAVINGS.flatMap((how) => [true, false].map((isBefore) => ({ how, isBefore })));
/** Some files went another way: by the last figure of their case. */
const leftOf = ({ caseNumber }: Pick<ItemRow, "caseNumber">) => WAYS_OUT[Number(caseNumber.at(-1))] ?? null;

function published({ session, items, ballots }: Vote): PublishedVotes {
  const votes = publishVotes(session, items, ballots, () => true, leftOf);
  if (!votes) throw new Error("It was not closed");
  return votes;
}

let files = 0;
function write(votes: unknown): string {
  const file = path.join(folder, `${files++}.json`);
  writeFileSync(file, JSON.stringify(votes));
  return file;
}

type Script = readonly [name: string, program: string, script: string];
const PYTHON: Script[] =
  spawnSync("python3", ["--version"]).status === 0 ? [["Python", "python3", "public/recount.py"]] : [];
const SCRIPTS: Script[] = [["JavaScript", process.execPath, "public/recount.js"], ...PYTHON];

/** What a script prints, by file: whether it is right, and its lines. */
function run([, program, script]: Script, given: string[]) {
  let text: string;
  try {
    text = execFileSync(program, [script, ...given], {
      encoding: "utf8",
      maxBuffer: 1e8,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    text = String((error as { stdout?: string }).stdout);
  }
  const blocks = text.split(/^(?=RIGHT |WRONG )/m).filter(Boolean);
  return blocks.map((block) => {
    const [head = "", ...lines] = block.trimEnd().split("\n");
    return { isRight: head.startsWith("RIGHT"), lines: lines.map((line) => line.trim()) };
  });
}

const votes = Array.from({ length: VOTES }, randomVote);
const written = votes.map((vote) => [write(published(vote)), vote.session.seal ?? ""]);

/** One change that somebody might make to a published file. */
function tamper(original: PublishedVotes): PublishedVotes {
  const votes = structuredClone(original);
  const item = oneOf(votes.items);
  if ("isWithheld" in item) throw new Error("Nothing is withheld here");
  const ballot = oneOf(item.ballots);
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const changes: (() => void)[] = [
    () => (ballot.choice = oneOf([...BALLOT_CHOICES, null].filter((choice) => choice !== ballot.choice))),
    () => (ballot.mark = randomBytes(16).toString("hex")),
    () => item.ballots.splice(item.ballots.indexOf(ballot), 1),
    () => item.ballots.push({ mark: randomBytes(16).toString("hex"), choice: "for" }),
    () => item.ballots.push({ ...ballot }),
    () =>
      (item.verdict = oneOf(
        (["carried", "lost", "deferred", "no_quorum"] as const).filter((one) => one !== item.verdict),
      )),
    () => (item.proposal = oneOf(COUNCIL_PROPOSALS.filter((one) => one !== item.proposal))),
    () => (item.caseNumber = `A-2027-${random(9999)}`),
    () => (item.textHash = hash("another text")),
    () =>
      (item.count[oneOf(["for", "against", "deferred", "abstained", "notVoted", "recused", "entitled"] as const)] += 1),
    () => (votes.rules.share.numerator += 1),
    () => (votes.rules.quorum.denominator += 1),
    () => (votes.rules.quorum.isMore = !votes.rules.quorum.isMore),
    () => (votes.rules.mostAgainst = votes.rules.mostAgainst === null ? 0 : votes.rules.mostAgainst + 1),
    () => (votes.rules.mayDefer = !votes.rules.mayDefer),
    () => (votes.session = hash(votes.session)),
    () => (votes.opened = "2026-09-10T09:00:01.000Z"),
    () => (votes.closed = "2026-09-20T18:00:01.000Z"),
    () => (votes.rollHash = hash("roll")),
    () => (item.rollHash = hash("roll")),
    () => (item.seal = hash("seal")),
    () => (votes.seal = hash("seal")),
    () => votes.items.splice(votes.items.indexOf(item), 1),
    () => votes.items.push({ ...item, number: votes.items.length + 1 }),
    () => (item.number += 1),
  ];
  oneOf(changes)();
  return votes;
}

/** A change of the votes themselves, sealed again by somebody who knows how. */
function tamperAndSeal({ session, items, ballots }: Vote): Vote {
  const changed = ballots.map((ballot) => ({ ...ballot }));
  const ballot = oneOf(changed);
  ballot.choice = ballot.choice === "for" ? "against" : "for";
  return seal({ session, items, ballots: changed });
}

describe.each(SCRIPTS)("the recount in %s", (...script) => {
  test(`says of ${VOTES} random votes what the portal says`, { timeout: 120_000 }, () => {
    const told = run(script, written.flat());
    expect(told).toHaveLength(VOTES);
    const differing = votes.filter(({ session, items, ballots }, at) => {
      const lines = items.map((item) => {
        const own = ballots.filter(({ itemId }) => itemId === item.id);
        const count = countBallots(
          session.rules,
          own.map(({ choice }) => choice),
        );
        const { for: votes, against, deferred, abstained } = count;
        const figures = `for ${votes}, against ${against}, deferred ${deferred}, abstained ${abstained}`;
        const left = leftOf(item);
        const wayOut = left ? `; ${left.how} ${left.isBefore ? "before" : "after"} the count` : "";
        return `${item.position} ${item.caseNumber} ${count.verdict}: ${figures}${wayOut}`;
      });
      return !told[at]?.isRight || told[at].lines.join("\n") !== lines.join("\n");
    });
    expect(differing).toEqual([]);
  });

  test(`finds all of ${TAMPERINGS} tamperings, also those that were sealed again`, { timeout: 120_000 }, () => {
    const tampered = Array.from({ length: TAMPERINGS }, (_, at) => {
      const vote = votes[at % VOTES] as Vote;
      const isSealedAgain = at % 2 === 1;
      const changed = isSealedAgain ? published(tamperAndSeal(vote)) : tamper(published(vote));
      return isSealedAgain ? [write(changed), vote.session.seal ?? ""] : [write(changed)];
    });
    const told = run(script, tampered.flat());
    expect(told).toHaveLength(TAMPERINGS);
    const missed = told.flatMap(({ isRight }, at) => (isRight ? [tampered[at]?.[0]] : []));
    expect(missed).toEqual([]);
  });

  test("takes no other word for what became of a file", () => {
    for (const left of [{ how: "lost", isBefore: true }, { how: "decided" }, { how: "decided", isBefore: "no" }, {}]) {
      const { items, ...vote } = published(votes[0] as Vote);
      const [told] = run(script, [write({ ...vote, items: items.map((item) => ({ ...item, left })) })]);
      expect(told?.isRight, JSON.stringify(left)).toBe(false);
    }
  });

  test("counts a file of which some items are withheld", () => {
    const vote = votes.find(({ items }) => items.length === 3) as Vote;
    const file = write(publishVotes(vote.session, vote.items, vote.ballots, ({ position }) => position !== 2));
    const [told] = run(script, [file, vote.session.seal ?? ""]);
    expect(told?.isRight).toBe(true);
    expect(told?.lines.map((line) => line[0])).toEqual(["1", "3", "w"]);
    expect(told?.lines.at(-1)).toMatch(/^withheld: 1\. An item is shown once its decision is announced/);
  });
});
