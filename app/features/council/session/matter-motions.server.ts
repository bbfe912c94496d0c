import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ItemRow } from "./agenda.server.ts";
import { listMotionTexts, listWaitingMotions, type MotionText, motionTextFor } from "./motions.server.ts";
import type { SeenMatter, WaitingMatter } from "./session-model.ts";

function nameOfMotion(texts: readonly MotionText[] | undefined, reader: Locale) {
  const { title = "", locale = reader } = motionTextFor(texts ?? [], reader) ?? {};
  return { name: title, ...(locale !== reader && { lang: locale }), original: null };
}

/** The motions of an agenda, by id; everybody who sees a session sees them. */
export async function viewMotionMatters(
  db: Reader,
  { items, locale }: { items: readonly ItemRow[]; locale: Locale },
): Promise<Map<string, SeenMatter>> {
  const asked = items.filter(({ subjectType }) => subjectType === "rule");
  const texts = await listMotionTexts(
    db,
    asked.map(({ subjectId }) => subjectId),
  );
  return new Map(
    asked.map(({ id, sessionId, subjectId }) => {
      const to = `/council/${sessionId}/items/${id}`;
      const matter = { kind: "rule" as const, to, country: null, ...nameOfMotion(texts.get(subjectId), locale) };
      return [subjectId, { matter, isReadable: true }];
    }),
  );
}

export async function viewWaitingMotions(db: Reader, locale: Locale): Promise<WaitingMatter[]> {
  const motions = await listWaitingMotions(db);
  const texts = await listMotionTexts(
    db,
    motions.map(({ id }) => id),
  );
  return motions.map(({ id, number }) => ({
    ...{ id, caseNumber: number ?? "", country: null, proposal: "adopt" as const },
    ...nameOfMotion(texts.get(id), locale),
  }));
}
