import type { ProjectKind } from "#db/vocabulary-forms.ts";

/**
 * The parts of a description that each kind of project is asked for, after what partner searches and the forms of Erasmus+
 * and Horizon want to know. Each has a heading and a question in the catalogues.
 */
export const TEMPLATES = {
  joint_research: ["aims", "research_question", "method", "steps", "partners", "results"],
  joint_course: ["aims", "curriculum", "recognition", "steps", "partners", "results"],
  joint_degree: ["aims", "curriculum", "recognition", "participants", "steps", "partners", "results"],
  seasonal_school: ["aims", "programme", "participants", "support", "partners", "results"],
  student_exchange: ["aims", "exchange", "participants", "recognition", "support", "partners", "results"],
  staff_exchange: ["aims", "exchange", "participants", "support", "partners", "results"],
  conference: ["aims", "programme", "call", "participants", "partners", "results"],
  youth_dialogue: ["aims", "dialogue", "programme", "participants", "partners", "results"],
  heritage_documentation: ["aims", "heritage", "technique", "steps", "partners", "results"],
  field_expedition: ["aims", "field", "method", "safety", "partners", "results"],
  exhibition: ["aims", "exhibits", "steps", "partners", "results"],
  publication: ["aims", "edition", "rights", "steps", "partners", "results"],
  teacher_training: ["aims", "training", "participants", "school_use", "partners", "results"],
  policy_brief: ["aims", "issue", "evidence", "steps", "partners", "results"],
  unesco_chair_preparation: ["aims", "chair", "approvals", "steps", "partners", "results"],
  capacity_building: ["aims", "need", "training", "participants", "partners", "results"],
  art_event: ["aims", "works", "participants", "steps", "partners", "results"],
  open_educational_resource: ["aims", "resource", "rights", "school_use", "partners", "results"],
} as const satisfies Record<ProjectKind, readonly string[]>;
