import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  archiveProject,
  closeToPartners,
  completeProject,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { askForChanges, declineProject } from "#app/features/projects/posting/check-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import type { ReportValues } from "#app/features/projects/report/report.schema.ts";
import { saveReport } from "#app/features/projects/report/save-report.server.ts";
import { SEED_REPORTS } from "./data/results.ts";
import type { SeedProject, SeedStep } from "./data/content.ts";
import { daysAgo, type Demonstration, type SeedServices, succeeded } from "./demonstration.server.ts";
import type { PostedProject } from "./projects-factory.server.ts";

const COMPLETED_DAYS_AGO = 30;

interface Stepping {
  project: SeedProject;
  author: Viewer;
  coordinator: Viewer;
}

/** Brings a project from where it stood at first to its state, by what its lead and the coordinator do. */
export async function seedSteps(
  demo: Demonstration,
  posted: PostedProject,
  { project, ...people }: Stepping,
): Promise<void> {
  const { finalSummary, steps = [] } = project;
  const ending = { step: "complete", daysAgo: COMPLETED_DAYS_AGO, finalSummary: finalSummary ?? "" } as const;
  const all: readonly SeedStep[] = finalSummary === undefined ? steps : [...steps, ending];
  for (const step of all) {
    succeeded(
      `${step.step} ${project.slug}`,
      await take(daysAgo(demo, step.daysAgo), posted.id, { slug: project.slug, step, ...people }),
    );
  }
}

interface Taking extends Omit<Stepping, "project"> {
  slug: string;
  step: SeedStep;
}

/** The report with which a project is completed; one of its own, or what was achieved and nothing else. */
function reportOf(slug: string, { finalSummary }: { finalSummary: string }): ReportValues {
  const own = SEED_REPORTS.find(({ project }) => project === slug)?.values;
  const plain = {
    version: 0,
    achievements: finalSummary,
    problems: "",
    followUp: "",
    testimonials: "",
    mayPublish: true,
  };
  return own ?? plain;
}

async function take(services: SeedServices, projectId: string, { slug, step, author, coordinator }: Taking) {
  if (step.step === "close") return closeToPartners(services, { projectId }, author);
  if (step.step === "archive") return archiveProject(services, { projectId }, author);
  if (step.step === "complete") {
    succeeded("a final report", await saveReport(services, { projectId, values: reportOf(slug, step) }, author));
    return completeProject(services, { projectId, ...step }, author);
  }
  const read = await services.withTransaction((tx) => markOf(tx, projectId));
  const checked = { projectId, read, note: step.note };
  if (step.step === "ask_changes") return askForChanges(services, checked, coordinator);
  return declineProject(services, { ...checked, reason: step.reason }, coordinator);
}
