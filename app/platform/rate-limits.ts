const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whom a limit may count. */
export type Trait = "ip" | "email" | "domain" | "user" | "device" | "institution" | "application" | "link" | "token";

interface Limit {
  /** What is counted as one: all of these together. */
  by: readonly Trait[];
  /** How often something may be tried: points in so many seconds; every window holds. */
  windows: readonly (readonly [points: number, seconds: number])[];
}

/**
 * A whole campus is often one address, so what counts addresses alone is wide; what counts accounts, people and
 * institutions is narrow.
 */
export const LIMITS = {
  signInByAccountAndAddress: {
    by: ["email", "ip"],
    windows: [
      [5, 15 * MINUTE],
      [10, DAY],
    ],
  },
  // From however many addresses one account is guessed at. A known device and a link by letter stay open meanwhile.
  signInByAccount: {
    by: ["email"],
    windows: [
      [30, HOUR],
      [100, DAY],
    ],
  },
  signInByAddress: {
    by: ["ip"],
    windows: [
      [100, 15 * MINUTE],
      [500, DAY],
    ],
  },
  signInByKnownDevice: { by: ["user", "device"], windows: [[10, 15 * MINUTE]] },
  signUpByAddress: {
    by: ["ip"],
    windows: [
      [40, HOUR],
      [200, DAY],
    ],
  },
  passwordCheckByUser: { by: ["user"], windows: [[10, 15 * MINUTE]] },
  // Each kind of sender has its own count, so that nobody uses up what somebody else may send to the same address.
  // Asked for by whoever knows the address; signing up with it uses up no link to a new password, which is the owner's way in:
  letterByRecipient: {
    by: ["email"],
    windows: [
      [5, HOUR],
      [20, DAY],
    ],
  },
  signUpByRecipient: {
    by: ["email"],
    windows: [
      [5, HOUR],
      [20, DAY],
    ],
  },
  // By one person who is signed in, to their own address or as a member or the secretariat:
  letterByUserAndRecipient: {
    by: ["user", "email"],
    windows: [
      [5, HOUR],
      [10, DAY],
    ],
  },
  // By all applicants together, to somebody who asked for nothing:
  namedByRecipient: {
    by: ["email"],
    windows: [
      [10, HOUR],
      [30, DAY],
    ],
  },
  letterByAddress: {
    by: ["ip"],
    windows: [
      [40, HOUR],
      [200, DAY],
    ],
  },
  // Each is a round of letters to universities that asked for none.
  prospectRoundByUser: {
    by: ["user"],
    windows: [
      [10, HOUR],
      [20, DAY],
    ],
  },
  invitationByUser: { by: ["user"], windows: [[20, DAY]] },
  invitationByInstitution: { by: ["institution"], windows: [[30, DAY]] },
  invitationByApplication: { by: ["application"], windows: [[15, DAY]] },
  handOverByApplication: { by: ["application"], windows: [[6, DAY]] },
  renamingByUser: { by: ["user"], windows: [[10, DAY]] },
  mergeByUser: { by: ["user"], windows: [[20, DAY]] },
  accessRequestByUser: { by: ["user"], windows: [[5, DAY]] },
  begunByUser: {
    by: ["user"],
    windows: [
      [20, HOUR],
      [40, DAY],
    ],
  },
  uploadByUser: { by: ["user"], windows: [[60, HOUR]] },
  headLinkByApplication: { by: ["application"], windows: [[6, DAY]] },
  headLinkByUser: { by: ["user"], windows: [[20, DAY]] },
  domainProofByApplication: {
    by: ["application"],
    windows: [
      [6, HOUR],
      [20, DAY],
    ],
  },
  // Letters to one address that an application names: nobody there has asked for any.
  namedByApplication: { by: ["application", "email"], windows: [[3, DAY]] },
  recommendationByApplication: {
    by: ["application"],
    windows: [
      [6, HOUR],
      [12, DAY],
    ],
  },
  // Asked or withdrawn: each is a letter to somebody of a member institution.
  reviewerByUserAndApplication: { by: ["user", "application"], windows: [[30, DAY]] },
  // What is sent on the page of a link that needs no account.
  answerByLink: {
    by: ["link"],
    windows: [
      [20, HOUR],
      [60, DAY],
    ],
  },
  messageByUser: { by: ["user"], windows: [[30, HOUR]] },
  noteByUser: {
    by: ["user"],
    windows: [
      [60, HOUR],
      [200, DAY],
    ],
  },
  previewByUser: { by: ["user"], windows: [[120, 15 * MINUTE]] },
  projectByUser: {
    by: ["user"],
    windows: [
      [20, HOUR],
      [40, DAY],
    ],
  },
  projectPostByUser: { by: ["user"], windows: [[30, HOUR]] },
  // Each is a letter to somebody of another institution.
  // Each is a letter to the coordinators; taken back and handed in again, they would get one each time.
  resultHandedInByUser: { by: ["user"], windows: [[20, DAY]] },
  projectWorkByUser: { by: ["user"], windows: [[200, HOUR]] },
  projectEditorByUser: {
    by: ["user"],
    windows: [
      [20, HOUR],
      [40, DAY],
    ],
  },
  // Asked, taken out and asked again, one person would get a letter each time.
  projectEditorByUserAndReceiver: { by: ["user", "institution"], windows: [[5, DAY]] },
  exportByAddress: { by: ["ip"], windows: [[60, HOUR]] },
  duesIssuedByUser: { by: ["user"], windows: [[30, HOUR]] },
  exportByUser: { by: ["user"], windows: [[30, HOUR]] },
  // Answered, taken back and answered again, the other institution would get letters each time.
  interestAnswerByUser: {
    by: ["user"],
    windows: [
      [60, HOUR],
      [200, DAY],
    ],
  },
  interestAnswerByUserAndInterest: { by: ["user", "link"], windows: [[6, HOUR]] },
  interestByUser: { by: ["user"], windows: [[20, DAY]] },
  // Each is a letter to ten members at most.
  askByUser: {
    by: ["user"],
    windows: [
      [3, DAY],
      [6, 7 * DAY],
    ],
  },
  // To members: by people of members, and by whoever has confirmed an address.
  enquiryByMember: { by: ["user"], windows: [[20, DAY]] },
  enquiryByVisitor: { by: ["user"], windows: [[3, DAY]] },
  // Conversations one person begins with one member; in each of them anything can be written.
  enquiryByUserAndReceiver: { by: ["user", "institution"], windows: [[5, DAY]] },
  enquiryByReceiver: { by: ["institution"], windows: [[40, DAY]] },
  // The part of these that may come from one network, and from addresses of one domain: the rest stays for others.
  enquiryByNetworkAndReceiver: { by: ["ip", "institution"], windows: [[6, DAY]] },
  enquiryByDomainAndReceiver: { by: ["domain", "institution"], windows: [[15, DAY]] },
  // Each is read by a coordinator. Of one page so many reports wait at most (`MOST_OPEN`); strangers of one network send
  // a part of these, and all strangers together as many as somebody can still read.
  reportByUser: { by: ["user"], windows: [[10, DAY]] },
  reportByAddress: {
    by: ["ip"],
    windows: [
      [30, HOUR],
      [60, DAY],
    ],
  },
  reportByAddressAndPage: {
    by: ["ip", "link"],
    windows: [
      [10, HOUR],
      [15, DAY],
    ],
  },
  reportByStrangers: {
    by: [],
    windows: [
      [150, HOUR],
      [500, DAY],
    ],
  },
  // Programs ask page after page.
  apiByAddress: { by: ["ip"], windows: [[300, MINUTE]] },
  // Each is a letter to its owner.
  tokenByUser: {
    by: ["user"],
    windows: [
      [10, HOUR],
      [20, DAY],
    ],
  },
  calendarByToken: { by: ["token"], windows: [[60, HOUR]] },
  apiByToken: { by: ["token"], windows: [[120, MINUTE]] },
  // Pages of other sites show these to whoever opens them, and nobody there asked for a page of the portal.
  badgeByAddress: { by: ["ip"], windows: [[300, MINUTE]] },
  embedByAddress: { by: ["ip"], windows: [[300, MINUTE]] },
  searchByAddress: { by: ["ip"], windows: [[300, MINUTE]] },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Whom a limit asks for, as they are known: the address of a client, of a letter, the id of a person. */
export type Counted<N extends LimitName> = Record<(typeof LIMITS)[N]["by"][number], string>;

export interface RateLimits {
  /** Takes one try. Resolves to null when it is allowed, else to the seconds to wait. */
  consume<N extends LimitName>(name: N, whom: Counted<N>): Promise<number | null>;
  /** Whether tries are left, without taking one; null or the seconds to wait. */
  peek<N extends LimitName>(name: N, whom: Counted<N>): Promise<number | null>;
  /** Gives one try back, when it turned out to be a rightful one. */
  giveBack<N extends LimitName>(name: N, whom: Counted<N>): Promise<void>;
  /** Forgets the tries of somebody, after a success. */
  clear<N extends LimitName>(name: N, whom: Counted<N>): Promise<void>;
  close(): Promise<void>;
}

/** The same limits, which write down how long they ask to wait. */
export function noteWaits(limits: RateLimits, waits: number[]): RateLimits {
  const note = (wait: number | null) => {
    if (wait !== null) waits.push(wait);
    return wait;
  };
  return {
    ...limits,
    consume: async (name, whom) => note(await limits.consume(name, whom)),
    peek: async (name, whom) => note(await limits.peek(name, whom)),
  };
}
