import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addNeededDocuments, createSubmitted } from "#app/demo/applications-factory.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { askRecommendation } from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { applications } from "#db/schema/applications.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { admitMember } from "#tests/support/world/institutions.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const { identity, legal } = COMPLETE.sections;
/** Nothing in the form shows the recognition. */
const UNLISTED: AnswersBySection = {
  ...COMPLETE.sections,
  identity: { ...identity, ror_id: "", whed_id: "", email_domains: ["applicant.example"] },
  legal: { ...legal, recog_url: "", recog_page_url: "" },
};
const WORDS =
  "We have taught a joint master's programme with this university for six years. Canary words of praise.".repeat(2);
const CONFIRM = "Yes, I decline for good";

const main = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

let number = 0;
const newAddress = () => `rector${++number}@commission.example`;

async function ask(
  browser: Browser,
  home: string,
  changes: { email?: string; kind?: string; office?: string; locale?: string } = {},
) {
  const { email = newAddress(), kind = "A National Commission for UNESCO", office = "National Commission" } = changes;
  const form = await openForm(browser, `${home}/recommendations`, "Ask");
  form
    .choose(["Who recommends"], kind)
    .fill("Institution or office", office)
    .fill("Whom you ask: full name", "Aigul Serikova")
    .fill("E-mail address", email);
  if (changes.locale) form.choose("Language of the letter", changes.locale);
  const sent = await form.press("Ask");
  return { ...sent, email };
}

const linkTo = async (email: string) => (await letterTo(portal, email, "recommendation-asked")).link;

async function give(link: string, mayShow: "Yes" | "No", words = WORDS) {
  const form = await openForm(portal.browser(), link, "Send the recommendation");
  return form
    .fill("What you recommend the institution for", words)
    .fill("Your position", "Secretary-General")
    .fill("How you are connected with the institution", "Joint programme since 2019")
    .choose(["May the applicant read this?"], mayShow)
    .press("Send the recommendation");
}

