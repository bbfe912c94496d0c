/** Says what the folder holds; written last. */
export const MANIFEST_FILE = "manifest.json";
/** Its digest, signed by the association. */
export const SIGNED_FILE = "manifest.jwt";
