// One structured line per happening, for machines to read; never personal data, never secrets, never request bodies.
type Fact = string | number | boolean | undefined | readonly string[];

/**
 * An object and no text: the runtime writes a line `{"timestamp","level","requestId","message"}` in which the message then is this
 * object, so that a query and a metric filter reach `message.happening`. Text would lie there in quotation marks, out of reach.
 */
export function log(
  level: "info" | "warn" | "error",
  happening: string,
  facts: Record<string, Fact> = {},
): void {
  // biome-ignore lint/suspicious/noConsole: the console is how a function writes its log.
  console[level]({ happening, ...facts });
}
