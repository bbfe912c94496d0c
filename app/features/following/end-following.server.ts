import { and, eq } from "drizzle-orm";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { maskedAddress } from "#app/features/accounts/masked-address.ts";
import { findInitiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { findProjectById } from "#app/features/projects/project/project-queries.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { isEndToken } from "#app/platform/end-links.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { findFollowedInitiative, followInitiativeAgain, unfollowInitiative } from "./follow-initiatives.server.ts";
import { followMember, isFollowing, unfollowMember } from "./follow-members.server.ts";
import { findFollowed, followAgain, unfollowProject } from "./follow-projects.server.ts";
import { audienceOf } from "./reader.server.ts";
import { findSearch, pauseSearch, resumeSearch } from "./follow-searches.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** What the link of a letter about something one follows ends: that one, and nothing else. */
interface EndedFollowing {
  what: "search" | "member" | "project" | "initiative";
  /** What the reader called the search, or what the member is called. */
  name: string;
  address: string;
  isOver: boolean;
  isUndoable: boolean;
  end: () => Promise<unknown>;
  takeBack: () => Promise<unknown>;
}

/** What the link of a letter ends; null when it was not written here, not to the account's address now, or is gone. */
export async function findFollowingEnd(
  context: Context,
  token: string,
  locale: Locale,
): Promise<EndedFollowing | null> {
  const [userId = "", what = ""] = token.split(".");
  const [, kind, id = ""] = /^(search|member|project|initiative)-([\w-]{1,64})$/.exec(what) ?? [];
  const account = kind ? await findAccountById(context.db, userId) : null;
  if (!account?.isVerified) return null;
  if (!isEndToken(context.config, token, { ends: `${userId}.${what}`, recipient: account.email })) return null;
  const address = maskedAddress(account.email);
  if (kind === "search") {
    const own = await findSearch(context.db, userId, id);
    if (!own) return null;
    const act = { userId, viewId: id };
    return {
      ...{ what: "search", name: own.name, address, isOver: own.isPaused, isUndoable: true },
      end: () => pauseSearch(context, act),
      takeBack: () => resumeSearch(context, act),
    };
  }
  if (kind === "project") return projectEnd(context, { account, projectId: id, address }, locale);
  if (kind === "initiative") return initiativeEnd(context, { account, initiativeId: id, address }, locale);
  const [member] = await context.db
    .select({ slug: institutions.slug, ...nameColumns })
    .from(institutions)
    .where(and(eq(institutions.id, id)));
  if (!member) return null;
  const viewer = { ...account, grants: await listGrants(context.db, userId) };
  return {
    ...{ what: "member", name: nameOf(member, locale).name, address, isUndoable: true },
    isOver: !(await isFollowing(context.db, userId, id)),
    end: () => unfollowMember(context, userId, member.slug),
    takeBack: () => followMember(context, viewer, member.slug),
  };
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccountById>>>;

/** What the person sees no more is ended without its name. */
async function projectEnd(
  context: Context,
  { account, projectId, address }: { account: Account; projectId: string; address: string },
  locale: Locale,
): Promise<EndedFollowing | null> {
  const { db, clock } = context;
  const userId = account.id;
  const followed = await findFollowed(db, userId, projectId);
  if (!followed) return null;
  const found = await findProjectById(db, projectId, await audienceOf(db, userId, dayNow(clock)));
  const name = found ? titleIn(locale, found.row).text : translator(locale)("following:projects.unseen");
  return {
    ...{ what: "project", name, address, isOver: !followed.isOn, isUndoable: true },
    end: () => unfollowProject(context, { userId, projectId }),
    takeBack: () => followAgain(context, userId, projectId),
  };
}

/** One that is not published now is ended without its name. */
async function initiativeEnd(
  context: Context,
  { account, initiativeId, address }: { account: Account; initiativeId: string; address: string },
  locale: Locale,
): Promise<EndedFollowing | null> {
  const { db } = context;
  const userId = account.id;
  const followed = await findFollowedInitiative(db, userId, initiativeId);
  if (!followed) return null;
  const found = await findInitiative(db, initiativeId);
  const isSeen = found?.row.state === "published";
  const name = isSeen ? initiativeTitle(found, locale).text : translator(locale)("following:initiatives.unseen");
  const viewer = { ...account, grants: await listGrants(db, userId) };
  return {
    ...{ what: "initiative", name, address, isOver: !followed.isOn, isUndoable: isSeen },
    end: () => unfollowInitiative(context, { userId, initiativeId }),
    takeBack: () => followInitiativeAgain(context, viewer, initiativeId),
  };
}
