const hands = (words: string) =>
  ({
    about: "application",
    values: ["institution"],
    group: "cases",
    readers: ["applicant"],
    words: `invitations-mail:${words}`,
  }) as const;
/** Its subject, which is the line of the inbox, says who. */
const named = (words: string) => ({ ...hands(words), values: ["institution", "person"] }) as const;
const access = (words: string) =>
  ({ ...hands(words), about: "user", readers: ["account"], group: "decisions" }) as const;

/** Letters about the people on an application, and about requests to be let in. */
export const HANDS_LETTERS = {
  "hands-invited": { ...hands("invited"), readers: ["invited"], group: "deadlines" },
  "hands-representative": { ...hands("representative"), readers: ["invited"], group: "deadlines" },
  "hands-handover": { ...hands("handover"), readers: ["invited"], group: "deadlines" },
  "hands-taken_back": { ...hands("taken_back"), readers: ["invited"], group: "deadlines" },
  "hands-joined": named("joined"),
  "hands-declined": named("declined"),
  "hands-representative_joined": named("representative_joined"),
  "hands-representative_declined": named("representative_declined"),
  "hands-left": named("left"),
  "hands-ended": { ...hands("ended"), readers: ["account"], group: "security" },
  "hands-changed": { ...hands("changed"), group: "security" },
  "hands-passed": { ...hands("passed"), group: "security" },
  "hands-passed_by_secretariat": { ...hands("passed_by_secretariat"), group: "security" },
  "hands-handover_proposed": { ...hands("handover_proposed"), group: "deadlines" },
  "hands-handover_ended": hands("handover_ended"),
  "hands-handover_consent": { ...hands("handover_consent"), readers: ["secretariat"], group: "cases" },
  "hands-handover_agreed": { ...hands("handover_agreed"), readers: ["secretariat"], group: "cases" },
  "hands-handover_declined": { ...hands("handover_declined"), readers: ["secretariat"], group: "cases" },
  "access-asked": { ...hands("asked"), group: "deadlines" },
  "access-asked_member": { ...hands("asked_member"), about: "institution", readers: ["member"], group: "deadlines" },
  "access-take_over_member": {
    ...hands("take_over_member"),
    about: "institution",
    readers: ["member"],
    group: "deadlines",
  },
  "access-take_over_passed": {
    ...hands("take_over_passed"),
    about: "institution",
    readers: ["secretariat"],
    group: "cases",
  },
  "access-take_over_former": {
    ...hands("take_over_former"),
    about: "institution",
    readers: ["account"],
    group: "deadlines",
  },
  "access-taken_over": { ...hands("taken_over"), about: "institution", readers: ["account"], group: "security" },
  "access-objected": { ...hands("objected"), about: "institution", readers: ["secretariat"], group: "cases" },
  "access-head_confirmed": {
    ...hands("head_confirmed"),
    about: "institution",
    readers: ["head_office"],
    group: "deadlines",
  },
  "access-head_passed_over": {
    ...hands("head_passed_over"),
    about: "institution",
    readers: ["head_office"],
    group: "deadlines",
  },
  "access-head_asked": { ...hands("head_asked"), about: "institution", readers: ["head_office"], group: "deadlines" },
  "access-head_answered": { ...hands("head_answered"), about: "institution", readers: ["secretariat"], group: "cases" },
  "access-answered_there": {
    ...hands("answered_there"),
    about: "institution",
    readers: ["secretariat"],
    group: "cases",
  },
  "access-objection_heard": {
    ...hands("objection_heard"),
    about: "institution",
    readers: ["account"],
    group: "decisions",
  },
  "access-passed_on": { ...hands("passed_on"), readers: ["secretariat"], group: "cases" },
  "access-passed_on_member": { ...hands("passed_on"), about: "institution", readers: ["secretariat"], group: "cases" },
  "access-received": { ...access("received"), values: [] },
  "access-accepted": access("accepted"),
  "access-declined": access("refused"),
} as const;
