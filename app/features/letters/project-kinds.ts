const project = (words: string) =>
  ({
    about: "project",
    readers: ["member"],
    words: `projects-mail:${words}`,
    values: ["project"],
    group: "projects",
  }) as const;
const toStaff = (words: string) => ({ ...project(words), readers: ["secretariat"], group: "work" }) as const;
const partner = (words: string) => ({ ...project(words), values: ["project", "partner"] }) as const;

/** Letters about a project and its partners. */
export const PROJECT_LETTERS = {
  "project-submitted": toStaff("posting.submitted"),
  "project-taken_back": toStaff("posting.taken_back"),
  "project-published": project("posting.published"),
  "project-changes_requested": project("posting.changes_requested"),
  "project-closed": project("posting.closed"),
  "project-completed": project("posting.completed"),
  "project-archived": project("posting.archived"),
  "project-declined": project("posting.declined"),
  "project-achieved": project("posting.achieved"),
  "project-interest-reminder": project("reminder"),
  "project-interest_sent-lead": partner("interest_sent.lead"),
  "project-interest_sent-partner": partner("interest_sent.partner"),
  "project-interest_withdrawn-lead": partner("interest_withdrawn.lead"),
  "project-interest_withdrawn-partner": partner("interest_withdrawn.partner"),
  "project-accepted-lead": partner("accepted.lead"),
  "project-accepted-partner": partner("accepted.partner"),
  "project-declined-lead": partner("declined.lead"),
  "project-declined-partner": partner("declined.partner"),
  "project-answer_undone-lead": partner("answer_undone.lead"),
  "project-answer_undone-partner": partner("answer_undone.partner"),
  "project-invited-lead": partner("invited.lead"),
  "project-invited-partner": partner("invited.partner"),
  "project-cancelled-lead": partner("cancelled.lead"),
  "project-cancelled-partner": partner("cancelled.partner"),
  "project-confirmed-lead": partner("confirmed.lead"),
  "project-confirmed-partner": partner("confirmed.partner"),
  "project-refused-lead": partner("refused.lead"),
  "project-refused-partner": partner("refused.partner"),
  "project-left-lead": partner("left.lead"),
  "project-left-partner": partner("left.partner"),
  "project-removed-lead": partner("removed.lead"),
  "project-removed-partner": partner("removed.partner"),
} as const;
