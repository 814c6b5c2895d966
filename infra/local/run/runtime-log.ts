// What a function says to its console, as Lambda's Node runtime writes it where the log format is JSON: one line, one object.
import { AsyncLocalStorage } from "node:async_hooks";
import { format } from "node:util";

/** How the runtime calls the level of each way to say something. */
const LEVELS = {
  trace: "TRACE",
  debug: "DEBUG",
  log: "INFO",
  info: "INFO",
  warn: "WARN",
  error: "ERROR",
} as const;
type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** Of one thing the message is that thing; of several it is their text, with the first error among them told apart. */
export function runtimeLine(
  level: Level,
  said: readonly unknown[],
  requestId: string | undefined,
  at: Date,
): string {
  const line = { timestamp: at.toISOString(), level, requestId };
  if (said.length !== 1) {
    const error = said.find(each => each instanceof Error);
    return JSON.stringify({ ...line, message: format(...said), ...(error && errorFields(error)) });
  }
  try {
    return JSON.stringify({ ...line, message: said[0] }, (_, value) =>
      value instanceof Error ? errorFields(value) : value,
    );
  } catch {
    return JSON.stringify({ ...line, message: format(said[0]) });
  }
}

function errorFields(error: Error) {
  return {
    errorType: error.constructor.name,
    errorMessage: error.message,
    stackTrace: (error.stack ?? "").split("\n"),
  };
}

const request = new AsyncLocalStorage<string>();

/** What is said meanwhile is said for that request. */
export function sayingFor<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  return request.run(requestId, work);
}

/** From now on this thread's console writes as the runtime's does. */
export function sayAsTheRuntime(write: (line: string) => unknown): void {
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, Level][])
    console[method] = (...said: unknown[]) =>
      void write(`${runtimeLine(level, said, request.getStore(), new Date())}\n`);
}
