/** A member or another application that shares something with this one. */
export interface Twin {
  kind: "member" | "application";
  id: string;
  name: string;
  /** Slug of a member, case number of an application. */
  reference: string;
  sharedBy: "registry" | "whed" | "registration" | "domain" | "name";
}
