import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type DocumentFault, inspectDocument, type SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { addDocument } from "./add-document.server.ts";

interface Sent {
  applicationId: string;
  kind: DocumentKind;
  /** Left out where it was wrong and is asked again. */
  summary?: string;
  issuedOn?: string;
  expiresOn?: string;
  replaces?: string;
  file: SentFile | null;
}

/** `fault` names a sentence of the catalogue: `applications:document_fault.<name>`. */
type DocumentPosted =
  | { ok: true; id: string }
  | { ok: false; fault: DocumentFault | "none" | "too_many"; params?: Record<string, number> }
  | { ok: false; fault: null };

/** Inspects an uploaded file and adds it; `fault` null when the application is not there or may not be changed. */
export async function postDocument(
  context: Pick<Services, "withTransaction" | "clock" | "files" | "background"> & { requestId: string },
  { file, summary, issuedOn, expiresOn, replaces, ...target }: Sent,
  viewer: Viewer,
): Promise<DocumentPosted> {
  if (!file) return { ok: false, fault: "none" };
  const inspected = await inspectDocument(context.background, file);
  if (!inspected.ok) return inspected;
  const beside = {
    summary: summary || null,
    issuedOn: issuedOn ?? null,
    expiresOn: expiresOn ?? null,
    replaces: replaces ?? null,
  };
  const { mediaType, hasAttachment } = inspected;
  const content = { name: file.name, bytes: file.bytes, mediaType, hasAttachment };
  const added = await addDocument(context, { ...target, ...beside, ...content }, viewer);
  if (added.ok) return added;
  return { ok: false, fault: added.reason === "too-many" ? "too_many" : null };
}
