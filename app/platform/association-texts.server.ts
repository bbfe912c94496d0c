import { inEachLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Services } from "./services.server.ts";
import type { Locale } from "#db/locales.ts";
import { TEXT_KEYS, type TextKey, type TextsInForce, type TextVersion, type TextWords } from "./association-texts.ts";
import {
  addVersion,
  findVersion,
  FIRST_VERSION,
  keepFirst,
  latestNumbers,
  latestVersion,
  listVersions,
  putVersion,
} from "./versioned-settings.server.ts";

const CHARTER = ["status", "purpose", "values", "members", "decisions", "name", "changes"];
const PRIVACY = ["what", "why", "who", "cookies", "rights"];
const COMMITMENT = ["accepts_charter", "annual_activity", "not_endorsement", "true_and_complete"];

/** The texts the portal comes with, from the catalogues. */
const FIRST_WORDS: Record<TextKey, (t: ReturnType<typeof translator>) => TextWords> = {
  charter: (t) => ({
    title: t("texts:charter.title"),
    body: CHARTER.map((part) => `## ${t(`texts:charter.${part}.title`)}\n\n${t(`texts:charter.${part}.text`)}`).join(
      "\n\n",
    ),
  }),
  privacy: (t) => ({
    title: t("public:privacy.title"),
    body: [
      t("public:privacy.lead"),
      ...PRIVACY.map((part) => `## ${t(`public:privacy.${part}.title`)}\n\n${t(`public:privacy.${part}.text`)}`),
    ].join("\n\n"),
  }),
  commitment: (t) => ({
    title: t("pdf:commitment.title"),
    body: COMMITMENT.map((part, index) => `${index + 1}. ${t(`applications:field.declarations.${part}.label`)}`).join(
      "\n\n",
    ),
  }),
};

function firstVersion(key: TextKey): TextVersion {
  const words = inEachLocale((locale) => FIRST_WORDS[key](translator(locale)));
  return { version: FIRST_VERSION, words, since: null };
}

/**
 * Keeps the first words of each text in every language: whoever ticked them reads the same ones when a later release comes
 * with others. Done at each start; what is kept stays.
 */
export async function keepFirstTexts({
  db,
  withTransaction,
  clock,
}: Pick<Services, "db" | "withTransaction" | "clock">) {
  const kept = await Promise.all(TEXT_KEYS.map((key) => findVersion(db, nameOf(key), FIRST_VERSION)));
  if (kept.every((version) => version !== null)) return;
  const now = clock.now();
  await withTransaction(async (tx) => {
    for (const key of TEXT_KEYS) await keepFirst(tx, nameOf(key), firstVersion(key).words, now);
  });
}

type Stored = Awaited<ReturnType<typeof latestVersion>>;

const nameOf = (key: TextKey | "") => `text:${key}`;
// The first is in force from the beginning, whenever it was written down.
const sinceOf = ({ version, since }: { version: number; since: Date }) => (version === FIRST_VERSION ? null : since);
const toText = ({ version, value, since }: NonNullable<Stored>): TextVersion => ({
  version,
  words: value as TextVersion["words"],
  since: sinceOf({ version, since }),
});

/** The version of a text in force. */
export async function getText(db: Reader, key: TextKey): Promise<TextVersion> {
  const stored = await latestVersion(db, nameOf(key));
  return stored ? toText(stored) : firstVersion(key);
}

/** A text as it stood in one version; null when there was none of that number. */
export async function findTextVersion(db: Reader, key: TextKey, version: number): Promise<TextVersion | null> {
  const stored = await findVersion(db, nameOf(key), version);
  if (stored) return toText(stored);
  return version === FIRST_VERSION ? firstVersion(key) : null;
}

/** A text as it stood at a moment. */
export async function findTextAt(db: Reader, key: TextKey, at: Date): Promise<TextVersion> {
  const versions = (await listVersions(db, nameOf(key))).map(toText);
  return versions.findLast(({ since }) => since === null || since <= at) ?? firstVersion(key);
}

/** Every version of a text, oldest first. */
export async function listTextVersions(db: Reader, key: TextKey): Promise<TextVersion[]> {
  const stored = (await listVersions(db, nameOf(key))).map(toText);
  return stored[0]?.version === FIRST_VERSION ? stored : [firstVersion(key), ...stored];
}

/** Puts a version where it stood in a portal this one is rebuilt from. */
export async function putTextVersion(tx: Tx, key: TextKey, { version, words, since }: TextVersion, now: Date) {
  await putVersion(tx, nameOf(key), { version, value: words, since: since ?? now });
}

/** Which version of each text is in force, for whoever accepts texts now. */
export async function textsInForce(db: Reader): Promise<TextsInForce> {
  const stored = await latestNumbers(db, nameOf(""));
  const inForce = (key: TextKey) => {
    const newest = stored.get(nameOf(key));
    return newest ? { version: newest.version, since: sinceOf(newest) } : { version: FIRST_VERSION, since: null };
  };
  return { charter: inForce("charter"), privacy: inForce("privacy"), commitment: inForce("commitment") };
}

/** Puts a new version in force; resolves to its number, or to null when somebody else was first. */
export function addTextVersion(
  tx: Tx,
  key: TextKey,
  { words, ...change }: { after: number; words: Record<Locale, TextWords>; actorId: string },
  now: Date,
): Promise<number | null> {
  return addVersion(tx, nameOf(key), { ...change, value: words }, now);
}
