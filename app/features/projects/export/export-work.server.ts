import { formatDay, formatMonth } from "#app/i18n/format.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { formatByPlace } from "#app/i18n/zone-name.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { escapeXml } from "#app/platform/xml.ts";
import { reachedIn } from "../work/reached.server.ts";
import type { Told } from "./export.schema.ts";
import {
  article,
  factsOf,
  inLines,
  linkTo,
  listOf,
  momentOf,
  own,
  ownParagraph,
  paragraph,
  perhapsOwn,
  type Words,
} from "./export-html.server.ts";

type Milestone = Told<"work">["milestones"][number];

function milestoneLine(
  { title, dueOn, institution, person, state, doneOn, evidence }: Milestone,
  words: Words,
): string {
  const { t, locale } = words;
  const at = institution ?? t("work:milestone.left");
  const responsible = person ? t("work:milestone.person_of", { person, institution: at }) : at;
  const done = doneOn && t("work:milestone.done_on", { day: formatDay(doneOn, locale) });
  const said = [formatDay(dueOn, locale), responsible, t(`vocabulary:milestone_state.${state}`), done];
  const shown = evidence ? `<br>${escapeXml(t("work:milestone.evidence"))} ${own(evidence, words)}` : "";
  return `${own(title, words)}: ${escapeXml(said.filter(Boolean).join(", "))}${shown}`;
}

export function workPart({ packages, milestones, tasks }: Told<"work">, words: Words): string[] {
  const { t, locale } = words;
  const left = t("work:milestone.left");
  const parts = packages.map(({ title, institution, partners, startMonth, endMonth, milestones: within }) => {
    const period = t("work:period", { from: formatMonth(startMonth, locale), until: formatMonth(endMonth, locale) });
    return article(
      own(title, words),
      paragraph([period, institution ?? left, ...partners].join(", ")),
      listOf(within.map((one) => milestoneLine(one, words))),
    );
  });
  const given = tasks.map(({ task, person, part, dueOn, doneAt }) => {
    const until = dueOn && `${t("work:task.until")} ${formatDay(dueOn, locale)}`;
    const finished = doneAt && t("work:task.done_on", { day: formatDay(dayOf(new Date(doneAt)), locale) });
    const said = [person, part, until, finished];
    return `${own(task, words)}: ${escapeXml(said.filter(Boolean).join(", "))}`;
  });
  return [
    ...parts,
    listOf(milestones.map((one) => milestoneLine(one, words))),
    given.length > 0 ? article(escapeXml(t("work:task.title")), listOf(given)) : "",
  ];
}

export function notePart(note: Told<"notes">[number], words: Words): string {
  const { t } = words;
  const who = [note.person, note.institution ?? t("work:milestone.left")].join(", ");
  return article(
    escapeXml(`${momentOf(note.writtenAt, words)}: ${t(`vocabulary:progress_light.${note.light}`)}`),
    paragraph(who),
    ownParagraph(note.said, words),
    factsOf([
      [escapeXml(t("work:progress.reached_label")), inLines(reachedIn(words, note).join("; "))],
      [
        escapeXml(t("work:progress.countries")),
        inLines(note.countries.map((code) => countryName(code, words.locale)).join(", ")),
      ],
      [escapeXml(t("work:progress.nextSteps")), perhapsOwn(note.nextSteps, words)],
      [escapeXml(t("work:progress.risks")), perhapsOwn(note.risks, words)],
    ]),
  );
}

export function meetingPart(meeting: Told<"meetings">[number], words: Words): string {
  const { t, locale } = words;
  const { title, startsAt, timeZone, minutesLong, place, agenda, minutes, isCancelled, path } = meeting;
  const when = `${formatByPlace(new Date(startsAt), locale, timeZone)}, ${t("work:meeting.lasts", { number: minutesLong })}`;
  const cancelled = isCancelled ? ` (${escapeXml(t("work:meeting.cancelled"))})` : "";
  return article(
    own(title, words) + cancelled,
    factsOf([
      [escapeXml(when), perhapsOwn(place, words)],
      [escapeXml(t("work:meeting.agenda")), perhapsOwn(agenda, words)],
      [escapeXml(t("work:meeting.minutes")), perhapsOwn(minutes, words)],
    ]),
    `<p>${linkTo({ name: t("work:meeting.calendar"), path }, words)}</p>`,
  );
}
