/** What was typed into a page whose thing can no longer be changed there, in words of the reader. */
export interface MovedOn {
  /** What has happened meanwhile. */
  text: string;
  to: string;
  /** The words of the link to it. */
  link: string;
  typed: { label: string; text: string }[];
}
