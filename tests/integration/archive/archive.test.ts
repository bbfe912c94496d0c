import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { type Manifest, manifestSchema } from "#app/features/archive/archive.schema.ts";
import { rebuildFrom } from "#app/features/archive/rebuild.server.ts";
import { writeArchive } from "#app/features/archive/write-archive.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { proposeMotion } from "#app/features/council/motion/write-motion.server.ts";
import { findRecount } from "#app/features/council/recount/find-recount.server.ts";
import { listRecounts } from "#app/features/council/recount/list-recounts.server.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { signCredential } from "#app/features/members/credential/credential.server.ts";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { findMembership } from "#app/features/members/institution/membership-queries.server.ts";
import { askMerge } from "#app/features/members/merging/ask-merge.server.ts";
import { findOpenMerge, pairOf, undoUntil } from "#app/features/members/merging/find-merge.server.ts";
import { markOf, planMerge } from "#app/features/members/merging/plan-merge.server.ts";
import { unpaidOf } from "#app/features/dues/open-dues.server.ts";
import { settleMerge } from "#app/features/members/merging/settle-merge.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { createServices, type Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { dialect } from "#db/kit.ts";
import { nextNumber } from "#db/numbers.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { files } from "#db/schema/files.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { institutionPeople, institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { projectInitiatives } from "#db/schema/initiatives.ts";
import { projects } from "#db/schema/projects.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { createMember, personOf, setMembership, setUpBoard, type TestMember } from "#tests/support/board.ts";
import { MEETING, sessionVersion } from "#tests/support/council.ts";
import { brokenLinks, filesIn, strangerWith } from "#tests/support/folder-checks.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createStaff } from "#tests/support/review-factory.ts";
import { createPostgresDatabase, temporaryFolder } from "#tests/support/test-database.ts";
import { addInitiative, publishInitiative } from "#tests/support/world/initiatives.ts";
import { standingClock } from "#tests/support/test-services.ts";

/** In every text that not everybody may read. */
const CANARY = "zeisigvogel";
const WRITTEN_IN_FRENCH = {
  textLanguage: "fr",
  titleOriginal: "Les caravansérails des deux déserts",
  summary: "Les étudiants mesurent les cours et les puits.",
  summaryEn: "Students measure courts and wells.",
  summaryKk: "Студенттер аулалар мен құдықтарды өлшейді.",
  descriptionEn: CANARY,
} as const;
const clock = standingClock("2026-09-10T06:00:00Z");
const opened: Services[] = [];

async function openPortal(): Promise<Services> {
  const DATA_DIR = temporaryFolder();
  const DATABASE_URL = dialect === "sqlite" ? `file:${DATA_DIR}/portal.db` : await createPostgresDatabase("");
  const env = {
    APP_MODE: "test",
    LOG_LEVEL: "silent",
    DATA_DIR,
    DATABASE_URL,
    SECRET: `${CANARY} and long enough to be one`,
  };
  const services = await createServices(env, { clock });
  await services.migrate();
  opened.push(services);
  return services;
}

let services: Services;
let lead: TestMember;
let projectSlug: string;
let sessionId: string;
let ended: { number: string; token: string };
let merged: { number: string; into: string };
let folder: string;
let manifest: Manifest;
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const numberOf = async ({ institutionId }: TestMember) => {
  const [row] = await services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  return row?.number ?? "";
};

