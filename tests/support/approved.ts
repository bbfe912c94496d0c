import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { applications } from "#db/schema/applications.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import { newOrderedId } from "#db/kit.ts";
import type { Locale } from "#db/locales.ts";
import { eq } from "drizzle-orm";
import { changeAssociation } from "./formalities.ts";
import { letterTo } from "./letters.ts";
import { actorOf, PASSWORD, type SignedIn, signInAs, signInNew } from "./people.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "./review-factory.ts";
import { openForm, type Sent } from "./served-form.ts";
import type { TestPortal } from "./test-portal.ts";

export const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { full_name: string; email: string };

export interface Deciders {
  coordinator: SignedIn;
  council: SignedIn;
}

/** Decisions that take effect at once and open formalities, and who takes them. */
export async function startFormalities(portal: TestPortal): Promise<Deciders> {
  await decideAtOnce(portal.services);
  await changeAssociation(portal.services, { formalities: true, formalitiesDays: 60 });
  const coordinator = await signInNew(portal, { name: "Owner of cases", roles: ["coordinator"] });
  const council = await signInNew(portal, { name: "Decider", roles: ["council"] });
  return { coordinator, council };
}

export interface Recommended {
  id: string;
  home: string;
  applicant: Viewer & { browser: Awaited<ReturnType<typeof signInAs>> };
  /** The address of the alternate whom the application names. */
  alternate: string;
}

/** A filed application that waits for a second person. */
export async function recommended(
  portal: TestPortal,
  { coordinator }: Deciders,
  locale?: Locale,
): Promise<Recommended> {
  const actor = await actorOf(portal, coordinator.id);
  const { applicationId: id, applicant } = await createRecommended(portal.services, actor, { locale });
  const browser = await signInAs(portal, applicant.email);
  const people = { applicant: { ...applicant, browser }, alternate: `alternate-${applicant.email}` };
  return { id, home: `/applications/${id}`, ...people };
}

/** The head confirmed the application, and with it the commitment as it stands. */
export async function headConfirmed({ services }: TestPortal, applicationId: string): Promise<void> {
  const at = services.clock.now();
  const signed = { answer: "confirmed" as const, answeredAt: at, signedName: HEAD.full_name, signedPosition: "Rector" };
  const link = { headName: HEAD.full_name, headEmail: HEAD.email, contentSha256: "0", sentAt: at, expiresAt: at };
  const row = { id: newOrderedId(), applicationId, tokenSha256: newOrderedId(), remindersSent: 0, ...link, ...signed };
  await services.withTransaction((tx) => tx.insert(headConfirmations).values(row));
}

export async function approve({ services, ...portal }: TestPortal, { council }: Deciders, id: string): Promise<void> {
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "Welcome." };
  const actor = await actorOf({ services, ...portal }, council.id);
  const decided = await decide(services, input, byPerson(actor), APPROVE);
  if (!decided.ok) throw new Error(`Not approved: ${decided.reason}`);
}

export async function stateOf({ services: { db } }: TestPortal, id: string): Promise<string | undefined> {
  const [row] = await db.select().from(applications).where(eq(applications.id, id));
  return row?.status;
}

/** Somebody who was invited makes an account with the link of the newest letter of a kind. */
export async function joinBy(
  portal: TestPortal,
  email: string,
  kind: string,
  name = "Alternate Person",
): Promise<Sent> {
  const { link } = await letterTo(portal, email, kind);
  const form = await openForm(portal.browser(), link, /account|accept/i);
  for (const control of form.controls) {
    const label = form.nameOf(control).split(" > ").at(-1) ?? "";
    if (control.name === "name") form.fill(label, name);
    else if (control.type === "password") form.fill(label, PASSWORD);
    else if (control.type === "checkbox") form.tick(label);
  }
  return form.submit(form.submitters[0]);
}
