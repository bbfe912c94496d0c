import type { LoaderFunctionArgs } from "@remix-run/node";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { cardIssuer, drawShareCard } from "#app/platform/share-card.server.ts";
import { answerCard } from "./answers/share-card.server.ts";

/** The picture of the portal itself, for where a link to its first page is shared. */
export const loader = (args: LoaderFunctionArgs) =>
  answerCard(args, async (locale) => {
    const { context } = args;
    const { name } = await getLocalizedAssociation(context.db, locale);
    return drawShareCard(context.background, {
      ...(await cardIssuer(context, locale)),
      title: { text: name, lang: locale },
      original: null,
      facts: translator(locale)("public:home.lead"),
      foot: new URL(context.config.origin).host,
      logo: null,
    });
  });
