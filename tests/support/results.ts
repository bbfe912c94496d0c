import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ProjectCommandContext } from "#app/features/projects/project/project-command.server.ts";
import { saveReport } from "#app/features/projects/report/save-report.server.ts";
import type { ResultForm } from "#app/features/projects/results/result-fields.ts";
import { addResult } from "#app/features/projects/results/save-result.server.ts";
import { checkResult, submitResult } from "#app/features/projects/results/settle-result.server.ts";

const FORM: ResultForm = {
  ...{ type: "article", title: "Bazaars of the road", titleLanguage: "en", visibility: "public" },
  description: "What the bazaars of three cities have in common.",
  ...{ authors: "Gulnar Akhmetova", otherInstitutions: "", date: "2026-05", url: "https://journal.example/bazaars" },
  ...{ licence: "cc_by", languages: ["en"], themes: ["T05"] },
};

interface Written {
  projectId: string;
  author: Viewer;
  institutionIds: string[];
  form?: Partial<ResultForm>;
}

const held = <Outcome extends { ok: boolean }>(outcome: Outcome) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<Outcome, { ok: true }>;
};

/** A draft of a result; gives back its id. */
export async function beginResult(context: ProjectCommandContext, { projectId, author, ...said }: Written) {
  const form = { ...FORM, ...said.form, institutionIds: said.institutionIds };
  return held(await addResult(context, { projectId, form }, author)).id;
}

/** A result that waits for its check, by the commands people use; gives back its id. */
export async function handInResult(context: ProjectCommandContext, written: Written) {
  const { projectId, author } = written;
  const id = await beginResult(context, written);
  held(await submitResult(context, { projectId, id, version: 1 }, author));
  return id;
}

/** The same, published by a coordinator. */
export async function publishResult(context: ProjectCommandContext, written: Written & { coordinator: Viewer }) {
  const id = await handInResult(context, written);
  held(await checkResult(context, { projectId: written.projectId, id, version: 2 }, written.coordinator));
  return id;
}

const REPORT = {
  ...{ version: 0, achievements: "Twelve bazaars were measured.", problems: "", followUp: "", testimonials: "" },
  ...{ peopleTotal: 120, peopleWomen: 70, mayPublish: true },
};

/** The lead writes the final report, without which no project is completed. */
export async function writeReport(context: ProjectCommandContext, projectId: string, author: Viewer) {
  held(await saveReport(context, { projectId, values: REPORT }, author));
}
