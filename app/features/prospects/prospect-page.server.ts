import { ACTIONS } from "#app/features/activity/actions.ts";
import { listActivity } from "#app/features/activity/activity-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findReadable } from "#app/features/applications/file/dossier.server.ts";
import { type Duplicate, isHere } from "#app/features/applications/precheck/find-duplicate.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { cityShown } from "#app/i18n/place-names.server.ts";
import { countryName } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { PROSPECT_STATES, type ProspectState } from "#db/vocabulary-prospects.ts";
import { type RoundPreview, standingOf } from "./invite-prospects.server.ts";
import { invitableOf, listProspects, type Prospect, PROSPECTS_PAGE_SIZE } from "./list-prospects.server.ts";
import { canBeRemoved, canTakeBack, whyNotInvited } from "./prospect.ts";
import { prospectName } from "./prospect-names.server.ts";
import type { PreviewPage, ProspectLine, ProspectPage } from "./ui/prospect-model.ts";

interface Reading {
  locale: Locale;
  now: Date;
}

const contactLine = (contact: Prospect["contact"]) =>
  contact && lineOf([contact.name, shownEmailAddress(contact.email)]);

function whyNotWords(prospect: Prospect, { locale, now }: Reading): string | null {
  const why = whyNotInvited(invitableOf(prospect), now);
  return why && translator(locale)(`prospects:refused.${why.reason}`);
}

const hereWords = ({ kind, name }: Duplicate, locale: Locale) => translator(locale)(`prospects:here.${kind}`, { name });

/** A preview of letters in the reader's words. */
export function previewWords({ letter, going, left }: RoundPreview, locale: Locale): PreviewPage {
  const t = translator(locale);
  return {
    letter,
    going: going.map(({ names, email }) => lineOf([prospectName(names, locale).name, shownEmailAddress(email)])),
    left: left.map(({ names, why }) => ({
      name: prospectName(names, locale).name,
      why: t(`prospects:refused.${why}`),
    })),
  };
}

/** Names, place and address as anybody who holds the letter may read them. */
export function knownFacts({ row, names }: Prospect, locale: Locale) {
  const t = translator(locale);
  const { name, original } = prospectName(names, locale);
  const other = (text: string | null | undefined) => (text === name || text === original?.text ? null : text);
  const facts = [
    [t("imports:field.name"), other(row.name)],
    [t("imports:field.name_ru"), other(names.translatedNames.ru)],
    [t("imports:field.name_kk"), other(names.translatedNames.kk)],
    [t("imports:field.country"), countryName(row.country, locale)],
    [t("imports:field.city"), cityShown(row.city, locale)],
    [t("imports:field.website"), row.website],
    [t("imports:field.ror"), row.registryId],
  ] as const;
  return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

export const readState = (asked: string | null): ProspectState | null =>
  PROSPECT_STATES.find((one) => one === asked) ?? null;

/** The universities of somebody's countries, with what can be done about each. */
export async function prospectsPage(
  db: Reader,
  viewer: Viewer,
  { state, q, page, ...reading }: Reading & { state: ProspectState | null; q: string; page: number },
) {
  const { rows, counts } = await listProspects(db, viewer, { state, q, page, locale: reading.locale });
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const lines: ProspectLine[] = [];
  for (const one of rows) {
    const { row, contact, sent } = one;
    const standing = row.state === "applied" ? null : await standingOf(db, row, dayOf(reading.now));
    lines.push({
      ...{ id: row.id, name: prospectName(one.names, reading.locale), state: row.state },
      place: lineOf([cityShown(row.city, reading.locale), countryName(row.country, reading.locale)]),
      contact: contactLine(contact),
      lastSent: sent[0] ? formatDate(sent[0].sentAt, reading.locale) : null,
      here: standing && hereWords(standing, reading.locale),
      whyNot: whyNotWords(one, reading),
    });
  }
  return { lines, counts, all, page, pageSize: PROSPECTS_PAGE_SIZE, total: state ? counts[state] : all };
}

/** One of them: what is known, whom it can be written to, which letters went out and what became of them. */
export async function prospectPage(
  db: Reader,
  prospect: Prospect,
  { viewer, ...reading }: Reading & { viewer: Viewer },
): Promise<ProspectPage> {
  const { locale, now } = reading;
  const t = translator(locale);
  const { row, contact, sent } = prospect;
  const standing = await standingOf(db, row, dayOf(now));
  const history = await listActivity(db, "prospect", row.id, "all");
  const dossier = row.applicationId && (await findReadable(db, row.applicationId, viewer));
  return {
    ...{ id: row.id, version: row.version, name: prospectName(prospect.names, locale), state: row.state, contact },
    facts: knownFacts(prospect, locale),
    letters: sent.map((one) => {
      const said = { at: formatDateTime(one.sentAt, locale), email: shownEmailAddress(one.email) };
      const isOver = one.endedAt !== null || one.expiresAt <= now;
      const how = one.answer ?? (one.isUndelivered ? "undelivered" : isOver ? "ended" : "open");
      const at = formatDate(one.answeredAt ?? one.endedAt ?? one.expiresAt, locale);
      return {
        id: one.id,
        words: one.words,
        text: `${t("prospects:letter.sent", said)} ${t(`prospects:letter.${how}`, { at })}`,
      };
    }),
    whyNot: whyNotWords(prospect, reading) ?? (isHere(standing) ? t("prospects:refused.already-here") : null),
    here: standing && {
      text: hereWords(standing, locale),
      to: standing.slug && `/directory/${standing.slug}`,
      isSimilar: !isHere(standing),
    },
    application: dossier
      ? {
          to: `/applications/${dossier.application.id}`,
          text: t(`vocabulary:application_status.${dossier.application.status}.staff`),
        }
      : null,
    canTakeBack: canTakeBack(row.state),
    canRemove: canBeRemoved(row.state),
    history: history
      .flatMap(({ id, action, actorName, data, createdAt }) => {
        if (!action) return [];
        const answer = "answer" in data && data.answer ? t(`prospects:state.${data.answer as ProspectState}`) : "";
        const meta = lineOf([actorName, formatDateTime(createdAt, locale)], " · ");
        return [{ id, title: t(ACTIONS[action].sentence, { answer }), meta, state: "done" as const }];
      })
      .reverse(),
  };
}
