import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dueOn, waitsSince } from "#app/i18n/when.server.ts";
import { dayOf, momentOn } from "#app/platform/days.ts";
import type { Act, MemberTask } from "#app/ui/member-task.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listToAnswer, listToObject } from "../hearing/find-notice.server.ts";
import { type InstitutionNames, nameOf } from "../institution/institution-names.ts";
import { endOfOffer, listOffersTo } from "../people/main-role.server.ts";
import { listChangesToAnswer } from "../registry-changes/list-registry-changes.server.ts";
import { listToRenew } from "../renewal/renewal-view.server.ts";
import { listTiesToConfirm, TIES_PAGE } from "../ties/list-ties.server.ts";
import { listYearsToConfirm } from "../year/years-to-confirm.server.ts";
import { type FirstStep, listFirstSteps } from "./first-steps.server.ts";

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

type Named = { id: string } & InstitutionNames;

const STEP_ACTS = { logo: "logo", profile: "profile", colleagues: "invite" } as const satisfies Record<FirstStep, Act>;

/**
 * What a person is to do for the own institutions in this room: answer a notice or an offer, confirm the year, renew the
 * term, and the first steps of a new member.
 */
export async function listOwnTasks(db: Reader, { viewer, locale, now }: Asked): Promise<MemberTask[]> {
  const t = translator(locale);
  const today = dayOf(now);
  const [offers, notices, ended, changes, years, ties, terms, steps] = await Promise.all([
    listOffersTo(db, viewer, now),
    listToAnswer(db, viewer, today),
    listToObject(db, viewer, today),
    listChangesToAnswer(db, viewer, today),
    listYearsToConfirm(db, viewer, now),
    listTiesToConfirm(db, viewer),
    listToRenew(db, viewer, now),
    listFirstSteps(db, viewer, now),
  ]);
  const of = (institution: Named) => ({ institutionId: institution.id, title: nameOf(institution, locale).name });
  const on = (page: string, institution: Named) => ({
    ...of(institution),
    to: `${page}?institution=${institution.id}`,
  });
  const until = (day: string) => ({ dueAt: dueOn(day, today, locale) });
  const since = (moment: Date) => ({ since: waitsSince(moment, locale) });
  return [
    ...notices.map(({ institution, proposal }): MemberTask => ({
      ...on("/institution/notice", institution),
      ...until(proposal.replyUntil ?? today),
      ...{ act: "answer", detail: t("members:waiting.notice"), isUrgent: true },
    })),
    ...ended.map(({ institution, proposal }): MemberTask => ({
      ...on("/institution/notice", institution),
      ...until(proposal.objectUntil ?? today),
      ...{ act: "answer", detail: t("members:waiting.object"), isUrgent: true },
    })),
    ...changes.map(({ institution, change }): MemberTask => {
      const what = t(`members:registry_changes.fact.${change.fact}`);
      const detail = t("members:registry_changes.reply.waiting", { what });
      const to = `/institution/registry/${change.id}`;
      return { ...of(institution), ...since(change.askedAt ?? now), to, detail, act: "answer" };
    }),
    ...years.map(({ institution, year, standing, day }): MemberTask => ({
      ...on("/institution/year", institution),
      ...until(standing === "accreditation_over" ? (institution.accreditedUntil ?? day) : day),
      ...{ act: "confirm", detail: t(`members:waiting.year_${standing}`, { year }) },
    })),
    ...ties.map(({ institution, isResting, waitsFrom }): MemberTask => ({
      ...of(institution),
      ...since(waitsFrom),
      ...{ to: TIES_PAGE, act: "confirm", detail: t(`members:waiting.${isResting ? "tie_rests" : "tie_asked"}`) },
    })),
    ...terms.map(({ institution, day, isInGrace }): MemberTask => ({
      ...on("/institution/renewal", institution),
      ...until(day ?? today),
      ...{ act: "renew", detail: t(`members:waiting.${isInGrace ? "term_over" : "term_ends"}`) },
    })),
    ...offers.map(({ offer, institution }): MemberTask => ({
      ...on("/institution/handover", institution),
      ...until(dayOf(endOfOffer(offer))),
      ...{ act: "answer", detail: t("members:waiting.offer") },
    })),
    ...steps.map(({ step, institution, to, startsOn }): MemberTask => ({
      ...of(institution),
      ...since(momentOn(startsOn, "00:00")),
      ...{ to, act: STEP_ACTS[step], detail: t(`members:waiting.${step}`) },
    })),
  ];
}
