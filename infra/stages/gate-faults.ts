// What is wrong with what a stage keeps for the gate, in sentences; pure.
import { fault, type StageFault } from "./fault.ts";
import type { Stage } from "./stage.ts";

/** Lambda leaves so many of an account's executions to whatever reserves none. */
export const UNRESERVED_EXECUTIONS = 100;

export function reservedOf({ gate }: Pick<Stage, "gate">): number {
  return gate === "shared" ? 0 : gate.atOnce + gate.closing;
}

export function gateFaults({ gate }: Pick<Stage, "gate">): StageFault[] {
  if (gate === "shared") return [];
  const { atOnce, closing, warm } = gate;
  const isCount = (count: number, least: number) => Number.isInteger(count) && count >= least;
  return [
    ...(isCount(atOnce, 1) && isCount(closing, 1) && isCount(warm, 0)
      ? []
      : [
          fault(
            "gate 的 atOnce、closing 須為正整數，warm 為 0 以上的整數。",
            "The gate's atOnce and closing are whole numbers from 1, and warm one from 0.",
          ),
        ]),
    ...(warm <= atOnce
      ? []
      : [
          fault(
            `gate.warm ${warm} 不能超過 atOnce ${atOnce}。`,
            `The gate cannot keep ${warm} started where ${atOnce} may run at once.`,
          ),
        ]),
  ];
}
