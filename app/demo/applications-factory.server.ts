import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { AnswersBySection, Precheck, SectionKey } from "#app/features/applications/form/form.ts";
import { judgePrecheck } from "#app/features/applications/form/precheck.ts";
import { addDocument } from "#app/features/applications/apply/add-document.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { startApplication } from "#app/features/applications/precheck/start-application.server.ts";
import { confirmationToken } from "#app/features/applications/file/confirmation-link.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { grants } from "#db/schema/grants.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import type { Locale } from "#db/locales.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { createPerson, type NewPerson } from "./accounts-factory.server.ts";

type FactoryServices = Pick<Services, "db" | "withTransaction" | "clock" | "files" | "config" | "logger">;

/** A small whole PDF with one line of text, for documents of demonstration files and of tests. */
export function smallPdf(line: string): Buffer {
  const content = `BT /F1 14 Tf 60 760 Td (${line.replace(/[^\x20-\x7e]|[()\\]/g, "")}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  return Buffer.from(`${body}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`);
}

/** A verified person without any role, as a viewer. */
export async function createViewer(
  { withTransaction, clock }: FactoryServices,
  { locale = "en", ...person }: NewPerson = {},
): Promise<Viewer> {
  const created = await withTransaction((tx) => createPerson(tx, { ...person, locale }, clock.now()));
  return { ...created, locale, isVerified: true, grants: [] };
}

/** The person as they are now, with the grants they hold. */
export async function refreshViewer({ db }: FactoryServices, viewer: Viewer): Promise<Viewer> {
  const held = await db
    .select()
    .from(grants)
    .where(and(eq(grants.userId, viewer.id), isNull(grants.revokedAt)));
  return { ...viewer, grants: held };
}

interface NewDraft {
  precheck: Precheck;
  sections: AnswersBySection;
  registryId?: string | null;
  locale?: Locale;
}

/** A draft of this person with these answers, made through the portal's own commands. */
export async function createDraft(services: FactoryServices, person: Viewer, draft: NewDraft) {
  const { precheck, sections, registryId = null, locale = "en" } = draft;
  const outcome = judgePrecheck(precheck);
  const identity = sections.identity ?? {};
  const started = await startApplication(
    services,
    {
      precheck,
      registryId,
      locale,
      category: outcome.kind === "open" ? outcome.category : "full",
      institutionName: String(identity.name_en ?? "A university"),
      country: String(identity.country ?? precheck.country ?? "KZ"),
      city: typeof identity.city === "string" ? identity.city : null,
      identity: {},
    },
    person,
  );
  if (!started.ok) throw new Error(`The draft was refused: ${started.reason}`);
  const applicant = await refreshViewer(services, person);
  for (const [section, answers] of Object.entries(sections)) {
    const version = section === "identity" ? 1 : 0;
    const input = { applicationId: started.id, section: section as SectionKey, answers, version };
    const saved = await saveSection(services, input, applicant);
    if (!saved.ok) throw new Error(`${section} was refused: ${saved.reason}`);
  }
  return { applicationId: started.id, applicant };
}

const NEEDED: readonly DocumentKind[] = [
  "letter_of_intent",
  "signed_commitment",
  "legal_status",
  "recognition_accreditation",
];

/** Adds the documents every application needs. */
export async function addNeededDocuments(
  services: FactoryServices,
  applicationId: string,
  applicant: Viewer,
): Promise<void> {
  const issuedOn = isoDay(addDays(services.clock.now(), -30));
  for (const kind of NEEDED) {
    const file = { name: `${kind}.pdf`, mediaType: "application/pdf", bytes: smallPdf(kind.replaceAll("_", " ")) };
    const dates = { issuedOn, expiresOn: null, summary: null, replaces: null };
    const added = await addDocument(services, { applicationId, kind, ...file, ...dates }, applicant);
    if (!added.ok) throw new Error(`${kind} was refused: ${added.reason}`);
  }
}

/** The token of the link the head received last. */
export async function headToken({ db, config }: FactoryServices, applicationId: string): Promise<string> {
  const links = await db.select().from(headConfirmations).where(eq(headConfirmations.applicationId, applicationId));
  const last = links.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  if (!last) throw new Error("No link was sent to the head");
  return confirmationToken(config.secret, last.id);
}

/** A complete application that waits for its head; resolves with the head's token. */
export async function createAwaitingHead(services: FactoryServices, person: Viewer, draft: NewDraft) {
  const { applicationId, applicant } = await createDraft(services, person, draft);
  await addNeededDocuments(services, applicationId, applicant);
  const sent = await sendToHead(services, applicationId, applicant);
  if (!sent.ok) throw new Error(`Not sent: ${JSON.stringify(sent)}`);
  return { applicationId, applicant, token: await headToken(services, applicationId) };
}

/** A submitted application with its case number, as if its head had just confirmed it. */
export async function createSubmitted(services: FactoryServices, person: Viewer, draft: NewDraft) {
  const { applicationId, applicant, token } = await createAwaitingHead(services, person, draft);
  const head = draft.sections.head?.full_name;
  const signature = { signedName: typeof head === "string" ? head : "The Head", signedPosition: "Rector" };
  const confirmed = await confirmApplication(services, token, signature);
  if (!confirmed.ok) throw new Error(`Not confirmed: ${confirmed.reason}`);
  return { applicationId, applicant };
}
