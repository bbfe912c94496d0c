import { and, asc, eq } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { memberships } from "#db/schema/memberships.ts";
import { resultInstitutions } from "#db/schema/results.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { titleIn } from "../project/project-title.ts";
import type { ResultRow } from "./read-results.server.ts";

type ResultNews = "submitted" | "published" | "returned";

interface News {
  event: ResultNews;
  project: LoadedProject;
  row: ResultRow;
  actorId: string;
  note?: string;
}

const pathOf = ({ event, project, row }: News): string => {
  if (event === "submitted") return `/review/results/${row.id}`;
  const page = `/projects/${project.row.slug}/results/${row.id}`;
  return event === "published" ? page : `${page}/edit`;
};

const valuesOf = ({ project, row }: News, locale: Locale) => ({
  project: titleIn(locale, project.row).text,
  result: row.change?.title ?? row.title,
});

function resultLetter(frame: LetterFrame, news: News, origin: string): Letter {
  const { t, locale } = frame;
  const kind = `project-result_${news.event}` as const;
  const values = valuesOf(news, locale);
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [
      t(`${LETTERS[kind].words}.body`, values),
      ...(news.note ? [[t("projects-mail:note"), news.note].join("\n")] : []),
    ],
    action: { label: linkOf(t, kind), url: origin + pathOf(news) },
  });
}

/** Tells coordinators that a result waits, or those who handed it in and the lead what was answered, and who is named in it. */
export async function tellOfResult(
  tx: Tx,
  { config, now }: Pick<ProjectCommandContext, "config"> & { now: Date },
  news: News,
): Promise<void> {
  const { event, project, row, actorId } = news;
  const { leadInstitutionId, leadUserId } = project.row;
  const userIds =
    event === "submitted"
      ? (await coordinatorsOf(tx, project.subject.leadCountry)).map(({ id }) => id)
      : [...(await peopleOfInstitution(tx, leadInstitutionId, leadUserId)), row.submittedById ?? row.createdById];
  const key = `${row.id}:${row.version}`;
  const occasion = { kind: `project-result_${event}`, key, subjectId: project.row.id, actorId } as const;
  const [reader] = LETTERS[occasion.kind].readers;
  await writeTo(tx, { userIds, reader }, occasion, (frame) => resultLetter(frame, news, config.origin), now);
  if (event === "published") await tellNamed(tx, news, { origin: config.origin, toldIds: userIds }, now);
}

interface Named {
  institution: InstitutionNames;
  lead: InstitutionNames;
  origin: string;
}

function namedLetter(frame: LetterFrame, news: News, { institution, lead, origin }: Named): Letter {
  const { t, locale } = frame;
  const kind = "project-result_named";
  const { words } = LETTERS[kind];
  const values = valuesOf(news, locale);
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [
      t(`${words}.body`, { ...values, institution: nameOf(institution, locale).name }),
      t(`${words}.object`, { edit: `${origin}/projects/${news.project.row.slug}/results/${news.row.id}/edit` }),
      t(`${words}.ask`, { lead: nameOf(lead, locale).name }),
    ],
    action: { label: linkOf(t, kind), url: origin + pathOf(news) },
  });
}

/** Tells the partners that a published result names them, each once, and what they can do where it should not. */
async function tellNamed(
  tx: Tx,
  news: News,
  { origin, toldIds }: { origin: string; toldIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { project, row, actorId } = news;
  const { leadInstitutionId } = project.row;
  // Whose membership has ended changes nothing of the project any more.
  const named = await tx
    .select({ id: resultInstitutions.institutionId })
    .from(resultInstitutions)
    .innerJoin(memberships, eq(memberships.institutionId, resultInstitutions.institutionId))
    .where(and(eq(resultInstitutions.resultId, row.id), entitled("meet_partners", dayOf(now))))
    .orderBy(asc(resultInstitutions.id));
  const lead = await namesOfInstitution(tx, leadInstitutionId);
  for (const { id } of named) {
    if (id === leadInstitutionId) continue;
    const about = { institution: await namesOfInstitution(tx, id), lead, origin };
    const userIds = (await peopleOfInstitution(tx, id)).filter((userId) => !toldIds.includes(userId));
    const occasion = {
      kind: "project-result_named",
      key: `${row.id}:${id}`,
      subjectId: project.row.id,
      actorId,
    } as const;
    await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => namedLetter(frame, news, about), now);
  }
}
