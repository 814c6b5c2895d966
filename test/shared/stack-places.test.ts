// A bundle's stack names the source's own places, without Node having read the map at the start.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { HOW } from "../../infra/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-stack-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function stackOf(source: string, { mapped = true } = {}): Promise<string> {
  writeFileSync(join(folder, "thrower.ts"), source);
  const outfile = join(folder, "index.cjs");
  await build({ ...HOW, entryPoints: [join(folder, "thrower.ts")], outfile });
  if (!mapped) rmSync(`${outfile}.map`);
  const script = `try { require(${JSON.stringify(outfile)}) } catch (error) { process.stdout.write(String(error.stack)) }`;
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
}

const SOURCE = `
function outer(): never {
  throw new RangeError("too far");
}
outer();
`;

test("a place is the source's, its function called as the source calls it", async () => {
  const [title, first] = (await stackOf(SOURCE)).split("\n");
  expect(title).toBe("RangeError: too far");
  expect(first).toMatch(/^ {4}at .*thrower\.ts:3:9\)?$/);
});

test("with no map beside it the bundle's own places are told", async () => {
  const [title, first] = (await stackOf(SOURCE, { mapped: false })).split("\n");
  expect(title).toBe("RangeError: too far");
  expect(first).toMatch(/index\.cjs:\d+:\d+/);
});

test("what is thrown without a title that can be read has a stack all the same", async () => {
  const unreadable = `const error = new Error("x");
Object.defineProperty(error, "name", { get() { throw new Error("y"); } });
throw error;`;
  expect(await stackOf(unreadable)).toMatch(/thrower\.ts:1:15/);
});
