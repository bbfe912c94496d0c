import { z } from "zod";

/** Raised when what is said of a project changes its shape. */
export const EXPORT_FORMAT = "project-archive/1";

const moment = z.iso.datetime().describe("UTC");
const day = z.string().describe("YYYY-MM-DD");
const month = z.string().describe("YYYY-MM");
const institution = z
  .object({ name: z.string(), country: z.string().nullable(), page: z.string().nullable() })
  .describe("Of the association, with its page in the directory; or outside it, without one");
const named = z.string().nullable().describe("Null for an institution that has left the partnership");
const stored = z
  .object({ name: z.string(), bytes: z.number(), path: z.string().nullable(), isMissing: z.boolean() })
  .describe(
    "A file, and where it is in this archive; null where the portal did not find it any more, or the archive would have become too large",
  );

const milestone = z.object({
  title: z.string(),
  dueOn: day,
  institution: named,
  person: z.string().nullable().describe("Of that institution, where one answers for it"),
  state: z.string(),
  doneOn: day.nullable(),
  evidence: z.string().nullable(),
});

/** What `project.json` of the archive of a project holds; its JSON Schema stands beside it. */
export const projectExportSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  writtenAt: moment,
  language: z.string().describe("In which the names of folders, and labels, are"),
  association: z.string(),
  project: z.object({
    page: z.string(),
    title: z.string(),
    titleLanguage: z.string(),
    titles: z.record(z.string(), z.string()),
    status: z.string(),
    publishedAt: moment.nullable(),
    completedAt: moment.nullable(),
    initiatives: z.array(z.object({ title: z.string(), page: z.string().nullable() })).describe("Those it supports"),
    summaryAtTheEnd: z.string().nullable(),
    answers: z
      .record(z.string(), z.unknown())
      .describe("Of the posting, by the names of its questions; codes as the portal keeps them"),
  }),
  lead: institution,
  partners: z.array(institution.extend({ role: z.string() })),
  work: z.object({
    packages: z.array(
      z.object({
        title: z.string(),
        institution: named,
        partners: z.array(z.string()),
        startMonth: month,
        endMonth: month,
        milestones: z.array(milestone),
      }),
    ),
    milestones: z.array(milestone).describe("Those of no part"),
    tasks: z.array(
      z.object({
        task: z.string(),
        person: z.string(),
        part: z.string().nullable(),
        dueOn: day.nullable(),
        doneAt: moment.nullable(),
      }),
    ),
  }),
  notes: z.array(
    z.object({
      writtenAt: moment,
      person: z.string(),
      institution: named,
      light: z.string(),
      said: z.string(),
      reached: z.number().nullable(),
      reachedWomen: z.number().nullable(),
      reachedYouth: z.number().nullable(),
      countries: z.array(z.string()),
      nextSteps: z.string().nullable(),
      risks: z.string().nullable(),
    }),
  ),
  meetings: z.array(
    z.object({
      title: z.string(),
      startsAt: moment,
      minutesLong: z.number(),
      timeZone: z.string(),
      place: z.string(),
      agenda: z.string().nullable(),
      minutes: z.string().nullable(),
      isCancelled: z.boolean(),
      path: z.string(),
    }),
  ),
  discussion: z
    .array(
      z.object({
        title: z.string().nullable(),
        posts: z.array(z.object({ author: z.string(), writtenAt: moment, text: z.string().describe("Markdown") })),
      }),
    )
    .describe("Without posts that are hidden or were taken away"),
  results: z.array(
    z.object({
      type: z.string(),
      title: z.string(),
      state: z.string(),
      description: z.string(),
      authors: z.array(z.string()),
      institutions: z.array(z.string()),
      date: z.string(),
      url: z.string().nullable(),
      doi: z.string().nullable(),
      isbn: z.string().nullable(),
      licence: z.string().nullable(),
      languages: z.array(z.string()),
      themes: z.array(z.string()),
      file: stored.nullable(),
    }),
  ),
  report: z
    .object({
      achievements: z.string(),
      problems: z.string(),
      followUp: z.string(),
      testimonials: z.string(),
      peopleTotal: z.number().nullable(),
      peopleWomen: z.number().nullable(),
      peopleYouth: z.number().nullable(),
      mayPublish: z.boolean(),
      handedInAt: moment.nullable(),
    })
    .nullable(),
  documents: z.array(
    z.object({
      name: z.string(),
      language: z.string().nullable(),
      versions: z.array(
        z.object({
          number: z.number(),
          note: z.string().nullable(),
          person: z.string(),
          institution: z.string(),
          uploadedAt: moment,
          file: stored,
        }),
      ),
    }),
  ),
  letters: z
    .array(z.object({ institution: named, person: z.string(), uploadedAt: moment, file: stored }))
    .describe("Signed letters of commitment, as far as whoever took the archive reads them"),
});

export type ProjectExport = z.infer<typeof projectExportSchema>;

/** One part of it, where it has that part. */
export type Told<Part extends keyof ProjectExport> = NonNullable<ProjectExport[Part]>;
