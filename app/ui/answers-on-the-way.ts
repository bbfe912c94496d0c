import { NobodyAnswered, noteReach } from "./reachability.ts";

/** What the error page finds in `data` of an answer that no portal gave: nothing was logged, so there is no number. */
const NOBODYS = { requestId: null };

let hasFailed = false;

/** Whether the last form that was sent was not taken, as when the session had ended, so that what was typed is still needed. */
export function hasLastSendFailed(): boolean {
  return hasFailed;
}

/** The answer to a save by itself that found nobody, or a portal in trouble: it is tried again. */
export interface NotSaved {
  isUnsaved: true;
}

const NOT_SAVED = "X-Not-Saved";

export const isNotSaved = (answer: unknown): boolean => answer instanceof Response && answer.headers.has(NOT_SAVED);

/**
 * What stands between the browser and the portal (a proxy, a broken line) answers in its own words, which Remix takes for
 * a mistake of the portal. From now on such an answer is told as what it is: a file that is too large at its field, a portal
 * that is away beside the page that stays (`stay-on-page.ts`), the rest on an error page.
 */
export function watchAnswers(): void {
  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== "string" || !/[?&]_data=/.test(input)) return ask(input, init);
    if (isSaveByItself(init?.body)) return orNotSaved(ask(input, init));
    const isSend = init?.method === "POST";
    if (isSend) hasFailed = true;
    const answer = await ask(input, init).catch(tellNobody);
    if (!isPortals(answer) && isAway(answer)) throw new NobodyAnswered();
    noteReach(null);
    const told = isPortals(answer) ? answer : inOwnWords(answer.status, init?.body);
    if (isSend) hasFailed = !told.ok;
    return told;
  };
}

const REMIX = ["X-Remix-Response", "X-Remix-Catch", "X-Remix-Error", "X-Remix-Redirect"];

/** Whether a proxy says that the portal does not answer. */
export const isAway = ({ status }: Response): boolean => status >= 502 && status <= 504;

const isPortals = ({ ok, headers }: Response) => ok || REMIX.some((name) => headers.has(name));

function tellNobody(error: unknown): never {
  throw error instanceof TypeError ? new NobodyAnswered() : error;
}

const isSaveByItself = (body: BodyInit | null | undefined) =>
  body instanceof URLSearchParams && body.get("intent") === "autosave";

async function orNotSaved(answering: Promise<Response>): Promise<Response> {
  const answer = await answering.catch((error: unknown) => {
    if (error instanceof TypeError) return null;
    throw error;
  });
  const isTaken = answer && isPortals(answer) && answer.status < 500 && answer.status !== 429;
  noteReach(isTaken ? null : "saving");
  if (isTaken) return answer;
  return Response.json({ isUnsaved: true } satisfies NotSaved, {
    headers: { "X-Remix-Response": "yes", [NOT_SAVED]: "yes" },
  });
}

function inOwnWords(status: number, body: BodyInit | null | undefined): Response {
  if (status === 413 && body instanceof FormData) return refuseFile(body) ?? failure(status);
  return failure(status > 500 ? 503 : status);
}

/** Where there is no page to stay on: what the error page tells of a portal that is away. */
export const nobodysFailure = (): Response => failure(503);

function failure(status: number): Response {
  return Response.json(NOBODYS, { status, headers: { "X-Remix-Catch": "yes" } });
}

/** As the portal itself refuses a file: what was typed beside it, and what is wrong at its field. */
function refuseFile(form: FormData): Response | null {
  const fields = [...form];
  const file = fields.find(([, value]) => value instanceof File && value.size > 0);
  if (!file) return null;
  const initialValue = Object.fromEntries(fields.filter(([, value]) => typeof value === "string"));
  const result = { status: "error", initialValue, error: { [file[0]]: ["common:form.file_too_large"] } };
  return Response.json({ result }, { status: 422, headers: { "X-Remix-Response": "yes" } });
}
