/** Why a task has no result: it took too long, its process died, too much waits already (of all, or of the one who asks), or it said no itself. */
export type TaskFailure = "timeout" | "died" | "busy" | "too_many" | "failed";

export class TaskError extends Error {
  override name = "TaskError";
  readonly failure: TaskFailure;

  constructor(failure: TaskFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

/** Those of an earlier rank are served before those of a later one. */
const RANKS = ["staff", "signed_in", "visitor"] as const;

/** Every so many turns the last rank that waits is served: whoever keeps a first one full holds nobody up for good. */
const TURN_OF_THE_LAST = 3;

export interface Asker {
  rank: (typeof RANKS)[number];
  /** A person, or the network of a visitor. */
  who: string;
}

/** What the portal does by itself, and for everybody. */
export const THE_PORTAL: Asker = { rank: "signed_in", who: "" };

const MOST_WAITING = { ofRank: 50, ofOne: 15 };

type Waiting = Map<string, (() => Promise<void>)[]>;

/** Lets one act go on at a time. An earlier rank goes before a later one, but for every third turn; of those who ask in one rank, each has one turn before anybody has the next. */
export function createFairQueue() {
  const ranks = new Map(RANKS.map((rank) => [rank, { waiting: new Map() as Waiting, count: 0 }]));
  let isTaken = false;
  let turns = 0;

  const next = () => {
    const waiting = [...ranks.values()].map((rank) => rank.waiting).filter(({ size }) => size > 0);
    const rank = waiting.at(++turns % TURN_OF_THE_LAST === 0 ? -1 : 0);
    return rank && nextOf(rank);
  };

  async function goOn(): Promise<void> {
    isTaken = true;
    for (let act = next(); act; act = next()) await act();
    isTaken = false;
  }

  return {
    areOver: () => [...ranks.values()].every(({ count }) => count === 0),
    take<Result>({ rank: name, who }: Asker, act: () => Promise<Result>): Promise<Result> {
      const rank = ranks.get(name)!;
      const own = rank.waiting.get(who) ?? [];
      if (who !== THE_PORTAL.who && own.length >= MOST_WAITING.ofOne)
        return Promise.reject(new TaskError("too_many", "Too much of one waits already"));
      if (rank.count >= MOST_WAITING.ofRank) return Promise.reject(new TaskError("busy", "Too much waits already"));
      rank.count++;
      const turn = new Promise<Result>((resolve, reject) => {
        own.push(async () => {
          try {
            resolve(await act());
          } catch (error) {
            reject(error as Error);
          }
          rank.count--;
        });
      });
      rank.waiting.set(who, own);
      if (!isTaken) void goOn();
      return turn;
    },
  };
}

/** Takes out the first that waits of who has waited longest for a turn, who then goes behind the others. */
function nextOf(waiting: Waiting): (() => Promise<void>) | undefined {
  const [first] = waiting;
  if (!first) return undefined;
  const [who, [next, ...later]] = first;
  waiting.delete(who);
  if (later.length > 0) waiting.set(who, later);
  return next;
}
