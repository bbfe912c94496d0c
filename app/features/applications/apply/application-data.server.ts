import { listMessages } from "#app/features/conversations/read-conversation.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { listRecommendations } from "../file/recommendation-queries.server.ts";
import { conversationOf } from "../messages/conversation-of.ts";
import { viewTimeline } from "./applicant-timeline.server.ts";

/**
 * Everything of an application that its applicant may see, for programs: answers, documents by name and digest, history and
 * messages. Of the secretariat no person is named.
 */
export async function applicationData(
  db: Reader,
  { application, answers, documents }: FullApplication,
  locale: Locale,
) {
  const { id, caseNumber, status, category, precheck, country, createdAt, submittedAt, decidedAt } = application;
  const messages = await listMessages(db, conversationOf(id));
  return {
    application: { id, caseNumber, status, category, precheck, country, createdAt, submittedAt, decidedAt },
    answers,
    documents: documents.map(
      ({ kind, name, mediaType, sizeBytes, sha256, issuedOn, expiresOn, summary, createdAt: addedAt }) => ({
        ...{ kind, name, mediaType, sizeBytes, sha256, issuedOn, expiresOn, summary, addedAt },
      }),
    ),
    history: (await viewTimeline(db, application, locale)).map(({ title, dateTime }) => ({ title, at: dateTime })),
    recommendations: (await listRecommendations(db, id)).map(
      ({ recommender, office, name, email, askedAt, answer, answeredAt, mayShow, words }) => ({
        ...{ recommender, office, name, email, askedAt, answer, answeredAt },
        words: mayShow ? words : null,
      }),
    ),
    messages: messages.map(({ body, isFromSecretariat, author, createdAt: at, files }) => ({
      from: isFromSecretariat ? "secretariat" : author,
      at,
      body,
      files: files.map(({ name, mediaType, sizeBytes, sha256 }) => ({ name, mediaType, sizeBytes, sha256 })),
    })),
  };
}
