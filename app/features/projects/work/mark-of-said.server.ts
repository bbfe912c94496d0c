import { markOfText } from "#app/platform/seen-marks.server.ts";

/** Equal for what says the same: by it a form tells whether what it corrects is still as its page showed it. */
export const markOfSaid = (said: object): string => markOfText(JSON.stringify(said));
