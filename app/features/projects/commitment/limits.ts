/** So many letters of an institution a project keeps, those that were replaced or taken away included. */
export const MOST_LETTERS = 20;
