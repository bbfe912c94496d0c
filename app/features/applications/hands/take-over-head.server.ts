import { and, eq, isNull } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { type AccessRequestRow, findAccessRequest } from "#app/features/invitations/access-requests.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { takeOverChecks } from "#db/schema/take-overs.ts";
import type { Locale } from "#db/locales.ts";
import { askHead } from "../takeover/ask-head.server.ts";
import { headStanding, sentAtOf } from "../takeover/take-over.ts";
import {
  endOfObjections,
  findByLink,
  findCheck,
  findReplacedLink,
  type TakeOverCheck,
} from "../takeover/take-over-checks.server.ts";
import {
  type AskedSubject,
  findAskedSubject,
  mayAnswer,
  nameOfSubject,
  secretariatFor,
} from "./asked-subject.server.ts";

type Context = Pick<Services, "withTransaction" | "clock"> & { config: Pick<Config, "origin" | "secret"> };

type HeadAsked = { ok: true } | Refusal<"not-found" | "impossible" | "stale"> | OnItsWay;

/** Why the office is not written to anew: the letter to it is on its way, or another was sent since the page was read. */
function whyNotAgain(
  check: TakeOverCheck | null,
  { seen, email }: { seen?: number; email: string },
  now: Date,
): OnItsWay | Refusal<"stale"> | null {
  const sentNow = check?.headEmail === email ? onItsWay(sentAtOf(check), now) : null;
  if (sentNow) return sentNow;
  return seen !== undefined && check?.timesSent !== seen ? refused("stale") : null;
}

/** The secretariat asks the head's office, at an address it has found itself, or once more; never whoever asks to be let in. */
export function askHeadOffice(
  { withTransaction, clock, config }: Context,
  { requestId, seen, ...to }: { requestId: string; email: string; locale: Locale; seen?: number },
  actor: Viewer,
): Promise<HeadAsked> {
  return withTransaction<HeadAsked>(async (tx) => {
    const request = await findAccessRequest(tx, requestId);
    const subject = request && (await findAskedSubject(tx, request));
    if (!request || !subject || !(await mayAnswer(tx, actor, subject, request))) return refused("not-found");
    const asker = await findAccountById(tx, request.userId);
    if (asker?.email === to.email) return refused("impossible");
    const isOpen = request.state === "asked" && request.passedOnAt !== null && subject.kind === "institution";
    if (!isOpen) return refused("impossible");
    const why = whyNotAgain(await findCheck(tx, requestId), { seen, email: to.email }, clock.now());
    if (why) return why;
    const isAsked = await askHead(tx, config, { request, institution: subject.institution, to }, clock.now());
    return isAsked ? { ok: true } : refused("impossible");
  });
}

export interface HeadPage {
  id: string;
  title: string;
  position: string;
  institution: string;
  person: string;
  email: string;
  words: string;
  until: string;
  /** When it was answered, or a newer letter was sent. */
  at: string;
  standing: "sent" | "ended" | "replaced" | "confirmed" | "declined";
}

/** Of a link in place of which a newer one was sent nothing is shown but that. */
async function viewReplaced(db: Reader, secret: string, locale: Locale): Promise<HeadPage | null> {
  const found = await findReplacedLink(db, secret);
  if (!found) return null;
  return {
    id: found.request.id,
    title: translator(locale)("invitations:head.title"),
    ...{ position: "", institution: "", person: "", email: "", words: "", until: "" },
    at: found.at ? formatDateTime(found.at, locale) : "",
    standing: found.request.state === "asked" ? "replaced" : "ended",
  };
}