describe("An applicant", () => {
  test("sees the letter before it is sent, and sends it; the state is on the page, in the status and the history", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const form = await openForm(browser, `${home}/recommendations`, "Ask");
    const email = newAddress();
    const preview = await form
      .choose(["Who recommends"], "A National Commission for UNESCO")
      .fill("Institution or office", "National Commission")
      .fill("Whom you ask: full name", "Aigul Serikova")
      .fill("E-mail address", email)
      .press("Show the letter");
    expect(main(preview.page)).toContain("Dear Aigul Serikova");
    expect(await lettersTo(portal, email)).toEqual([]);
    const again = preview.form("Ask");
    expect(again.read("E-mail address")).toBe(email);
    const { page } = await again.press("Ask");
    expect(main(page)).toContain("The letter is on its way.");
    expect(main(page)).toMatch(/Aigul Serikova, National Commission Awaited/);
    const status = main(await browser.get(home));
    expect(status).toContain("Recommendations: 0 of 1 given");
    expect(status).toContain("Recommendation asked: National Commission");
    expect((await letterTo(portal, email, "recommendation-asked")).text).not.toContain("endorsed by UNESCO");
  });

  test("cannot ask oneself, the own institution, the same person twice, or a fourth; what was typed stays", async () => {
    const { browser, home, applicant } = await newDraft(portal, UNLISTED);
    const refused = async (email: string) => {
      const sent = await ask(browser, home, { email });
      expect(sent.answer.status).toBe(422);
      expect(sent.form("Ask").read("E-mail address")).toBe(email);
      return main(sent.page);
    };
    expect(await refused(applicant.email)).toContain("belongs to somebody who acts for the application");
    expect(await refused("dean@mail.applicant.example")).toContain("a domain of your own institution");
    expect(await refused("somebody@mailinator.com")).toContain("made to be thrown away");
    const { email } = await ask(browser, home);
    expect(await refused(email)).toContain("This person is asked already.");
    await ask(browser, home);
    await ask(browser, home);
    expect(main(await browser.get(`${home}/recommendations`))).toContain("Three are asked.");
    const fields = { intent: "ask", recommender: "rectors_conference", office: "Conference", name: "X", locale: "en" };
    expect((await browser.forge(`${home}/recommendations`, { ...fields, email: newAddress() })).status).toBe(409);
  });

  test("names a member as it stands in the directory", async () => {
    await admitMember(portal, "Samarkand Silk University");
    const { browser, home } = await newDraft(portal, UNLISTED);
    const kind = "A member of the association";
    const none = await ask(browser, home, { kind, office: "Nowhere Qzx College" });
    expect(main(none.page)).toContain("No member of the association is called so.");
    const { page } = await ask(browser, home, { kind, office: "Samarkand Silk University" });
    expect(main(page)).toContain("Samarkand Silk University Awaited");
  });

  test("takes a request back or replaces it, and whoever was asked is told", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const first = await ask(browser, home);
    const link = await linkTo(first.email);
    const replace = first.page.document.querySelector<HTMLAnchorElement>('main a[href*="?replace="]');
    const form = await openForm(browser, replace?.getAttribute("href")?.replace(/#.*/, "") ?? "", "Ask");
    const email = newAddress();
    const { page } = await form
      .choose(["Who recommends"], "A conference or council of rectors")
      .fill("Institution or office", "Rectors")
      .fill("Whom you ask: full name", "Other Person")
      .fill("E-mail address", email)
      .press("Ask");
    expect(main(page)).toMatch(/Aigul Serikova, National Commission Taken back.*Other Person, Rectors Awaited/);
    await letterTo(portal, first.email, "recommendation-not_needed");
    expect(main(await portal.browser().get(link))).toContain("took the request back");
    const back = await openForm(browser, `${home}/recommendations`, /Take back/);
    await back.press(/Take back/);
    expect(main(await portal.browser().get(await linkTo(email)))).toContain("took the request back");
  });

  test("reminds by hand only after some days", async () => {
    const { browser, home, id } = await newDraft(portal, UNLISTED);
    const { email, page } = await ask(browser, home);
    expect(page.text).not.toContain('value="remind"');
    await portal.services.withTransaction((tx) =>
      tx
        .update(recommendationRequests)
        .set({ askedAt: new Date(Date.now() - 5 * 86_400_000) })
        .where(eq(recommendationRequests.applicationId, id)),
    );
    const form = await openForm(browser, `${home}/recommendations`, /Remind/);
    expect(main((await form.press(/Remind/)).page)).toContain("The reminder is on its way.");
    expect((await letterTo(portal, email, "recommendation-reminder")).link).toBe(await linkTo(email));
    expect((await browser.get(`${home}/recommendations`)).text).not.toContain('value="remind"');
  });

  test("that nothing shows may send once somebody is asked, and not before", async () => {
    const { browser, home, id, applicant } = await newDraft(portal, UNLISTED);
    await addNeededDocuments(portal.services, id, applicant);
    const before = await browser.get(`${home}/submission`);
    expect(main(before)).toContain("Letters of recommendation");
    expect(before.document.querySelector(`main a[href="${home}/recommendations"]`)).toBeTruthy();
    await ask(browser, home);
    expect(main(await browser.get(`${home}/submission`))).not.toContain("Letters of recommendation");
  });

  test("does not ask for what is shown otherwise, and colleagues and strangers do not ask at all", async () => {
    const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
    await addNeededDocuments(portal.services, id, applicant);
    expect(main(await browser.get(`${home}/submission`))).not.toContain("Letters of recommendation");
    const stranger = await signInNew(portal);
    expect((await stranger.browser.get(`${home}/recommendations`)).status).toBe(404);
    expect((await stranger.browser.forge(`${home}/recommendations`, { intent: "ask" })).status).toBe(404);
  });
});

