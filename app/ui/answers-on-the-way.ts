/** What the error page finds in `data` of an answer that no portal gave: nothing was logged, so there is no number. */
const NOBODYS = { requestId: null };

let hasFailed = false;

/** Whether the last form that was sent was not taken, as when the session had ended, so that what was typed is still needed. */
export function hasLastSendFailed(): boolean {
  return hasFailed;
}

/**
 * What stands between the browser and the portal (a proxy, a broken line) answers in its own words, which Remix takes for
 * a mistake of the portal. From now on such an answer is told as what it is: a file that is too large at its field, the rest
 * on an error page.
 */
export function watchAnswers(): void {
  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== "string" || !/[?&]_data=/.test(input)) return ask(input, init);
    const isSend = init?.method === "POST";
    const answer = await ask(input, init).catch((error: unknown) => {
      if (isSend && error instanceof TypeError) return failure(503);
      throw error;
    });
    const told = isPortals(answer) ? answer : inOwnWords(answer.status, init?.body);
    if (isSend) hasFailed = !told.ok;
    return told;
  };
}

const REMIX = ["X-Remix-Response", "X-Remix-Catch", "X-Remix-Error", "X-Remix-Redirect"];

const isPortals = ({ ok, headers }: Response) => ok || REMIX.some((name) => headers.has(name));

function inOwnWords(status: number, body: BodyInit | null | undefined): Response {
  if (status === 413 && body instanceof FormData) return refuseFile(body) ?? failure(status);
  return failure(status > 500 ? 503 : status);
}

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
