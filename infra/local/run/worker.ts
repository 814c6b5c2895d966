// The thread in which one function lives: loads its bundle once and answers events, as the Lambda runtime would.
import { parentPort, workerData } from "node:worker_threads";
import { BEGUN, type FunctionCall, WAITING } from "./call.ts";
import { sayAsTheRuntime, sayingFor } from "./runtime-log.ts";
import { shareClock } from "./shared-clock.ts";

/** What an invocation gives, as Lambda's Invoke tells it. */
export type CallOutcome =
  | { readonly result: unknown }
  | {
      readonly error: { readonly errorType: string; readonly errorMessage: string; readonly trace: string[] };
    };

export interface WorkerReply {
  readonly id: number;
  readonly outcome: CallOutcome;
}

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const { file, clock } = workerData as { file: string; clock: SharedArrayBuffer };
shareClock(clock);
sayAsTheRuntime(line => process.stdout.write(line));
const loading = import(file) as Promise<{ handler: Handler }>;
// Seen again by every call; unseen here it would end the thread before a call could tell it.
loading.catch(() => {});

parentPort?.on("message", async ({ id, state, event, context }: FunctionCall) => {
  if (Atomics.compareExchange(state, 0, WAITING, BEGUN) !== WAITING) return;
  const outcome = await sayingFor(context.awsRequestId, () => outcomeOf(event, context));
  parentPort?.postMessage({ id, outcome } satisfies WorkerReply);
});

async function outcomeOf(event: unknown, context: FunctionCall["context"]): Promise<CallOutcome> {
  try {
    const { handler } = await loading;
    const getRemainingTimeInMillis = () => context.deadline - Date.now();
    return { result: await handler(event, { ...context, getRemainingTimeInMillis }) };
  } catch (error) {
    const { name, message, stack } = error as Error;
    return { error: { errorType: name, errorMessage: message, trace: (stack ?? "").split("\n") } };
  }
}
