import { lineOf } from "#app/i18n/isolate.ts";
import type { MetaDescriptor } from "@remix-run/react";
import { CARD } from "#app/platform/share-card.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { LOCALES, PORTAL_LANGUAGES } from "#db/locales.ts";
import { titled } from "./page-titles.ts";
import type { RootData } from "./root-data.ts";

const LONGEST_DESCRIPTION = 200;

interface PublicPage {
  /** Without a query. */
  path: string;
  /** Parts of the title, the association left out. */
  title: (string | null | undefined)[];
  description: string;
  kind?: "website" | "article";
  /** Path of the picture that is shown where the page is shared, of the size of `CARD`. */
  card?: string;
  /** Path and query of the feed that tells what is new on it. */
  feed?: string;
}

type Matches = readonly { id: string; data: unknown }[];

/**
 * What search engines and the preview of a shared link read of a page everybody may open: its title and description, its
 * one address, and the same page in every language.
 */
export function publicMeta(matches: Matches, page: PublicPage): MetaDescriptor[] {
  const { path, title, kind = "website", card, feed } = page;
  const root = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
  if (!root) return titled(matches, ...title);
  const { origin, locale, association } = root;
  const address = origin + path;
  const description = excerptOf(page.description, LONGEST_DESCRIPTION);
  const link = (rel: string, href: string, hrefLang?: string) => ({ tagName: "link" as const, rel, href, hrefLang });
  const property = (name: string, content: string) => ({ property: `og:${name}`, content });
  return [
    ...titled(matches, ...title),
    { name: "description", content: description },
    link("canonical", address),
    ...LOCALES.map((one) => link("alternate", `${address}?lng=${one}`, one)),
    link("alternate", address, "x-default"),
    ...(feed
      ? [{ tagName: "link" as const, rel: "alternate", type: "application/atom+xml", href: origin + feed }]
      : []),
    property("site_name", association.shortName),
    property("title", lineOf(title, " · ")),
    property("description", description),
    property("url", address),
    property("type", kind),
    ...LOCALES.map((one) =>
      property(one === locale ? "locale" : "locale:alternate", PORTAL_LANGUAGES[one].tag.replace("-", "_")),
    ),
    ...(card
      ? [
          property("image", origin + card),
          property("image:type", CARD.mediaType),
          property("image:width", String(CARD.width)),
          property("image:height", String(CARD.height)),
          property("image:alt", lineOf(title, " · ")),
        ]
      : []),
    { name: "twitter:card", content: card ? "summary_large_image" : "summary" },
  ];
}
