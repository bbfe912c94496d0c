import type { AppLoadContext } from "@remix-run/node";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";

/** The title of a public page in the reader's language: the page's own words, then the association's short name. */
export async function pageTitle({ db, locale }: AppLoadContext, key: string): Promise<string> {
  const { shortName } = await getLocalizedAssociation(db, locale);
  return `${translator(locale)(key)} · ${shortName}`;
}
