/** Where everybody reads the table of dues in force. */
export const PUBLIC_TABLE = "/join/dues";
