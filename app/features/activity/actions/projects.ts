import { z } from "zod";
import { PROJECT_DECLINE_REASONS } from "#db/vocabulary.ts";
import { type ActionTable, type Audience, nothing } from "./action.ts";
import { inProject, ofInstitution } from "./in-project.ts";

const note = z.object({ note: z.string() });
const titled = z.object({ title: z.string() });
const day = z.object({ day: z.string() });

const result = z.object({ title: z.string() });

/** Of the project itself. */
const project = <To extends Audience, Data extends z.ZodObject>(audience: To, name: string, data: Data) =>
  inProject(audience, `project.${name}`, data);

/** A step between the lead and another institution. */
const step = <To extends Audience>(audience: To, name: string) => inProject(audience, name, ofInstitution);

export const PROJECT_ACTIONS = {
  "project.published": project("public", "published", nothing),
  "project.edited": project("public", "edited", nothing),
  "project.closed_to_partners": project("public", "closed_to_partners", nothing),
  "project.reopened": project("public", "reopened", nothing),
  "project.renewed": project("public", "renewed", day),
  "project.renewed_by_letter": project("public", "renewed_by_letter", day),
  "project.filled_by_letter": project("public", "filled_by_letter", nothing),
  "project.closed_by_letter": project("public", "closed_by_letter", nothing),
  "project.lapsed": project("public", "lapsed", nothing),
  "project.completed": project("public", "completed", nothing),
  "project.achieved_corrected": project("public", "achieved_corrected", nothing),
  "project.archived": project("public", "archived", nothing),
  "project.started": project("members", "started", nothing),
  "project.submitted": project("members", "submitted", nothing),
  "project.taken_back": project("members", "taken_back", nothing),
  "project.changes_requested": project("members", "changes_requested", note),
  "project.declined": project("members", "declined", note.extend({ reason: z.enum(PROJECT_DECLINE_REASONS) })),
  "project.change_submitted": project("members", "change_submitted", nothing),
  "project.change_taken_back": project("members", "change_taken_back", nothing),
  "project.change_published": project("public", "edited", nothing),
  "project.change_returned": project("members", "change_returned", note),
  "project.change_declined": project(
    "members",
    "change_declined",
    note.extend({ reason: z.enum(PROJECT_DECLINE_REASONS) }),
  ),
  "project.lead_offered": project("members", "lead_offered", ofInstitution),
  "project.lead_withdrawn": project("members", "lead_withdrawn", ofInstitution),
  "project.lead_declined": project("members", "lead_declined", ofInstitution),
  "project.lead_changed": project("public", "lead_changed", ofInstitution),
  "project.lead_person": project("members", "lead_person", nothing),
  "project.document_added": project("partners", "document_added", titled),
  "project.document_version": project("partners", "document_version", titled),
  "project.document_removed": project("partners", "document_removed", titled),
  "project.document_restored": project("partners", "document_restored", titled),
  "project.commitment_put": project("partners", "commitment_put", ofInstitution),
  "project.commitment_taken_away": project("partners", "commitment_taken_away", ofInstitution),
  "project.editor_invited": project("members", "editor_invited", nothing),
  "project.editor_confirmed": project("members", "editor_confirmed", nothing),
  "project.editor_declined": project("members", "editor_declined", nothing),
  "project.editor_left": project("members", "editor_left", nothing),
  "project.editor_removed": project("members", "editor_removed", nothing),
  "project.change_checked": project("secretariat", "change_checked", nothing),
  "project.deleted": project("secretariat", "deleted", nothing),
  "project.result_submitted": project("partners", "result_submitted", result),
  "project.result_taken_back": project("partners", "result_taken_back", result),
  "project.result_changed": project("partners", "result_changed", result),
  "project.result_published": project("partners", "result_published", result),
  "project.result_returned": project("partners", "result_returned", result),
  "project.result_withdrawn": project("partners", "result_withdrawn", result),
  "project.authorization_put": project("members", "authorization_put", nothing),
  "project.hidden": project("partners", "hidden", nothing),
  "project.put_back": project("partners", "put_back", nothing),
  "project.stays_hidden": project("partners", "stays_hidden", nothing),
  "project.asked_again": project("partners", "asked_again", nothing),
  "project.result_hidden": project("partners", "result_hidden", result),
  "project.result_put_back": project("partners", "result_put_back", result),
  "project.result_stays_hidden": project("partners", "result_stays_hidden", result),
  "project.result_asked_again": project("partners", "result_asked_again", result),
  "project.report_saved": project("partners", "report_saved", nothing),
  "interest.sent": step("members", "interest.sent"),
  "interest.withdrawn": step("members", "interest.withdrawn"),
  "interest.accepted": step("members", "interest.accepted"),
  "interest.declined": step("members", "interest.declined"),
  "interest.ended": step("members", "interest.ended"),
  "interest.waiting_list": step("members", "interest.waiting_list"),
  "interest.answer_undone": step("members", "interest.answer_undone"),
  "partner.invited": step("members", "partner.invited"),
  "partner.confirmed": {
    ...step("public", "partner.confirmed"),
    // Whose place it takes, where it takes one.
    data: z.object({ institutionId: z.string(), insteadOf: z.string().optional() }),
  },
  "partner.refused": step("members", "partner.refused"),
  "partner.left": step("partners", "partner.left"),
  "partner.cancelled": step("members", "partner.cancelled"),
  "partner.ended": step("members", "partner.ended"),
  "partner.lapsed": step("members", "partner.lapsed"),
  "partner.removed": step("partners", "partner.removed"),
  "partner.resumed": step("partners", "partner.resumed"),
} as const satisfies ActionTable<"project" | "interest" | "partner">;