describe("Whoever is asked", () => {
  test("reads who asks and for whom, in the language of the letter; opening changes nothing", async () => {
    const { browser, home, applicant } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home, { locale: "Русский" });
    const letter = await letterTo(portal, email, "recommendation-asked");
    expect(letter.subject).toMatch(/^Просьба о.рекомендации/);
    const page = await portal.browser().get(letter.link);
    expect(page.document.documentElement.lang).toBe("ru");
    expect(main(page)).toContain(applicant.email);
    expect(main(page)).toContain("не одобрена ими");
    expect(page.document.querySelector('meta[name="robots"]')?.getAttribute("content")).toContain("noindex");
    for (let time = 0; time < 3; time++) await portal.browser().get(letter.link);
    expect(main(await browser.get(`${home}/recommendations`))).toContain("Awaited");
  });

  test("gives it in one form that keeps what was typed when something lacks, gets a copy, and may change it", async () => {
    const { browser, home, applicant } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    const form = await openForm(portal.browser(), link, "Send the recommendation");
    const short = await form.fill("What you recommend the institution for", "Good.").press("Send the recommendation");
    expect(short.answer.status).toBe(422);
    expect(short.form("Send the recommendation").read("What you recommend the institution for")).toBe("Good.");
    const { page } = await give(link, "Yes");
    expect(main(page)).toContain("Given:");
    const receipt = await letterTo(portal, email, "recommendation-receipt");
    expect(receipt.text).toContain("joint master");
    expect(receipt.link).toBe(link);
    await letterTo(portal, applicant.email, "recommendation-given");
    expect(main(await browser.get(`${home}/recommendations`))).toContain("Canary words of praise");
    const change = await openForm(portal.browser(), link, "Save the change");
    await change.choose(["May the applicant read this?"], "No").press("Save the change");
    const hidden = main(await browser.get(`${home}/recommendations`));
    expect(hidden).not.toContain("Canary words of praise");
    expect(hidden).toContain("prefers that only the association reads it");
    const letters = await lettersTo(portal, applicant.email);
    expect(letters.filter(({ kind }) => kind === "recommendation-given")).toHaveLength(1);
  });

  test("has a text of any script and length as it was written, without what nobody sees, and signs with one letter", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    const written = `«Кавычки» “quotes” 'and' "plain" <b>&amp;</b>\n\nنوصي بهذه الجامعة\n👩🏽‍🏫🎓 ғұқөүіһ`;
    const pasted = written.replace("quotes", "quo\u00adt\u200bes\ufeff").replaceAll("\n", "\r\n");
    const end = `\n${"ұ".repeat(3999 - [...written].length)}`;
    const form = await openForm(portal.browser(), link, "Send the recommendation");
    form
      .fill("What you recommend the institution for", `${pasted}${end}x`)
      .fill("Your full name", "Ы")
      .fill("Your position", "Rector")
      .fill("How you are connected with the institution", "“None” \u202e beyond that")
      .choose(["May the applicant read this?"], "Yes");
    const long = await form.press("Send the recommendation");
    expect(long.answer.status).toBe(422);
    const again = long.form("Send the recommendation");
    expect(again.read("Your full name")).toBe("Ы");
    expect(again.read(["May the applicant read this?", "Yes"])).toBe(true);
    expect(String(again.read("What you recommend the institution for")).endsWith("ұx")).toBe(true);
    const { page } = await again
      .fill("What you recommend the institution for", pasted + end)
      .press("Send the recommendation");
    expect(main(page)).toContain("Given:");
    const shown = await browser.get(`${home}/recommendations`);
    expect(main(shown)).toContain(`«Кавычки» “quotes” 'and' "plain" <b>&amp;</b>`);
    expect(main(shown)).toContain("نوصي بهذه الجامعة");
    expect(main(shown)).toContain("👩🏽‍🏫🎓 ғұқөүіһ");
    const changing = await openForm(portal.browser(), link, "Save the change");
    const kept = String(changing.read("What you recommend the institution for")).replaceAll("\r\n", "\n");
    expect(kept).toBe(written + end);
    expect((await letterTo(portal, email, "recommendation-receipt")).text).toContain("👩🏽‍🏫🎓 ғұқөүіһ");
  });

  test("gives in one tab; another tab writes over nothing and hands its text back, and a second press says nothing twice", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    const second = await openForm(portal.browser(), link, "Send the recommendation");
    await give(link, "Yes");
    second
      .fill("What you recommend the institution for", `${WORDS} Of the second tab.`)
      .fill("Your position", "Secretary-General")
      .fill("How you are connected with the institution", "Joint programme since 2019")
      .choose(["May the applicant read this?"], "No");
    const late = await second.press("Send the recommendation");
    expect(late.answer.status).toBe(409);
    expect(main(late.answer)).toContain("in another tab");
    expect(main(late.answer)).toContain("Of the second tab.");
    expect(main(await browser.get(`${home}/recommendations`))).not.toContain("Of the second tab.");
    second.fill("What you recommend the institution for", WORDS).choose(["May the applicant read this?"], "Yes");
    expect((await second.press("Send the recommendation")).answer.status).toBe(302);
    const receipts = (await lettersTo(portal, email)).filter(({ kind }) => kind === "recommendation-receipt");
    expect(receipts).toHaveLength(1);
  });

  test("changes it in one tab; an older tab overwrites nothing, not even on its second press", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    await give(link, "Yes");
    const words = "What you recommend the institution for";
    const old = await openForm(portal.browser(), link, "Save the change");
    const mayShow = "May the applicant read this?";
    const change = await openForm(portal.browser(), link, "Save the change");
    const saved = await change.fill(words, `${WORDS} Newer.`).choose([mayShow], "No").press("Save the change");
    expect(main(saved.page)).toContain("The change is saved");
    const unchanged = async () => {
      const now = await openForm(portal.browser(), link, "Save the change");
      expect(now.read(words)).toBe(`${WORDS} Newer.`);
      expect(now.read([mayShow, "No"])).toBe(true);
      expect(main(await browser.get(`${home}/recommendations`))).not.toContain("Canary words");
    };
    const late = await old.fill(words, `${WORDS} Of the old tab.`).press("Save the change");
    expect(late.answer.status).toBe(409);
    expect(main(late.answer)).toContain("in another tab");
    expect(main(late.answer)).toContain("Of the old tab.");
    await unchanged();
    const short = await old.fill(words, "Too short.").press("Save the change");
    expect(short.answer.status).toBe(422);
    const again = short.form("Save the change").fill(words, `${WORDS} Of the old tab.`);
    expect((await again.press("Save the change")).answer.status).toBe(409);
    await unchanged();
  });

  test("that comes too late, or whose request was taken back, has what was typed on the page that says so", async () => {
    const { browser, home, id } = await newDraft(portal, UNLISTED);
    const type = async (link: string) =>
      (await openForm(portal.browser(), link, "Send the recommendation")).fill(
        "What you recommend the institution for",
        WORDS,
      );
    const { email } = await ask(browser, home);
    const taken = await type(await linkTo(email));
    await (await openForm(browser, `${home}/recommendations`, /Take back/)).press(/Take back/);
    const afterwards = await taken.press("Send the recommendation");
    expect(afterwards.answer.status).toBe(409);
    expect(main(afterwards.answer)).toContain("took the request back");
    expect(main(afterwards.answer)).toContain("Canary words of praise");
    const other = await ask(browser, home);
    const link = await linkTo(other.email);
    const late = await type(link);
    await portal.services.withTransaction((tx) =>
      tx
        .update(recommendationRequests)
        .set({ expiresAt: new Date(Date.now() - 1000) })
        .where(eq(recommendationRequests.applicationId, id)),
    );
    const page = await portal.browser().get(link);
    expect(page.status).toBe(200);
    expect(main(page)).toContain("This link worked until");
    expect(page.document.querySelector("main form")).toBeNull();
    const sent = await late.press("Send the recommendation");
    expect(sent.answer.status).toBe(409);
    expect(main(sent.answer)).toContain("Canary words of praise");
    expect(main(await browser.get(`${home}/recommendations`))).toContain("No answer in time");
  });

  test("declines with a comment that the applicant reads, and a second answer is handed back", async () => {
    const { browser, home, applicant } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    const late = await openForm(portal.browser(), link, "Send the recommendation");
    const form = await openForm(portal.browser(), link, "Decline");
    const { page } = await form.fill("Comment", "I do not know this institution.").tick(CONFIRM).press("Decline");
    expect(main(page)).toContain("You declined on");
    expect(main(await browser.get(`${home}/recommendations`))).toContain("I do not know this institution.");
    await letterTo(portal, applicant.email, "recommendation-declined");
    const { answer } = await late
      .fill("What you recommend the institution for", WORDS)
      .press("Send the recommendation");
    expect(answer.status).toBe(409);
    expect(main(answer)).toContain("Canary words of praise");
  });

  test("is told before declining that it is final, confirms it, and keeps the words typed above until then", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const link = await linkTo(email);
    const words = "What you recommend the institution for";
    const form = await openForm(portal.browser(), link, "Decline");
    expect(form.element.querySelector("details:not([open])")?.textContent).toContain("cannot be taken back");
    const { answer, ...first } = await form
      .fill(words, `${WORDS} Typed above.`)
      .fill("Your position", "Secretary-General")
      .choose(["May the applicant read this?"], "No")
      .fill("Comment", "Not now.")
      .press("Decline");
    expect(answer.status).toBe(422);
    const again = first.form("Decline");
    expect(again.element.querySelector("details[open]")?.textContent).toContain("cannot be taken back");
    expect(again.read(words)).toBe(`${WORDS} Typed above.`);
    expect(again.read("Your position")).toBe("Secretary-General");
    expect(again.read(["May the applicant read this?", "No"])).toBe(true);
    expect(again.read("Comment")).toBe("Not now.");
    expect(main(await browser.get(`${home}/recommendations`))).toContain("Awaited");
    const long = await again.tick(CONFIRM).fill("Comment", "x".repeat(1001)).press("Decline");
    expect(long.form("Decline").read(words)).toBe(`${WORDS} Typed above.`);
    const sent = await long
      .form("Decline")
      .fill("How you are connected with the institution", "Joint programme since 2019")
      .press("Send the recommendation");
    expect(main(sent.page)).toContain("Given:");
  });

  test("is told when the application is withdrawn, and the link says so", async () => {
    const { browser, home } = await newDraft(portal, UNLISTED);
    const { email } = await ask(browser, home);
    const form = await openForm(browser, `${home}/withdrawal`);
    form.tick(form.controls.filter(({ type }) => type === "checkbox").map((box) => form.nameOf(box))[0] ?? "");
    await form.press(/withdraw/i);
    await letterTo(portal, email, "recommendation-not_needed");
    expect(main(await portal.browser().get(await linkTo(email)))).toContain("Nothing is left for you to do");
  });

  test("is not let in by a link that was never sent", async () => {
    expect((await portal.browser().get("/recommend/never-sent")).status).toBe(404);
  });
});

