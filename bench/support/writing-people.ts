import { DEMO_PASSWORD, SEED_PEOPLE } from "#app/demo/data/people.ts";
import { createFormClient, type FormClientOptions } from "./form-client.ts";

const SIGNING_UP = 3;
const ROUND = 100_000;

/** What the portal said it had done. */
export interface Acknowledged {
  signUps: string[];
  /** By address: the highest number a person's name was changed to. */
  names: Map<string, number>;
}

export interface Person {
  email: string;
  client: ReturnType<typeof createFormClient>;
}

export function createPeople(options?: FormClientOptions): Person[] {
  return SEED_PEOPLE.map(({ email }) => ({ email, client: createFormClient(options) }));
}

export async function signIn(people: Person[], origin: string): Promise<void> {
  for (const { email, client } of people) {
    const location = await client.at(origin).post("/login", { email, password: DEMO_PASSWORD });
    if (location === null) throw new Error(`${email} could not sign in: ${client.lastAnswer()}`);
  }
}

interface Load {
  people: Person[];
  said: Acknowledged;
  /** From 1 on, and never used twice: names and addresses are made from it. */
  round: number;
  /** The portals that are written to, in turn. */
  origins: string[];
  /** For those who sign up. */
  options?: FormClientOptions;
}

export interface Writing {
  /** How many writes were acknowledged so far. */
  acknowledged(): number;
  /** Lets nobody begin another write; resolves when the last is answered. */
  stop(): Promise<void>;
}

/** Lets everybody write at once: signed-in people change their names, others sign up. What is acknowledged goes to `said`. */
export function startWriting({ people, said, round, origins, options }: Load): Writing {
  let acknowledged = 0;
  let isOver = false;
  const repeat = async (write: (turn: number, origin: string) => Promise<boolean>) => {
    for (let turn = 1; !isOver; turn++) {
      const origin = origins[turn % origins.length] ?? "";
      if (await write(turn, origin).catch(() => false)) acknowledged++;
    }
  };
  const renaming = people.map(({ email, client }) =>
    repeat(async (turn, origin) => {
      const number = round * ROUND + turn;
      const location = await client.at(origin).post("/account", { name: `Number ${number}`, locale: "en" });
      if (location === null) return false;
      said.names.set(email, number);
      return true;
    }),
  );
  const signingUp = Array.from({ length: SIGNING_UP }, (_, at) =>
    repeat(async (turn, origin) => {
      const email = `drill-${round}-${at}-${turn}@drill.example`;
      const account = { name: "Drill Person", password: "a caravan of 40 camels", locale: "en", consent: "on" };
      const client = createFormClient(options).at(origin);
      if ((await client.post("/signup", { email, ...account })) === null) return false;
      said.signUps.push(email);
      return true;
    }),
  );
  return {
    acknowledged: () => acknowledged,
    async stop() {
      isOver = true;
      await Promise.all([...renaming, ...signingUp]);
    },
  };
}

/** Whom of those that were answered the database does not know as it said. */
export function lostOf({ signUps, names }: Acknowledged, accounts: { email: string; name: string }[]): string[] {
  const nameOf = new Map(accounts.map(({ email, name }) => [email, name]));
  const lostNames = [...names].filter(([email, number]) => {
    const kept = Number(/\d+$/.exec(nameOf.get(email) ?? "")?.[0] ?? 0);
    return kept < number;
  });
  return [...lostNames.map(([email]) => email), ...signUps.filter((email) => !nameOf.has(email))];
}
