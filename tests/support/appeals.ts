import type { Viewer } from "#app/features/accounts/viewer.ts";
import { draftFinding } from "#app/features/applications/appeal/draft-finding.server.ts";
import type { Finding } from "#app/features/applications/appeal/finding-letter.ts";
import { listProposed } from "#app/features/applications/appeal/findings.server.ts";
import { agreeToFinding, proposeFinding } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { findAppeal } from "#app/features/applications/file/appeal-queries.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { versionOf } from "./review-factory.ts";
import { openForm } from "./served-form.ts";
import type { Browser } from "./test-portal.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** One of the panel proposes what is found, by command. */
export async function proposeBy(services: Context, applicationId: string, finding: Finding, person: Viewer) {
  const drafted = await draftFinding(services, applicationId, finding, person);
  if (!drafted.ok) return drafted;
  return proposeFinding(services, { applicationId, version: await versionOf(services, applicationId) }, person);
}

/** One of the panel agrees to what was proposed last, by command. */
export async function agreeBy(services: Context, applicationId: string, person: Viewer) {
  const appeal = await findAppeal(services.db, applicationId);
  const [latest] = await listProposed(services.db, appeal?.id ?? "");
  const version = await versionOf(services, applicationId);
  return agreeToFinding(services, { applicationId, version, findingId: latest?.id ?? "" }, person);
}

/** One of the panel fills in what is found, reads the letter and proposes it. */
export async function propose(browser: Browser, page: string, outcome: string, reasons: string) {
  const form = await openForm(browser, page, "Show the letter");
  form.choose("What should become of the appeal?", outcome).fill("What the panel finds", reasons);
  const { form: formOf } = await form.press("Show the letter");
  return formOf("Propose this letter").press("Propose this letter");
}

/** One of the panel agrees to the letter that stands; where two do, to that of this version. */
export async function agree(browser: Browser, page: string, version?: number) {
  const button = version ? `Agree to this letter (version ${version})` : /^Agree to this letter/;
  return (await openForm(browser, page, button)).press(button);
}
