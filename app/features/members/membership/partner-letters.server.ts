import { and, inArray, isNotNull } from "drizzle-orm";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { textFor } from "#app/i18n/translations.ts";
import type { Tx } from "#db/index.server.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { OPEN_INTERESTS, type RulingKind } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { listLedProjects } from "../institution/led-projects.server.ts";
import { speakersOf } from "./ruling-letters.server.ts";
import type { RuledOn } from "./ruling-queries.server.ts";

/** The rulings after which the projects of a lead leave the board, or return to it. */
const LEAD_NEWS = { suspend: "suspended", reinstate: "reinstated", terminate: "terminated" } as const;
type LeadNews = (typeof LEAD_NEWS)[keyof typeof LEAD_NEWS];

const isTold = (kind: RulingKind): kind is keyof typeof LEAD_NEWS => Object.hasOwn(LEAD_NEWS, kind);

type Led = Awaited<ReturnType<typeof listLedProjects>>[number];

/** Who takes part in some projects or waits for an answer there, each with those it concerns. */
async function concernedBy(tx: Tx, led: readonly Led[]): Promise<Map<string, Led[]>> {
  const ids = led.map(({ id }) => id);
  const isPartner = inArray(projectPartners.status, ["invited", "confirmed"]);
  const { projectId, institutionId } = projectPartners;
  const partners = await tx
    .selectDistinct({ projectId, institutionId })
    .from(projectPartners)
    .where(and(inArray(projectId, ids), isPartner, isNotNull(institutionId)));
  const waiting = await tx
    .selectDistinct({ projectId: projectInterests.projectId, institutionId: projectInterests.institutionId })
    .from(projectInterests)
    .where(and(inArray(projectInterests.projectId, ids), inArray(projectInterests.status, OPEN_INTERESTS)));
  const all = [...partners, ...waiting];
  return new Map(
    [...new Set(all.map((one) => one.institutionId))]
      .filter((id) => id !== null)
      .map((id) => [id, led.filter((one) => all.some((row) => row.institutionId === id && row.projectId === one.id))]),
  );
}

interface Ruled extends Pick<RuledOn, "membership" | "institution"> {
  kind: RulingKind;
  origin: string;
  actorId: string | null;
}

/** Tells whoever takes part in the projects a member leads, or waits for an answer there, what was ruled on that member. */
export async function tellPartners(
  tx: Tx,
  { membership, institution, kind, origin, actorId }: Ruled,
  now: Date,
): Promise<void> {
  if (!isTold(kind)) return;
  const led = await listLedProjects(tx, institution.id);
  if (led.length === 0) return;
  const news = LEAD_NEWS[kind];
  const key = `${membership.id}:${now.getTime()}`;
  const occasion = { kind: `membership-lead_${news}`, key, subjectId: membership.id, actorId } as const;
  for (const [partnerId, projects] of await concernedBy(tx, led)) {
    const userIds = (await speakersOf(tx, partnerId)).map(({ id }) => id);
    const compose = (frame: LetterFrame) => leadLetter(frame, news, { institution, projects, origin });
    await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
  }
}

interface LeadLetter extends Pick<RuledOn, "institution"> {
  projects: readonly Led[];
  origin: string;
}

// Who only waits for an answer may not open the page of such a project; their own list they always can.
function leadLetter(frame: LetterFrame, news: LeadNews, { institution, projects, origin }: LeadLetter) {
  const { t, locale } = frame;
  const words = { institution: nameOf(institution, locale).name };
  const titles = projects.map(({ titleEn, translatedTitles }) => textFor(locale, titleEn, translatedTitles).text);
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-lead_${news}`, words),
    paragraphs: [t(`members-mail:lead.${news}.text`, words), titles.join("\n"), t(`members-mail:lead.${news}.next`)],
    action: { label: t("members-mail:lead.action"), url: `${origin}/projects/mine` },
  });
}
