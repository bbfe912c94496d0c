import { z } from "zod";
import { messageText } from "#app/platform/fields.ts";
import { MESSAGE_LENGTH } from "./conversation.ts";

/** A message; the file that may go with it is read beside it. */
export const messageSchema = z.object({ body: messageText(MESSAGE_LENGTH) });
