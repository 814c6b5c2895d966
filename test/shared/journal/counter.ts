// The smallest law there can be, for tests of the journal itself: a thing that counts.
import { randomUUID } from "node:crypto";
import { type Permit, permitGateway } from "../../../functions/shared/http/permit.ts";
import type { Draft } from "../../../functions/shared/journal/change.ts";
import type { Law } from "../../../functions/shared/journal/event.ts";
import { type StreamOf, stream } from "../../../functions/shared/journal/keys.ts";

export type Counted = { readonly type: "Counted"; readonly by: number };
export interface Counter {
  readonly total: number;
}

export const counterLaw: Law<Counter, Counted> = {
  kind: "TERMINAL",
  evolve: (state, { event }) => ({ total: (state?.total ?? 0) + event.by }),
  boards: ({ total }) => ({ board1: ["COUNTERS", String(total).padStart(6, "0")] }),
};

export function counted(by: number): readonly [Draft<Counted>] {
  return [{ event: { type: "Counted", by } }];
}

export function counter(): StreamOf<Counter> {
  return stream(counterLaw, randomUUID());
}

export function acting(at = new Date()): Permit {
  return permitGateway({ name: "count", kind: "write", request: randomUUID(), at });
}
