/**
 * On the handle of a public page: one rendering of it may be kept for every visitor without a session. What is in it must
 * come from the tables of `PUBLIC_TABLES`, and from nothing the visitor sends but what is named here.
 */
export interface Kept {
  /** The parameters it is made by. Others are no part of it: it is made as if they had not been sent. */
  by: readonly string[];
  /** What is typed freely, so that there is no end of such pages: with one of these nothing is kept. */
  unless?: readonly string[];
}
