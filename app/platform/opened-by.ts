/** The fields by which a form says whose page it stood on, and in which language, begin so. */
export const OPENED_BY = "openedBy";
