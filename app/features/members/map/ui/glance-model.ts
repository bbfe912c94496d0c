import type { MemberView } from "../../institution/member-view.server.ts";
import type { MapPicture } from "./map-model.ts";

interface NewestMember extends MemberView {
  since: { dateTime: string; text: string };
}

/** The association's members as the first page shows them. */
export interface MembersAtAGlance {
  members: number;
  countries: number;
  map: MapPicture;
  /** The regions with the most members, each with its own map. */
  areas: { label: string; to: string; count: number }[];
  newest: NewestMember[];
}
