declare module "@digitalbazaar/vc-bitstring-status-list" {
  interface Checking {
    credential: object;
    documentLoader: (url: string) => Promise<{ document: object }>;
    verifyBitstringStatusListCredential: boolean;
  }
  interface Checked {
    /** Whether the lists could be read; what they say is in the results. */
    verified: boolean;
    error?: Error;
    results?: { status: boolean; credentialStatus: { statusPurpose: string } }[];
  }
  /** Looks into the lists that a credential names. */
  export function checkStatus(checking: Checking): Promise<Checked>;
}
