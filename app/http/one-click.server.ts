import { readForm } from "./parse-form.server.ts";

/** Whether a mail program, or the page, asks to end letters. RFC 8058 leaves the encoding to the program. */
export async function isOneClick(request: Request): Promise<boolean> {
  const isMultipart = /^multipart\/form-data\b/i.test(request.headers.get("Content-Type") ?? "");
  if (!isMultipart) return (await readForm(request)).get("List-Unsubscribe") === "One-Click";
  const body = await request.text();
  return body.includes('name="List-Unsubscribe"') && body.includes("\r\nOne-Click\r\n");
}
