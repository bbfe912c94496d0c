/** One who waits at the door. It is started or refused once, or neither when its connection has gone before. */
interface Asking {
  /** Those who share one line. */
  network: string;
  /** What has one answer at a time. */
  connection: object;
  start(): void;
  /** Not given for who has been let in before. */
  refuse?(status: 429 | 503): void;
}

interface Line {
  waiting: Asking[];
  inWork: number;
}

interface Most {
  /** In work at once, of one network. */
  inWork: number;
  /** Waiting, of one network; more are refused with 429. */
  waiting: number;
  /** Waiting, of all; beyond that the longest line gives way, with 503. */
  waitingInAll: number;
}

/** The system hands over one new connection at a turn of the event loop: so many are let in before one is started. */
const LET_IN = 500;

/**
 * Turns: each network waits in a line of its own, and the lines take turns. One is started at a time, with everything
 * that has come or gone noticed between two, so that whoever hangs up in the line is never started, and who has just
 * come need not wait for all whose connections were made before.
 */
export function createTurns(most: Most, later: (act: () => void) => unknown = setImmediate) {
  const lines = new Map<string, Line>();
  const answered = new Set<object>();
  let count = 0;
  /** Of these such as had been let in before, who take no room of those who have only come. */
  let back = 0;
  let isPlanned = false;
  let come = 0;

  function plan(): void {
    if (isPlanned || count === 0) return;
    isPlanned = true;
    later(() => waitForOthers(LET_IN));
  }

  /** Until a turn of the event loop has brought nobody. */
  function waitForOthers(rounds: number): void {
    const before = come;
    later(() => (come > before && rounds > 0 ? waitForOthers(rounds - 1) : startOne()));
  }

  function startOne(): void {
    isPlanned = false;
    for (const [network, line] of lines) {
      if (line.inWork >= most.inWork) continue;
      const at = line.waiting.findIndex(({ connection }) => !answered.has(connection));
      const [next] = at < 0 ? [] : line.waiting.splice(at, 1);
      if (!next) continue;
      count -= 1;
      if (!next.refuse) back -= 1;
      line.inWork += 1;
      answered.add(next.connection);
      // Behind the others.
      lines.delete(network);
      lines.set(network, line);
      plan();
      return next.start();
    }
  }

  function longest(): Line | undefined {
    let found: Line | undefined;
    for (const line of lines.values()) if (line.waiting.length > (found?.waiting.length ?? 0)) found = line;
    return found;
  }

  /** Makes room for one more of a line, at the end of the longest one; not when this is the longest. */
  function makeRoom(line: Line): boolean {
    const other = longest();
    if (!other || other.waiting.length <= line.waiting.length + 1) return false;
    const last = other.waiting.at(-1);
    if (!last?.refuse) return false;
    count -= 1;
    other.waiting.pop();
    last.refuse(503);
    return true;
  }

  function drop(network: string, line: Line): void {
    if (line.waiting.length === 0 && line.inWork === 0) lines.delete(network);
  }

  return {
    ask(asking: Required<Asking>): void {
      const line = lines.get(asking.network) ?? { waiting: [], inWork: 0 };
      if (line.waiting.length >= most.waiting) return asking.refuse(429);
      if (count - back >= most.waitingInAll && !makeRoom(line)) return asking.refuse(503);
      come += 1;
      line.waiting.push(asking);
      lines.set(asking.network, line);
      count += 1;
      plan();
    },
    /** One that was in work and made room for others is started before those of its network that have only come. */
    comeBack(network: string, start: () => void): void {
      const line = lines.get(network) ?? { waiting: [], inWork: 0 };
      const connection = {};
      line.waiting.unshift({ network, connection, start: () => (answered.delete(connection), start()) });
      lines.set(network, line);
      count += 1;
      back += 1;
      plan();
    },
    /** The work for an answer is done, however long it is read. */
    endWork(network: string): void {
      const line = lines.get(network);
      if (!line) return;
      line.inWork -= 1;
      drop(network, line);
      plan();
    },
    /** The answer has been sent, or nobody waits for it any longer. */
    endAnswer(connection: object): void {
      answered.delete(connection);
      plan();
    },
    /** Nobody is at the other end: what waits of it is dropped. */
    hangUp(connection: object): void {
      for (const [network, line] of lines) {
        const before = line.waiting.length;
        line.waiting = line.waiting.filter((asking) => asking.connection !== connection);
        count -= before - line.waiting.length;
        drop(network, line);
      }
      answered.delete(connection);
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
