import { desc, eq } from "drizzle-orm";
import { askedOnce } from "#db/asked-once.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationSections, applicationVersions } from "#db/schema/applications.ts";

export type FiledAnswers = Record<string, Record<string, unknown>>;

/**
 * The answers as last filed, by section: what the head confirmed or what the last answer to a request made of it. What an
 * applicant is typing at this moment is not among them.
 */
export const getFiledAnswers = askedOnce("filed_answers", (applicationId: string) => applicationId, readFiledAnswers);

async function readFiledAnswers(db: Reader, applicationId: string): Promise<FiledAnswers> {
  const [version] = await db
    .select({ answers: applicationVersions.answers })
    .from(applicationVersions)
    .where(eq(applicationVersions.applicationId, applicationId))
    .orderBy(desc(applicationVersions.number))
    .limit(1);
  if (version) return version.answers;
  const sections = await db
    .select({ section: applicationSections.section, answers: applicationSections.answers })
    .from(applicationSections)
    .where(eq(applicationSections.applicationId, applicationId));
  return Object.fromEntries(sections.map(({ section, answers }) => [section, answers]));
}

/** The answers to some questions (`section.field`), as an information request keeps them for comparison. */
export function answersTo(paths: readonly string[], answers: FiledAnswers): Record<string, unknown> {
  return Object.fromEntries(
    paths.map((path) => {
      const [section = "", field = ""] = path.split(".");
      return [path, answers[section]?.[field] ?? null];
    }),
  );
}
