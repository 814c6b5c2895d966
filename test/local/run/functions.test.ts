// Functions as the local run keeps them: answers, faults, time-outs and new code as the Lambda runtime would.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type Functions, runFunctions } from "../../../infra/local/run/functions.ts";
import type { FunctionModel } from "../../../infra/local/run/template.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-functions-"));
afterAll(() => rmSync(folder, { recursive: true }));
let running: Functions | undefined;
afterEach(() => running?.close());

let made = 0;
function model(source: string, more: Partial<FunctionModel> = {}): FunctionModel {
  const file = join(folder, `${made++}.mjs`);
  writeFileSync(file, source);
  return {
    name: "it",
    entry: "feature/it",
    file,
    environment: {},
    timeoutSeconds: 5,
    role: "",
    policies: [],
    ...more,
  };
}

function run(...models: FunctionModel[]): Functions {
  return runAtMost(60, ...models);
}

function runAtMost(mostWarm: number, ...models: FunctionModel[]): Functions {
  running = runFunctions(models, { environment: { AWS_REGION: "here" }, log: () => {}, mostWarm });
  return running;
}

test("a function answers with its own environment and the time it has left", async () => {
  const source = `export const handler = async (event, context) =>
    ({ event, region: process.env.AWS_REGION, own: process.env.OWN, home: process.env.HOME, left: context.getRemainingTimeInMillis() > 4000 })`;
  const functions = run(model(source, { environment: { OWN: "mine" } }));
  expect(await functions.invoke("it", { asked: 1 })).toEqual({
    result: { event: { asked: 1 }, region: "here", own: "mine", home: undefined, left: true },
  });
});

test("what it throws is told as the runtime tells it", async () => {
  const functions = run(model(`export const handler = async () => { throw new TypeError("broken") }`));
  expect(await functions.invoke("it", {})).toMatchObject({
    error: { errorType: "TypeError", errorMessage: "broken" },
  });
});

test("one that cannot even be loaded fails each call, and no other function", async () => {
  const functions = run(
    model(`throw new Error("no such table")`),
    model(`export const handler = async () => 1`, { name: "other" }),
  );
  for (const _ of [1, 2])
    expect(await functions.invoke("it", {})).toMatchObject({ error: { errorMessage: "no such table" } });
  expect(await functions.invoke("other", {})).toEqual({ result: 1 });
});

test("one that does not answer in its time is cut off", async () => {
  const functions = run(
    model(`export const handler = () => new Promise(() => {})`, { timeoutSeconds: 0.05 }),
  );
  expect(await functions.invoke("it", {})).toMatchObject({ error: { errorType: "Sandbox.Timedout" } });
});

// Each counts what its thread has done: a thread that was replaced counts from the beginning.
const COUNTING = `let calls = 0;
  export const handler = async event => {
    calls += 1;
    if (event.spin) for (;;);
    if (event.hang) await new Promise(() => {});
    if (event.until) {
      Atomics.store(event.until, 1, 1);
      Atomics.notify(event.until, 1);
      await Atomics.waitAsync(event.until, 0, 0).value;
    }
    return calls;
  }`;

test("one that spins for ever is ended: the next caller is served at once by a fresh one, others go on as they were", async () => {
  const functions = run(model(COUNTING, { timeoutSeconds: 3 }), model(COUNTING, { name: "other" }));
  expect(await functions.invoke("it", {})).toEqual({ result: 1 });
  expect(await functions.invoke("other", {})).toEqual({ result: 1 });
  expect(await functions.invoke("it", { spin: true })).toMatchObject({
    error: { errorType: "Sandbox.Timedout" },
  });
  expect(await functions.invoke("it", {})).toEqual({ result: 1 });
  expect(await functions.invoke("other", {})).toEqual({ result: 2 });
});

test("what waited behind one that spins is done by the fresh one, once", async () => {
  const functions = run(model(COUNTING, { timeoutSeconds: 3 }));
  await functions.invoke("it", {});
  const spinning = functions.invoke("it", { spin: true });
  const behind = [functions.invoke("it", {}), functions.invoke("it", {})];
  expect(await spinning).toMatchObject({ error: { errorType: "Sandbox.Timedout" } });
  expect(await Promise.all(behind)).toEqual([{ result: 1 }, { result: 2 }]);
});

test("what is under way beside one that hangs finishes where it is", async () => {
  const functions = run(model(COUNTING, { timeoutSeconds: 3 }));
  await functions.invoke("it", {});
  // Only the time-outs are frozen; the thread and its messages are real.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const hanging = functions.invoke("it", { hang: true });
  // Later, so that it still has time when the other has none left.
  await vi.advanceTimersByTimeAsync(1_500);
  const until = new Int32Array(new SharedArrayBuffer(8));
  const beside = functions.invoke("it", { until });
  await Atomics.waitAsync(until, 1, 0).value;
  await new Promise(resume => setImmediate(resume));
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await hanging).toMatchObject({ error: { errorType: "Sandbox.Timedout" } });
  Atomics.store(until, 0, 1);
  Atomics.notify(until, 0);
  expect(await beside).toEqual({ result: 3 });
});

test("one that never loads fails each call in its time", async () => {
  const functions = run(model(`for (;;);`, { timeoutSeconds: 0.3 }));
  const both = await Promise.all([functions.invoke("it", {}), functions.invoke("it", {})]);
  expect(both.map(outcome => "error" in outcome && outcome.error.errorType)).toEqual([
    "Sandbox.Timedout",
    "Sandbox.Timedout",
  ]);
});

