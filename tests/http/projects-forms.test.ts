import { beforeAll, describe, expect, test } from "vitest";
import { projectInterests, projects } from "#db/schema/projects.ts";
import { and, eq } from "drizzle-orm";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let lead: TestMember;
let other: TestMember;
let leader: SignedIn;
let colleague: SignedIn;
let partner: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  lead = await createMember(portal.services, { nameEn: "Forms University" });
  other = await createMember(portal.services, { nameEn: "Answering University", country: "UZ" });
  const at = (member: TestMember) => ({ institutionId: member.institutionId });
  leader = await signInNew(portal, { roles: [{ role: "representative", ...at(lead) }] });
  colleague = await signInNew(portal, { name: "Botagoz Second", roles: [{ role: "editor", ...at(lead) }] });
  partner = await signInNew(portal, { roles: [{ role: "representative", ...at(other) }] });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

type Fields = [string, string][];

/** What a browser would send of the first form that has a field of that name. */
function fieldsOf({ document }: Answer, having: string): Fields {
  const form = [...document.querySelectorAll("form")].find((one) => one.querySelector(`[name="${having}"]`));
  if (!form) throw new Error(`no form with ${having}`);
  return [...form.querySelectorAll("input,select,textarea")].flatMap((element): Fields => {
    const control = element as HTMLInputElement;
    if (control.name === "" || control.type === "submit") return [];
    if (control.type === "checkbox" || control.type === "radio")
      return control.checked ? [[control.name, control.value]] : [];
    if (control.tagName === "SELECT")
      return [...(element as HTMLSelectElement).selectedOptions].map((one) => [control.name, one.value]);
    return [[control.name, control.value]];
  });
}

const withField = (fields: Fields, name: string, ...values: string[]): Fields => [
  ...fields.filter(([other]) => other !== name),
  ...values.map((value): [string, string] => [name, value]),
];

const SUMMARY = "Students of three universities measure old bazaars and listen to those who trade there. ".repeat(4);

function filled(title: string): Fields {
  return [
    ["version", "0"],
    ["titleEn", title],
    ["kind", "conference"],
    ["summary", SUMMARY],
    ["description", "First we measure.\n\nThen we listen."],
    ["themes", "T01"],
    ["themes", "T05"],
    ["unescoFields", "CLT"],
    ["countries", "KZ"],
    ["languages", "en"],
    ["startMonth", "2030-03"],
    ["endMonth", "2031-03"],
    ["fundingStatus", "own_funds"],
    ["isSeekingPartners", "yes"],
    ["needs[0].role", "Draughtsmen"],
    ["needs[0].expertise", "Drawing"],
    ["needs[0].tasks", "Draw"],
    ["needs[0].number", "2"],
    ["visibility", "public"],
    ["isUnescoNamePlanned", "no"],
  ];
}

const errorsIn = ({ document }: Answer) =>
  [...document.querySelectorAll(".error-summary li")].map((one) => one.textContent ?? "");
const valueOf = ({ document }: Answer, name: string) =>
  (document.querySelector(`[name="${name}"]`) as HTMLInputElement | null)?.value;

async function rowAt(slug: string) {
  const [row] = await portal.services.db.select().from(projects).where(eq(projects.slug, slug));
  if (!row) throw new Error(`no project ${slug}`);
  return row;
}

