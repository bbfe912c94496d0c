/** The fields by which a form says whose page it stood on, and in which language, begin so. */
export const OPENED_BY = "openedBy";

/** The field by which a form says for which institution of that person its page was made. */
export const OPENED_FOR = "openedFor";
