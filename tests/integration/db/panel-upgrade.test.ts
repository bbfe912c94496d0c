import { asc, isNotNull, type SQL, sql } from "drizzle-orm";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { listProposed, viewFindingLetters } from "#app/features/applications/appeal/findings.server.ts";
import { agreeToFinding, takeBackVote } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { findAppeal, findTold, listVotes } from "#app/features/applications/file/appeal-queries.server.ts";
import { findReadable } from "#app/features/applications/file/dossier.server.ts";
import type { OpenDatabase, Tx } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { EARLIER_RELEASES, openEarlierRelease } from "#tests/support/earlier-release.ts";
import { versionOf } from "#tests/support/review-factory.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { openTestServices } from "#tests/support/test-services.ts";

/** The last migration with which a member of the panel said an outcome with reasons, and no letter. */
const BEFORE = "0033_formalities";
const RELEASE = EARLIER_RELEASES.at(-1) ?? "";

type Value = string | number | Date | readonly string[] | null;

// What is written stands as the tables were then: those of today may have columns more.
function write(tx: Tx, statement: SQL): Promise<unknown> {
  const engine = tx as unknown as Record<"run" | "execute", (statement: SQL) => Promise<unknown>>;
  return dialect === "sqlite" ? engine.run(statement) : engine.execute(statement);
}

function stored(value: Value): string | number | null {
  if (value instanceof Date) return dialect === "sqlite" ? value.getTime() : value.toISOString();
  return Array.isArray(value) ? JSON.stringify(value) : (value as string | number | null);
}

function insert(tx: Tx, name: string, row: Record<string, Value>): Promise<unknown> {
  const columns = sql.join(
    Object.keys(row).map((column) => sql.identifier(column)),
    sql`, `,
  );
  const values = sql.join(
    Object.values(row).map((value) => sql`${stored(value)}`),
    sql`, `,
  );
  return write(tx, sql`insert into ${sql.identifier(name)} (${columns}) values (${values})`);
}

const WHY = { first: "The entry in the register was not opened.", second: "The register was read with care." };
const at = (hour: number) => new Date(Date.UTC(2026, 7, 20, hour));

/** The migrations up to one, as a release that had no more of them. */
function migrationsUntil(tag: string): string {
  const folder = temporaryFolder();
  const [from, to] = [path.join("db/migrations", dialect), path.join(folder, dialect)];
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
  const journal = path.join(to, "meta/_journal.json");
  const all = JSON.parse(readFileSync(journal, "utf8")) as { entries: { tag: string }[] };
  const entries = all.entries.slice(0, all.entries.findIndex((one) => one.tag === tag) + 1);
  writeFileSync(journal, JSON.stringify({ ...all, entries }));
  return folder;
}

