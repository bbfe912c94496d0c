import { columnsSchema } from "#app/features/imports/columns.schema.ts";
import { setColumns } from "#app/features/imports/set-columns.server.ts";
import { uploadList } from "#app/features/imports/upload-list.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** A list of one prospect that waits for a yes. */
export async function bringListIn(services: Services, administrator: Viewer): Promise<string> {
  const bytes = Buffer.from("Name;Country;E-mail\nProspective University;KZ;rector@prospect.example");
  const list = { kind: "prospect", name: "prospects.csv", bytes } as const;
  const { id } = succeeded("upload", await uploadList(services, list, administrator));
  const columns = ["name", "country", "contact_email"];
  const chosen = columnsSchema("prospect").parse({ version: 1, columns, key: "name" });
  succeeded("columns", await setColumns(services, id, chosen, administrator));
  return id;
}
