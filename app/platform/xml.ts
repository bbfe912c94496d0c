/** What XML cannot hold, not even escaped: control characters, halves of characters, and two that are none. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as XML can hold it, not yet escaped. */
export const forXml = (text: string) => text.replace(NOT_IN_XML, "");

/** A text as it stands in XML, between tags or in an attribute. */
export const escapeXml = (text: string) => forXml(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
