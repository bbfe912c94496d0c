import { isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import { listNearCalls } from "#app/features/initiatives/reading/near-calls.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { type Audience, entitledIds } from "#app/features/projects/project/project.policy.ts";
import { listSuggestions } from "#app/features/projects/suggestions/list-suggestions.server.ts";
import type { SideView, SuggestionView } from "#app/features/projects/suggestions/suggestions-model.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dueOn, waitsSince } from "#app/i18n/when.server.ts";
import { addDays, type Clock } from "#app/platform/clock.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { byDay, lastDayOfWeeks, type Offer } from "./week.ts";

interface Asked {
  db: Reader;
  clock: Clock;
  locale: Locale;
}

/** Of what suits an institution, and of the calls of initiatives, so many are named. */
const MOST = 5;
/** The weightiest; the others stand where all that suits is listed. */
const MOST_REASONS = 2;
const NEAR_DAYS = 14;
const NEW_DAYS = 7;

/** What the institutions of a person may take up: projects that suit them, calls of initiatives; the nearest last day first. */
export async function listOffers(asked: Asked, viewer: Viewer): Promise<Offer[]> {
  const audience = await getAudience(asked.db, viewer, dayNow(asked.clock));
  if (entitledIds(audience, "join_projects").length === 0) return [];
  const found = await Promise.all([projectsFor(asked, audience), callsFor(asked, audience)]);
  return found.flat().sort(byDay);
}

async function projectsFor({ db, clock, locale }: Asked, audience: Audience): Promise<Offer[]> {
  const words = { t: translator(locale), locale, today: audience.today };
  const sides = await listSuggestions(db, audience, words, { limit: MOST });
  const from = addDays(clock.now(), -NEW_DAYS).toISOString();
  return sides.flatMap((side) =>
    side.projects.map((project) => {
      const isNear = project.deadline !== null && project.deadline.dateTime <= daysAfter(audience.today, NEAR_DAYS);
      const mayJoin = side.mayAnswer && !isStaff(audience.viewer);
      return {
        ...offerOf(project, { side, mayJoin, clock, locale }),
        isTold: isNear || (project.publishedAt ?? "") > from,
      };
    }),
  );
}

interface Proposed extends Pick<Asked, "clock" | "locale"> {
  side: SideView;
  mayJoin: boolean;
}

function offerOf(project: SuggestionView, { side, mayJoin, clock, locale }: Proposed) {
  const t = translator(locale);
  const why = project.why?.lines.slice(0, MOST_REASONS).join("; ") ?? "";
  const offer = {
    title: project.title.text,
    detail: t("common:week.offer", { lead: project.lead.name, why }),
    institutionId: side.institutionId,
    ...(mayJoin
      ? ({ to: `/projects/${project.slug}/interests#express`, act: "join" } as const)
      : ({ to: `/projects/${project.slug}`, act: "see" } as const)),
  };
  const since = waitsSince(project.publishedAt ? new Date(project.publishedAt) : clock.now(), locale);
  return project.deadline ? { ...offer, dueAt: project.deadline } : { ...offer, since };
}

async function callsFor({ db, locale }: Asked, { today }: Audience): Promise<Offer[]> {
  const calls = await listNearCalls(db, { from: today, until: lastDayOfWeeks(today), locale, limit: MOST });
  return calls.map(({ title, lastDay, initiative }) => ({
    to: `${initiative.path}#calls`,
    title,
    detail: translator(locale)("common:week.call", { initiative: initiative.title }),
    act: "initiative",
    dueAt: dueOn(lastDay, today, locale),
    isTold: lastDay <= daysAfter(today, NEAR_DAYS),
  }));
}
