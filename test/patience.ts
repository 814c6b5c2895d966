// What tests wait at most. None of them is about how fast a machine is: what hangs is ended at last, and a slow machine has its time.

/** For a test or its preparation. */
export const TEST_MS = 300_000;
/** For one thing in it: short of the above, so that it is named. */
export const PATIENT_MS = 240_000;
/** How many times its time a function of the gateway under test gets. */
export const PATIENCE = 8;