/** What the link to the head's office shows; null for any other secret. Looking does nothing. */
export async function viewHeadPage(
  { db, clock }: { db: Reader; clock: Services["clock"] },
  secret: string,
  locale: Locale,
): Promise<HeadPage | null> {
  const found = await findByLink(db, secret);
  if (!found) return viewReplaced(db, secret, locale);
  const subject = await findAskedSubject(db, found.request);
  if (!subject) return null;
  const { request, check } = found;
  const standing = headStanding(check, clock.now());
  const person = await findAccountById(db, request.userId);
  const isOver = standing === "sent" && (request.state !== "asked" || !subject.isOpen);
  return {
    id: request.id,
    title: translator(locale)("invitations:head.title"),
    position: check.position,
    institution: await nameOfSubject(db, subject, locale),
    person: person?.name ?? "",
    email: person?.email ?? "",
    words: request.words,
    until: check.expiresAt ? formatDateTime(check.expiresAt, locale) : "",
    at: check.answeredAt ? formatDateTime(check.answeredAt, locale) : "",
    standing: isOver || standing === "none" ? "ended" : standing,
  };
}

interface HeadAnswer {
  name: string;
  outcome: "confirmed" | "declined";
  words?: string;
}

/** Pressed twice is done once: this very answer was given. */
const isSaid = (check: TakeOverCheck, { name, outcome, words }: HeadAnswer) =>
  check.answer === outcome && check.signedName === name && check.words === (words ?? null);

/** The head's office answers by its link, once; the secretariat is told and decides. */
export function answerAsHead(
  { withTransaction, clock, config }: Context,
  secret: string,
  { name, outcome, words }: HeadAnswer,
): Promise<{ ok: true } | Refusal<"stale">> {
  return withTransaction<{ ok: true } | Refusal<"stale">>(async (tx) => {
    const now = clock.now();
    const found = await findByLink(tx, secret);
    const subject = found && (await findAskedSubject(tx, found.request));
    if (found && isSaid(found.check, { name, outcome, words })) return { ok: true };
    const isOpen = subject?.isOpen && found?.request.state === "asked" && headStanding(found.check, now) === "sent";
    if (!found || !isOpen) return refused("stale");
    const { request } = found;
    const answered = await tx
      .update(takeOverChecks)
      .set({ answer: outcome, answeredAt: now, signedName: name, words: words ?? null })
      .where(and(eq(takeOverChecks.requestId, request.id), isNull(takeOverChecks.answer)))
      .returning({ id: takeOverChecks.requestId });
    if (answered.length === 0) return refused("stale");
    const action = outcome === "confirmed" ? "institution.head_confirmed" : "institution.head_declined";
    await recordActivity(tx, { action, subjectId: request.subjectId, actorId: null, actorName: name }, now);
    await tellOfAnswer(tx, config, { request, subject, outcome, words }, now);
    return { ok: true };
  });
}

type Answered = Pick<HeadAnswer, "outcome" | "words"> & { request: AccessRequestRow; subject: AskedSubject };

/** The secretariat reads what the office of the head has answered, and when it can decide. */
async function tellOfAnswer(
  tx: Tx,
  { origin }: { origin: string },
  { request, subject, outcome, words }: Answered,
  now: Date,
): Promise<void> {
  const kind = "access-head_answered" as const;
  const userIds = (await secretariatFor(tx, subject, request)).map(({ id }) => id);
  const person = (await findAccountById(tx, request.userId))?.name ?? "";
  const end = await endOfObjections(tx, request.id);
  const next = outcome === "confirmed" && end && end > now ? "later" : "now";
  await writeTo(
    tx,
    { userIds, reader: "secretariat" },
    { kind, key: request.id, subjectId: request.subjectId },
    async (frame) => {
      const institution = await nameOfSubject(tx, subject, frame.locale);
      const values = { institution, person, until: end ? formatDateTime(end, frame.locale) : "" };
      const said = (part: string) => frame.t(`invitations-mail:head_answered.${part}`, values);
      return composeLetter(frame, {
        subject: subjectOf(frame.t, kind, values),
        paragraphs: [said(outcome), ...(words ? [said("said"), words] : []), said(next)],
        action: { label: linkOf(frame.t, kind), url: `${origin}/requests/${request.id}` },
      });
    },
    now,
  );
}
