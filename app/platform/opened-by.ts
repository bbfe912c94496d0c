/** The field by which a form says whose page it stood on. */
export const OPENED_BY = "openedBy";
