const hands = (words: string) =>
  ({
    about: "application",
    values: ["institution"],
    isNews: false,
    readers: ["applicant"],
    words: `invitations-mail:${words}`,
  }) as const;
const access = (words: string) => ({ ...hands(words), about: "user", readers: ["account"] }) as const;

/** Letters about the people on an application, and about requests to be let in. */
export const HANDS_LETTERS = {
  "hands-invited": { ...hands("invited"), readers: ["invited"] },
  "hands-representative": { ...hands("representative"), readers: ["invited"] },
  "hands-handover": { ...hands("handover"), readers: ["invited"] },
  "hands-joined": hands("joined"),
  "hands-declined": hands("declined"),
  "hands-representative_joined": hands("representative_joined"),
  "hands-representative_declined": hands("representative_declined"),
  "hands-left": hands("left"),
  "hands-ended": { ...hands("ended"), readers: ["account"] },
  "hands-changed": hands("changed"),
  "hands-passed": hands("passed"),
  "hands-passed_by_secretariat": hands("passed_by_secretariat"),
  "hands-handover_proposed": hands("handover_proposed"),
  "hands-handover_ended": hands("handover_ended"),
  "hands-handover_consent": { ...hands("handover_consent"), readers: ["secretariat"] },
  "hands-handover_agreed": { ...hands("handover_agreed"), readers: ["secretariat"] },
  "hands-handover_declined": { ...hands("handover_declined"), readers: ["secretariat"] },
  "access-asked": hands("asked"),
  "access-asked_member": { ...hands("asked_member"), about: "institution", readers: ["member"] },
  "access-passed_on": { ...hands("passed_on"), readers: ["secretariat"] },
  "access-passed_on_member": { ...hands("passed_on"), about: "institution", readers: ["secretariat"] },
  "access-accepted": access("accepted"),
  "access-declined": access("refused"),
} as const;