describe("The secretariat", () => {
  async function filedWith(email: string) {
    const person = await signInNew(portal);
    const draft = { ...COMPLETE };
    const { applicationId } = await createSubmitted(portal.services, viewerOf(person), draft);
    const { browser } = person;
    const home = `/applications/${applicationId}`;
    await ask(browser, home, { email });
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    return { browser, home, id: applicationId, coordinator: coordinator.browser, link: await linkTo(email) };
  }

  test("sees that one is awaited, then the words with what the address weighs; the applicant does not", async () => {
    const email = newAddress();
    const { browser, home, id, coordinator, link } = await filedWith(email);
    expect(main(await coordinator.get(`/review/${id}/answers`))).toContain("Awaited");
    await give(link, "No");
    expect(main(await coordinator.get(`/review/${id}/answers`))).toContain("Canary words of praise");
    const check = (await coordinator.get(`/review/${id}`)).document.querySelector("#check-recognition")?.textContent;
    expect(check).toContain("Whose the domain commission.example is, is not known");
    const pages = ["", "/recommendations", "/print", "/data.json", "/submission", "/evidence", "/documents", "/people"];
    for (const place of [...pages, "/versions", "/messages"])
      expect((await browser.get(home + place)).text, place).not.toContain("Canary words");
    for (const place of [
      "/account/data",
      `/review/${id}/print`,
      "/inbox",
      "/review?q=Canary",
      "/review/export/csv?q=Canary",
    ])
      expect((await browser.get(place)).text, place).not.toContain("Canary words");
    const listed = `/review/export/csv?q=${encodeURIComponent("Canary words of praise")}`;
    const table = await coordinator.get(listed);
    expect(table.status).toBe(200);
    expect(table.text.trim().split("\n")).toHaveLength(1);
  });

  test("has it as it was once the file is with those who decide: the link ends", async () => {
    const email = newAddress();
    const { id, link } = await filedWith(email);
    await give(link, "Yes");
    const change = await openForm(portal.browser(), link, "Save the change");
    await portal.services.withTransaction((tx) =>
      tx.update(applications).set({ status: "recommended" }).where(eq(applications.id, id)),
    );
    expect(main(await portal.browser().get(link))).toContain("has gone to those who decide");
    expect((await change.press("Save the change")).answer.status).toBe(409);
  });
});