describe("a database with appeals before the panel, brought to the letters of the panel", () => {
  let database: OpenDatabase;
  let services: Awaited<ReturnType<typeof openTestServices>>;
  let panel: Viewer[];
  let split: string;
  let alone: string;
  let closed: string;

  beforeAll(async () => {
    database = await openEarlierRelease(RELEASE);
    await database.migrate(migrationsUntil(BEFORE));
    services = { ...(await openTestServices()), ...database };
    const people = await database.db
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(isNotNull(users.emailVerifiedAt))
      .orderBy(asc(users.id));
    const [writer, ...others] = people;
    const three = others.slice(-3);
    const grant = { role: "appeals" as const, countries: null, institutionId: null, applicationId: null };
    panel = three.map((one) => ({ ...one, locale: "en", isVerified: true, grants: [grant] }));
    const filed = await database.raw("select id from applications where case_number is not null order by id limit 3");
    [split, alone, closed] = filed.map(({ id }) => String(id)) as [string, string, string];
    const [a, b] = panel as [Viewer, Viewer, Viewer];
    await appeal(split, writer?.id ?? "", [
      { userId: a.id, outcome: "allow", reasons: WHY.first, castAt: at(9) },
      { userId: b.id, outcome: "dismiss", reasons: WHY.second, castAt: at(10) },
    ]);
    await appeal(alone, writer?.id ?? "", [{ userId: a.id, outcome: "dismiss", reasons: WHY.first, castAt: at(9) }]);
    await appeal(
      closed,
      writer?.id ?? "",
      [
        { userId: b.id, outcome: "dismiss", reasons: WHY.second, castAt: at(10) },
        { userId: a.id, outcome: "dismiss", reasons: WHY.first, castAt: at(9) },
      ],
      { state: "dismissed", outcome: "dismiss", reasons: WHY.second, decided_at: at(10), closed_at: at(11) },
    );
    await database.migrate("db/migrations");
    await database.withTransaction(async (tx) => {
      for (const { id: userId } of three) await grantRole(tx, { userId, role: "appeals", grantedById: null }, at(1));
    });
  });

  interface Cast {
    userId: string;
    outcome: string;
    reasons: string;
    castAt: Date;
  }

  async function appeal(fileId: string, writerId: string, cast: Cast[], end: Record<string, Value> = {}) {
    const id = `appeal-of-${fileId}`;
    const about = { id, application_id: fileId, created_at: at(1) };
    const coded = { ...about, reason_codes: ["R02"] };
    const said = { decision_id: id, state: "lodged", grounds: ["procedure"], body: "It stood in our answers." };
    const lodged = { version: 1, created_by_id: writerId, updated_at: at(1), lodged_at: at(2) };
    await database.withTransaction(async (tx) => {
      const advice = { recommendation: "refuse", rationale: "No licence.", recommended_by_id: writerId };
      await insert(tx, "application_recommendations", { ...coded, ...advice });
      const refusal = { recommendation_id: id, outcome: "refuse", explanation: "No licence.", decided_by_id: writerId };
      await insert(tx, "application_decisions", { ...coded, ...refusal });
      await insert(tx, "appeals", { ...about, ...said, ...lodged, ...end });
      for (const { userId, outcome, reasons, castAt } of cast)
        await insert(tx, "appeal_votes", { appeal_id: id, user_id: userId, outcome, reasons, cast_at: castAt });
      await write(tx, sql`update applications set status = 'appeal' where id = ${fileId}`);
    });
  }

  const proposalsOf = async (applicationId: string) => {
    const rows = await listProposed(database.db, `appeal-of-${applicationId}`);
    return rows.map(({ authorId, outcome, reasons, proposedAt }) => ({ authorId, outcome, reasons, proposedAt }));
  };
  const agreedOn = async (applicationId: string) => {
    const rows = await listVotes(database.db, `appeal-of-${applicationId}`);
    return rows.map(({ userId, outcome, castAt }) => ({ userId, outcome, castAt }));
  };

  test("keeps each word as a proposal of its author, with its reasons, and each as a yes to its own", async () => {
    const [a, b] = panel as [Viewer, Viewer];
    expect(await proposalsOf(split)).toEqual([
      { authorId: b.id, outcome: "dismiss", reasons: WHY.second, proposedAt: at(10) },
      { authorId: a.id, outcome: "allow", reasons: WHY.first, proposedAt: at(9) },
    ]);
    expect(await agreedOn(split)).toEqual([
      { userId: a.id, outcome: "allow", castAt: at(9) },
      { userId: b.id, outcome: "dismiss", castAt: at(10) },
    ]);
    expect(await agreedOn(alone)).toEqual([{ userId: a.id, outcome: "dismiss", castAt: at(9) }]);
  });

  test("shows the letter that comes of such a word, with its reasons, to another of the panel, who agrees to it", async () => {
    const third = panel[2] as Viewer;
    const dossier = await findReadable(database.db, split, third);
    const lodged = await findAppeal(database.db, split, { isLodged: true });
    const allowing = (await listProposed(database.db, lodged?.id ?? "")).find(({ outcome }) => outcome === "allow");
    if (!dossier || !lodged || !allowing) throw new Error("The appeal is not before the panel");
    const letters = await viewFindingLetters(services, { application: dossier.application, appeal: lodged }, allowing);
    expect(letters.length).toBeGreaterThan(0);
    for (const { words } of letters) expect(words.body).toContain(WHY.first);
    const input = { applicationId: split, version: await versionOf(services, split), findingId: allowing.id };
    expect(await agreeToFinding(services, input, third)).toMatchObject({ ok: true, found: "allow" });
    expect(await findAppeal(database.db, split)).toMatchObject({ outcome: "allow", reasons: WHY.first });
  });

  test("lets whoever said the word take it back", async () => {
    const input = { applicationId: alone, version: await versionOf(services, alone) };
    expect(await takeBackVote(services, input, panel[0] as Viewer)).toEqual({ ok: true });
    expect(await agreedOn(alone)).toEqual([]);
    expect(await proposalsOf(alone)).toHaveLength(1);
  });

  test("tells of an appeal that was over what was told of it, once for both who found it", async () => {
    const over = await findAppeal(database.db, closed);
    expect(await proposalsOf(closed)).toHaveLength(1);
    expect(await agreedOn(closed)).toHaveLength(2);
    expect(over && (await findTold(database.db, over, "en"))).toEqual({ outcome: "dismiss", reasons: WHY.second });
  });
});
