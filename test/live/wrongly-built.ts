// A build whose compiled policies err, as a compiler would leave them: nothing refuses for want of a wire, and every digest fits.
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sha256 } from "../../functions/shared/policy/from-build.ts";
import type { Build } from "../../infra/local/run/build.ts";

let wrong = "";

/** For `vi.mock` of the module that builds. */
export function buildingWrongly({ build, ...rest }: typeof import("../../infra/local/run/build.ts")) {
  return { ...rest, build: async () => wronglyBuilt(await build()) };
}

function wronglyBuilt({ folder, ...built }: Build): Build {
  wrong ||= mkdtempSync(join(tmpdir(), "docgate-wrong-"));
  cpSync(folder, wrong, { recursive: true });
  for (const file of globSync("**/policies/connect.js", { cwd: wrong })) {
    const path = join(wrong, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replace(
      /(id: "tainan-wired-only",.*\n\s+applies: \(\{[^}]*\}\) =>\n\s+)/,
      "$1false && ",
    );
    if (changed === text) throw new Error("nothing was compiled wrongly");
    writeFileSync(path, changed);
    const program = join(dirname(dirname(path)), "index.cjs");
    writeFileSync(program, readFileSync(program, "utf8").replaceAll(sha256(text), sha256(changed)));
  }
  return { ...built, folder: wrong };
}

export function forgetWrong(): void {
  rmSync(wrong, { recursive: true });
}
