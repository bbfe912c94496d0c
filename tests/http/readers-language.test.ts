import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import type { Locale } from "#db/locales.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let council: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
  council = await signInNew(portal, { roles: ["council"] });
});

const viewerOf = ({ id, email, name }: SignedIn, role: "coordinator" | "representative", institutionId?: string) => {
  const grant = { role, countries: null, institutionId: institutionId ?? null, applicationId: null };
  return { id, email, name, locale: "en", isVerified: true, grants: [grant] } satisfies Viewer;
};

/** What is read out with the field: its help and what stands under it. */
function wordsBeside(form: ServedForm, label: string): string {
  const control = form.control(label);
  const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => control.ownerDocument.getElementById(id)?.textContent).join(" ");
}

const samplesIn = (form: ServedForm, locale: Locale) =>
  [...form.element.querySelectorAll(`details li [lang=${locale}]`)].map(({ textContent }) => textContent);

async function memberWithPeople(...locales: Locale[]) {
  const institution = { nameEn: `Academy of ${locales.join(" and ")}`, country: "KZ" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, new Date()));
  const { institutionId } = member;
  const people: SignedIn[] = [];
  for (const locale of locales)
    people.push(await signInNew(portal, { locale, roles: [{ role: "representative", institutionId }] }));
  return { ...member, people };
}

describe("who writes to somebody reads in which language that person reads (found F134)", () => {
  test("the applicant, in a request for information and in a message", async () => {
    const { applicationId } = await createInCheck(portal.services, viewerOf(coordinator, "coordinator"), {
      locale: "kk",
    });
    const request = await openForm(coordinator.browser, `/review/${applicationId}/request`, "Send the request");
    expect(wordsBeside(request, "Message to the applicant")).toContain("Language of the reader: Kazakh");
    expect(samplesIn(request, "kk")).toContain(
      "Құжаттың көшірмесі нашар оқылады. Барлық беттерін қайта сканерлеп жіберуіңізді сұраймыз.",
    );
    const page = `/review/${applicationId}/correspondence`;
    const message = await openForm(coordinator.browser, page, "Send the message");
    expect(wordsBeside(message, "Message to the applicant")).toContain("Language of the reader: Kazakh");
    expect(samplesIn(message, "kk").length).toBeGreaterThan(1);
    const note = await openForm(coordinator.browser, `/review/${applicationId}/notes`, "Add the note");
    expect(note.element.textContent).not.toContain("Language of the reader");
  });

  test("the applicant and the head, in the letter of a decision", async () => {
    const { applicationId } = await createRecommended(portal.services, viewerOf(coordinator, "coordinator"), {
      locale: "ru",
    });
    const form = await openForm(council.browser, `/review/${applicationId}/decision`, "Show the letter");
    expect(wordsBeside(form, "Words for the letter")).toContain("Language of the reader: Russian");
    expect(samplesIn(form, "ru").length).toBeGreaterThan(1);
  });

  test("the people of a member, in what is ruled on the membership and asked of a project", async () => {
    const { number, institutionId, people } = await memberWithPeople("kk", "ru");
    const ruling = await openForm(coordinator.browser, `/memberships/${number}`, "Propose to suspend");
    expect(wordsBeside(ruling, "Reason")).toContain("Languages of the readers: Russian, Kazakh");
    expect(samplesIn(ruling, "kk").length).toBeGreaterThan(1);
    const { slug } = await createProject(portal.services, {
      leadInstitutionId: institutionId,
      author: viewerOf(people[0]!, "representative", institutionId),
      values: completeValues(portal.services.clock.now(), { titleEn: "Letters of the steppe" }),
      upTo: "submitted",
    });
    for (const button of ["Ask for changes", "Decline"]) {
      const form = await openForm(coordinator.browser, `/review/projects/${slug}`, button);
      const [label = ""] = form.controls
        .filter(({ tagName }) => tagName === "TEXTAREA")
        .map((one) => one.labels?.[0]?.textContent ?? "");
      expect(wordsBeside(form, label)).toContain("Languages of the readers: Russian, Kazakh");
      expect(samplesIn(form, "ru").length).toBeGreaterThan(1);
    }
  });
});
