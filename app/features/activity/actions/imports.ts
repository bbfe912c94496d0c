import { z } from "zod";
import { IMPORT_KINDS } from "#db/vocabulary-imports.ts";
import { type ActionTable } from "./action.ts";

const ofList = { subject: "import", audience: "secretariat" } as const;
const kind = z.object({ kind: z.enum(IMPORT_KINDS) });
const withRows = kind.extend({ rows: z.number() });

export const IMPORT_ACTIONS = {
  "import.uploaded": { ...ofList, sentence: "imports:activity.import.uploaded", data: withRows },
  "import.confirmed": { ...ofList, sentence: "imports:activity.import.confirmed", data: withRows },
  "import.undone": { ...ofList, sentence: "imports:activity.import.undone", data: kind },
  "import.discarded": { ...ofList, sentence: "imports:activity.import.discarded", data: kind },
} as const satisfies ActionTable<"import">;
