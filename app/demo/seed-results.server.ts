import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { checkResult, submitResult } from "#app/features/projects/results/settle-result.server.ts";
import { SEED_RESULTS } from "./data/results.ts";
import { actAs, daysAgo, type Demonstration, memberAt, succeeded } from "./demonstration.server.ts";

const ADDED_DAYS_AGO = 12;
const CHECKED_DAYS_AGO = 9;

interface Led {
  id: string;
  slug: string;
  leadInstitutionId: string;
  author: Viewer;
  coordinator: Viewer;
}

/** Records what a project has brought about, through the commands people use. */
export async function seedResults(demo: Demonstration, project: Led): Promise<void> {
  const { id: projectId, slug, leadInstitutionId, coordinator } = project;
  for (const { form, upTo, by } of SEED_RESULTS.filter((one) => one.project === slug)) {
    const services = daysAgo(demo, ADDED_DAYS_AGO);
    const author = by ? await actAs(demo, by.person) : project.author;
    const sent = { ...form, institutionIds: [by ? await memberAt(demo, by.member) : leadInstitutionId] };
    const { id } = succeeded("a result", await addResult(services, { projectId, form: sent }, author));
    succeeded("hand in a result", await submitResult(services, { projectId, id, version: 1 }, author));
    if (upTo === "submitted") continue;
    const checked = await checkResult(daysAgo(demo, CHECKED_DAYS_AGO), { projectId, id, version: 2 }, coordinator);
    succeeded("publish a result", checked);
  }
}
