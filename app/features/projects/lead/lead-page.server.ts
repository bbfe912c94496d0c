import { eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { momentView, nameView, type Words } from "../project/project-words.server.ts";
import { type Audience, canLead, PROJECT_ROLES } from "../project/project.policy.ts";
import { titleIn } from "../project/project-title.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canOfferLead, canTakeLead } from "../project/lead.policy.ts";
import { findOpenOffer, type LeadOffer } from "./lead-offers.server.ts";

interface Asking {
  found: FoundProject;
  audience: Audience;
}

/** The page on which the lead passes on; null for whoever neither offers it nor is asked. */
export async function leadPage(db: Reader, { found, audience }: Asking, words: Words) {
  const { row, subject, partners } = found;
  const mayOffer = canOfferLead(audience, subject);
  const offer = await findOpenOffer(db, row.id);
  const isAsked = offer !== null && audience.institutionIds.includes(offer.toInstitutionId);
  if (!mayOffer && !isAsked) return null;
  const isRunning = EDITABLE_ON_BOARD.some((status) => status === row.status);
  const confirmed = partners.filter(({ status, institution }) => status === "confirmed" && institution !== null);
  return {
    title: words.t("projects:lead.title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    leader: nameView(words, found.lead),
    offer: offer && (await offerView(db, { found, audience }, offer, words)),
    mayOffer: mayOffer && isRunning && offer === null,
    mayWithdraw: mayOffer,
    partners: mayOffer
      ? confirmed.flatMap(({ institution }) =>
          institution ? [{ value: institution.id, label: nameView(words, institution) }] : [],
        )
      : [],
    people: canLead(audience, subject) ? await peopleView(db, found) : null,
  };
}

async function offerView(db: Reader, { found, audience }: Asking, offer: LeadOffer, words: Words) {
  const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, offer.offeredById));
  const to = found.partners.find(({ institution }) => institution?.id === offer.toInstitutionId)?.institution;
  return {
    id: offer.id,
    to: to ? nameView(words, to) : "",
    role: offer.role,
    message: offer.message,
    person: person?.name ?? "",
    at: momentView(words, offer.offeredAt),
    isAsked: audience.institutionIds.includes(offer.toInstitutionId),
    mayAnswer: canTakeLead(audience, offer.toInstitutionId),
  };
}

/** Who leads it within the institution, and who could. */
async function peopleView(db: Reader, { row }: FoundProject) {
  const people = await peopleOf(db, row.leadInstitutionId, PROJECT_ROLES);
  return {
    current: people.some(({ id }) => id === row.leadUserId) ? row.leadUserId : "",
    options: people.map(({ id, name }) => ({ value: id, label: name })),
  };
}
