/**
 * The id of a form of the work of a project. One that adds keeps its id while the thing it would add is given another each
 * time the page is read: what was refused comes back into the form it was typed into.
 */
export const formIdOf = (kind: string, { id, version = 0 }: { id: string; version?: number }) =>
  version === 0 ? `${kind}-new` : `${kind}-${id}`;
