import { and, desc, eq, gt, like } from "drizzle-orm";
import { inEachLocale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Locale } from "#db/locales.ts";
import type { TextKey, TextVersion, TextWords } from "./association-texts.ts";

const FIRST = 1;

// The digits are padded so that names sort as numbers do.
const settingOf = (key: TextKey, version: number) => `text:${key}:${String(version).padStart(5, "0")}`;
const versionOf = (name: string) => Number(name.split(":")[2]);

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
  return { version: FIRST, words: inEachLocale((locale) => FIRST_WORDS[key](translator(locale))), since: null };
}

const toVersion = ({ name, value, updatedAt }: typeof settings.$inferSelect): TextVersion => ({
  version: versionOf(name),
  words: value as TextVersion["words"],
  since: updatedAt,
});

/** The version of a text in force. */
export async function getText(db: Reader, key: TextKey): Promise<TextVersion> {
  const isLater = and(like(settings.name, `text:${key}:%`), gt(settings.name, settingOf(key, FIRST)));
  const [row] = await db.select().from(settings).where(isLater).orderBy(desc(settings.name)).limit(1);
  return row ? toVersion(row) : firstVersion(key);
}

/** A text as it stood in one version; null when there was none of that number. */
export async function findTextVersion(db: Reader, key: TextKey, version: number): Promise<TextVersion | null> {
  if (version === FIRST) return firstVersion(key);
  const [row] = await db
    .select()
    .from(settings)
    .where(eq(settings.name, settingOf(key, version)));
  return row ? toVersion(row) : null;
}

/** The numbers of the versions in force, for whoever accepts texts now. */
export async function versionsInForce(db: Reader, keys: readonly TextKey[]): Promise<Partial<Record<TextKey, number>>> {
  const found: [TextKey, number][] = [];
  for (const key of keys) found.push([key, (await getText(db, key)).version]);
  return Object.fromEntries(found);
}

/** Puts a new version in force; resolves to its number, or to null when somebody else was first. */
export async function addTextVersion(
  tx: Tx,
  key: TextKey,
  { after, words, actorId }: { after: number; words: Record<Locale, TextWords>; actorId: string },
  now: Date,
): Promise<number | null> {
  if ((await getText(tx, key)).version !== after) return null;
  const version = after + 1;
  const row = { name: settingOf(key, version), value: words, updatedAt: now, updatedById: actorId };
  const added = await tx.insert(settings).values(row).onConflictDoNothing().returning();
  return added.length > 0 ? version : null;
}
