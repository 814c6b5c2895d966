// The stacks as they are synthesized, for tests that look at one thing in them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../infra/local/run/build.ts";

export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is walked as what it is, JSON.
  readonly Properties: any;
}

export async function templateResources(): Promise<ReadonlyMap<string, TemplateResource>> {
  const { folder } = await build();
  const files = readdirSync(folder).filter(name => name.endsWith(".template.json"));
  const templates = files.map(
    file =>
      JSON.parse(readFileSync(join(folder, file), "utf8")) as { Resources: Record<string, TemplateResource> },
  );
  return new Map(templates.flatMap(({ Resources }) => Object.entries(Resources)));
}