test("asking is counted for each application", async () => {
  const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const { browser, home } = await newDraft(limited, UNLISTED);
  const statuses = [];
  for (let time = 0; time < 7; time++) {
    const fields = {
      intent: "ask",
      recommender: "rectors_conference",
      office: "Rectors",
      name: "A Person",
      locale: "en",
    };
    statuses.push(
      (await browser.forge(`${home}/recommendations`, { ...fields, email: `one${time}@rectors.example` })).status,
    );
  }
  expect(statuses).toEqual([302, 302, 302, 409, 409, 409, 429]);
});

test("one address is asked three times a day at most, whoever takes the request back in between", async () => {
  const limited = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  const { browser, id, home } = await newDraft(limited, UNLISTED);
  const page = `${home}/recommendations`;
  const asked = { recommender: "rectors_conference", office: "Rectors", name: "A Person", locale: "en" };
  const statuses: number[] = [];
  for (let time = 0; time < 4; time++) {
    statuses.push((await browser.forge(page, { intent: "ask", ...asked, email: "same@rectors.example" })).status);
    const isOpen = and(eq(recommendationRequests.applicationId, id), isNull(recommendationRequests.cancelledAt));
    const [open] = await limited.services.db.select().from(recommendationRequests).where(isOpen);
    if (open) await browser.forge(page, { intent: "take-back", requestId: open.id });
  }
  expect(statuses).toEqual([302, 302, 302, 429]);
  expect(await lettersTo(limited, "same@rectors.example")).toHaveLength(6);
});

test("what the command is given is asked again inside it", async () => {
  const { id, applicant } = await newDraft(portal, UNLISTED);
  const other = viewerOf(await signInNew(portal));
  const request = {
    applicationId: id,
    recommender: "national_commission",
    office: "Commission",
    name: "A Person",
    email: newAddress(),
    locale: "en",
    reader: "en",
  } as const;
  expect(await askRecommendation(portal.services, request, other)).toEqual({ ok: false, reason: "not-found" });
  expect(await askRecommendation(portal.services, request, applicant)).toEqual({ ok: true });
});
