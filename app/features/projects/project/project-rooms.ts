import type { ProjectKind } from "#db/vocabulary-forms.ts";
import { type Committed, readerOfLetters } from "./commitment.policy.ts";
import { partnershipOf, seesPartnership } from "./partnership.policy.ts";
import { type Audience, canLead, canUseDesk, type ProjectSubject } from "./project.policy.ts";

/** How somebody stands to a project whose rooms are listed. */
interface Standing {
  /** Works on projects of its lead institution. */
  isLead: boolean;
  /** Acts for an institution that is invited to it or takes part. */
  hasPlace: boolean;
  /** Reads what the partnership keeps. */
  isIn: boolean;
  /** Learns of the letters that its kind asks of the partners. */
  hasLetters: boolean;
}

/** The pages of one project for those who work on it, in their order: each with its address, null for whom it is not. */
const ROOMS = {
  project: () => "",
  partnership: ({ isLead, hasPlace }: Standing) => (isLead ? "/interests" : hasPlace ? "/partnership" : null),
  work: ({ isIn }: Standing) => (isIn ? "/work" : null),
  tasks: ({ isIn }: Standing) => (isIn ? "/tasks" : null),
  progress: ({ isIn }: Standing) => (isIn ? "/progress" : null),
  meetings: ({ isIn }: Standing) => (isIn ? "/meetings" : null),
  discussion: ({ isIn }: Standing) => (isIn ? "/discussion" : null),
  documents: ({ isIn }: Standing) => (isIn ? "/documents" : null),
  commitment: ({ hasLetters }: Standing) => (hasLetters ? "/commitment" : null),
  results: ({ isIn }: Standing) => (isIn ? "/results" : null),
  report: ({ isIn }: Standing) => (isIn ? "/report" : null),
  activity: ({ isIn }: Standing) => (isIn ? "/activity" : null),
} as const satisfies Record<string, (standing: Standing) => string | null>;

export type RoomName = keyof typeof ROOMS;

export interface Room {
  name: RoomName;
  to: string;
  /** How much there is new for the reader. */
  unread?: number;
}

/** The rooms of a project with what their readers are to know of those who work in them. */
export interface RoomsView {
  rooms: readonly Room[];
  /** The partners whose membership is suspended. */
  suspended: readonly string[];
}

interface Placed {
  slug: string;
  /** Institutions invited to it or confirmed in it. */
  partnerIds: readonly string[];
}

const NAMES = Object.keys(ROOMS) as RoomName[];

/**
 * The rooms of a project that are open to somebody, so that no link leads to a refusal; none for whoever has only its own page.
 */
export function roomsFor(audience: Audience, project: Committed & Placed): Room[] {
  const isIn = seesPartnership(audience, project);
  const hasPlace = project.partnerIds.some((id) => audience.institutionIds.includes(id));
  const hasLetters = readerOfLetters(audience, project) !== null;
  const standing = { isIn, hasPlace, hasLetters, isLead: isIn && canUseDesk(audience) && canLead(audience, project) };
  const base = `/projects/${project.slug}`;
  const rooms = NAMES.flatMap((name) => {
    const path = ROOMS[name](standing);
    return path === null ? [] : [{ name, to: base + path }];
  });
  return rooms.length > 1 ? rooms : [];
}

interface Found {
  row: { slug: string; kind: ProjectKind | null };
  subject: ProjectSubject;
  partners: Parameters<typeof partnershipOf>[1];
}

/** The same of a project as its pages find it. */
export function roomsOf({ row, subject, partners }: Found, audience: Audience): Room[] {
  const { slug, kind } = row;
  return roomsFor(audience, { ...partnershipOf(subject, partners), slug, kind, partnerIds: subject.partnerIds });
}
