import { expect, test } from "vitest";
import { sendWeekLetters } from "#app/features/inbox/send-week-letters.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { letterTo } from "#tests/support/letters.ts";
import { addPerson, PASSWORD } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal } from "#tests/support/test-portal.ts";
import { standingClock } from "#tests/support/test-services.ts";

const NEED = {
  ...{ role: "Archive of songs", expertise: "Collections of old songs", number: 1, countries: [] as string[] },
  ...{ orgKind: "higher_education" as const, tasks: "Lend forty songs to the exhibition." },
};

/** The fields without which a form does not go out. */
const asked = (form: ServedForm) =>
  new Set(form.controls.filter((one) => one.required || one.closest("[aria-required=true]")).map((one) => one.name));

test("a professor answers a call from the letter of Monday: three pages and four answers, signing in included", async () => {
  const clock = standingClock("2026-09-07T01:00:00Z");
  const portal = await startTestPortal({ overrides: { clock } });
  const { services } = portal;
  const lead = await createMember(services, { nameEn: "Calling University" });
  const own = await createMember(services, {
    nameEn: "Answering University",
    country: "UZ",
    themes: ["T05", "T07"],
    facts: { offers: ["collections"] },
  });
  const professor = await addPerson(portal, {
    roles: [{ role: "project_officer", institutionId: own.institutionId }],
  });
  const [author, coordinator] = [await personOf(services, lead), await personOf(services, null, "coordinator")];
  const values = completeValues(clock.now(), { titleEn: "Caravans and their songs", needs: [NEED] });
  const by = { leadInstitutionId: lead.institutionId, author, coordinator };
  const { slug } = await createProject(services, { ...by, values, upTo: "published" });
  await sendWeekLetters(services);
  const { text } = await letterTo(portal, professor.email, "week-letter");
  const line = text.split("\n").find((one) => one.includes("Caravans and their songs")) ?? "";
  expect(line).toContain(`/projects/${slug}/interests`);
  const [link = ""] = /https?:\/\/\S+/.exec(text.slice(text.indexOf(line))) ?? [];
  const { pathname } = new URL(link);

  // The letter is opened where nobody is signed in.
  const browser = portal.browser();
  const signIn = await openForm(browser, pathname, "Sign in");
  const seen = ["sign in"];
  const needed = [...asked(signIn)];
  const back = await signIn.fill("E-mail address", professor.email).fill("Password", PASSWORD).press("Sign in");
  seen.push("the call");
  expect(back.address.replace(/#.*/, "")).toBe(pathname);
  const form = back.form("Send to the lead institution");
  needed.push(...asked(form));
  expect(back.page.text).toContain("Caravans and their songs");
  form.choose("Role you offer to take", NEED.role);
  form.fill("What your institution brings", "We have recorded songs for ten years. ".repeat(6));
  const sent = await form.press("Send to the lead institution");
  seen.push("sent");
  expect(sent.page.text).toContain("Your interest has been sent to the lead institution.");
  expect(seen.length).toBeLessThanOrEqual(5);
  expect(needed.sort()).toEqual(["email", "message", "needId", "password"]);
  const told = await letterTo(portal, author.email, "project-interest_sent-lead");
  expect(told.text).toContain("Answering University");
});
