import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { type Titled, titleIn } from "#app/features/projects/project/project-title.ts";

/** So much of what happened stands in a letter; of the rest it says how much it is. */
const MOST_TOLD = 20;

/** One happening in the languages of its reader. */
interface Told {
  text: string;
  /** Everybody who sees the project reads of it. */
  isForEverybody: boolean;
  by: string | null;
}

interface ProjectNews {
  project: Titled & { slug: string };
  /** The newest first. */
  told: readonly Told[];
  origin: string;
}

/** What the subject names, which stands among the news of a person too: nothing that is not for everybody who sees the project. */
function shortly({ t }: LetterFrame, told: readonly Told[]): string {
  const first = told.find(({ isForEverybody }) => isForEverybody);
  const more = told.length - (first ? 1 : 0);
  return [first?.text ?? "", more > 0 ? t("following-mail:project.count", { count: more }) : ""]
    .filter(Boolean)
    .join("; ");
}

/** What happened in a project that somebody follows. */
export function projectNewsLetter(frame: LetterFrame, { project, told, origin }: ProjectNews): Letter {
  const { t, locale } = frame;
  const title = titleIn(locale, project).text;
  const lines = told.slice(0, MOST_TOLD).map(({ text, by }) => `– ${by ? `${text} (${by})` : text}`);
  const more = told.length - lines.length;
  return composeLetter(
    { ...frame, endLabel: t("following-mail:project.end") },
    {
      subject: subjectOf(t, "following-project", { project: title, news: shortly(frame, told) }),
      paragraphs: [
        t("following-mail:project.lead", { project: title }),
        [...lines, ...(more > 0 ? [t("following-mail:search.more", { count: more })] : [])].join("\n"),
        {
          lead: t("following-mail:manage"),
          pages: [{ label: t("following-mail:following"), url: `${origin}/following` }],
        },
      ],
      action: { label: linkOf(t, "following-project"), url: `${origin}/projects/${project.slug}/activity` },
    },
  );
}
