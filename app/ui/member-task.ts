import type { WaitingItem } from "./waiting-list.tsx";

/** What is pressed for a step, in words: `common:act.*`. */
export type Act =
  | "answer"
  | "confirm"
  | "change"
  | "finish"
  | "extend"
  | "partners"
  | "renew"
  | "pay"
  | "vote"
  | "read"
  | "logo"
  | "profile"
  | "invite"
  | "join"
  | "see"
  | "initiative"
  | "choose"
  | "report";

interface Step extends WaitingItem {
  act: Act;
  /** The member it is done for; left out where a person does it in an own name. */
  institutionId?: string;
  /** Somebody waits for it: it is of this week, however far its last day. */
  isAwaited?: boolean;
  /** A letter of its own lately asked the same, at once where its reader wants letters so. */
  isAskedApart?: boolean;
  /** Its title is what somebody wrote to its reader: a letter says only what is to be done. */
  isPrivate?: boolean;
}

/** A step of somebody who acts for a member: it has a last day, or it is known since when it waits. */
export type MemberTask =
  | (Step & { dueAt: NonNullable<WaitingItem["dueAt"]>; since?: undefined })
  | (Step & { dueAt?: undefined; since: { dateTime: string; text: string } });

export const isMemberTask = (item: WaitingItem | MemberTask): item is MemberTask => "act" in item;
