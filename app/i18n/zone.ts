/** The zone of the association until its settings have been read. */
export const DEFAULT_ZONE = "Asia/Almaty";

let zone = DEFAULT_ZONE;

/** The zone in which the association works: its days begin and its hours are told in it. */
export const associationZone = () => zone;

/** Called whenever the settings are read, so that every process follows a change with its next request. */
export function followZone(name: string): void {
  if (name !== zone && isZone(name)) zone = name;
}

/** Whether it is a zone of the IANA database. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
