const ofDues = (words: string) =>
  ({
    about: "institution",
    readers: ["member"],
    words: `dues-mail:${words}`,
    values: ["institution", "number"],
    group: "deadlines",
  }) as const;

const ofContact = (words: string) =>
  ({ ...ofDues(`contact.${words}`), values: ["institution"], group: "institution" }) as const;

export const DUES_LETTERS = {
  "dues-contact_named": ofContact("named"),
  "dues-contact_ended": ofContact("ended"),
  "dues-contact_left": ofContact("left"),
  "dues-invoiced": ofDues("invoiced"),
  "dues-cancelled": ofDues("cancelled"),
  "dues-received": ofDues("received"),
  "dues-undone": ofDues("undone"),
  "dues-before": ofDues("before"),
  "dues-overdue": ofDues("overdue"),
  "dues-again": ofDues("again"),
} as const;
