import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { ShownName } from "../institution-names.ts";
import type { Standing } from "../membership.ts";
import type { CouncilStage } from "#app/features/agenda/stage.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { RulingKind, TerminationGround } from "#db/vocabulary.ts";
import type { CategoryView, DateText } from "./profile-model.ts";

export interface MembershipCardView {
  number: string;
  category: CategoryView;
  status: { code: Standing; label: string };
  since: DateText;
  until: DateText | null;
  /** It votes in the assembly of members. */
  hasVote: boolean;
}

/** The last day of a term that is over, and until when the membership is in force after it. */
interface Grace {
  until: string;
  day: string;
}

export type CheckView =
  | {
      answer: "valid";
      name: ShownName;
      /** The names that stand on older papers with this number. */
      formerly: string[];
      slug: string;
      card: MembershipCardView;
      today: DateText;
      grace: Grace | null;
    }
  | { answer: "not-valid"; why: "paused" | "to_begin"; number: string; today: DateText }
  | { answer: "not-valid"; why: "ended"; number: string; since: string; until: string; today: DateText }
  | {
      answer: "not-valid";
      why: "merged";
      number: string;
      /** Since when it is one with the other. */
      day: string;
      into: { name: string; number: string; slug: string };
      today: DateText;
    }
  | { answer: "unknown" };

export type RulingView =
  | {
      kind: "free";
      kinds: RulingKind[];
      /** On which the membership can be ended. */
      grounds: TerminationGround[];
      replyDays: number;
      readers: Record<"suspend" | "reinstate" | "renew" | "category" | "ending", ReaderWords[]>;
    }
  | {
      kind: "proposed";
      id: string;
      ruling: RulingKind;
      by: string;
      at: string;
      reason: string;
      /** What this reader can do about it. */
      may: "answer" | "take_back" | null;
      /** Who can confirm it, as the setting says; the council, once it is before it; first of all the member, where it is heard. */
      waitsFor: AssociationSettings["decisionBy"] | CouncilStage | "hearing";
      /** Where the council votes on it; null where it is on no agenda. */
      agendaTo: string | null;
    };
