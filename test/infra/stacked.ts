// Every stack of a stage, synthesized without bundles into a folder that goes again: what a function holds is no matter there.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import type { Properties, Template } from "../../infra/local/run/intrinsics.ts";
import { stacksOf } from "../../infra/stacks.ts";
import type { Stage } from "../../infra/stages/stage.ts";

const folder = mkdtempSync(join(tmpdir(), "docgate-stacked-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const code = join(folder, "code");
mkdirSync(code);

export function stacked(stage: Stage, context: object = {}): App {
  const app = new App({ outdir: mkdtempSync(join(folder, "out-")), context: { ...context } });
  stacksOf(app, stage, { codeOf: () => code });
  return app;
}

/** By the stack's name. */
export function templatesOf(stage: Stage): ReadonlyMap<string, Template> {
  return new Map(
    stacked(stage)
      .synth()
      .stacks.map(({ stackName, template }) => [stackName, template as Template]),
  );
}

export function ofType(templates: ReadonlyMap<string, Template>, type: string): Properties[] {
  return [...templates.values()].flatMap(({ Resources }) =>
    Object.values(Resources).flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : [])),
  );
}