describe("the form without a script", () => {
  test("a draft is saved half filled, as it was typed, and opens as it was left", async () => {
    const typed: Fields = [
      ["version", "0"],
      ["titleEn", "Half a project"],
      ["callUrl", "to be announced"],
      ["themes", "T03"],
      ["needs[0].role", "A cook"],
    ];
    const saved = await leader.browser.post("/projects/new", [...typed, ["intent", "save"]]);
    expect([saved.status, saved.location]).toEqual([302, "/projects/half-a-project/edit?done=saved"]);
    const page = await leader.browser.get(saved.location ?? "");
    expect(page.text).toContain("The draft has been saved");
    expect(fieldsOf(page, "titleEn")).toEqual(
      expect.arrayContaining([
        ["callUrl", "to be announced"],
        ["themes", "T03"],
        ["needs[0].role", "A cook"],
      ]),
    );
  });

  test("a draft without a title is answered 422 with everything typed", async () => {
    const answer = await leader.browser.post("/projects/new", [
      ["version", "0"],
      ["summary", "Kept words"],
      ["intent", "save"],
    ]);
    expect(answer.status).toBe(422);
    expect(errorsIn(answer)).toHaveLength(1);
    expect(valueOf(answer, "summary")).toBe("Kept words");
  });

  test("rows are added and taken away, and nothing typed is lost", async () => {
    const start = withField(filled("Rows on a page"), "needs[0].role", "First role");
    const add = (fields: Fields) =>
      leader.browser.post("/projects/new", [...fields, ["__intent__", '{"type":"insert","payload":{"name":"needs"}}']]);
    const added = await add(start);
    expect(added.status).toBe(200);
    expect(errorsIn(added)).toEqual([]);
    expect(valueOf(added, "needs[0].role")).toBe("First role");
    expect(valueOf(added, "needs[1].role")).toBe("");
    const button = [...added.document.querySelectorAll("button")].find(
      ({ value, name }) =>
        name === "__intent__" && value.includes("remove") && value.includes("needs") && value.includes(":0"),
    );
    const two = withField(fieldsOf(added, "titleEn"), "needs[1].role", "Second role");
    const removed = await leader.browser.post("/projects/new", [...two, ["__intent__", button?.value ?? ""]]);
    expect(valueOf(removed, "needs[0].role")).toBe("Second role");
    expect(valueOf(removed, "needs[1].role")).toBeUndefined();
    expect(valueOf(removed, "titleEn")).toBe("Rows on a page");
  });

  test("D04 an incomplete posting is answered 422: a link to every field, values kept, nothing written", async () => {
    const before = await portal.services.db.$count(projects);
    const fields = withField(withField(filled("A project with gaps"), "endMonth", "2030-01"), "kind");
    const answer = await leader.browser.post("/projects/new", [...fields, ["intent", "submit"]]);
    expect(answer.status).toBe(422);
    const links = [...answer.document.querySelectorAll(".error-summary a")].map((link) => link.getAttribute("href"));
    expect(links.toSorted()).toEqual(["#project-endMonth", "#project-kind"]);
    for (const link of links) expect(answer.document.querySelector(link ?? "")).not.toBeNull();
    expect(valueOf(answer, "summary")).toBe(SUMMARY.replace(/\s+$/, " "));
    expect(await portal.services.db.$count(projects)).toBe(before);
  });

  test("C09 fields that the form does not ask change nothing", async () => {
    const extra: Fields = [
      ["status", "open"],
      ["slug", "taken-over"],
      ["leadUserId", partner.id],
      ["publishedAt", "2020-01-01"],
      ["isChangedSinceCheck", "on"],
    ];
    const answer = await leader.browser.post("/projects/new", [
      ...filled("Nothing more than asked"),
      ...extra,
      ["intent", "submit"],
    ]);
    expect(answer.location).toBe("/projects/nothing-more-than-asked?done=submitted");
    const row = await rowAt("nothing-more-than-asked");
    expect(row).toMatchObject({
      status: "submitted",
      leadUserId: leader.id,
      publishedAt: null,
      leadInstitutionId: lead.institutionId,
    });
  });

  test("__proto__ in a name is 400", async () => {
    const answer = await leader.browser.post("/projects/new", [
      ...filled("Polluted form"),
      ["needs[0].__proto__", "x"],
      ["intent", "save"],
    ]);
    expect(answer.status).toBe(400);
  });
});