test("one that ends its process fails the calls under way and serves the next", async () => {
  const functions = run(
    model(
      `let calls = 0; export const handler = async event => { if (event.end) process.exit(1); return ++calls }`,
    ),
  );
  expect(await functions.invoke("it", {})).toEqual({ result: 1 });
  expect(await functions.invoke("it", { end: true })).toMatchObject({
    error: { errorType: "Runtime.ExitError" },
  });
  expect(await functions.invoke("it", {})).toEqual({ result: 1 });
});

test("new code serves from the next call on; the call under way finishes with the old", async () => {
  const old = model(
    `export const handler = async event => { await Atomics.waitAsync(event.until, 0, 0).value; return "old" }`,
  );
  const kept = model(`let calls = 0; export const handler = async () => ++calls`, { name: "kept" });
  const functions = run(old, kept);
  const until = new Int32Array(new SharedArrayBuffer(4));
  const underWay = functions.invoke("it", { until });
  await functions.invoke("kept", {});
  functions.replace([model(`export const handler = async () => "new"`), kept]);
  expect(await functions.invoke("it", {})).toEqual({ result: "new" });
  Atomics.store(until, 0, 1);
  Atomics.notify(until, 0);
  expect(await underWay).toEqual({ result: "old" });
  expect(await functions.invoke("kept", {})).toEqual({ result: 2 });
});

// As many threads as there are places, counted by the threads themselves.
const COUNTED = `let calls = 0;
  export const handler = async event => {
    if (calls++ === 0) Atomics.add(event.alive, 0, 1);
    if (event.until) await Atomics.waitAsync(event.until, 0, 0).value;
    return calls;
  }`;

test("only so many functions are warm at once: the one used least lately makes room, and begins anew when it is asked again", async () => {
  const names = ["a", "b", "c"];
  const functions = runAtMost(2, ...names.map(name => model(COUNTED, { name })));
  const alive = new Int32Array(new SharedArrayBuffer(4));
  const asked = async (name: string) => await functions.invoke(name, { alive });
  expect(await asked("a")).toEqual({ result: 1 });
  expect(await asked("b")).toEqual({ result: 1 });
  expect(await asked("a")).toEqual({ result: 2 });
  expect(await asked("c")).toEqual({ result: 1 });
  expect(await asked("a")).toEqual({ result: 3 });
  expect(await asked("b")).toEqual({ result: 1 });
  expect(alive[0]).toBe(4);
});

test("who is busy finishes before it makes room, and whoever waits is served in the order they came", async () => {
  const functions = runAtMost(1, ...["a", "b", "c"].map(name => model(COUNTED, { name })));
  const alive = new Int32Array(new SharedArrayBuffer(4));
  const until = new Int32Array(new SharedArrayBuffer(4));
  const order: string[] = [];
  const asked = async (name: string, more = {}) => {
    const outcome = await functions.invoke(name, { alive, ...more });
    order.push(name);
    return outcome;
  };
  await asked("a");
  const busy = asked("a", { until });
  const others = [asked("b"), asked("c"), asked("b")];
  expect(order).toEqual(["a"]);
  Atomics.store(until, 0, 1);
  Atomics.notify(until, 0);
  expect(await busy).toEqual({ result: 2 });
  expect(await Promise.all(others)).toEqual([{ result: 1 }, { result: 1 }, { result: 2 }]);
  expect(order.slice(0, 2)).toEqual(["a", "a"]);
  expect(order.at(-1)).toBe("c");
});

test("a page that waits for others keeps none of them out", async () => {
  const page = model(COUNTED, { name: "page", entry: "console/page" });
  const functions = runAtMost(1, page, ...["a", "b"].map(name => model(COUNTED, { name })));
  const alive = new Int32Array(new SharedArrayBuffer(4));
  const until = new Int32Array(new SharedArrayBuffer(4));
  const shown = functions.invoke("page", { alive, until });
  const asked = ["a", "b"].map(name => functions.invoke(name, { alive }));
  expect(await Promise.all(asked)).toEqual([{ result: 1 }, { result: 1 }]);
  Atomics.store(until, 0, 1);
  Atomics.notify(until, 0);
  expect(await shown).toEqual({ result: 1 });
});

test("a hot function does not keep others out", async () => {
  const functions = runAtMost(1, model(COUNTED, { name: "hot" }), model(COUNTED, { name: "cold" }));
  const alive = new Int32Array(new SharedArrayBuffer(4));
  let isServed = false;
  const hot = async () => {
    while (!isServed) await functions.invoke("hot", { alive });
  };
  const callers = Promise.all([hot(), hot(), hot()]);
  await functions.invoke("hot", { alive });
  expect(await functions.invoke("cold", { alive })).toEqual({ result: 1 });
  isServed = true;
  await callers;
});

test("who waits for a place when everything ends gets none, and no thread stays behind", async () => {
  const functions = runAtMost(
    1,
    model(`export const handler = () => new Promise(() => {})`),
    model(`export const handler = async () => 1`, { name: "other" }),
  );
  const first = functions.invoke("it", {});
  const second = functions.invoke("other", {});
  // By then the first has its thread and the second waits for one.
  await new Promise(setImmediate);
  await functions.close();
  for (const call of [first, second])
    expect(await call).toMatchObject({ error: { errorType: "Runtime.ExitError" } });
});
