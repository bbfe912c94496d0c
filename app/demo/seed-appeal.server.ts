import { eq } from "drizzle-orm";
import { announceAppealsJob } from "#app/features/applications/appeal/announce-appeals.server.ts";
import { draftFinding } from "#app/features/applications/appeal/draft-finding.server.ts";
import { listProposed } from "#app/features/applications/appeal/findings.server.ts";
import { agreeToFinding, proposeFinding } from "#app/features/applications/appeal/judge-appeal.server.ts";
import { lodgeAppeal } from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { findAppeal } from "#app/features/applications/file/appeal-queries.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { AppealOutcome } from "#db/vocabulary-afterwards.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const REFUSED_DAYS_AGO = 2.5;
const APPEALED_DAYS_AGO = 2;
const JUDGED_DAYS_AGO = 1;
const REFUSAL = "The entry in the national register could not be found under the name and the number given.";
const APPEAL =
  "The entry stands in the register under our former name, which is among the other names in the application. The link we gave leads to it; nobody asked us about it.";
const REASONS: Record<AppealOutcome, string> = {
  allow:
    "The link in the answers leads to the entry under the former name. It was not opened, so the procedure was not followed.",
  dismiss: "The entry under the former name ended in 2019, and the application names none that is in force.",
};

/** A refusal, with most the appeal against it, and what two of the panel found, as far as the case has come. */
export async function seedAppeal(
  demo: Demonstration,
  { key, appeal }: SeedApplication,
  { id, applicant }: { id: string; applicant: string },
): Promise<void> {
  if (!appeal) return;
  const { db } = demo.services;
  const seen = async () => {
    const [row] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id));
    return { applicationId: id, version: row?.version ?? 0 };
  };
  const council = byPerson(await actAs(demo, "council@demo.example"));
  const ruling = { outcome: "refuse" as const, reasonCodes: ["R02" as const] };
  const input = { ...(await seen()), explanation: REFUSAL };
  succeeded(`refuse ${key}`, await decide(daysAgo(demo, REFUSED_DAYS_AGO), input, council, ruling));
  await announceDecisions(daysAgo(demo, REFUSED_DAYS_AGO - 0.1));
  if (appeal === "none") return;
  const written = { applicationId: id, version: 0, grounds: ["procedure" as const], body: APPEAL };
  const actor = await actAs(demo, applicant);
  succeeded(`appeal ${key}`, await lodgeAppeal(daysAgo(demo, APPEALED_DAYS_AGO), written, actor));
  if (appeal === "lodged") return;
  const judging = daysAgo(demo, JUDGED_DAYS_AGO);
  const first = await actAs(demo, "panel@demo.example");
  const finding = { outcome: appeal, reasons: REASONS[appeal] };
  succeeded(`draft ${key}`, await draftFinding(judging, id, finding, first));
  succeeded(`propose ${key}`, await proposeFinding(judging, await seen(), first));
  const lodged = await findAppeal(db, id);
  const [proposed] = await listProposed(db, lodged?.id ?? "");
  const agreed = { ...(await seen()), findingId: proposed?.id ?? "" };
  const second = await actAs(demo, "panel.second@demo.example");
  succeeded(`judge ${key}`, await agreeToFinding(judging, agreed, second));
  await announceAppealsJob.work(daysAgo(demo, JUDGED_DAYS_AGO - 0.1));
}
