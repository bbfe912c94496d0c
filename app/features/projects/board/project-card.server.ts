import { lineOf } from "#app/i18n/isolate.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cardIssuer, drawShareCard } from "#app/platform/share-card.server.ts";
import type { Locale } from "#db/locales.ts";
import { presentFound } from "../project/present-project.server.ts";
import { originalTitle } from "../project/project-title.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import type { Words } from "../project/project-words.server.ts";

/** The address of a project's picture for shared links; another one when what it shows may have changed. */
export function projectCardAddress({ slug, updatedAt }: { slug: string; updatedAt: Date }, locale: Locale): string {
  return `/projects/${slug}/card/${locale}?v=${updatedAt.getTime().toString(36)}`;
}

/** The picture of a project that everybody may see, for where its page is shared. */
export async function drawProjectCard(
  context: Pick<Services, "db" | "files" | "background" | "config">,
  found: FoundProject,
  words: Words,
): Promise<Buffer> {
  const { title, acronym, status, lead, period } = presentFound(
    found,
    await listNeeds(context.db, found.row.id),
    words,
  );
  const { logoFileId } = found.lead;
  return drawShareCard(context.background, {
    ...(await cardIssuer(context, words.locale)),
    title: { text: title.text, lang: title.lang ?? words.locale },
    original: originalTitle(found.row, title) ?? (acronym ? { text: acronym, lang: "en" } : null),
    facts: lineOf([lead.name, lead.country], " · "),
    foot: lineOf([words.t("projects:card.project"), status.label, period], " · "),
    logo: logoFileId ? await context.files.read(logoFileId) : null,
  });
}
