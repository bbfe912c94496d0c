import { endTokenOf } from "#app/platform/end-links.server.ts";
import { eq } from "drizzle-orm";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { type Browser, type PortalBuild, startTestPortal, type TestPortal } from "../test-portal.ts";
import { fileApplications } from "./applications.ts";
import { askInASentence } from "./asks.ts";
import { holdCouncil } from "./council.ts";
import { addInitiatives } from "./initiatives.ts";
import { askToTakeOver, inviteAndAsk } from "./hands.ts";
import { admitMember, drawMemberCover, drawMemberLogo, type Member } from "./institutions.ts";
import { bringListIn } from "./lists.ts";
import { inviteProspect } from "./prospects.ts";
import { acting, addPeople, type Column, EMAILS, signEverybodyIn, withCalendar } from "./people.ts";
import {
  inviteEditor,
  invitePartner,
  writeAbout,
  postProjects,
  type Projects,
  refuseSuggestion,
  sendInterest,
} from "./projects.ts";
import { dayNow } from "#app/platform/days.ts";
import { FOREIGN_SECRETS, OWN_SECRETS } from "./secrets.ts";
import { askMember, speakForMember } from "./speaking.ts";

/** Invited to act for the own institution. */
export const OWN_EDITOR = "own-editor@university.example";

/** The office of the head of the own institution. */
export const OWN_HEAD_OFFICE = "own-head-office@university.example";

export type Ownership = "own" | "foreign" | "missing";

/** What a route's address names, such as `:draft` or `:member`: an id, a slug, a number or a token for each. */
type Named = Record<string, string>;

export interface World {
  portal: TestPortal;
  browsers: Record<Column, Browser>;
  /** The objects of one's own, or in one's scope; somebody else's; and names that nothing has. */
  objects(ownership: Ownership, column: Column): Named;
}

