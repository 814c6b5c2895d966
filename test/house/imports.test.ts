// The graph of imports: what is read out of a text, what a file reaches, and where a circle is.
import { describe, expect, test } from "vitest";
import { circles, graphOf, importsIn, reachedFrom, wayTo } from "./imports.ts";

describe("an import is read", () => {
  test.each([
    ['import { a } from "./b.ts";', "x/b.ts", false],
    ['import a, { b } from "../y/b.ts";', "y/b.ts", false],
    ['import * as v from "valibot";', "valibot", false],
    ['import "./b.ts";', "x/b.ts", false],
    ['import {\n  a,\n  type B,\n} from "./b.ts";', "x/b.ts", false],
    ['export { a } from "./b.ts";', "x/b.ts", false],
    ['export * from "./b.ts";', "x/b.ts", false],
    ['const { a } = await import("./b.ts");', "x/b.ts", false],
    ['import data from "./b.json" with { type: "json" };', "x/b.json", false],
    ['import type { A } from "./b.ts";', "x/b.ts", true],
    ['import { type A, type B } from "./b.ts";', "x/b.ts", true],
    ['export type { A } from "./b.ts";', "x/b.ts", true],
    ['type A = typeof import("./b.ts");', "x/b.ts", true],
  ])("%s", (text, to, typeOnly) => {
    expect(importsIn("x/a.ts", text)).toEqual([{ from: "x/a.ts", to, typeOnly }]);
  });

  test.each(['const from = "./b.ts";', '// import { a } from "./b.ts";', 'export const a = "from";'])(
    "%s is none",
    text => {
      expect(importsIn("x/a.ts", text)).toEqual([]);
    },
  );
});

describe("what a file reaches", () => {
  const { imports } = graphOf({
    "a.ts": 'import { b } from "./b.ts";\nimport type { T } from "./t.ts";',
    "b.ts": 'import { c } from "./c.ts";',
    "c.ts": 'import "node:fs";',
  });

  test("is everything that runs, through any number of files, and no types", () => {
    expect([...reachedFrom("a.ts", imports).keys()]).toEqual(["a.ts", "b.ts", "c.ts", "node:fs"]);
  });

  test("ends where the way is said to end", () => {
    expect([...reachedFrom("a.ts", imports, file => file === "b.ts").keys()]).toEqual(["a.ts", "b.ts"]);
  });

  test("comes with the way there", () => {
    expect(wayTo("node:fs", reachedFrom("a.ts", imports))).toBe("a.ts → b.ts → c.ts → node:fs");
  });
});

test("two circles that share no file are two, one inside another is one", () => {
  const { imports } = graphOf({
    "a.ts": 'import "./b.ts";',
    "b.ts": 'import "./c.ts";\nimport "./a.ts";',
    "c.ts": 'import "./a.ts";\nimport "./d.ts";',
    "d.ts": 'import "./e.ts";',
    "e.ts": 'import "./d.ts";',
    "f.ts": 'import "./a.ts";',
  });
  expect(circles(imports)).toEqual([
    ["a.ts", "b.ts", "c.ts"],
    ["d.ts", "e.ts"],
  ]);
});
