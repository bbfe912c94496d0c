import { json, type ActionFunctionArgs } from "@remix-run/node";
import { isWritten } from "#app/ui/is-written.ts";
import { isOpenedByOther, withoutPasswords } from "./opener.server.ts";
import { readSent } from "./parse-form.server.ts";
import { readSentUpload, sentAgain } from "./read-upload.server.ts";
import { noteWaitingForm } from "./said.server.ts";
import { openerOf } from "./session-opener.server.ts";

/** Refusals that say already what was sent with them. */
const HANDS_BACK = ["kept", "openedByOther", "movedOn"];

type Sent = { fields: URLSearchParams; hasFile: boolean } | null;

async function sentIn(request: Request): Promise<Sent> {
  const isUpload = request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  if (isUpload) return readSentUpload(request);
  return { fields: await readSent(request), hasFile: false };
}

async function dataOf(refusal: Response): Promise<object | null> {
  if (refusal.body === null) return {};
  const isJson = refusal.headers.get("Content-Type")?.includes("json");
  const data: unknown = isJson ? await refusal.clone().json() : null;
  return typeof data === "object" ? data : null;
}

/**
 * What an action threw, with the words of the form that was refused: who may not see a page, or do something there, any
 * more, has them to copy. It is what this very request brought, so that it tells nobody whether there is such a page; status
 * and headers stay. A form that stood on the page of another account can be sent again as that one.
 */
async function withWords(refusal: Response, { request, context }: ActionFunctionArgs): Promise<Response> {
  const data = await dataOf(refusal);
  if (data === null || HANDS_BACK.some((name) => name in data)) return refusal;
  const sent = await sentIn(request).catch(() => null);
  const typed = sent ? withoutPasswords(sent.fields) : [];
  if (!sent || !typed.some(isWritten)) return refusal;
  const isOfOther = isOpenedByOther(request, sent.fields);
  if (isOfOther) noteWaitingForm(context);
  const ofOther = isOfOther && { opener: await openerOf(context, typed), again: sentAgain(typed, sent.hasFile) };
  const { status } = refusal;
  return json({ ...data, words: { typed, ofOther: ofOther || null } }, { status, headers: refusal.headers });
}

type Action = (args: ActionFunctionArgs) => unknown;

/** An action whose refusals hand back what was written. */
export const handingBack =
  (act: Action): Action =>
  async (args) => {
    try {
      return await act(args);
    } catch (thrown) {
      const isRefusal = thrown instanceof Response && thrown.status >= 400;
      throw isRefusal ? await withWords(thrown, args) : thrown;
    }
  };
