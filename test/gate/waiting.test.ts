// What keeps the gate orderly: turns in the order of coming, things kept while they are used, refusals kept until they are recorded.
import { expect, test } from "vitest";
import { RetryQueue } from "../../functions/gate/answer.ts";
import { Limiter } from "../../functions/shared/limiter.ts";
import { Lru } from "../../functions/shared/lru.ts";

test("so many at once and no more, in the order they came, and one that fails frees its place", async () => {
  const limiter = new Limiter(3);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = async (n: number) => {
    most = Math.max(most, ++inside);
    await new Promise(setImmediate);
    order.push(n);
    inside--;
    if (n % 5 === 0) throw new Error("failed");
  };
  await Promise.allSettled(Array.from({ length: 50 }, (_, n) => limiter.run(() => work(n))));
  expect([most, inside, order]).toEqual([3, 0, Array.from({ length: 50 }, (_, n) => n)]);
});

test("what is used stays, what was not asked for longest goes", () => {
  const kept = new Lru<number>(2);
  kept.put("a", 1);
  kept.put("b", 2);
  kept.get("a");
  kept.put("c", 3);
  expect(["a", "b", "c"].map(name => kept.get(name))).toEqual([1, undefined, 3]);
});

test("loaded once for all who ask at once; a load that failed is tried again", async () => {
  let loads = 0;
  const load = Lru.loading(2, async name => {
    if (++loads === 1) throw new Error("gone");
    return name.length;
  });
  await expect(Promise.all([load("abc"), load("abc")])).rejects.toThrow("gone");
  expect(await Promise.all([load("abc"), load("abc"), load("abc")])).toEqual([3, 3, 3]);
  expect(loads).toBe(2);
});

test("what could not be recorded is tried again in order, stops at the first failure, and is forgotten once recorded", async () => {
  const unrecorded = new RetryQueue<string>(3);
  for (const each of ["one", "two", "three", "one too many"]) unrecorded.keep(each);
  const recorded: string[] = [];
  let isBack = false;
  const record = async (thing: string) => {
    if (thing === "two" && !isBack) throw new Error("gone");
    recorded.push(thing);
  };
  await unrecorded.retry(record);
  expect(recorded).toEqual(["one"]);
  isBack = true;
  await unrecorded.retry(record);
  await unrecorded.retry(record);
  expect(recorded).toEqual(["one", "two", "three"]);
});
