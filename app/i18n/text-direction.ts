/** Languages of the pickers that are written from the right. */
const FROM_THE_RIGHT: readonly string[] = ["ar", "fa", "he", "ug", "ur"];

/** From which side a text is written; where its language does not say, its first letter does. */
export const directionOfText = (lang: string | undefined): "rtl" | "auto" =>
  lang && FROM_THE_RIGHT.includes(lang) ? "rtl" : "auto";
