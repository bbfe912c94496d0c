import { inEachLocale } from "#app/i18n/locale.ts";
import type { Reader } from "#db/index.server.ts";
import type { ItemRow } from "../session/agenda.server.ts";
import { listMotionTexts } from "../session/motions.server.ts";
import type { MotionValues } from "./ui/motion-form.tsx";

/** What stands in the form of a motion: nothing of a new one. */
export async function motionValues(db: Reader, item: ItemRow | null): Promise<MotionValues> {
  const texts = item ? ((await listMotionTexts(db, [item.subjectId])).get(item.subjectId) ?? []) : [];
  return inEachLocale((locale) => {
    const { title = "", body = "" } = texts.find((text) => text.locale === locale) ?? {};
    return { title, body };
  });
}
