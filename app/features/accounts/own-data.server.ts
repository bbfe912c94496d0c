import { and, asc, eq, isNotNull, ne, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { consents, sessions, users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { activity } from "#db/schema/activity.ts";
import { appealFindings as finding, appeals, appealVotes } from "#db/schema/appeals.ts";
import { applications, applicationSections as section } from "#db/schema/applications.ts";
import { conversationFiles, conversationMessages } from "#db/schema/conversations.ts";
import {
  councilBallots,
  councilItems,
  councilMotions as motions,
  councilMotionTexts as motionTexts,
} from "#db/schema/council.ts";
import {
  duesAdjustments as dues,
  duesContacts,
  duesInvoices as papers,
  duesPayments as payments,
} from "#db/schema/dues.ts";
import { draftVersions, unsentTexts } from "#db/schema/drafts.ts";
import { followedMembers } from "#db/schema/following.ts";
import { applicationFormalities as formalities } from "#db/schema/formalities.ts";
import { files } from "#db/schema/files.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { takeOverChecks, takeOverTold } from "#db/schema/take-overs.ts";
import { institutionPeople, institutions } from "#db/schema/members.ts";
import { prospects } from "#db/schema/imports.ts";
import { letterChoices, news } from "#db/schema/letters.ts";
import { outbox } from "#db/schema/outbox.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { savedViews } from "#db/schema/saved-views.ts";
import { membershipProposals as notices } from "#db/schema/memberships.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { renamings } from "#db/schema/renamings.ts";
import { membershipRenewals as renewals } from "#db/schema/membership-renewals.ts";
import { membershipYears as years } from "#db/schema/membership-years.ts";
import { membershipObjections as objections } from "#db/schema/objections.ts";
import { membershipWithdrawals as leaving } from "#db/schema/withdrawals.ts";
import { units } from "#db/schema/members.ts";
import { ownTokens } from "./api-tokens.server.ts";
import { ownCases } from "./own-cases.server.ts";
import { ownMerges } from "./own-merges.server.ts";

// The names of those who decided, granted or review are theirs.
const { id, caseNumber, status, category, precheck, institutionName, country, city, createdAt: begun } = applications;
const { submittedAt, decidedAt } = applications;
const OWN_APPLICATION = {
  ...{ id, caseNumber, status, category, precheck, institutionName, country, city, begun },
  ...{ submittedAt, decidedAt },
};
const { role, institutionId, applicationId, countries, createdAt: given, ...ended } = grants;
const { revokedAt, confirmedAt, restingSince } = ended;
const OWN_ROLE = { role, institutionId, applicationId, countries, given, revokedAt, confirmedAt, restingSince };

/**
 * What the portal keeps of one person, for that person: the account, what was agreed to, where it is signed in, the tokens of its programs, roles,
 * letters, what the person did, votes and motions in the council, votes on appeals, messages, what was proposed, corrected and handed over,
 * the applications begun with their answers and whom they named, why an institution was to leave, the files uploaded with where they are, and the public naming as a contact. No secrets and nobody else's data.
 */
export async function ownData(db: Reader, userId: string) {
  const [account] = await db.select().from(users).where(eq(users.id, userId));
  const { kind, subject, recipient, locale, createdAt, sentAt } = outbox;
  const isTheirs = or(eq(outbox.recipient, account?.email ?? ""), eq(outbox.subjectId, userId));
  const { device, createdAt: since, expiresAt } = sessions;
  const { action, createdAt: at } = activity;
  const { choice, word, castAt } = councilBallots;
  const { subjectType, subjectId, body, createdAt: writtenAt } = conversationMessages;
  return {
    account,
    consents: await db.select().from(consents).where(eq(consents.userId, userId)),
    sessions: await db.select({ device, since, expiresAt }).from(sessions).where(eq(sessions.userId, userId)),
    tokens: await ownTokens(db, userId),
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
    applications: await db.select(OWN_APPLICATION).from(applications).where(eq(applications.ownerId, userId)),
    answers: await db
      .select({ applicationId: section.applicationId, section: section.section, answers: section.answers })
      .from(section)
      .innerJoin(applications, eq(applications.id, section.applicationId))
      .where(eq(applications.ownerId, userId)),
    files: await ownFiles(db, userId),
    votes: await db
      .select({ caseNumber: councilItems.caseNumber, choice, word, castAt })
      .from(councilBallots)
      .innerJoin(councilItems, eq(councilItems.id, councilBallots.itemId))
      .where(eq(councilBallots.userId, userId)),
    motions: await db
      .select({ number: motions.number, locale: motionTexts.locale, title: motionTexts.title, body: motionTexts.body })
      .from(motions)
      .innerJoin(motionTexts, eq(motionTexts.motionId, motions.id))
      .where(eq(motions.proposedById, userId)),
    messages: await db
      .select({ subjectType, subjectId, body, writtenAt })
      .from(conversationMessages)
      .where(eq(conversationMessages.authorId, userId))
      .orderBy(asc(conversationMessages.id)),
    appeals: await db
      .select({ grounds: appeals.grounds, body: appeals.body, state: appeals.state, createdAt: appeals.createdAt })
      .from(appeals)
      .where(eq(appeals.createdById, userId)),
    appealFindings: await db
      .select({ outcome: finding.outcome, reasons: finding.reasons, letters: finding.letters, at: finding.proposedAt })
      .from(finding)
      .where(eq(finding.authorId, userId)),
    appealVotes: await db
      .select({ outcome: finding.outcome, castAt: appealVotes.castAt })
      .from(appealVotes)
      .innerJoin(finding, eq(finding.id, appealVotes.findingId))
      .where(eq(appealVotes.userId, userId)),
    representatives: await db
      .select({
        applicationId: formalities.applicationId,
        primary: formalities.primary,
        alternate: formalities.alternate,
      })
      .from(formalities)
      .innerJoin(applications, eq(applications.id, formalities.applicationId))
      .where(eq(applications.ownerId, userId)),
    duesSet: await db
      .select({ institutionId: dues.institutionId, year: dues.year, reason: dues.reason, at: dues.createdAt })
      .from(dues)
      .where(eq(dues.setById, userId)),
    duesCancelled: await db
      .select({ number: papers.number, reason: papers.reason, at: papers.createdAt })
      .from(papers)
      .where(and(eq(papers.issuedById, userId), isNotNull(papers.reason))),
    duesUndone: await db
      .select({ reference: payments.reference, reason: payments.undoneFor, at: payments.undoneAt })
      .from(payments)
      .where(eq(payments.undoneById, userId)),
    duesContactOf: await db
      .select({ institutionId: duesContacts.institutionId, since: duesContacts.createdAt })
      .from(duesContacts)
      .where(eq(duesContacts.userId, userId)),
    waivers: await db
      .select({ applicationId: formalities.applicationId, reason: formalities.waivedReason, at: formalities.waivedAt })
      .from(formalities)
      .where(eq(formalities.waivedById, userId)),
    reviews: await ownReviews(db, userId),
    views: await db
      .select({ list: savedViews.list, name: savedViews.name, search: savedViews.search })
      .from(savedViews)
      .where(eq(savedViews.userId, userId)),
    following: await db
      .select({ institution: institutions.nameEn, since: followedMembers.createdAt })
      .from(followedMembers)
      .innerJoin(institutions, eq(institutions.id, followedMembers.institutionId))
      .where(eq(followedMembers.userId, userId)),
    ...(await ownCases(db, userId, { email: account?.email ?? "", isVerified: account?.emailVerifiedAt != null })),
    ...(await ownInvitations(db, userId, account?.email ?? "")),
    withdrawals: await db
      .select({ reason: leaving.reason, ends: leaving.ends, lastDay: leaving.lastDay, at: leaving.createdAt })
      .from(leaving)
      .where(eq(leaving.askedById, userId)),
    noticeReplies: await db
      .select({ reply: notices.reply, at: notices.repliedAt })
      .from(notices)
      .where(eq(notices.repliedById, userId)),
    enquiries: await db
      .select({ subject: enquiries.subject, topic: enquiries.topic, at: enquiries.createdAt })
      .from(enquiries)
      .where(eq(enquiries.senderId, userId)),
    years: await db
      .select({ year: years.year, activities: years.activities, at: years.confirmedAt })
      .from(years)
      .where(eq(years.confirmedById, userId)),
    renewals: await db
      .select({ endsOn: renewals.endsOn, summary: renewals.summary, at: renewals.askedAt })
      .from(renewals)
      .where(eq(renewals.askedById, userId)),
    renamings: await db
      .select({ names: renamings.after, since: renamings.since, reason: renamings.reason, at: renamings.askedAt })
      .from(renamings)
      .where(eq(renamings.askedById, userId)),
    ...(await ownMerges(db, userId)),
    objections: await db
      .select({ objection: objections.objection, at: objections.createdAt })
      .from(objections)
      .where(eq(objections.objectedById, userId)),
    changes: await db
      .select({ applicationId: draftVersions.applicationId, at: draftVersions.savedAt, changes: draftVersions.changes })
      .from(draftVersions)
      .where(eq(draftVersions.savedById, userId)),
    unsent: await db
      .select({ applicationId: unsentTexts.applicationId, body: unsentTexts.body, keptAt: unsentTexts.keptAt })
      .from(unsentTexts)
      .where(eq(unsentTexts.userId, userId)),
    letterChoices: await db
      .select({ letters: letterChoices.letterGroup, pace: letterChoices.pace })
      .from(letterChoices)
      .where(eq(letterChoices.userId, userId)),
    news: await db
      .select({ line: news.line, at: news.createdAt })
      .from(news)
      .where(and(eq(news.userId, userId), ne(news.line, "")))
      .orderBy(asc(news.id)),
    unitContactOf: await db
      .select({ institutionId: units.institutionId, unit: units.name })
      .from(units)
      .where(eq(units.contactId, userId)),
    contactOf: await db.select().from(institutionPeople).where(eq(institutionPeople.userId, userId)),
  };
}

/** The reviews this person was asked for, with what this person wrote; not why it was asked in spite of a tie. */
async function ownReviews(db: Reader, userId: string) {
  const { state, dueOn, acceptedAt, endedById, endReason, scores, comments, remark, firstScores, givenAt } =
    applicationReviews;
  const rows = await db
    .select({
      ...{ caseNumber, state, dueOn, acceptedAt, endedById, endReason },
      ...{ scores, comments, remark, firstScores, givenAt },
    })
    .from(applicationReviews)
    .innerJoin(applications, eq(applications.id, applicationReviews.applicationId))
    .where(eq(applicationReviews.reviewerId, userId));
  return rows.map(({ endedById: by, endReason: words, ...row }) => ({
    ...row,
    endReason: by === userId ? words : null,
  }));
}

/** Invitations to this person and those this person sent, and what this person asked to be let in to. */
async function ownInvitations(db: Reader, userId: string, email: string) {
  const { subjectType, subjectId, role, state, email: to, name, words, createdAt, settledAt } = invitations;
  const asked = accessRequests;
  return {
    invitations: await db
      .select({ subjectType, subjectId, role, state, to, name, words, createdAt, settledAt })
      .from(invitations)
      .where(or(eq(to, email), eq(invitations.invitedById, userId))),
    requests: await db
      .select({
        ...{ words: asked.words, state: asked.state, answer: asked.answer, at: asked.createdAt },
        position: takeOverChecks.position,
      })
      .from(asked)
      .leftJoin(takeOverChecks, eq(takeOverChecks.requestId, asked.id))
      .where(eq(asked.userId, userId)),
    objections: await db
      .select({ words: takeOverTold.objection, at: takeOverTold.objectedAt })
      .from(takeOverTold)
      .where(and(eq(takeOverTold.userId, userId), isNotNull(takeOverTold.objectedAt))),
    claimedRecords: await db
      .select({ name: prospects.nameOfficial, country: prospects.country, state: prospects.state })
      .from(prospects)
      .where(eq(prospects.claimedById, userId)),
  };
}

async function ownFiles(db: Reader, userId: string) {
  const { id, purpose, name, mediaType, sizeBytes, createdAt, ownerType } = files;
  const rows = await db
    .select({ id, purpose, name, mediaType, sizeBytes, createdAt, ownerType, messageFileId: conversationFiles.id })
    .from(files)
    .leftJoin(conversationFiles, eq(conversationFiles.fileId, files.id))
    .where(eq(files.uploadedById, userId))
    .orderBy(asc(files.createdAt), asc(files.id));
  // What was filed for an institution, its logo and its letters, has no address of its own here.
  return rows.map(({ messageFileId, ownerType: owner, ...row }) => ({
    ...row,
    link: messageFileId ? `/message-files/${messageFileId}` : owner === "institution" ? null : `/documents/${row.id}`,
  }));
}
