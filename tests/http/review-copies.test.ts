import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { storedIn } from "#tests/support/zip.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PDF = "%PDF-1.7 the charter";
let portal: TestPortal;
let coordinator: SignedIn;
let outside: SignedIn;
let applicationId: string;
let documentId: string;

async function attach(name: string, mediaType: string) {
  const { services } = portal;
  const [fileId, id, now] = [randomUUID(), randomUUID(), services.clock.now()];
  await services.files.write(fileId, Buffer.from(PDF));
  const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
  const content = { name, mediaType, sizeBytes: PDF.length, sha256: "0".repeat(64), uploadedById: coordinator.id };
  await services.withTransaction(async (tx) => {
    await tx.insert(files).values({ id: fileId, ...owner, ...content, createdAt: now });
    await tx.insert(applicationDocuments).values({ id, applicationId, kind: "legal_status", fileId, createdAt: now });
  });
  return id;
}

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
  outside = await signInNew(portal, { name: "Marco", roles: [{ role: "coordinator", countries: ["IT"] }] });
  const { id, email, name } = coordinator;
  const grant = { role: "coordinator" as const, countries: null, institutionId: null, applicationId: null };
  const viewer: Viewer = { id, email, name, locale: "en", isVerified: true, grants: [grant] };
  ({ applicationId } = await createInCheck(portal.services, viewer, { name: "Silk Road University" }));
  documentId = await attach("../Устав: 1.pdf", "application/pdf");
});

const headersOf = async (browser: SignedIn["browser"], address: string) => {
  const { status, headers } = await browser.get(address);
  return { status, disposition: headers.get("Content-Disposition"), type: headers.get("Content-Type") };
};

describe("a coordinator takes a file away", () => {
  test("as a page to print, as PDF, and with all documents in one archive (found F83)", async () => {
    const answers = await coordinator.browser.get(`/review/${applicationId}/answers`);
    for (const kind of ["print", "pdf", "archive"]) expect(answers.text).toContain(`/review/${applicationId}/${kind}"`);
    const print = await coordinator.browser.get(`/review/${applicationId}/print`);
    expect(print.text).toContain("REG-silk-road-university");
    const pdf = await headersOf(coordinator.browser, `/review/${applicationId}/pdf`);
    expect(pdf).toMatchObject({ status: 200, type: "application/pdf" });
    const archive = await coordinator.browser.get(`/review/${applicationId}/archive`);
    expect([archive.status, archive.headers.get("Content-Type")]).toEqual([200, "application/zip"]);
    expect(archive.text.startsWith("PK")).toBe(true);
    expect(archive.text).toContain("/01 Proof of legal status - .._Устав_ 1.pdf");
    expect(archive.text).toContain(PDF);
  });

  test("without a stored file that is gone, of which a text tells in its place", async () => {
    await attach("gone.pdf", "application/pdf");
    const [gone] = await portal.services.db.select().from(files).where(eq(files.name, "gone.pdf"));
    await portal.services.files.remove(gone?.id ?? "");
    const archive = await coordinator.browser.get(`/review/${applicationId}/archive`);
    const [said] = [...storedIn(archive.bytes)].filter(([path]) => path.endsWith("gone.pdf.txt"));
    expect(said?.[1].toString()).toContain("was not found where the portal keeps files");
  });

  test("only in the scope (found F83)", async () => {
    for (const kind of ["print", "pdf", "archive"])
      expect((await outside.browser.get(`/review/${applicationId}/${kind}`)).status).toBe(404);
  });
});

describe("a document", () => {
  test("is saved by its own link and shown in a window of its own by another (found F83)", async () => {
    const saved = await headersOf(coordinator.browser, `/documents/${documentId}`);
    expect(saved.disposition).toMatch(/^attachment;/);
    const view = await coordinator.browser.get(`/documents/${documentId}?view`);
    expect([view.status, view.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
    expect(view.headers.get("Content-Disposition")).toMatch(/^inline;/);
    expect(view.headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(view.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  test("of a type browsers could run is never shown (found F83)", async () => {
    const id = await attach("page.html", "text/html");
    expect((await headersOf(coordinator.browser, `/documents/${id}?view`)).disposition).toMatch(/^attachment;/);
  });
});