async function plantCanaries(): Promise<void> {
  const hidden = await createMember(services, { nameEn: "University of Closed Doors" });
  const logoId = randomUUID();
  const bytes = Buffer.from("what would be a picture");
  await services.files.write(logoId, bytes);
  await services.withTransaction(async (tx) => {
    const owner = { purpose: "logo", ownerType: "institution", ownerId: lead.institutionId } as const;
    const facts = { name: CANARY, mediaType: "image/webp", sizeBytes: bytes.length, sha256: sha256(bytes) };
    await tx.insert(files).values({ id: logoId, ...owner, ...facts, createdAt: clock.now() });
    await tx.update(institutions).set({ logoFileId: logoId }).where(eq(institutions.id, lead.institutionId));
    const otherNames = [{ value: "School of the Caravan Bazaar", language: "en", until: 1998 }];
    await tx.update(institutions).set({ otherNames }).where(eq(institutions.id, lead.institutionId));
    const left = { slug: "school-of-the-caravan-bazaar", leftAt: clock.now() };
    await tx.insert(formerAddresses).values({ ...left, institutionId: lead.institutionId });
    const covers = { shown: lead, removed: hidden };
    for (const [state, member] of Object.entries(covers)) {
      const { institutionId } = member;
      const fileId = randomUUID();
      await services.files.write(fileId, bytes);
      const own = { purpose: "cover", ownerType: "institution", ownerId: institutionId } as const;
      await tx.insert(files).values({ id: fileId, ...own, ...facts, mediaType: "image/jpeg", createdAt: clock.now() });
      const words = { alt: "A hall with a dome", altLanguage: "en", credit: "Archive", licence: "cc_by" } as const;
      const pictures = [{ fileId, format: "jpeg" as const, width: 640, height: 256 }];
      const removed = { alt: CANARY, removedAt: clock.now(), removedBy: "secretariat", removalReason: CANARY } as const;
      const standing = state === "removed" ? removed : {};
      await tx.insert(institutionCovers).values({ institutionId, ...words, ...standing, pictures });
    }
    const restricted = { profileEn: CANARY, students: 947_113, socialLinks: [`https://${CANARY}.example/`] };
    await tx
      .update(institutions)
      .set({
        restrictions: { head: "members", profile: "secretariat", figures: "members", socialLinks: "members" },
        ...{ headName: CANARY, profileEn: "", restrictedAnswers: restricted },
      })
      .where(eq(institutions.id, hidden.institutionId));
    await tx.update(institutions).set({ emailDomains: [`${CANARY}.example`], search: CANARY });
    await tx.update(users).set({ name: CANARY });
    await tx.update(membershipChanges).set({ reason: CANARY });
    const person = { institutionId: lead.institutionId, role: "representative" as const, languages: [] };
    await tx.insert(institutionPeople).values({ ...person, name: CANARY, position: CANARY });
    await tx.update(projects).set({ moderationNote: CANARY, programme: CANARY, ethicsNotes: CANARY });
  });
}

/** Two coordinators merge one member into another. */
async function mergeInto(from: TestMember, to: TestMember) {
  const [one, two] = [await personOf(services, null, "coordinator"), await personOf(services, null, "coordinator")];
  const [number, into] = [await numberOf(from), await numberOf(to)];
  const asked = { number, other: into, remains: "other" as const, reason: CANARY, holdsFrom: "2026-03-02", taken: [] };
  succeeded("ask", await askMerge(services, asked, one));
  const merge = await findOpenMerge(services.db, from.institutionId);
  if (!merge) throw new Error("Nothing was asked");
  const moves = await planMerge(services.db, await pairOf(services.db, merge), merge, clock.now());
  const read = { number, seen: merge.id, mark: markOf(moves), follow: refreshSearchOfTheirs, unpaidOf };
  succeeded("confirm", await settleMerge(services, { ...read, answer: "confirmed" }, two));
  return { number, into };
}

async function vote(): Promise<string> {
  const chair = await createStaff(services, "Chair", { role: "chair" });
  const one = await createStaff(services, "Member", { role: "council" });
  const form = { ...MEETING, day: "2026-09-11" };
  const { id } = succeeded("prepare", await prepareSession(services, form, chair));
  const texts = [{ locale: "en" as const, title: `A rule about ${CANARY}`, body: `${CANARY} is kept.` }];
  succeeded("propose", await proposeMotion(services, { sessionId: id, texts }, chair));
  const version = await sessionVersion(services, id);
  succeeded("open", await openSession(services, { sessionId: id, version }, chair));
  const votes = (await listItems(services.db, id)).map(({ id: itemId }) => ({
    itemId,
    choice: "for" as const,
    word: CANARY,
  }));
  for (const voter of [chair, one]) succeeded("vote", await castVotes(services, { sessionId: id, votes }, voter));
  succeeded("close", await closeSession(services, { sessionId: id }, chair));
  return id;
}

