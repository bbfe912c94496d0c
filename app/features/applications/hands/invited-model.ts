/** How an invitation to an application or a member stands for whoever may answer it. */
export type InvitedPage =
  | {
      state: "open";
      email: string;
      /** Of the one invited; empty where it was not given. */
      name: string;
      /** Who invites, for which institution, as what. */
      text: string;
      /** What whoever invites adds in own words. */
      said: { inviter: string; words: string } | null;
      answerBy: string;
      /** Where one can ask back; null while the association has no address. */
      contact: string | null;
    }
  | { state: "accepted"; kind: "application" | "institution"; institution: string; to: string }
  | { state: "declined" | "ended" };
