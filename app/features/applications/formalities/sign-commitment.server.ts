import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { getText, textsInForce } from "#app/platform/association-texts.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { commitmentToken, commitmentUrl } from "../file/commitment-link.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { isSheetWaiting, openOf } from "../file/formalities.ts";
import { findFormalities, type FormalitiesRow, readFormalities } from "../file/formalities-queries.server.ts";
import { maySignAs } from "../file/same-person.server.ts";
import { sheetInWords } from "../file/sheet-of-head.server.ts";
import { addressed, viewAcceptedTexts } from "../form/accepted-texts.server.ts";
import { noteOtherHead } from "../head/note-other-head.server.ts";
import { putSheet } from "../head/put-sheet.server.ts";
import {
  commitmentDeclinedLetter,
  commitmentDeclinedReceiptLetter,
  commitmentGivenLetter,
  commitmentSignedLetter,
} from "../letters/commitment-letters.ts";
import { todoParagraph } from "../letters/formalities-letters.ts";
import { tellColleague } from "../letters/tell-next.server.ts";
import { writeToApplicants, writeToHead } from "../letters/write-to-applicants.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config"> & { requestId?: string };
type Answered = { ok: true; applicationId: string } | Refusal<"not-found" | "stale", "ended">;

export interface CommitmentLink {
  row: FormalitiesRow;
  application: ApplicationRow;
  /** `over`: the day has passed, another link was sent, or the membership has begun without it. */
  state: "open" | "signed" | "declined" | "over";
}

/** Where a head's link leads; null for one that is in force no more or was never sent. */
export async function findCommitmentLink(db: Reader, token: string): Promise<CommitmentLink | null> {
  const [row] = await db
    .select()
    .from(applicationFormalities)
    .where(eq(applicationFormalities.tokenSha256, sha256(token)));
  if (!row) return null;
  const [application] = await db.select().from(applications).where(eq(applications.id, row.applicationId));
  if (!application) return null;
  if (row.commitmentWay !== null && !isSheetWaiting(row)) return { row, application, state: "signed" };
  if (row.declinedAt !== null) return { row, application, state: "declined" };
  const isLatest = (await findFormalities(db, application.id))?.id === row.id;
  return { row, application, state: isLatest && application.status === "formalities" ? "open" : "over" };
}

interface Signature {
  /** The version of the text the page showed. */
  text: number;
  signedName: string;
  signedPosition: string;
  locale: Locale;
  /** The commitment signed on paper, where the head prefers that. */
  sheet?: StoredFile;
}

/** The head signs the commitment as the page showed it. A second click changes nothing. */
export function signCommitment(context: Context, token: string, signature: Signature): Promise<Answered> {
  const { withTransaction, clock, requestId } = context;
  const { text, sheet, ...signed } = signature;
  return withTransaction(async (tx) => {
    const link = await findCommitmentLink(tx, token);
    if (!link) return refused("not-found");
    if (link.state !== "open") return refused("ended");
    const { version } = (await textsInForce(tx)).commitment;
    if (text !== version) return refused("stale");
    const now = clock.now();
    const { id: applicationId } = link.application;
    const documentId = sheet ? await putSheet(tx, { applicationId, sheet, uploadedById: null }, now) : null;
    const given = { commitmentWay: "link" as const, commitmentVersion: version, commitmentAt: now, documentId };
    await tx
      .update(applicationFormalities)
      .set({ ...given, ...signed })
      .where(eq(applicationFormalities.id, link.row.id));
    const { signedName: actorName } = signed;
    const entry = { subjectId: applicationId, actorId: null, actorName, requestId };
    await recordActivity(tx, { ...entry, action: "application.commitment_signed", data: { version } }, now);
    await noteOtherHead(tx, { ...entry, head: link.row.headName ?? "" }, now);
    await acknowledge(tx, context, link, signature, now);
    await tellApplicants(tx, context, link, signature, now);
    return { ok: true, applicationId };
  });
}

