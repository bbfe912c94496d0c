import { AsyncLocalStorage } from "node:async_hooks";
import type { Reader } from "./types.ts";

type Answers = WeakMap<Reader, Map<string, Promise<unknown>>>;

const ofRequest = new AsyncLocalStorage<{ answers: Answers | null } | undefined>();

/**
 * Runs what answers one request: until something is written in it, each question made with `askedOnce` goes to the
 * database once. What is still at work when it is done asks anew.
 */
export async function askingOnce<T>(work: () => Promise<T>): Promise<T> {
  const request = { answers: new WeakMap() as Answers | null };
  try {
    return await ofRequest.run(request, work);
  } finally {
    request.answers = null;
  }
}

/** Runs what must see its own writing: each question goes to the database. */
export const askingAnew = <T>(work: () => T): T => ofRequest.run(undefined, work);

/** Something was written: what was answered in this request so far is forgotten. */
export function forgetAnswers(): void {
  const request = ofRequest.getStore();
  if (request?.answers) request.answers = new WeakMap();
}

/**
 * A question that several parts of one page ask, each for itself. All get the same answer, which none of them changes.
 *
 * @param name unique in the whole application
 * @param keyOf what the answer depends on besides the database
 */
export function askedOnce<About, Answer>(
  name: string,
  keyOf: (about: About) => string,
  ask: (db: Reader, about: About) => Promise<Answer>,
): (db: Reader, about: About) => Promise<Answer> {
  return (db, about) => {
    const answers = ofRequest.getStore()?.answers;
    if (!answers) return ask(db, about);
    const known = answers.get(db) ?? new Map<string, Promise<unknown>>();
    answers.set(db, known);
    const key = `${name} ${keyOf(about)}`;
    const answer = (known.get(key) as Promise<Answer> | undefined) ?? ask(db, about);
    known.set(key, answer);
    return answer;
  };
}