test("from the form to the board, to interest, to a confirmed partner, all without a script", async () => {
  const submitted = await leader.browser.post("/projects/new", [...filled("The whole journey"), ["intent", "submit"]]);
  expect(submitted.location).toBe("/projects/the-whole-journey?done=submitted");
  const queue = await coordinator.browser.get("/review/projects");
  expect(queue.text).toContain("/review/projects/the-whole-journey");
  const check = await coordinator.browser.get("/review/projects/the-whole-journey");
  const published = await coordinator.browser.post("/review/projects/the-whole-journey", [
    ...fieldsOf(check, "version").filter(([name]) => name === "version"),
    ["intent", "publish"],
  ]);
  expect(published.location).toBe("/review/projects?done=checked");

  const page = await partner.browser.get("/projects/the-whole-journey");
  expect(page.document.querySelector('a[href="/projects/the-whole-journey/interests"]')?.textContent).toBe(
    "Express interest",
  );
  const empty = await partner.browser.get("/projects/the-whole-journey/interests");
  const needId = (empty.document.querySelector("input[name=needId]") as HTMLInputElement).value;
  const message = "We bring three teachers, a drawing studio and twenty students who know the bazaars. ".repeat(3);
  const fields = withField(withField(fieldsOf(empty, "message"), "needId", needId), "message", message);
  const short = await partner.browser.post("/projects/the-whole-journey/interests", [
    ...withField(fields, "message", "Too short"),
    ["intent", "express"],
  ]);
  expect([short.status, valueOf(short, "message")]).toEqual([422, "Too short"]);
  const sent = await partner.browser.post("/projects/the-whole-journey/interests", [...fields, ["intent", "express"]]);
  expect(sent.location).toBe("/projects/the-whole-journey/interests?done=interest_sent");
  const twice = await partner.browser.post("/projects/the-whole-journey/interests", [...fields, ["intent", "express"]]);
  expect([twice.status, errorsIn(twice)]).toEqual([422, [expect.stringContaining("already expressed interest")]]);

  const inbox = await leader.browser.get("/inbox");
  expect(inbox.document.querySelector('a[href="/projects/the-whole-journey/interests"]')).not.toBeNull();
  const desk = await leader.browser.get("/projects/the-whole-journey/interests");
  expect(desk.text).toContain("Answering University");
  const interestId = valueOf(desk, "interestId") ?? "";
  const unexplained = await leader.browser.post("/projects/the-whole-journey/interests", {
    interestId,
    note: "Sorry",
    intent: "decline",
  });
  expect(unexplained.status).toBe(422);
  expect(unexplained.text).toContain("Sorry");
  const accepted = await leader.browser.post("/projects/the-whole-journey/interests", {
    interestId,
    note: "Welcome",
    intent: "accept",
  });
  expect(accepted.location).toBe("/projects/the-whole-journey/interests?done=interest_accepted");
  const again = await leader.browser.post("/projects/the-whole-journey/interests", {
    interestId,
    reason: "other",
    intent: "decline",
  });
  expect(again.status).toBe(409);

  expect((await portal.browser().get("/projects/the-whole-journey")).text).not.toContain("Answering University");
  expect(
    (await partner.browser.get("/inbox")).document.querySelector('a[href="/projects/the-whole-journey/partnership"]'),
  ).not.toBeNull();
  const place = await partner.browser.get("/projects/the-whole-journey/partnership");
  const confirmed = await partner.browser.post("/projects/the-whole-journey/partnership", [
    ...fieldsOf(place, "institutionId"),
    ["intent", "confirm"],
  ]);
  expect(confirmed.location).toBe("/projects/mine?done=partnership_confirmed");
  const shown = await portal.browser().get("/projects/the-whole-journey");
  expect(shown.text).toContain("Answering University");
  expect(shown.text).toContain("1 partner, 1 place open");
  expect((await portal.browser().get(`/directory/${other.slug}`)).text).toContain("The whole journey");
});

