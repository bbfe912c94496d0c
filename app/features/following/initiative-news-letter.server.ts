import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Initiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { InitiativeNews } from "./initiative-news.server.ts";

interface Telling {
  initiative: Initiative;
  news: InitiativeNews;
  origin: string;
}

const words = (key: string) => `following-mail:initiative.${key}`;

/** How much is new, and no names: the subject stands among the news of a person too. */
function shortly({ t }: LetterFrame, { projects, results, calls, near }: InitiativeNews): string {
  const counts = { projects: projects.count, results: results.count, calls: calls.length, near: near.length };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => t(words(`short.${what}`), { count }))
    .join("; ");
}

/** What is new of an initiative that somebody follows. */
export function initiativeNewsLetter(frame: LetterFrame, { initiative, news, origin }: Telling): Letter {
  const { t, locale } = frame;
  const title = initiativeTitle(initiative, locale).text;
  const listed = (what: "projects" | "results") => {
    const { count, named } = news[what];
    if (count === 0) return [];
    const lines = named(locale).map(({ text, path }) => `– ${text}: ${origin}${path}`);
    const more = count - lines.length;
    const rest = more > 0 ? [t("following-mail:search.more", { count: more })] : [];
    return [[t(words(what), { count }), ...lines, ...rest].join("\n")];
  };
  const dated = (what: "calls" | "near") => {
    const lines = news[what].map((call) => `– ${t(words("call"), { ...call, day: formatDay(call.lastDay, locale) })}`);
    return lines.length > 0 ? [[t(words(what), { count: lines.length }), ...lines].join("\n")] : [];
  };
  return composeLetter(
    { ...frame, endLabel: t(words("end")) },
    {
      subject: subjectOf(t, "following-initiative", { initiative: title, news: shortly(frame, news) }),
      paragraphs: [
        t(words("lead"), { initiative: title }),
        ...dated("near"),
        ...dated("calls"),
        ...listed("projects"),
        ...listed("results"),
        {
          lead: t("following-mail:manage"),
          pages: [{ label: t("following-mail:following"), url: `${origin}/following` }],
        },
      ],
      action: {
        label: linkOf(t, "following-initiative"),
        url: `${origin}/initiatives/${initiative.row.slug}`,
      },
    },
  );
}
