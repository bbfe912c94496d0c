import { beforeAll, describe, expect, test } from "vitest";
import { createAwaitingHead, createViewer } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { commitmentPdf } from "#app/features/applications/commitment/commitment-pdf.server.ts";
import { applicationPdf } from "#app/features/applications/file/application-pdf.server.ts";
import {
  findLatestConfirmation,
  getFullApplication,
} from "#app/features/applications/file/application-queries.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import type { PdfDocument } from "#app/platform/pdf-document.ts";
import { LOCALES } from "#db/locales.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let applicationId: string;
beforeAll(async () => {
  services = await openTestServices();
  const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
  const draft = {
    precheck: { ...seed?.precheck },
    sections: seed?.sections as AnswersBySection,
    locale: "ru" as const,
  };
  const made = await createAwaitingHead(services, await createViewer(services), draft);
  applicationId = made.applicationId;
  const signature = { signedName: "Khurshed Safolzoda", signedPosition: "Rector" };
  const confirmed = await confirmApplication(services, made.token, signature);
  if (!confirmed.ok) throw new Error("The head did not confirm");
});

async function file() {
  const found = await getFullApplication(services.db, applicationId);
  if (!found) throw new Error("There is no file");
  return found;
}

/** Services whose printer keeps what it is to print. */
function withPrinter() {
  const printed: PdfDocument[] = [];
  const run = (task: { input: unknown }) => {
    printed.push(task.input as PdfDocument);
    return Promise.resolve(new Uint8Array());
  };
  return {
    printed,
    printer: { ...services, background: { ...services.background, run } as typeof services.background },
  };
}

const textOf = ({ blocks, footer }: PdfDocument) =>
  [...blocks.flatMap((block) => Object.values(block).filter((part) => typeof part === "string")), footer].join("\n");

describe("the PDF of an application by itself (found F189)", () => {
  test.each(LOCALES)("holds the answers, documents, signature and digest, in %s", async (locale) => {
    const { printed, printer } = withPrinter();
    const full = await file();
    await applicationPdf(printer, full, locale);
    const [document] = printed;
    if (!document) throw new Error("Nothing was printed");
    const text = textOf(document);
    expect(document).toMatchObject({ lang: locale, direction: "ltr", madeAt: services.clock.now() });
    expect(text).toContain(full.application.caseNumber);
    expect(text).toContain("Khurshed Safolzoda");
    expect(full.documents.length).toBeGreaterThan(0);
    for (const { name, sha256 } of full.documents) expect(text).toContain(`${name}\nSHA-256 ${sha256}`);
    const confirmation = await findLatestConfirmation(services.db, applicationId);
    expect(text).toContain(confirmation?.contentSha256);
    expect(text).not.toMatch(/\{\{|\b[a-z]+:[a-z_]+\.[a-z_]+/);
  });

  test("is a PDF when it is printed", async () => {
    const bytes = await applicationPdf(services, await file(), "kk");
    expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(bytes.subarray(-1024).toString("latin1")).toContain("%%EOF");
  });
});

describe("the PDF of the commitment by itself (found F189)", () => {
  test.each(LOCALES)("names institution, head and charter, and has lines to sign on, in %s", async (locale) => {
    const { printed, printer } = withPrinter();
    await commitmentPdf(printer, await file(), [locale]);
    const [document] = printed;
    if (!document) throw new Error("Nothing was printed");
    const lines = document.blocks.flatMap((block) => (block.kind === "line" ? [block] : []));
    expect(lines).toHaveLength(4);
    expect(lines[0]?.value).toBe((await file()).answers.head?.full_name);
    expect(lines.slice(2).map(({ value }) => value)).toEqual(["", ""]);
    const text = textOf(document);
    expect(text).toContain((await file()).answers.identity?.name_official);
    expect(text).toContain("/texts/charter?version=1");
    expect(text.match(/^\d\. /gm)).toHaveLength(4);
  });
});
