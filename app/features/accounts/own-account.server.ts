import { and, asc, eq, ne, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { consents, sessions } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { activity } from "#db/schema/activity.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { calendarFeeds, followedInitiatives, followedMembers, followedProjects } from "#db/schema/following.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { letterChoices, news } from "#db/schema/letters.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { ownTokens } from "./api-tokens.server.ts";

// The name of who granted a role is theirs.
const { role, institutionId, applicationId, countries, createdAt: given, ...ended } = grants;
const { revokedAt, confirmedAt, restingSince } = ended;
const OWN_ROLE = { role, institutionId, applicationId, countries, given, revokedAt, confirmedAt, restingSince };

/** Of what may not be read any more only its address, as its owner once read it. */
function ownProjects(db: Reader, userId: string) {
  const { isOn, pace, parts, createdAt: since } = followedProjects;
  return db
    .select({ project: projects.slug, isOn, pace, parts, since })
    .from(followedProjects)
    .innerJoin(projects, eq(projects.id, followedProjects.projectId))
    .where(eq(followedProjects.userId, userId));
}

function ownInitiatives(db: Reader, userId: string) {
  const { isOn, pace, parts, createdAt: since } = followedInitiatives;
  return db
    .select({ initiative: initiatives.slug, isOn, pace, parts, since })
    .from(followedInitiatives)
    .innerJoin(initiatives, eq(initiatives.id, followedInitiatives.initiativeId))
    .where(eq(followedInitiatives.userId, userId));
}

/** The account itself: where it is signed in, its programs, roles, letters and what it did. */
export async function ownAccount(db: Reader, userId: string, email: string) {
  const { kind, subject, recipient, locale, createdAt, sentAt } = outbox;
  const isTheirs = or(eq(outbox.recipient, email), eq(outbox.subjectId, userId));
  const { device, createdAt: since, expiresAt } = sessions;
  const { action, createdAt: at } = activity;
  const { subjectType, subjectId, body, createdAt: writtenAt } = conversationMessages;
  return {
    consents: await db.select().from(consents).where(eq(consents.userId, userId)),
    sessions: await db.select({ device, since, expiresAt }).from(sessions).where(eq(sessions.userId, userId)),
    tokens: await ownTokens(db, userId),
    calendar: await db
      .select({ since: calendarFeeds.createdAt })
      .from(calendarFeeds)
      .where(eq(calendarFeeds.userId, userId)),
    roles: await db.select(OWN_ROLE).from(grants).where(eq(grants.userId, userId)),
    letters: await db
      .select({ kind, subject, recipient, locale, createdAt, sentAt })
      .from(outbox)
      .where(isTheirs)
      .orderBy(asc(outbox.id)),
    actions: await db
      .select({ action, at })
      .from(activity)
      .where(eq(activity.actorId, userId))
      .orderBy(asc(activity.id)),
    views: await db
      .select({ list: savedViews.list, name: savedViews.name, search: savedViews.search })
      .from(savedViews)
      .where(eq(savedViews.userId, userId)),
    following: await db
      .select({ institution: institutions.nameEn, since: followedMembers.createdAt })
      .from(followedMembers)
      .innerJoin(institutions, eq(institutions.id, followedMembers.institutionId))
      .where(eq(followedMembers.userId, userId)),
    followedProjects: await ownProjects(db, userId),
    followedInitiatives: await ownInitiatives(db, userId),
    letterChoices: await db
      .select({ letters: letterChoices.letterGroup, pace: letterChoices.pace })
      .from(letterChoices)
      .where(eq(letterChoices.userId, userId)),
    news: await db
      .select({ line: news.line, at: news.createdAt })
      .from(news)
      .where(and(eq(news.userId, userId), ne(news.line, "")))
      .orderBy(asc(news.id)),
    messages: await db
      .select({ subjectType, subjectId, body, writtenAt })
      .from(conversationMessages)
      .where(eq(conversationMessages.authorId, userId))
      .orderBy(asc(conversationMessages.id)),
    asks: await db
      .select({ sentence: asks.sentence, kind: asks.kind, at: asks.createdAt })
      .from(asks)
      .where(eq(asks.askedById, userId)),
    askAnswers: await db
      .select({ answer: askedMembers.answer, message: askedMembers.message, at: askedMembers.answeredAt })
      .from(askedMembers)
      .where(eq(askedMembers.answeredById, userId)),
    enquiries: await db
      .select({ subject: enquiries.subject, topic: enquiries.topic, at: enquiries.createdAt })
      .from(enquiries)
      .where(eq(enquiries.senderId, userId)),
  };
}
