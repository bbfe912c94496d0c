import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { TitleView } from "../../project/project-model.ts";
import type { Place } from "../circle.ts";

/** The whole view. */
export const NETWORK_ID = "network";
/** Links into the picture lead to it, past the filters and the figures above. */
export const PICTURE_ID = "network-picture";

export const FIND_PARTNERS = "/projects?seeking=1";

/** What members are first in. */
export const LEADERS = ["partners", "regions", "projects"] as const;

export interface LeadersView {
  by: (typeof LEADERS)[number];
  members: readonly { name: ShownName; to: string; text: string }[];
}

export interface RegionView {
  letter: string;
  name: string;
  /** One of six colours; its letter and its name tell it apart as well. */
  tone: number;
  count: number;
  /** The members of the region alone. */
  to: string;
  path: string;
  /** What its name is written along; null where it does not fit, and its letter stands at the place instead. */
  textPath: string | null;
  x: number;
  y: number;
}

export interface NodeView extends Place {
  label: string;
  /** Its name as far as there is room. */
  short: string;
  to: string;
  tone: number;
  /** A partner that the filter leaves out. */
  isOutside: boolean;
  /** The others are its partners. */
  isCentre: boolean;
}

export interface LineView {
  path: string;
  width: number;
  label: string;
  to: string;
  /** The colour of the region it stays in; null for a line between regions. */
  tone: number | null;
}

export interface PairView {
  id: string;
  /** The years in which they work together, “2024–2027”; null where the projects name none. */
  years: string | null;
  one: NamedLink;
  other: NamedLink;
  count: number;
  projects: readonly { slug: string; title: TitleView }[];
  /** How many more projects there are than are named. */
  more: number;
}

interface NamedLink {
  slug: string;
  name: ShownName;
}

export interface NetworkPicture {
  /** There is room for larger names. */
  isFew: boolean;
  /** What of the plane is seen. */
  box: string;
  regions: readonly RegionView[];
  lines: readonly LineView[];
  nodes: readonly NodeView[];
  rows: readonly PairView[];
  /** Whether partners are in it that the filter leaves out. */
  hasOutside: boolean;
  /** How many of all are drawn, where not all are. */
  cut: { members: number; ofMembers: number; pairs: number; ofPairs: number } | null;
}

/** Members through whom alone two regions work together. */
interface BridgeView {
  between: string;
  members: readonly { name: ShownName; to: string }[];
  pairs: string;
}

/** What the network is narrowed to beside the members found. */
interface LensView {
  years: readonly { label: string; to: string; isCurrent: boolean; count?: number; counted?: string }[];
  initiative: { slug: string; title: string; to: string; allTo: string } | null;
}

/** Who works with whom, in the reader's words. */
export interface NetworkView {
  readers: "public" | "members";
  /** Members found, and those of them with a partner. */
  total: number;
  joined: number;
  projects: number;
  pairs: number;
  /** Pairs of members of different regions. */
  across: number;
  lens: LensView;
  byYear: readonly { label: string; figures: number[] }[];
  density: { pairs: number; possible: number; share: string } | null;
  bridges: { shown: readonly BridgeView[]; more: number };
  leaders: readonly LeadersView[];
  around: { name: ShownName; allTo: string } | null;
  /** Where all are shown, for whoever asked for a member that stands in no pair. */
  absentTo: string | null;
  /** Null where nobody works with anybody. */
  picture: NetworkPicture | null;
}
