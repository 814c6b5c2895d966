// How a run ends: when it is asked to, with everything it started; when it cannot go on, with a sentence.
import { appendFileSync } from "node:fs";
import type { Closable } from "./closables.ts";
import { sentenceOf } from "./sentence.ts";

let isEnding = false;

/** Listened for before there is anything to end: whoever finds the gateway may end it in the same moment. */
export function endWhenAsked(gateway: () => Closable | undefined): void {
  const end = () => {
    const running = gateway();
    if (running) void close(running);
    else process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, end);
}

async function close(gateway: Closable): Promise<void> {
  isEnding = true;
  try {
    await gateway.close();
    process.exit(0);
  } catch (fault) {
    console.error(`結束時未能全部寫入 | not everything could be saved at the end\n${sentenceOf(fault)}`);
    process.exit(1);
  }
}

/** For a person the sentence, for whoever mends it the place in the log. What is ending already needs no reason. */
export function endBecause(fault: unknown, log: string): void {
  if (isEnding) return;
  console.error(
    `\n閘道無法繼續，已結束；已登錄的資料不受影響 | the gateway cannot continue and has ended; what was recorded is kept\n${sentenceOf(fault)}`,
  );
  try {
    appendFileSync(log, `${fault instanceof Error ? fault.stack : fault}\n`);
  } catch {
    // There is nowhere left to say more.
  }
  process.exit(1);
}
