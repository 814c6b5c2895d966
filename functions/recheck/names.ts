// How long the gate may give yeses that no second engine has judged.

/** The entry that is told how long. */
export const RECHECK_ENTRY = "recheck/recheck";

/** Longer than a deployment takes, shorter than anybody would want to go on alone. */
export const SECOND_OPINION_MINUTES = { least: 5, most: 1_440, usual: 30 } as const;
