/** How an invitation to an application stands for whoever may answer it. */
export type InvitedPage =
  | {
      state: "open";
      email: string;
      /** Who invites, for which institution, as what. */
      text: string;
      answerBy: string;
      /** Where one can ask back; null while the association has no address. */
      contact: string | null;
    }
  | { state: "accepted"; institution: string; to: string }
  | { state: "declined" | "ended" };
