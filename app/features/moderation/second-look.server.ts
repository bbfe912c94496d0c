import { eq } from "drizzle-orm";
import { askedUntil } from "#app/features/accounts/judges.ts";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { type Audience, canLead, isOwn } from "#app/features/projects/project/project.policy.ts";
import { seesPartnership } from "#app/features/projects/project/partnership.policy.ts";
import { subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { answersFor } from "#app/features/projects/results/result.policy.ts";
import { dayNow } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { pageHidings } from "#db/schema/moderation.ts";
import { recordMoved, showAgain } from "./hide-page.server.ts";
import {
  type Hiding,
  type Judged,
  judgePage,
  type Judging,
  lastHiding,
  tellReportersAgain,
} from "./judge-page.server.ts";
import { benchFor, loadPage, type Page } from "./load-page.server.ts";
import type { PageRef } from "./moderation.ts";
import type { ModerationContext } from "./report-page.server.ts";
import { tellAuthors, tellPartners } from "./tell-authors.server.ts";
import { tellHider, tellOfAsking } from "./tell-coordinators.server.ts";

/** A page that was hidden, for those who still see it: who works on its project, and its coordinators. */
interface HiddenPage {
  hiding: Hiding;
  page: Page;
  audience: Audience;
}

/** A hiding by its id, for whoever still sees the page; null for everybody else. */
export async function findHiding(db: Reader, id: string, viewer: Viewer, today: string): Promise<HiddenPage | null> {
  const [hiding] = await db.select().from(pageHidings).where(eq(pageHidings.id, id));
  if (!hiding) return null;
  const { resultId, projectId } = hiding;
  const ref: PageRef = resultId === null ? { kind: "project", id: projectId } : { kind: "result", id: resultId };
  const page = await loadPage(db, ref, today);
  const audience = await getAudience(db, viewer, today);
  if (!page?.project || !seesPartnership(audience, page.project.partnership)) return null;
  return { hiding, page, audience };
}

/** Whether somebody answers for a page: leads its project, or recorded or is named in its result. */
function speaksFor({ project, result }: Page, audience: Audience): boolean {
  if (!project) return false;
  if (result) return answersFor(audience, project.partnership, subjectOf(result));
  return canLead(audience, project.subject);
}

/** Its authors ask once, while there is time. */
export const canAsk = ({ hiding, page, audience }: HiddenPage, now: Date): boolean =>
  !hiding.isPutBack && hiding.askedAgainAt === null && now <= askedUntil(hiding) && speaksFor(page, audience);

/** What a coordinator wrote of a page is for its authors and the secretariat; the others who work on the project read the reason by its code. */
export function readsWords({ page, audience }: Pick<HiddenPage, "page" | "audience">): boolean {
  const { viewer, institutionIds } = audience;
  if (!viewer || !page.project) return false;
  const isAuthor = page.ofIds.some((id) => institutionIds.includes(id)) || page.writerIds.includes(viewer.id);
  return isAuthor || isOwn(audience, page.project.subject) || isCoordinator(viewer, page.country);
}

/** An author asks that somebody else look at a hidden page. */
export function askSecondLook(
  { withTransaction, clock, config, requestId }: ModerationContext,
  { id, words }: { id: string; words: string },
  actor: Viewer,
): Promise<Judged> {
  return withTransaction(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const found = await findHiding(tx, id, actor, today);
    if (!found) return refused("not-found");
    const { hiding, page, audience } = found;
    if (!speaksFor(page, audience)) return refused("forbidden");
    if (hiding.askedAgain === words && hiding.askedAgainById === actor.id) return { ok: true };
    if (hiding.isPutBack || hiding.askedAgainAt !== null || hiding.settledAt !== null) return refused("stale");
    if (!canAsk(found, now)) return refused("impossible");
    const asked = { askedAgainAt: now, askedAgainById: actor.id, askedAgain: words };
    await tx.update(pageHidings).set(asked).where(eq(pageHidings.id, id));
    const { origin } = config;
    await recordMoved({ tx, page, now, today, origin, requestId }, "asked_again", actor);
    const { hiddenById } = hiding;
    await tellOfAsking(tx, page, { key: id, origin, actorId: actor.id, hiddenById }, now);
    return { ok: true };
  });
}

/** Whether somebody gives the second look: another than who hid the page, as long as there is one. */
export const secondBench = (db: Reader, page: Page, viewer: Viewer, { hiddenById }: Hiding) =>
  benchFor(db, page, viewer, [hiddenById]);

interface Decided {
  page: PageRef;
  hiding: string;
  isPutBack: boolean;
  answer?: string;
}

/** Whether it is the same press once more, in the same words. */
const isSettledSo = (hiding: Hiding, { isPutBack, answer }: Decided, actor: Viewer): boolean =>
  hiding.settledById === actor.id && hiding.isPutBack === isPutBack && hiding.answer === (answer ?? null);

/** Says whether a hidden page is shown again. Who hid it may take that back until somebody is asked to look at it. */
export function decideSecondLook(context: ModerationContext, decided: Decided, actor: Viewer): Promise<Judged> {
  return judgePage(context, decided.page, actor, async (judging) => {
    const { tx, page } = judging;
    const hiding = await lastHiding(tx, page);
    if (!hiding || hiding.id !== decided.hiding) return refused("stale");
    const isSettled = hiding.isPutBack || hiding.settledAt !== null;
    if (isSettled) return isSettledSo(hiding, decided, actor) ? { ok: true } : refused("stale");
    const isAsked = hiding.askedAgainAt !== null;
    if (!isAsked && !decided.isPutBack) return refused("impossible");
    const bench = await (isAsked ? secondBench(tx, page, actor, hiding) : benchFor(tx, page, actor));
    return bench.isJudge ? settle(judging, hiding, decided, actor) : refused("forbidden");
  });
}

async function settle(
  judging: Judging,
  hiding: Hiding,
  { isPutBack, answer }: Decided,
  actor: Viewer,
): Promise<Judged> {
  const { tx, page, now, origin } = judging;
  const settled = { settledAt: now, settledById: actor.id, answer: answer ?? null, isPutBack };
  const after = { ...hiding, ...settled };
  if (isPutBack && !(await showAgain(judging, after, actor))) return refused("impossible");
  await tx.update(pageHidings).set(settled).where(eq(pageHidings.id, hiding.id));
  if (isPutBack) return { ok: true };
  await recordMoved(judging, "stays_hidden", actor);
  const kept = { event: "kept", hiding: after, origin, actorId: actor.id } as const;
  await tellAuthors(tx, page, kept, now);
  await tellPartners(tx, page, kept, now);
  await tellReportersAgain(judging, { found: "stays_hidden", hiding, actorId: actor.id });
  await tellHider(tx, page, kept, now);
  return { ok: true };
}
