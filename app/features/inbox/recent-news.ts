/** Something a person was told, as the inbox shows it. */
export interface NewsLine {
  id: string;
  line: string;
  path: string | null;
  at: string;
  atText: string;
}
