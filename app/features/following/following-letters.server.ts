import type { TFunction } from "i18next";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame, type LinkedPages } from "#app/features/letters/letter.ts";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Locale } from "#db/locales.ts";
import type { FollowedList } from "./followed.schema.ts";
import { placeName } from "#app/i18n/place-names.server.ts";

/** So many members are named in a letter; of the others it says how many they are. */
export const MOST_NAMED = 20;

export interface NamedMember extends InstitutionNames {
  slug: string;
  city: string;
  country: string;
  isListed: boolean;
}

/** Something a search finds, by a line; without an address where nobody sees it any more. */
interface FoundLine {
  label: string;
  path: string | null;
}

interface Some {
  count: number;
  named: readonly FoundLine[];
}

interface SearchNews {
  list: FollowedList;
  name: string;
  /** Of the list, under the search. */
  path: string;
  origin: string;
  added: Some;
  gone: Some;
}

/** A member in the words of a letter's reader. */
export const memberLine = (member: NamedMember, locale: Locale): FoundLine => ({
  label: `${nameOf(member, locale).name} — ${placeName(member.city, member.country, locale)}`,
  path: member.isListed ? `/directory/${member.slug}` : null,
});

/** Where one sees all that one follows. */
const toFollowing = (t: TFunction, origin: string): LinkedPages => ({
  lead: t("following-mail:manage"),
  pages: [{ label: t("following-mail:following"), url: `${origin}/following` }],
});

/** What is new in a kept search. */
export function searchLetter(frame: LetterFrame, { list, name, path, origin, added, gone }: SearchNews): Letter {
  const { t } = frame;
  const part = (of: "added" | "gone", { count, named }: Some): (LinkedPages | string)[] => {
    if (count === 0) return [];
    const lead = t(list === "projects" ? "following-mail:search.added_projects" : `following-mail:search.${of}`, {
      count,
    });
    const pages = named.flatMap((one) => (one.path ? { label: one.label, url: `${origin}${one.path}` } : []));
    const others = named.flatMap((one) => (one.path ? [] : `• ${one.label}`));
    const rest = count > named.length ? [t("following-mail:search.more", { count: count - named.length })] : [];
    const words = [...(pages.length === 0 ? [lead] : []), ...others, ...rest].join("\n");
    return [...(pages.length > 0 ? [{ lead, pages }] : []), words];
  };
  const news = [
    ...(added.count > 0 ? [t("following-mail:search.count_added", { count: added.count })] : []),
    ...(gone.count > 0 ? [t("following-mail:search.count_gone", { count: gone.count })] : []),
  ].join(", ");
  return composeLetter(
    { ...frame, endLabel: t("following-mail:search.end") },
    {
      subject: subjectOf(t, "following-search", { name, news }),
      paragraphs: [
        t("following-mail:search.lead", { name }),
        ...part("added", added),
        ...part("gone", gone),
        toFollowing(t, origin),
      ],
      action: { label: linkOf(t, "following-search"), url: `${origin}${path}` },
    },
  );
}

/** One thing that changed of a member. */
export type MemberChange =
  | { what: "name"; before: string; now: string }
  | { what: "left" | "returned" | "text" }
  | { what: "category"; now: string }
  | { what: "project"; title: string; slug: string };

interface MemberNews {
  slug: string;
  /** As somebody last could see them: officially, and in each language. */
  names: Readonly<Record<string, string>>;
  isListed: boolean;
  changes: readonly MemberChange[];
  origin: string;
}

/** What has changed of a member that somebody follows. */
export function memberLetter(frame: LetterFrame, { slug, names, isListed, changes, origin }: MemberNews): Letter {
  const { t, locale } = frame;
  const institution = names[locale] ?? names["official"] ?? "";
  const sentences = changes.flatMap((change) => {
    if (change.what === "project") return [];
    if (change.what === "category")
      return [
        t("following-mail:member.category", { category: t(`vocabulary:membership_category.${change.now}.title`) }),
      ];
    return [t(`following-mail:member.${change.what}`, { ...change, institution })];
  });
  const projects = changes.flatMap((change) =>
    change.what === "project" ? [{ label: change.title, url: `${origin}/projects/${change.slug}` }] : [],
  );
  const news = [...new Set(changes.map(({ what }) => t(`following-mail:member.short.${what}`)))].join(", ");
  return composeLetter(
    { ...frame, endLabel: t("following-mail:member.end") },
    {
      subject: subjectOf(t, "following-member", { institution, news }),
      paragraphs: [
        t("following-mail:member.lead", { institution }),
        ...sentences,
        { lead: t("following-mail:member.projects", { count: projects.length }), pages: projects },
        toFollowing(t, origin),
      ],
      action: {
        label: linkOf(t, "following-member"),
        url: `${origin}${isListed ? `/directory/${slug}` : "/following"}`,
      },
    },
  );
}