/** A portal with people of every column, and with an own and a foreign object of every kind. */
export async function buildWorld(build?: PortalBuild): Promise<World> {
  const portal = await startTestPortal({ env: { SMTP_URL: "" }, ...build });
  const { services } = portal;
  const members = {
    own: await admitMember(portal, "Own University", OWN_SECRETS.nameForDesk),
    foreign: await admitMember(portal, "Foreign University", FOREIGN_SECRETS.nameForDesk),
    suspended: await admitMember(portal, "Suspended University"),
  };
  const { own, foreign, suspended } = members;
  await addPeople(portal, { own: own.id, foreign: foreign.id, suspended: suspended.id });
  const checker = await acting(portal, "checker");
  const invited = {
    own: await inviteProspect(services, checker, OWN_SECRETS),
    foreign: await inviteProspect(services, checker, FOREIGN_SECRETS),
  };
  const initiatives = {
    own: await addInitiatives(services, checker, OWN_SECRETS),
    foreign: await addInitiatives(services, checker, FOREIGN_SECRETS),
  };
  await speakForMember(services, {
    ...{
      number: own.number,
      otherNumber: suspended.number,
      coordinator: checker,
      institutionId: own.id,
      representative: await acting(portal, "representative"),
      secrets: OWN_SECRETS,
    },
    colleague: OWN_EDITOR,
  });
  await speakForMember(services, {
    ...{ number: foreign.number, otherNumber: suspended.number, coordinator: checker, institutionId: foreign.id },
    ...{ representative: await acting(portal, "author"), secrets: FOREIGN_SECRETS },
    colleague: "foreign-editor@university.example",
  });
  const around = { asker: await acting(portal, "asker"), coordinator: checker };
  const taking = {
    own: await askToTakeOver(services, {
      ...{ ...around, institutionId: own.id, head: OWN_HEAD_OFFICE },
      secrets: OWN_SECRETS,
    }),
    foreign: await askToTakeOver(services, {
      ...{ ...around, institutionId: foreign.id, head: "foreign-head-office@university.example" },
      secrets: FOREIGN_SECRETS,
    }),
  };
  const files = {
    own: await fileApplications(services, await acting(portal, "applicant"), {
      ...{ checker, reviewer: await acting(portal, "reviewer"), secrets: OWN_SECRETS },
    }),
    foreign: await fileApplications(services, await acting(portal, "stranger"), {
      ...{ checker, reviewer: await acting(portal, "otherReviewer"), secrets: FOREIGN_SECRETS },
    }),
  };
  const hands = {
    own: await inviteAndAsk(services, {
      ...{ draft: files.own.draft, applicant: await acting(portal, "applicant"), ...around, secrets: OWN_SECRETS },
      colleague: "colleague@university.example",
    }),
    foreign: await inviteAndAsk(services, {
      ...{
        draft: files.foreign.draft,
        applicant: await acting(portal, "stranger"),
        ...around,
        secrets: FOREIGN_SECRETS,
      },
      colleague: "other-colleague@university.example",
    }),
  };
  const enquiries = {
    own: await askMember(services, own.slug, await acting(portal, "applicant"), OWN_SECRETS),
    foreign: await askMember(services, foreign.slug, await acting(portal, "stranger"), FOREIGN_SECRETS),
  };
  const asked = { institutionId: suspended.id, userId: (await acting(portal, "ofSuspended")).id };
  const theirs = { institutionId: foreign.id, userId: (await acting(portal, "author")).id };
  const asks = {
    own: await askInASentence(services, {
      ...{ institutionId: own.id, askedById: (await acting(portal, "representative")).id, asked },
      sentence: OWN_SECRETS.ask,
    }),
    foreign: await askInASentence(services, {
      ...{ institutionId: foreign.id, askedById: (await acting(portal, "author")).id, asked: theirs },
      sentence: FOREIGN_SECRETS.ask,
    }),
  };
  const projects = await postEverywhere(portal, members);
  await drawMemberLogo(portal, own.id, await acting(portal, "representative"));
  await drawMemberCover(portal, own.id, await acting(portal, "representative"));
  await drawMemberLogo(portal, foreign.id, await acting(portal, "author"));
  await drawMemberCover(portal, foreign.id, await acting(portal, "author"));
  await drawMemberLogo(portal, suspended.id, await acting(portal, "ofSuspended"));
  await drawMemberCover(portal, suspended.id, await acting(portal, "ofSuspended"));
  const ruling = { number: suspended.number, reason: OWN_SECRETS.suspension };
  succeeded("suspend", await suspendMembership(services, ruling, checker));
  const links = { invitation: await invite(portal), letter: await findLetter(portal) };
  const agendas = { waiting: files.own.case, voted: files.foreign.case, words: OWN_SECRETS.motion };
  const council = await holdCouncil(services, await acting(portal, "council"), agendas);
  const persons = {
    own: await withCalendar(services, await acting(portal, "applicant")),
    foreign: await withCalendar(services, await acting(portal, "stranger")),
  };
  const browsers = await signEverybodyIn(portal);
  const outOfForce = { suspendedMember: suspended.slug, suspendedMembership: suspended.number };
  const shared = {
    text: "charter",
    template: "refuse",
    ...outOfForce,
    ...council,
    suspendedProject: projects.suspended.project,
    format: "csv",
    import: await bringListIn(services, await acting(portal, "administrator")),
    endToken: endTokenOf(services.config, { ends: `${persons.own.person}.projects`, recipient: EMAILS.applicant }),
    ...links,
  };
  const grantOf = async ({ id }: Member) => (await listColleagues(services.db, id))[0]?.grantId ?? "";
  const grants = { own: await grantOf(own), foreign: await grantOf(foreign), suspended: await grantOf(suspended) };
  const named = (files: object, projects: object, { id, slug, number }: Member, person: Named): Named => ({
    ...files,
    ...projects,
    ...shared,
    ...{ institution: id, member: slug, membership: number, year: dayNow(services.clock).slice(0, 4) },
    ...person,
  });
  const things = {
    own: {
      ...{ ...hands.own, ...taking.own, ...named(files.own, projects.own, own, persons.own) },
      ...{ grant: grants.own, enquiry: enquiries.own, ...asks.own, ...invited.own, ...initiatives.own },
    },
    foreign: {
      ...hands.foreign,
      ...taking.foreign,
      ...named(files.foreign, projects.foreign, foreign, persons.foreign),
      ...{
        grant: grants.foreign,
        enquiry: enquiries.foreign,
        ...asks.foreign,
        ...invited.foreign,
        ...initiatives.foreign,
      },
    },
    ofSuspended: {
      ...hands.own,
      ...taking.own,
      ...named(files.own, projects.suspended, suspended, persons.own),
      ...{ grant: grants.suspended, enquiry: enquiries.own, ...asks.own, ...invited.own, ...initiatives.own },
    },
  };
  return {
    portal,
    browsers,
    objects(ownership, column) {
      if (ownership === "missing") return missing(things.own);
      return ownership === "own" && column === "ofSuspended" ? things.ofSuspended : things[ownership];
    },
  };
}

