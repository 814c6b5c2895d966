// What a function is called: what has to find it is told its name beforehand, so that no stack waits for another's functions.
import { ArnFormat, type Stack } from "aws-cdk-lib";
import { ENTRIES } from "../functions/entries.ts";

/** `terminals/register` is `docgate-terminals-register`, unless the outside world demands a name of its own. */
export function functionName(entry: string): string {
  const row = ENTRIES.find(({ path }) => path === entry);
  if (!row) throw new Error(`${entry} is not in the table of entries`);
  return row.functionName ?? `docgate-${entry.replaceAll("/", "-")}`;
}

/** Of a follower's queue; the other name is that of what it could not do. */
export function queueName(follower: string): string {
  return `docgate-${follower.replaceAll("/", "-")}`;
}
export function unreadQueueName(follower: string): string {
  return `${queueName(follower)}-unread`;
}

export function functionArn(stack: Stack, entry: string): string {
  return stack.formatArn({
    service: "lambda",
    resource: "function",
    resourceName: functionName(entry),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** As an API's integration asks for it. */
export function invocationUri(stack: Stack, entry: string): string {
  return stack.formatArn({
    service: "apigateway",
    account: "lambda",
    resource: "path/2015-03-31/functions",
    resourceName: `${functionArn(stack, entry)}/invocations`,
  });
}