/** The applicants hear of the signature where something else is still open; else of the membership, which begins with it. */
async function tellApplicants(
  tx: Tx,
  { config }: Context,
  { row, application }: CommitmentLink,
  { signedName: name, signedPosition: position }: Signature,
  now: Date,
): Promise<void> {
  const after = await findFormalities(tx, application.id);
  const states = after ? await readFormalities(tx, application, after, now) : [];
  if (openOf(states).length === 0) return;
  const compose = (frame: LetterFrame, institution: string) =>
    commitmentGivenLetter(frame, {
      ...{ institution, name, position, caseNumber: application.caseNumber ?? "" },
      insteadOf: maySignAs(name, row.headName ?? "") ? null : row.headName,
      todo: todoParagraph(frame.t, states),
      url: `${config.origin}/applications/${application.id}/formalities`,
    });
  const occasion = `commitment-given:${row.id}:${row.timesAsked}`;
  await writeToApplicants(tx, application, { occasion, kind: "application-commitment-given", compose }, now);
}

async function acknowledge(
  tx: Tx,
  { config }: Context,
  { row, application }: CommitmentLink,
  { signedName: name, signedPosition: position, locale, sheet }: Signature,
  now: Date,
): Promise<void> {
  const text = addressed("commitment", await getText(tx, "commitment"));
  const signer = { name, position, insteadOf: maySignAs(name, row.headName ?? "") ? null : row.headName };
  const compose = (frame: LetterFrame, institution: string) =>
    commitmentSignedLetter(frame, {
      institution,
      caseNumber: application.caseNumber ?? "",
      ...signer,
      at: formatDateTime(now, frame.locale),
      texts: viewAcceptedTexts([{ ...text, address: config.origin + text.address }], frame.locale),
      sheet: sheet ? sheetInWords(sheet) : "",
      url: commitmentUrl(config, frame.locale),
    });
  const link = { headName: row.headName ?? "", headEmail: row.headEmail ?? "", locale };
  const token = commitmentToken(config.secret, row.id, row.timesAsked);
  const kind = "application-commitment-signed" as const;
  await writeToHead(
    tx,
    config,
    application,
    { link, token, occasion: `commitment-signed:${row.id}`, kind, compose },
    now,
  );
}

const WITHOUT_SHEET = { commitmentWay: null, commitmentVersion: null, commitmentAt: null, documentId: null } as const;

/** The head does not sign, or objects to the sheet that was filed instead: whoever applies and the coordinator of the case read why, and can ask again. */
export function declineCommitment(
  { withTransaction, clock, config, requestId }: Context,
  token: string,
  { reason, locale }: { reason: string; locale: Locale },
): Promise<Answered> {
  return withTransaction(async (tx) => {
    const link = await findCommitmentLink(tx, token);
    if (!link) return refused("not-found");
    if (link.state !== "open") return refused("ended");
    const now = clock.now();
    const { row, application } = link;
    await tx
      .update(applicationFormalities)
      .set({ declinedAt: now, declineReason: reason, locale, ...(isSheetWaiting(row) && WITHOUT_SHEET) })
      .where(eq(applicationFormalities.id, row.id));
    const person = row.headName ?? "";
    const entry = { subjectId: application.id, actorId: null, actorName: person, requestId };
    await recordActivity(tx, { ...entry, action: "application.commitment_declined", data: { reason } }, now);
    const caseNumber = application.caseNumber ?? "";
    const receipt = (frame: LetterFrame, institution: string) =>
      commitmentDeclinedReceiptLetter(frame, {
        ...{ institution, caseNumber, reason },
        at: formatDateTime(now, frame.locale),
        url: commitmentUrl(config, frame.locale),
      });
    const toHead = { link: { headName: person, headEmail: row.headEmail ?? "", locale }, token };
    const occasionOf = (what: string) => `commitment-${what}:${row.id}:${row.timesAsked}`;
    const kind = "application-commitment-declined-receipt" as const;
    const post = { ...toHead, occasion: occasionOf("declined-receipt"), kind, compose: receipt };
    await writeToHead(tx, config, application, post, now);
    const compose = (frame: LetterFrame, institution: string) =>
      commitmentDeclinedLetter(frame, {
        institution,
        caseNumber,
        person,
        reason,
        url: `${config.origin}/applications/${application.id}/formalities`,
      });
    const occasion = occasionOf("declined");
    await writeToApplicants(tx, application, { occasion, kind: "application-commitment-declined", compose }, now);
    const told = { application, userId: application.coordinatorId, origin: config.origin };
    await tellColleague(tx, { ...told, why: "commitment_declined", actor: { id: "", name: person } }, now);
    return { ok: true, applicationId: application.id };
  });
}
