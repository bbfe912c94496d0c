import { eq, inArray } from "drizzle-orm";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { boardIndex } from "../board/board-index.server.ts";
import { whyView } from "../matching/why-view.server.ts";
import type { ProjectSubject } from "../project/project.policy.ts";
import { nameView, type Words } from "../project/project-words.server.ts";
import type { FittingNeed } from "./desk-model.ts";
import { membersThatFit, settledMembers } from "./members-that-fit.server.ts";

const MOST_SHOWN = 5;

/** The members that fit each partner a project still looks for, with the reasons, for its lead. */
export async function fittingView(
  db: Reader,
  { id, leadInstitutionId, partnerIds }: Pick<ProjectSubject, "id" | "leadInstitutionId" | "partnerIds">,
  words: Words,
): Promise<FittingNeed[]> {
  const { today } = words;
  const index = await boardIndex(db, today);
  const at = index.numberOf(id);
  const facts = at !== undefined && index.isSeeking(at) ? index.factsOf(at) : undefined;
  const open = facts?.needs.filter(({ placesOpen }) => placesOpen > 0) ?? [];
  if (!facts || open.length === 0) return [];
  const earlier = await db
    .select({ id: projectPartners.institutionId })
    .from(projectPartners)
    .where(eq(projectPartners.projectId, id));
  const left = earlier.flatMap((one) => one.id ?? []);
  const except = [leadInstitutionId, ...partnerIds, ...left, ...(await settledMembers(db, id))];
  const found = await Promise.all(
    open.map(async (need) => ({ need, fitting: await membersThatFit(db, { facts, need, except, today }, MOST_SHOWN) })),
  );
  const names = await namesOf(db, [...new Set(found.flatMap(({ fitting }) => fitting.map((one) => one.id)))]);
  return found
    .filter(({ fitting }) => fitting.length > 0)
    .map(({ need, fitting }) => ({
      id: need.id,
      role: need.role,
      members: fitting.flatMap((one) => {
        const named = names.find((other) => other.id === one.id);
        if (!named) return [];
        const { slug, country } = named;
        const name = nameView(words, named);
        return {
          id: one.id,
          slug,
          name,
          country: countryName(country, words.locale),
          why: whyView(one.match, "they", words),
        };
      }),
    }));
}

async function namesOf(db: Reader, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { id, slug, country } = institutions;
  return db
    .select({ id, slug, country, ...nameColumns })
    .from(institutions)
    .where(inArray(id, [...ids]));
}
