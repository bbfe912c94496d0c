import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { informationRequests } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { readersWith } from "../letters/templates.server.ts";
import { answerDeadline } from "../file/check-deadline.ts";
import { FORM } from "../form/form.ts";
import { findOpenRequest, getFullApplication, isRoundOf } from "../file/application-queries.server.ts";
import { isOwner } from "../file/application.policy.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { findChanged } from "../file/unchanged-answers.server.ts";
import { MOST_INFORMATION_ROUNDS } from "../file/application.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { fieldLabel } from "../form/field-label.ts";
import { askedLabels } from "../form/question-label.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { PreparedRequestView } from "./dossier-model.ts";
import { findPreparedRequest, type PreparedRequest } from "./prepare-request.server.ts";
import { dossierRights } from "./review-queries.server.ts";
import { personName } from "./decision-views.server.ts";

/** Every question that can be asked again, by section, by when an answer would be due, and what is asked or prepared already. */
export async function requestChoices(db: Reader, viewer: Viewer, dossier: Dossier, locale: Locale, now: Date) {
  const { id, version } = dossier.application;
  const t = translator(locale);
  const association = await getAssociation(db);
  const rounds = await db.$count(informationRequests, isRoundOf(id));
  const rights = await dossierRights(db, viewer, dossier);
  const asked = rights.changeRequest ? await findOpenRequest(db, id) : null;
  const prepared = await findPreparedRequest(db, dossier.application);
  const begun = asked ?? prepared;
  const file = asked && (await getFullApplication(db, id));
  const changed = file && findChanged(file, await getFiledAnswers(db, id), asked);
  return {
    id,
    version,
    isOpen: rights.request,
    mayConsent: rights.consent,
    isAsked: asked !== null,
    /** What the applicant has changed and not sent yet: what of it is no longer asked goes back to what was filed. */
    changed: changed ? askedLabels(t, changed) : [],
    prepared: prepared && (await viewPrepared(db, prepared, locale)),
    /** The request that waits for an answer or for consent, to be corrected. */
    begun: begun && { fields: begun.fields, documents: begun.documents, message: begun.message },
    isMine: isOwner(viewer, dossier.subject),
    readers: await readersWith(db, await listReaderLocales(db, dossier.application), ["request"]),
    due: formatDate(answerDeadline(now, association.answerWithinDays, association), locale),
    roundsLeft: MOST_INFORMATION_ROUNDS - rounds,
    sections: FORM.map(({ key, fields }) => ({
      key,
      title: t(`applications:section.${key}.title`),
      options: fields
        .filter(({ besides, isPast }) => !besides && !isPast)
        .map((field) => ({
          value: `${key}.${field.key}`,
          label: fieldLabel(t, field, key),
        })),
    })),
  };
}

async function viewPrepared(db: Reader, request: PreparedRequest, locale: Locale): Promise<PreparedRequestView> {
  const { message, preparedById, preparedAt } = request;
  return {
    message,
    asked: askedLabels(translator(locale), request),
    by: await personName(db, preparedById),
    at: timeView(preparedAt, formatDateTime(preparedAt, locale)),
  };
}
