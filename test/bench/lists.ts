// Allowlists: covering set, difference, membership and memory beside other libraries, Python and floors written by hand.
import { covering } from "./lists/covering.ts";
import { differing } from "./lists/differing.ts";
import { keeping } from "./lists/keeping.ts";
import { lookingUp } from "./lists/looking-up.ts";
import { Random } from "./measure/random.ts";

export const title = "covering set, difference, membership and memory of lists";

export function run(print: (line: string) => void): void {
  const random = new Random(20210610);
  covering(print, random);
  differing(print, random);
  lookingUp(print, random);
  // Last: what it keeps alive would burden the others.
  keeping(print, random);
}
