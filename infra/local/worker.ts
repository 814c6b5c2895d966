// The thread in which one function lives: loads its bundle once and answers events, as the Lambda runtime would.
import { parentPort, workerData } from "node:worker_threads";
import { shareClock } from "./shared-clock.ts";

export interface Call {
  readonly id: number;
  readonly event: unknown;
  readonly context: {
    readonly functionName: string;
    readonly awsRequestId: string;
    readonly deadline: number;
  };
}
export type Reply =
  | { readonly id: number; readonly result: unknown }
  | {
      readonly id: number;
      readonly error: { readonly errorType: string; readonly errorMessage: string; readonly trace: string[] };
    };

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const { file, clock } = workerData as { file: string; clock: SharedArrayBuffer };
shareClock(clock);
const loading = import(file) as Promise<{ handler: Handler }>;
// Seen again by every call; unseen here it would end the thread before a call could tell it.
loading.catch(() => {});

parentPort?.on("message", async ({ id, event, context }: Call) => {
  parentPort?.postMessage(await reply(id, event, context));
});

async function reply(id: number, event: unknown, context: Call["context"]): Promise<Reply> {
  try {
    const { handler } = await loading;
    const getRemainingTimeInMillis = () => context.deadline - Date.now();
    return { id, result: await handler(event, { ...context, getRemainingTimeInMillis }) };
  } catch (error) {
    const { name, message, stack } = error as Error;
    return { id, error: { errorType: name, errorMessage: message, trace: (stack ?? "").split("\n") } };
  }
}