beforeAll(async () => {
  services = await openPortal();
  const board = await setUpBoard(services, "Bazaars");
  lead = board.lead;
  projectSlug = board.project.slug;
  const needs = board.values.needs.map((need) => ({ ...need, expertise: CANARY, tasks: CANARY }));
  for (const [titleEn, change] of [
    [
      "Caravanserais of two deserts",
      { ...WRITTEN_IN_FRENCH, partners: [{ name: "Museum of Roads", country: "KG", role: "Lends maps" }] },
    ],
    [`Only for members: ${CANARY}`, { visibility: "members" }],
  ] satisfies [string, Partial<ProjectValues>][]) {
    const values = completeValues(clock.now(), { titleEn, description: CANARY.repeat(20), needs, ...change });
    const wanted = {
      leadInstitutionId: lead.institutionId,
      author: board.leader,
      values,
      coordinator: board.coordinator,
    };
    await createProject(services, { ...wanted, upTo: "published" });
  }
  const { coordinator } = board;
  await addInitiative(services, coordinator, { textEn: `${CANARY} is only a draft.` });
  const { id: initiative } = await publishInitiative(services, coordinator, {
    ...{ titleEn: "Roads of dialogue", titleKk: "Диалог жолдары", textKk: "Жолдар туралы." },
    ...{ endYear: 2030, contactEmail: "roads@association.example" },
    calls: [{ title: "Field schools", lastDay: "2026-12-01", url: "https://roads.example/schools" }],
  });
  await services.withTransaction(async (tx) => {
    const all = await tx.select({ projectId: projects.id }).from(projects);
    await tx.insert(projectInitiatives).values(all.map((one) => ({ ...one, initiativeId: initiative })));
  });
  const draft = completeValues(clock.now(), { titleEn: `A draft of ${CANARY}` });
  await createProject(services, {
    leadInstitutionId: lead.institutionId,
    author: board.leader,
    values: draft,
    upTo: "draft",
  });
  await createMember(services, {
    nameEn: "=2+3 University",
    country: "TJ",
    translatedNames: { ru: "Университет <b>&" },
  });
  const left = await createMember(services, { nameEn: `Former ${CANARY} College` });
  const number = await numberOf(left);
  const found = await findMembership(services.db, number);
  if (!found) throw new Error("no member");
  ended = { number, token: await signCredential(services, found) };
  await setMembership(services, left, "terminated");
  await setMembership(services, await createMember(services, { nameEn: `Resting ${CANARY} College` }), "suspended");
  merged = await mergeInto(await createMember(services, { nameEn: "College of the Weir" }), board.other);
  sessionId = await vote();
  await plantCanaries();
  folder = path.join(temporaryFolder(), "archive");
  manifest = await writeArchive(services, folder);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

describe("the folder", () => {
  test("holds the public records, counted and with a digest of every file that another program finds too", () => {
    const counts = Object.values(manifest.kinds).map(({ count }) => count);
    expect(Object.keys(manifest.kinds)).toEqual([
      ...["association", "texts", "members", "register", "projects", "initiatives", "votes"],
    ]);
    expect(counts).toEqual([1, 3, 4, 7, 2, 1, 1]);
    const { status, stderr } = spawnSync("sha256sum", ["--check", "--quiet", "--strict", "SHA256SUMS"], {
      cwd: folder,
    });
    expect([status, stderr.toString()]).toEqual([0, ""]);
    const sums = read("SHA256SUMS").trimEnd().split("\n");
    expect(filesIn(folder)).toEqual(
      [...sums.map((line) => line.slice(66)), "SHA256SUMS", "manifest.json", "manifest.jwt"].sort(),
    );
    expect(JSON.parse(read("manifest.json"))).toEqual(manifest);
  });

  test("from before there were initiatives has none, and is a folder all the same", () => {
    const { initiatives, ...kinds } = manifest.kinds;
    expect(initiatives?.count).toBe(1);
    expect(manifestSchema.safeParse({ ...manifest, kinds }).success).toBe(true);
    const { members, ...others } = manifest.kinds;
    expect(members.count).toBe(4);
    expect(manifestSchema.safeParse({ ...manifest, kinds: others }).success).toBe(false);
  });

  test("says nothing that is not for everybody", () => {
    const leaking = filesIn(folder).filter((file) => read(file).includes(CANARY) || file.includes(CANARY));
    expect(leaking).toEqual([]);
    const all = filesIn(folder).map(read).join("\n");
    expect(all).not.toMatch(/\b947,?113\b|BEGIN PRIVATE|argon2|@university\.example|"d":/);
    expect(all).toContain("University of Closed Doors");
  });

  test("is read from page to page in three languages without a script, and leads nowhere that is not there", () => {
    expect(brokenLinks(folder)).toEqual([]);
    const member = read(`ru/members/${lead.slug}.html`);
    expect(member).toContain(`../project/${projectSlug}.html`);
    expect(member).toContain(`../../logos/${lead.slug}.webp`);
    expect(member).toContain(`../../covers/${lead.slug}-640.jpg`);
    expect(member).toContain("A hall with a dome");
    expect(read(`kk/project/${projectSlug}.html`)).toContain(`../members/${lead.slug}.html`);
    const project = (locale: string) => read(`${locale}/project/caravanserais-of-two-deserts.html`);
    expect(project("en")).toContain("Museum of Roads");
    const { summary, summaryEn, summaryKk, titleOriginal } = WRITTEN_IN_FRENCH;
    expect(project("kk")).toMatch(new RegExp(`lang="kk">\\s*<p dir="auto">${summaryKk}`));
    expect(project("ru")).toMatch(
      new RegExp(`Язык оригинала: французский.*lang="fr">\\s*<p dir="auto">${summary}`, "s"),
    );
    for (const text of [summary, summaryEn, summaryKk, titleOriginal]) expect(project("ru")).toContain(text);
    expect(read("ru/directory/index.html")).toContain("Университет &lt;b&gt;&amp;");
    expect(read("kk/initiatives/index.html")).toContain("Диалог жолдары");
    const initiative = read("en/initiative/roads-of-dialogue.html");
    expect(initiative).toContain("../project/caravanserais-of-two-deserts.html");
    expect(initiative).toContain("Neither UNESCO nor the United Nations has endorsed");
    expect(read("ru/decisions/index.html")).toContain(`${sessionId}.html`);
    expect(read("en/register/index.html")).toContain(ended.number);
    expect(read("ru/index.html")).not.toMatch(/\.\.(?!\/)/);
    expect(read("data/members.csv")).toContain("'=2+3 University");
  });

  test("lets a stranger check what is signed, and what has ended or rests, with nothing else", async () => {
    const stranger = strangerWith(folder, clock.now());
    const number = await numberOf(lead);
    const token = read(`credentials/${number}.jwt`);
    expect(stranger.verify(token).name).toBe(`Certificate of membership ${number}`);
    expect(await stranger.statesOf(token)).toEqual([]);
    expect(await stranger.statesOf(ended.token)).toEqual(["revocation"]);
    expect(existsSync(path.join(folder, `credentials/${ended.number}.jwt`))).toBe(false);
    expect(stranger.verify(read("manifest.jwt")).sha256).toBe(sha256(read("manifest.json")));
    expect(() => stranger.verify(`${token.slice(0, -8)}AAAAAAAA`)).toThrow();
  });

  test("has votes that its own script counts again", () => {
    const [line = ""] = read("data/votes.jsonl").split("\n");
    const { seal } = (JSON.parse(line) as { votes: { seal: string } }).votes;
    const counted = spawnSync(process.execPath, ["recount.js", `${sessionId}.json`, seal], {
      cwd: path.join(folder, "votes"),
    });
    expect([counted.status, counted.stderr.toString()]).toEqual([0, ""]);
  });

  test("is never half there, and never takes the place of something", async () => {
    await expect(writeArchive(services, folder)).rejects.toThrow("is there already");
    const place = temporaryFolder();
    const cut = { ...services, files: { ...services.files, read: () => Promise.reject(new Error("cut")) } };
    await expect(writeArchive(cut, path.join(place, "archive"))).rejects.toThrow("cut");
    expect(readdirSync(place)).toEqual([]);
  });
});

test("the register says into which member one was merged and since when, and so does a portal rebuilt from it", async () => {
  const records = read("data/register.jsonl")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { number: string });
  expect(records.find(({ number }) => number === merged.number)).toMatchObject({
    ...{ answer: "merged", into: merged.into, endedOn: "2026-03-02", listedAs: "revocation" },
  });
  expect(records.filter((record) => "into" in record)).toHaveLength(1);
  for (const [locale, words] of [
    ["en", `Merged into ${merged.into}`],
    ["ru", `объединён с\u00a0другим, теперь его номер\u00a0— ${merged.into}`],
    ["kk", `басқасымен біріктірілген, енді нөмірі: ${merged.into}`],
  ] as const)
    expect(read(`${locale}/register/index.html`)).toContain(words);
  const rebuilt = await openPortal();
  await rebuildFrom(rebuilt, folder);
  const check = await checkMembership(rebuilt.db, merged.number, clock.now());
  expect(check).toMatchObject({ why: "merged", endedOn: "2026-03-02", into: { membership: { number: merged.into } } });
  const [row] = await rebuilt.db.select().from(memberMerges);
  expect(row && undoUntil(row)).toBeNull();
});

test("a member's page in the folder says what the member was called before", () => {
  expect(read(`en/members/${lead.slug}.html`)).toContain("Formerly School of the Caravan Bazaar (until 1998)");
});

describe("a portal rebuilt from it", () => {
  test("holds the same, to the digest, and writes the same again", async () => {
    const rebuilt = await openPortal();
    const compared = await rebuildFrom(rebuilt, folder);
    expect(compared.filter(({ isEqual }) => !isEqual)).toEqual([]);
    expect(compared.map(({ portal }) => portal.count)).toEqual([1, 3, 4, 7, 2, 1, 1]);
    const again = await writeArchive(rebuilt, path.join(temporaryFolder(), "archive"));
    expect(again.kinds).toEqual(manifest.kinds);
    expect((await listRecounts(rebuilt.db, "en")).map(({ id }) => id)).toEqual([sessionId]);
    const [before, after] = [
      await findRecount(services.db, sessionId, null),
      await findRecount(rebuilt.db, sessionId, null),
    ];
    expect([after?.votes, after?.rules, after?.rollHash]).toEqual([before?.votes, before?.rules, before?.rollHash]);
    const kids = (await rebuilt.signingKeys.published()).map(({ kid }) => kid);
    expect(kids).toContain((await services.signingKeys.published())[0]?.kid);
    expect(await rebuilt.withTransaction((tx) => nextNumber(tx, "M", clock.now()))).toBe("M-2026-0008");
    expect(await institutionAt(rebuilt.db, "school-of-the-caravan-bazaar")).toMatchObject({ slug: lead.slug });
    await expect(rebuildFrom(rebuilt, folder)).rejects.toThrow("The portal is not empty");
  });

  test("is not begun from a folder with a changed byte, a missing or another file, or from a newer portal", async () => {
    const empty = await openPortal();
    const spoilt = async (spoil: (copy: string) => void) => {
      const copy = path.join(temporaryFolder(), "copy");
      cpSync(folder, copy, { recursive: true });
      spoil(copy);
      return rebuildFrom(empty, copy).then(
        () => "rebuilt",
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    };
    const change = (file: string) =>
      spoilt((copy) => {
        const bytes = readFileSync(path.join(copy, file));
        const at = Math.floor(bytes.length / 2);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path.join(copy, file), bytes);
      });
    for (const file of [
      "data/members.jsonl",
      `logos/${lead.slug}.webp`,
      `covers/${lead.slug}-640.jpg`,
      `kk/members/${lead.slug}.html`,
      "SHA256SUMS",
    ])
      expect(await change(file)).toBe(`UnsoundArchive: ${file} was changed`);
    expect(await change("manifest.json")).toMatch(/^UnsoundArchive: manifest\.json /);
    expect(await change("manifest.jwt")).toMatch(/^UnsoundArchive: manifest\.jwt is signed by no key/);
    expect(await spoilt((copy) => rmSync(path.join(copy, "data/votes.jsonl")))).toBe(
      "UnsoundArchive: data/votes.jsonl is missing",
    );
    expect(await spoilt((copy) => writeFileSync(path.join(copy, "en/extra.html"), ""))).toBe(
      "UnsoundArchive: en/extra.html does not belong to the folder",
    );
    const newer = await spoilt((copy) => {
      const file = path.join(copy, "manifest.json");
      writeFileSync(file, JSON.stringify({ ...manifest, version: 3, kinds: {} }));
    });
    expect(newer).toContain("a newer portal wrote this folder: version 3");
    expect(await spoilt((copy) => appendFileSync(path.join(copy, "manifest.json"), " "))).toBe(
      "UnsoundArchive: manifest.json was changed",
    );
    expect(await empty.db.$count(users)).toBe(0);
    expect(await personOf(empty, null)).toBeDefined();
    expect(await spoilt(() => {})).toContain("NotEmpty: The portal is not empty: 1 in users");
  });
});
