import type { ProjectVisibility } from "#db/vocabulary-forms.ts";
import type { Partnership } from "../project/partnership.policy.ts";
import { type Audience, canLead, isForEverybody, type ProjectSubject } from "../project/project.policy.ts";
import { WITH_REPORT } from "./report.ts";

/** Writing the report: who works on projects of the lead institution, until the project is archived. */
export function writesReport(audience: Audience, project: Partnership): boolean {
  return project.isLeadActive && WITH_REPORT.some((one) => one === project.status) && canLead(audience, project);
}

/** What may be published of a report stands on the page of a completed project that is for everybody. */
export function isReportShown(
  { mayPublish }: { mayPublish: boolean },
  project: Pick<ProjectSubject, "status" | "isLeadActive">,
  visibility: ProjectVisibility | null,
): boolean {
  return mayPublish && project.status === "completed" && isForEverybody(project, visibility);
}