describe("two people edit one project", () => {
  async function openTwice(slug: string): Promise<[Fields, Fields]> {
    const read = async ({ browser }: SignedIn) => fieldsOf(await browser.get(`/projects/${slug}/edit`), "titleEn");
    return [await read(leader), await read(colleague)];
  }

  test("the second is told 409, keeps what was typed, and overwrites only when asked once more", async () => {
    await leader.browser.post("/projects/new", [...filled("Written by two"), ["intent", "save"]]);
    const [mine, theirs] = await openTwice("written-by-two");
    const save = (person: SignedIn, fields: Fields) =>
      person.browser.post("/projects/written-by-two/edit", [...fields, ["intent", "save"]]);
    expect((await save(leader, withField(mine, "titleEn", "Written by the first"))).status).toBe(302);
    const stale = await save(colleague, withField(theirs, "titleEn", "Written by the second"));
    expect(stale.status).toBe(409);
    expect(valueOf(stale, "titleEn")).toBe("Written by the second");
    expect(stale.document.querySelector("[role=alert]")?.textContent).toContain("Title in English");
    expect((await rowAt("written-by-two")).titleEn).toBe("Written by the first");
    expect((await save(colleague, fieldsOf(stale, "titleEn"))).status).toBe(302);
    expect((await rowAt("written-by-two")).titleEn).toBe("Written by the second");
  });

  test("an answer with errors does not move the version along", async () => {
    await leader.browser.post("/projects/new", [...filled("Version kept"), ["intent", "save"]]);
    const [mine, theirs] = await openTwice("version-kept");
    await leader.browser.post("/projects/version-kept/edit", [
      ...withField(mine, "titleEn", "Saved meanwhile"),
      ["intent", "save"],
    ]);
    const faulty = await colleague.browser.post("/projects/version-kept/edit", [
      ...withField(theirs, "kind"),
      ["intent", "submit"],
    ]);
    expect(faulty.status).toBe(422);
    const resent = await colleague.browser.post("/projects/version-kept/edit", [
      ...fieldsOf(faulty, "titleEn"),
      ["intent", "save"],
    ]);
    expect(resent.status).toBe(409);
  });
});

test("C10 a published project is closed, reopened, completed and archived, and each only once", async () => {
  const slug = "state-by-state";
  await leader.browser.post("/projects/new", [...filled("State by state"), ["intent", "submit"]]);
  const { version } = await rowAt(slug);
  await coordinator.browser.post(`/review/projects/${slug}`, { version: String(version), intent: "publish" });
  const post = (fields: Record<string, string>) => leader.browser.post(`/projects/${slug}/state`, fields);
  expect((await post({ intent: "reopen", answerBy: "2031-01-01" })).status).toBe(409);
  expect((await post({ intent: "close" })).location).toBe(`/projects/${slug}?done=closed`);
  expect((await post({ intent: "close" })).status).toBe(409);
  const past = await post({ intent: "reopen", answerBy: "2020-01-01" });
  expect([past.status, valueOf(past, "answerBy")]).toEqual([422, "2020-01-01"]);
  expect((await post({ intent: "reopen", answerBy: "2031-01-01" })).location).toBe(`/projects/${slug}?done=reopened`);
  const short = await post({ intent: "complete", finalSummary: "Too short." });
  expect([short.status, valueOf(short, "finalSummary")]).toEqual([422, "Too short."]);
  expect((await post({ intent: "complete", finalSummary: "We measured nine bazaars. ".repeat(5) })).location).toContain(
    "done=completed",
  );
  expect((await portal.browser().get(`/projects/${slug}`)).text).toContain("We measured nine bazaars.");
  expect((await post({ intent: "archive" })).location).toContain("done=archived");
  expect((await portal.browser().get(`/projects/${slug}`)).status).toBe(404);
  expect((await leader.browser.get(`/projects/${slug}`)).status).toBe(200);
});

