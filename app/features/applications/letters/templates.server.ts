import type { TFunction } from "i18next";
import { type LetterKind } from "#app/features/letters/kinds.ts";
import { subjectOf } from "#app/features/letters/kind-words.ts";
import { inEachLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import {
  addVersion,
  findVersion,
  FIRST_VERSION,
  latestVersion,
  listVersions,
} from "#app/platform/versioned-settings.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { Decision } from "#db/vocabulary.ts";
import { KIND_OF } from "./decision-words.ts";
import type { DecisionTemplate, Template, TemplateKey, TemplateWords } from "./templates.ts";

const named = (name: string) => `{{${name}}}`;
const onCase = { institution: named("institution"), caseNumber: named("caseNumber") };

type FirstWords = { kind: LetterKind; signer?: "panel"; samples: string[]; body: (t: TFunction) => string[] };

const ofPanel = (name: "allowed" | "dismissed"): FirstWords => ({
  kind: `application-appeal-${name}`,
  signer: "panel",
  samples: [],
  body: (t) => [
    t(`applications-mail:review.appeal_${name}.intro`, onCase),
    `${t(`applications-mail:review.appeal_${name}.grounds`)}\n${named("grounds")}`,
    `${t(`applications-mail:review.appeal_${name}.found`)}\n${named("findings")}`,
    t(`applications-mail:review.appeal_${name}.next`),
  ],
});

const FIRST: Record<TemplateKey, FirstWords> = {
  approve: {
    kind: KIND_OF.approve,
    samples: ["decision.welcome"],
    body: (t) => [
      t("applications-mail:review.approved.intro", onCase),
      t("applications-mail:review.approved.membership", { category: named("category"), number: named("number") }),
      t("applications-mail:review.approved.term", { day: named("lastDay") }),
      named("explanation"),
      t("applications-mail:review.approved.next"),
    ],
  },
  formalities: {
    kind: KIND_OF.formalities,
    samples: ["decision.welcome"],
    body: (t) => [
      t("applications-mail:review.formalities.intro", { ...onCase, category: named("category") }),
      named("explanation"),
      `${t("applications-mail:review.formalities.todo", { day: named("dueDay") })}\n${named("todo")}`,
      t("applications-mail:review.formalities.next"),
      t("applications-mail:review.formalities.lapse", { day: named("dueDay") }),
    ],
  },
  refuse: {
    kind: KIND_OF.refuse,
    samples: ["decision.again"],
    body: (t) => [
      t("applications-mail:review.refused.intro", onCase),
      t("applications-mail:review.refused.reasons"),
      named("reasons"),
      `${t("applications-mail:review.refused.found")}\n${named("explanation")}`,
      t("applications-mail:review.refused.again", { date: named("againFrom") }),
      t("applications-mail:review.refused.appeal", { date: named("appealUntil") }),
    ],
  },
  defer: {
    kind: KIND_OF.defer,
    samples: ["decision.settle"],
    body: (t) => [
      t("applications-mail:review.deferred.intro", onCase),
      t("applications-mail:review.deferred.conditions"),
      named("reasons"),
      named("explanation"),
      t("applications-mail:review.deferred.until", { until: named("until") }),
      t("applications-mail:review.deferred.meet"),
    ],
  },
  correction: {
    kind: "application-corrected",
    samples: [],
    body: (t) => [
      t("applications-mail:review.corrected.intro", onCase),
      named("changes"),
      t("applications-mail:review.corrected.rest"),
    ],
  },
  request: {
    kind: "application-information-request",
    samples: ["request.legible", "request.names", "request.complete"],
    body: (t) => [
      t("applications-mail:review.request.intro", onCase),
      named("message"),
      `${t("applications-mail:review.request.asked")}\n${named("asked")}`,
      t("applications-mail:review.request.due", { due: named("due") }),
    ],
  },
  appeal_allow: ofPanel("allowed"),
  appeal_dismiss: ofPanel("dismissed"),
};

/** A letter as the portal comes with it: what it says, with names in the place of what differs. */
function firstWords(key: TemplateKey, locale: Locale): TemplateWords {
  const t = translator(locale);
  const { kind, signer = "secretariat", samples, body } = FIRST[key];
  return {
    subject: subjectOf(t, kind, onCase as never),
    body: body(t).join("\n\n"),
    signer: t(`letters:${signer}`),
    samples: samples.map((sample) => t(`letters:sample.${sample}`)),
  };
}

const nameOf = (key: TemplateKey) => `letter:${key}`;
const first = (key: TemplateKey): Template => ({
  version: FIRST_VERSION,
  words: inEachLocale((locale) => firstWords(key, locale)),
  since: null,
});
const toTemplate = ({ value, ...stored }: Awaited<ReturnType<typeof listVersions>>[number]): Template => ({
  ...stored,
  words: value as Template["words"],
});

/** The template of a letter in force. */
export async function getTemplate(db: Reader, key: TemplateKey): Promise<Template> {
  const stored = await latestVersion(db, nameOf(key));
  return stored ? toTemplate(stored) : first(key);
}

/** A template as it stood in one version; null when there was none of that number. */
export async function findTemplate(db: Reader, key: TemplateKey, version: number): Promise<Template | null> {
  if (version === FIRST_VERSION) return first(key);
  const stored = await findVersion(db, nameOf(key), version);
  return stored && toTemplate(stored);
}

/** Every version of a template, newest first: when it came into force. */
export async function listTemplateVersions(db: Reader, key: TemplateKey): Promise<Template[]> {
  return [...(await listVersions(db, nameOf(key))).map(toTemplate).reverse(), first(key)];
}

/** Puts a new version in force; resolves to its number, or to null when somebody else was first. */
export function addTemplate(
  tx: Tx,
  key: TemplateKey,
  { words, ...change }: { after: number; words: Template["words"]; actorId: string },
  now: Date,
): Promise<number | null> {
  return addVersion(tx, nameOf(key), { ...change, value: words }, now);
}

/** The words of a template in a language; the portal's own, which is said, while nobody has written them. */
export type WordsIn = (locale: Locale) => TemplateWords & { isFallback: boolean };

export async function templateWords(db: Reader, key: TemplateKey): Promise<WordsIn> {
  const { words } = await getTemplate(db, key);
  return (locale) => ({ ...(words[locale] ?? firstWords(key, locale)), isFallback: !words[locale] });
}

/** The template by which a decision is told now: formalities follow an admission where the association wants them. */
export async function decisionTemplate(db: Reader, outcome: Decision) {
  const { formalities } = await getAssociation(db);
  const key: DecisionTemplate = outcome === "approve" && formalities ? "formalities" : outcome;
  return { key, wordsIn: await templateWords(db, key) };
}

/** In which languages somebody will be read, each with the sentences that stand with some templates. */
export async function readersWith(
  db: Reader,
  locales: Iterable<Locale>,
  keys: readonly TemplateKey[],
): Promise<ReaderWords[]> {
  const templates: WordsIn[] = [];
  for (const key of keys) templates.push(await templateWords(db, key));
  const read = new Set(locales);
  return LOCALES.filter((locale) => read.has(locale)).map((locale) => ({
    locale,
    samples: [...new Set(templates.flatMap((wordsIn) => wordsIn(locale).samples))],
  }));
}
