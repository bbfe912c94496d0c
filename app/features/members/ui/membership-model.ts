import type { MembershipCategory } from "#db/vocabulary.ts";
import type { ShownName } from "../institution-names.ts";
import type { Standing } from "../membership.ts";
import type { DateText } from "./profile-model.ts";

export interface MembershipCardView {
  number: string;
  category: { code: MembershipCategory; label: string };
  status: { code: Standing; label: string };
  since: DateText;
  until: DateText | null;
}

export type CheckView =
  | { answer: "valid"; name: ShownName; slug: string; card: MembershipCardView; today: DateText }
  | { answer: "not-valid"; number: string; today: DateText }
  | { answer: "unknown" };