test("changes are asked for on the version that was read, and the words are kept when it was not", async () => {
  const slug = "asked-for-changes";
  await leader.browser.post("/projects/new", [...filled("Asked for changes"), ["intent", "submit"]]);
  const note = "Please say which archives you will work in.";
  const { version } = await rowAt(slug);
  const ask = (at: number) =>
    coordinator.browser.post(`/review/projects/${slug}`, { version: String(at), note, intent: "ask_changes" });
  const stale = await ask(version - 1);
  expect([stale.status, valueOf(stale, "note")]).toEqual([409, note]);
  expect((await ask(version)).location).toBe("/review/projects?done=changes_asked");
  const edit = await leader.browser.get(`/projects/${slug}/edit`);
  expect(edit.text).toContain(note);
  expect((await portal.browser().get(`/projects/${slug}`)).status).toBe(404);
  const again = await leader.browser.post(`/projects/${slug}/edit`, [
    ...fieldsOf(edit, "titleEn"),
    ["intent", "submit"],
  ]);
  expect(again.location).toBe(`/projects/${slug}?done=submitted`);
});

test("an expired session hands back what was typed", async () => {
  const browser = portal.browser();
  const answer = await browser.post("/projects/new", [...filled("Typed before the session ended"), ["intent", "save"]]);
  expect(answer.status).toBe(401);
  expect(valueOf(answer, "titleEn")).toBe("Typed before the session ended");
});

test("E01 E05 what is typed stays text on every page", async () => {
  const payload = `</script><img src=x onerror=alert(1)>`;
  const fields = withField(
    withField(filled(`${payload} bazaars`), "summary", `${payload} ${SUMMARY}`),
    "needs[0].role",
    payload,
  );
  const made = await leader.browser.post("/projects/new", [...fields, ["intent", "submit"]]);
  const slug = (made.location ?? "").split("?")[0]?.split("/").at(-1) ?? "";
  for (const address of [`/projects/${slug}`, `/projects/${slug}/edit`, "/projects/mine"]) {
    const { document } = await leader.browser.get(address);
    expect(document.querySelectorAll("main img[src=x]")).toHaveLength(0);
  }
  const { document } = await coordinator.browser.get(`/review/projects/${slug}`);
  expect(document.querySelectorAll("img[src=x]")).toHaveLength(0);
  expect(document.querySelector("h1")?.textContent).toContain(payload);
});

test("G an interest is limited for each person a day", async () => {
  const strict = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const host = await createMember(strict.services, { nameEn: "Host University" });
  const guest = await createMember(strict.services, { nameEn: "Guest University" });
  const author = await signInNew(strict, { roles: [{ role: "representative", institutionId: host.institutionId }] });
  const checker = await signInNew(strict, { roles: ["coordinator"] });
  const sender = await signInNew(strict, { roles: [{ role: "representative", institutionId: guest.institutionId }] });
  await author.browser.post("/projects/new", [...filled("A limited number of times"), ["intent", "submit"]]);
  await checker.browser.post("/review/projects/a-limited-number-of-times", { version: "2", intent: "publish" });
  const send = (role: string) =>
    sender.browser.post("/projects/a-limited-number-of-times/interests", {
      institutionId: guest.institutionId,
      needId: "other",
      role,
      message: "m".repeat(200),
      intent: "express",
    });
  const first = await send("Translator");
  expect(first.status).toBe(302);
  const answers = [];
  for (let i = 0; i < 20; i++) answers.push(await send("Translator"));
  expect(answers.at(-1)?.status).toBe(429);
  expect(Number(answers.at(-1)?.headers.get("Retry-After"))).toBeGreaterThan(0);
  const isTheirs = and(eq(projectInterests.institutionId, guest.institutionId), eq(projectInterests.status, "sent"));
  expect(await strict.services.db.$count(projectInterests, isTheirs)).toBe(1);
});
