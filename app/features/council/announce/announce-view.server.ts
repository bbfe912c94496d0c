import { inArray } from "drizzle-orm";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { decisionLetter } from "#app/features/applications/decision/decision-letter.ts";
import { languagesOfReaders } from "#app/features/applications/letters/write-to-applicants.server.ts";
import { decisionTemplate } from "#app/features/applications/letters/templates.server.ts";
import { stageToCome } from "#app/features/applications/decision/stage-to-come.server.ts";
import type { ApplicationRow } from "#app/features/applications/file/dossier.server.ts";
import { listedInstitution, listedInstitutions } from "#app/features/applications/file/application-names.server.ts";
import { endOfTerm } from "#app/features/members/institution/membership.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { MINUTE_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import type { PreparedDecision, PreparedLetter } from "./announce-model.ts";
import { isReady, markOfItem, rulingOf } from "./outcome.ts";
import { viewRulingDecisions, type Voted } from "./announce-rulings.server.ts";
import { standingDecisions } from "./standing.server.ts";
import { talliesOf } from "./tallies.server.ts";

type Context = Pick<Services, "db" | "clock" | "config">;

/** The letter as the applicant will read it when the item is announced now; nothing is written. */
async function previewLetter(
  { db, clock, config }: Context,
  file: ApplicationRow,
  item: ItemRow,
): Promise<PreparedLetter | null> {
  const ruling = rulingOf(item);
  if (!ruling) return null;
  const { holdMinutes, termYears } = await getAssociation(db);
  const [applicant] = await addressees(db, [file.ownerId]);
  const lang = applicant?.locale ?? file.locale;
  const frame = await composeFor(db, lang, "applicant", applicant?.name);
  const category = ruling.outcome === "approve" ? ruling.category : null;
  const effect = new Date(clock.now().getTime() + holdMinutes * MINUTE_MS);
  const endsOn = category && endOfTerm(category, dayOf(effect), termYears);
  const { explanation, reasonCodes, deferredUntil } = item;
  const template = await decisionTemplate(db, ruling.outcome);
  const stage = template.key === "formalities" ? (await stageToCome(db, clock))(frame) : null;
  const { subject, text } = decisionLetter(frame, {
    application: file,
    institution: await listedInstitution(db, file, lang),
    ruling: { outcome: ruling.outcome, category, reasonCodes, explanation, deferredUntil },
    template: template.wordsIn,
    words: null,
    origin: config.origin,
    now: clock.now(),
    membership: { number: frame.t("review:decision.number_to_come"), slug: null, endsOn },
    stage,
  });
  return { subject, text, lang };
}

interface Asked {
  session: SessionRow;
  items: readonly ItemRow[];
  locale: Locale;
}

/** Every decision of a session with its letter: what was carried, refused or put off; what only waits is not among them. */
export async function viewDecisions(context: Context, { session, items, locale }: Asked): Promise<PreparedDecision[]> {
  const standing = await standingDecisions(context.db, items);
  const tallyOf = await talliesOf(context.db, session, items);
  const asked = { items, standing, tallyOf, locale };
  const views = [...(await viewFileDecisions(context, asked)), ...(await viewRulingDecisions(context, asked))];
  return views.sort((one, other) => one.position - other.position);
}

async function viewFileDecisions(
  context: Context,
  { items, standing, tallyOf, locale }: Voted,
): Promise<PreparedDecision[]> {
  const { db } = context;
  const decided = items.filter((item) => rulingOf(item) !== null);
  const ids = decided.map(({ subjectId }) => subjectId);
  if (ids.length === 0) return [];
  const files = await db.select().from(applications).where(inArray(applications.id, ids));
  const institutionOf = await listedInstitutions(db, files, locale);
  const views: PreparedDecision[] = [];
  for (const item of decided) {
    const file = files.find(({ id }) => id === item.subjectId);
    const ruling = rulingOf(item);
    if (!file || !ruling) continue;
    const isOpen = file.status === "recommended";
    const state = standing.has(item.id) ? "announced" : !isOpen ? "gone" : isReady(item) ? "ready" : "incomplete";
    views.push({
      itemId: item.id,
      mark: markOfItem(item, await languagesOfReaders(db, file)),
      position: item.position,
      caseNumber: item.caseNumber,
      name: institutionOf(file),
      outcome: ruling.outcome,
      category: ruling.outcome === "approve" ? ruling.category : null,
      tally: tallyOf(item),
      state,
      letter: state === "ready" ? await previewLetter(context, file, item) : null,
    });
  }
  return views;
}
