// However often the source changes while it is built, it is built one time after the other, and the last change is not missed.
import { expect, test } from "vitest";
import { oneAfterAnother } from "../../../infra/local/run/source-watch.ts";

test("what changes while a build is under way is built once more, after it", async () => {
  const ends: (() => void)[] = [];
  let [most, underWay] = [0, 0];
  const tell = oneAfterAnother(async () => {
    most = Math.max(most, ++underWay);
    await new Promise<void>(end => ends.push(end));
    underWay--;
  });
  const told = [tell(), tell(), tell()];
  ends[0]?.();
  await new Promise(setImmediate);
  expect(ends.length).toBe(2);
  ends[1]?.();
  await Promise.all(told);
  expect([ends.length, most]).toEqual([2, 1]);
  void tell();
  expect(ends.length).toBe(3);
});

test("a build that fails does not keep the next change from being built", async () => {
  let built = 0;
  const tell = oneAfterAnother(async () => {
    if (++built === 1) throw new Error("does not build");
  });
  await expect(tell()).rejects.toThrow("does not build");
  await tell();
  expect(built).toBe(2);
});
