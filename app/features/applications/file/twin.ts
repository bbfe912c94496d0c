/** A member or another application that shares something with this one. */
export interface Twin {
  kind: "member" | "application";
  id: string;
  name: string;
  /** Slug of a member, case number of an application. */
  reference: string;
  sharedBy: "registry" | "whed" | "registration" | "domain" | "name";
  /** A file refused for false information, a member that was removed: whoever checks the new file is told, and nobody else. */
  isWarning?: boolean;
}
