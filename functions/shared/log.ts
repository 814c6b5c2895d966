// One structured line per happening, for machines to read; never personal data, never secrets, never request bodies.
type Fact = string | number | boolean | undefined | readonly string[];

export function log(
  level: "info" | "warn" | "error",
  happening: string,
  facts: Record<string, Fact> = {},
): void {
  // biome-ignore lint/suspicious/noConsole: the console is how a function writes its log.
  console[level](JSON.stringify({ level, happening, ...facts }));
}
