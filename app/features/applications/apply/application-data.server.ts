import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listMessages } from "#app/features/conversations/read-conversation.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { listRecommendations } from "../file/recommendation-queries.server.ts";
import { conversationOf } from "../messages/conversation-of.ts";
import { decidedData, peopleData } from "./case-data.server.ts";
import { viewTimeline } from "./applicant-timeline.server.ts";

/**
 * Everything of an application that this person of it may see, for programs: answers, documents by name and digest, history,
 * what was decided and corrected, the people on it, recommendations and messages. Of the secretariat no person is named.
 */
export async function applicationData(
  db: Reader,
  { application, answers, documents }: FullApplication,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
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
    ...(await decidedData(db, id)),
    ...(await peopleData(db, application, viewer)),
    recommendations: (await listRecommendations(db, id)).map(
      ({ recommender, office, name, email, askedAt, answer, answeredAt, mayShow, ...row }) => ({
        ...{ recommender, office, name, email, askedAt, answer, answeredAt },
        ...(mayShow
          ? { words: row.words, signedName: row.signedName, signedPosition: row.signedPosition }
          : { words: null }),
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
