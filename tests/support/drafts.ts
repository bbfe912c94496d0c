import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { createAwaitingHead, createDraft } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { signInNew, viewerOf } from "./people.ts";
import type { TestPortal } from "./test-portal.ts";

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");

/** The answers of Tajik National University, with nothing left open but the documents. */
export const COMPLETE = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };

/** A signed-in applicant with a draft that has these answers. */
export async function newDraft(portal: TestPortal, sections: AnswersBySection = {}) {
  const person = await signInNew(portal);
  const draft = { ...COMPLETE, sections };
  const { applicationId: id, applicant } = await createDraft(portal.services, viewerOf(person), draft);
  return { browser: person.browser, id, applicant, home: `/applications/${id}` };
}

/** A signed-in applicant whose application waits for the head, who has the token. */
export async function newAwaiting(portal: TestPortal) {
  const person = await signInNew(portal);
  const { applicationId: id, token } = await createAwaitingHead(portal.services, viewerOf(person), COMPLETE);
  return { browser: person.browser, id, token, home: `/applications/${id}` };
}

export const answersOf = async ({ services: { db } }: TestPortal, id: string) =>
  (await getFullApplication(db, id))?.answers;

export const documentsOf = async ({ services: { db } }: TestPortal, id: string) =>
  (await getFullApplication(db, id))?.documents ?? [];
