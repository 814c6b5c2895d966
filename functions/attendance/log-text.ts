// The text of a day's log as it is kept: exactly the columns of the form (日誌), with random letters, so that nobody finds out by
// guessing what a digest stands for; pure.
import * as v from "valibot";
import { text } from "../shared/http/schema.ts";
import { PROGRESSES } from "./names.ts";

export const logItem = v.strictObject({
  item: text(100),
  how: text(500),
  progress: v.picklist(PROGRESSES),
});
export const logEntries = {
  hours: text(100),
  items: v.pipe(v.array(logItem), v.minLength(1), v.maxLength(30)),
};
export type LogContent = v.InferOutput<ReturnType<typeof logSchema>>;

function logSchema() {
  return v.object(logEntries);
}

const kept = v.object({ salt: v.string(), ...logEntries });

export function writeLog(content: LogContent, salt: string): string {
  return JSON.stringify({ salt, ...content });
}

export function parseLog(text: string): LogContent {
  const { salt: _, ...content } = v.parse(kept, JSON.parse(text));
  return content;
}
