/** Stands in a letter where the address belongs that ends letters of its group, until the letter is sent. */
export const END_MARK = "~end~";