/** Ids are UUIDs, numbers and slugs look like themselves: what is missing is well formed. */
function missing(things: Named): Named {
  const names: Named = {
    membership: "M-2026-9999",
    year: "1999",
    member: "no-such-university",
    project: "no-such-project",
    publishedInitiative: "no-such-initiative",
    text: "no-such-text",
    template: "no-such-template",
    format: "no-such-format",
  };
  const absent = "01999999-9999-7999-8999-999999999999";
  return Object.fromEntries(Object.keys(things).map((name) => [name, names[name] ?? absent]));
}

type Members = Record<"own" | "foreign" | "suspended", Member>;

async function postEverywhere(portal: TestPortal, { own, foreign, suspended }: Members) {
  const { services } = portal;
  const coordinator = await acting(portal, "checker");
  const at = async (member: Member, person: "representative" | "author" | "ofSuspended"): Promise<Projects> => {
    const secrets = person === "author" ? FOREIGN_SECRETS : OWN_SECRETS;
    return postProjects(services, {
      institutionId: member.id,
      author: await acting(portal, person),
      coordinator,
      secrets,
    });
  };
  const posted = {
    own: await at(own, "representative"),
    foreign: await at(foreign, "author"),
    suspended: await at(suspended, "ofSuspended"),
  };
  const author = await acting(portal, "author");
  const interest = await sendInterest(services, posted.own.projectId, foreign.id, author);
  const speaker = await acting(portal, "representative");
  const [theirs, ours] = [posted.foreign.projectId, posted.own.projectId];
  await refuseSuggestion(services, { projectId: theirs, institutionId: own.id }, speaker, OWN_SECRETS.notForUs);
  await refuseSuggestion(services, { projectId: ours, institutionId: foreign.id }, author, FOREIGN_SECRETS.notForUs);
  // A further project of the foreign institution, into which both others are invited.
  const joined = await at(foreign, "author");
  await invitePartner(services, joined.projectId, own.id, author);
  const place = await invitePartner(services, joined.projectId, suspended.id, author);
  const talk = await writeAbout(services, interest, OWN_SECRETS.placeMessage, author);
  const talkOfOther = await writeAbout(services, place, FOREIGN_SECRETS.placeMessage, author);
  const representative = await acting(portal, "representative");
  const asked = async (
    lead: Projects,
    by: typeof author,
    { id: institutionId }: Member,
    { id: userId }: typeof author,
  ) => inviteEditor(services, { projectId: lead.projectId, institutionId, userId }, by);
  const coEditing = await asked(posted.foreign, author, own, representative);
  const coEditingOfOther = await asked(posted.own, representative, foreign, author);
  return {
    own: { ...posted.own, interest, joined: joined.project, coEditing, talk },
    foreign: {
      ...posted.foreign,
      interest,
      joined: posted.foreign.project,
      coEditing: coEditingOfOther,
      talk: talkOfOther,
    },
    suspended: { ...posted.suspended, interest, joined: joined.project, coEditing, talk },
  };
}

const NEWCOMER = "newcomer@university.example";

/** An invitation of somebody without an account; resolves to the secret of its link. */
async function invite({ services }: TestPortal): Promise<string> {
  const to = { email: NEWCOMER, role: "council" as const, locale: "en" as const };
  const { link } = await inviteToRole({ ...services, requestId: "world" }, to, null);
  return link.split("/").at(-1) ?? "";
}

async function findLetter({ services: { db } }: TestPortal): Promise<string> {
  const [letter] = await db.select().from(outbox).where(eq(outbox.recipient, NEWCOMER));
  if (!letter) throw new Error("No letter was written");
  return letter.id;
}
