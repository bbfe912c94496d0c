import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationRow } from "./dossier.server.ts";
import { findFormalities, readFormalities } from "./formalities-queries.server.ts";
import { whoseTurn } from "./whose-turn.server.ts";

interface Turn {
  /** Something is left for those who apply; else only for others. */
  isTheirs: boolean;
  /** Who acts next, in words for the reader. */
  next: string;
}

/** Who acts next on open formalities: the head and those invited by name; null where none are open. */
export async function formalitiesTurn(
  db: Reader,
  { application, owner }: { application: ApplicationRow; owner: string },
  { viewer, locale, now }: { viewer: Viewer; locale: Locale; now: Date },
): Promise<Turn | null> {
  const row = application.status === "formalities" ? await findFormalities(db, application.id) : null;
  if (!row) return null;
  const open = (await readFormalities(db, application, row, now)).filter(({ isDone }) => !isDone);
  const applicant = whoseTurn({ application, owner, isComplete: true }, { viewer, locale });
  const t = translator(locale);
  const names = open.map(({ actor, asked, person }) => {
    if (actor === "applicant") return applicant;
    if (actor === "secretariat") return t("formalities:turn.secretariat");
    const name = asked?.name ?? person?.name;
    return name ? t(`formalities:turn.${actor}`, { name }) : null;
  });
  return { isTheirs: open.some(({ actor }) => actor === "applicant"), next: lineOf([...new Set(names)]) };
}
