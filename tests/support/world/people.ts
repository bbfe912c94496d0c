import { eq } from "drizzle-orm";
import { actAs } from "#app/demo/demonstration.server.ts";
import { findCalendar, makeCalendar } from "#app/features/following/calendar-address.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { users } from "#db/schema/accounts.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addPerson, signInAs } from "../people.ts";
import type { Browser, TestPortal } from "../test-portal.ts";
import { FOREIGN_SECRETS, OWN_SECRETS } from "./secrets.ts";
import type { Institutions } from "./institutions.ts";

/**
 * Who asks. `suspended` is a person whose account is; `ofSuspended` represents a suspended institution; `reviewer`
 * represents a member and reviews.
 */
export const COLUMNS = [
  "anonymous",
  "unverified",
  "applicant",
  "representative",
  "ofSuspended",
  "coordinator",
  "otherCoordinator",
  "council",
  "administrator",
  "suspended",
  "reviewer",
] as const;
export type Column = (typeof COLUMNS)[number];

/** People who are in the world only to own what is foreign to the columns, and to act before they come. */
type Other = "stranger" | "author" | "checker" | "asker" | "otherReviewer";
export type Person = Exclude<Column, "anonymous"> | Other;

export const EMAILS: Record<Person, string> = {
  unverified: "unverified@university.example",
  applicant: OWN_SECRETS.applicantEmail,
  representative: OWN_SECRETS.representativeEmail,
  ofSuspended: "of-suspended@university.example",
  coordinator: "coordinator@university.example",
  otherCoordinator: "other-coordinator@university.example",
  council: "council@university.example",
  administrator: "administrator@university.example",
  suspended: "suspended@university.example",
  stranger: FOREIGN_SECRETS.applicantEmail,
  author: FOREIGN_SECRETS.representativeEmail,
  checker: "checker@university.example",
  asker: "asker@university.example",
  reviewer: OWN_SECRETS.reviewerEmail,
  otherReviewer: FOREIGN_SECRETS.reviewerEmail,
};

const NAMES: Partial<Record<Person, string>> = {
  reviewer: OWN_SECRETS.reviewerName,
  otherReviewer: FOREIGN_SECRETS.reviewerName,
};

/** Adds everybody with the roles of their column; suspended people keep theirs until they have signed in. */
export async function addPeople(portal: TestPortal, institutions: Institutions): Promise<void> {
  const { own, foreign, suspended } = institutions;
  const represents = (institutionId: string) => [{ role: "representative" as const, institutionId }];
  const roles: Record<Person, NonNullable<Parameters<typeof addPerson>[1]>["roles"]> = {
    // Everything but the verified address, so that nothing else holds them back.
    unverified: represents(own),
    applicant: [],
    representative: represents(own),
    ofSuspended: represents(suspended),
    coordinator: [{ role: "coordinator", countries: ["KZ"] }],
    otherCoordinator: [{ role: "coordinator", countries: ["IT"] }],
    council: ["council"],
    administrator: ["administrator"],
    suspended: represents(own),
    stranger: [],
    asker: [],
    author: represents(foreign),
    reviewer: [...represents(own), "reviewer"],
    otherReviewer: [...represents(foreign), "reviewer"],
    checker: [{ role: "coordinator", countries: ["KZ"] }],
  };
  for (const [person, email] of Object.entries(EMAILS) as [Person, string][]) {
    const isVerified = person !== "unverified";
    const name = NAMES[person] ?? `Person ${person}`;
    await addPerson(portal, { email, name, isVerified, roles: roles[person] });
  }
}

/** The person as the commands know who acts. */
export function acting({ services }: TestPortal, person: Person): Promise<Viewer> {
  return actAs({ services, today: services.clock.now() }, EMAILS[person]);
}

/** A browser for every column, signed in through the real page; the suspended account was suspended meanwhile. */
export async function signEverybodyIn(portal: TestPortal): Promise<Record<Column, Browser>> {
  const browsers = {} as Record<Column, Browser>;
  for (const column of COLUMNS) {
    const isStranger = column === "anonymous";
    browsers[column] = isStranger ? portal.browser() : await signInAs(portal, EMAILS[column]);
  }
  const { withTransaction, clock } = portal.services;
  // By the row alone: the session stays, and must be refused for what the account is.
  await withTransaction((tx) =>
    tx.update(users).set({ suspendedAt: clock.now() }).where(eq(users.email, EMAILS.suspended)),
  );
  return browsers;
}

/** A person by id, with the secret part of the address of a calendar that the person made. */
export async function withCalendar(services: Services, { id }: Viewer): Promise<{ person: string; calendar: string }> {
  await makeCalendar(services, id, "");
  const made = await findCalendar(services, id);
  return { person: id, calendar: made?.url.split("/").at(-2) ?? "" };
}
