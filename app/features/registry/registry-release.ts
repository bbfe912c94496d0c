import path from "node:path";

export interface RegistryRelease {
  /** As the registry names it, else the name of the file. */
  release: string;
  /** The day of the release, `YYYY-MM-DD`; null where its name does not tell. */
  releasedOn: string | null;
}

const RELEASE = /v\d+(?:\.\d+)*-(\d{4}-\d{2}-\d{2})/;
const LONGEST = 100;

/** Which release a dump is, by the name that its file has where it is published: `v1.63-2025-04-03-ror-data.zip`. */
export function releaseOf(file: string): RegistryRelease {
  const name = path.basename(file);
  const [release, releasedOn] = RELEASE.exec(name) ?? [name.slice(0, LONGEST), null];
  return { release, releasedOn: releasedOn !== null && Number.isNaN(Date.parse(releasedOn)) ? null : releasedOn };
}
