// What a test of a system's remote access can come out as; names only.
export const TEST_RESULTS = ["passed", "failed"] as const;
