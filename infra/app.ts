// Synthesizes the stacks of the stage that was asked for; run as `node infra/app.ts`, no compiler.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { ENTRIES } from "../functions/entries.ts";
import { bundle } from "./bundle.ts";
import { stacksOf } from "./stacks.ts";
import { chosenStage } from "./stages/stages.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-bundles-"));
try {
  const app = new App();
  const stage = chosenStage(app);
  const bundles = await bundle(
    ENTRIES.map(({ path }) => path),
    folder,
  );
  stacksOf(app, stage, bundles);
  app.synth();
} finally {
  rmSync(folder, { recursive: true });
}
