import { eq } from "drizzle-orm";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { writeToMember } from "#app/features/contact/write-enquiry.server.ts";
import { answerNotice } from "#app/features/members/hearing/answer-notice.server.ts";
import { findOwnNotice } from "#app/features/members/hearing/find-notice.server.ts";
import { askToLeave } from "#app/features/members/leaving/ask-to-leave.server.ts";
import { proposeRuling } from "#app/features/members/membership/propose-ruling.server.ts";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { changeOwnPosition } from "#app/features/members/people/own-position.server.ts";
import { borneNames } from "#app/features/members/institution/borne-names.server.ts";
import { findOwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { changeProfile, changeVisibility } from "#app/features/members/profile/profile-commands.server.ts";
import type { ProfileChange } from "#app/features/members/profile/profile.schema.ts";
import { readValues } from "#app/features/members/profile/profile-values.server.ts";
import { askMerge } from "#app/features/members/merging/ask-merge.server.ts";
import { findOpenMerge } from "#app/features/members/merging/find-merge.server.ts";
import { settleMerge } from "#app/features/members/merging/settle-merge.server.ts";
import { askRenaming } from "#app/features/members/renaming/ask-renaming.server.ts";
import { confirmYear } from "#app/features/members/year/confirm-year.server.ts";
import { windowAt } from "#app/features/members/year/window.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { storeSound } from "#app/platform/stored-file.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { Secrets } from "./secrets.ts";

interface Speaking {
  institutionId: string;
  /** Its membership. */
  number: string;
  /** Of another member, with which somebody thinks it is one. */
  otherNumber: string;
  /** Who proposes to end it. */
  coordinator: Viewer;
  representative: Viewer;
  /** Somebody without an account, who is invited. */
  colleague: string;
  secrets: Secrets;
}

/** Somebody who acts for no member writes to one. Resolves to the id of what was written. */
export async function askMember(services: Services, slug: string, asker: Viewer, secrets: Secrets): Promise<string> {
  const words = { topic: "other", subject: "An enquiry", body: secrets.enquiry, showsEmail: false } as const;
  const sent = await writeToMember(services, { slug, ...words }, asker);
  if (!sent.ok) throw new Error(`Nobody could write to ${slug}: ${sent.reason}`);
  return sent.id;
}

/**
 * What a primary representative says for an institution: the own place in it, to a colleague, that it leaves, and to a
 * notice that its membership is to be ended.
 */
export async function speakForMember(services: Services, { institutionId, representative, ...said }: Speaking) {
  const { number, otherNumber, coordinator, colleague, secrets } = said;
  await restrictProfile(services, institutionId, representative, secrets);
  const { year: seen } = windowAt(dayNow(services.clock), await getAssociation(services.db));
  const year = { institutionId, seen: String(seen), activities: secrets.year, accreditedUntil: null };
  succeeded("confirm the year", await confirmYear(services, year, representative));
  await thinkOfMerging(services, { institutionId, number, otherNumber, coordinator, secrets });
  const names = { ...(await namesOf(services, institutionId)), acronym: "KPT" };
  const renaming = { number, names, isCorrection: false, since: 2025, reason: secrets.renaming };
  succeeded("ask for another name", await askRenaming(services, renaming, representative));
  const place = { position: "Vice-rector", unit: secrets.unit, languages: [] };
  succeeded("say a position", await changeOwnPosition(services, { institutionId, position: place }, representative));
  const addresses = [{ typed: colleague, name: "", address: colleague }];
  const invitation = {
    institutionId,
    addresses,
    role: "editor",
    words: secrets.invitationWords,
    locale: "en",
  } as const;
  succeeded("invite a colleague", await inviteColleagues(services, invitation, representative));
  const letter = { name: secrets.leavingLetter, bytes: smallPdf("We leave"), mediaType: "application/pdf" };
  const wish = { institutionId, ends: "year_end", reason: secrets.withdrawal } as const;
  const leave = (file: Parameters<typeof askToLeave>[1]["letter"]) =>
    askToLeave(services, { ...wish, letter: file }, representative);
  succeeded("ask to leave", await storeSound(services, { ...letter, hasAttachment: false }, leave));
  const ruling = { number, kind: "terminate", ground: "other", reason: secrets.notice } as const;
  succeeded("give notice", await proposeRuling(services, ruling, coordinator));
  const notice = await findOwnNotice(services.db, representative, { institutionId, today: dayNow(services.clock) });
  const answer = { institutionId, seen: notice?.proposal.id ?? "", reply: secrets.noticeReply };
  succeeded("answer the notice", await answerNotice(services, answer, representative));
}

/** Somebody of the secretariat asks that it be merged, and takes that back. */
async function thinkOfMerging(
  services: Services,
  { institutionId, number, otherNumber, coordinator, secrets }: Omit<Speaking, "representative" | "colleague">,
) {
  const asked = { number, other: otherNumber, remains: "other" as const, reason: secrets.merge };
  const wanted = { ...asked, holdsFrom: dayNow(services.clock), taken: [] };
  succeeded("ask for a merge", await askMerge(services, wanted, coordinator));
  const seen = (await findOpenMerge(services.db, institutionId))?.id ?? "";
  const taken = {
    number,
    seen,
    mark: "",
    answer: "taken_back",
    follow: () => Promise.resolve(),
    unpaidOf: () => Promise.resolve(null),
  } as const;
  succeeded("take a merge back", await settleMerge(services, taken, coordinator));
}

async function namesOf({ db }: Services, institutionId: string) {
  const [row] = await db.select().from(institutions).where(eq(institutions.id, institutionId));
  if (!row) throw new Error("There is no such institution");
  return borneNames(row);
}

/** A text that members alone read, and a head whom the secretariat alone does. */
async function restrictProfile(services: Services, institutionId: string, editor: Viewer, secrets: Secrets) {
  const own = await findOwnInstitution(services.db, editor, institutionId, dayNow(services.clock));
  if (!own) throw new Error("Nobody acts for the institution");
  const answers = await readValues(services.db, own.institution);
  const { version } = own.institution;
  const change = { ...(answers as ProfileChange), profileEn: secrets.profileForMembers, version };
  succeeded("write a profile", await changeProfile(services, { institutionId, change }, editor));
  const restrictions = { profile: "members", head: "secretariat" } as const;
  succeeded(
    "restrict it",
    await changeVisibility(services, { institutionId, restrictions, version: version + 1 }, editor),
  );
}
