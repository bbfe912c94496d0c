import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
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

function resultLetter(frame: LetterFrame, news: News, origin: string): Letter {
  const { t, locale } = frame;
  const kind = `project-result_${news.event}` as const;
  const values = { project: titleIn(locale, news.project.row).text, result: news.row.change?.title ?? news.row.title };
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [
      t(`${LETTERS[kind].words}.body`, values),
      ...(news.note ? [[t("projects-mail:note"), news.note].join("\n")] : []),
    ],
    action: { label: linkOf(t, kind), url: origin + pathOf(news) },
  });
}

/** Tells coordinators that a result waits, or those who handed it in and the lead what was answered. */
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
}
