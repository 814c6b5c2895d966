// Which resources a deployment takes away or makes anew: the CDK knows of each property whether it can be changed in place. It is told both
// templates and asks no account.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Change } from "./changes.ts";
import type { Release } from "./release.ts";

const CDK = "node_modules/aws-cdk/bin/cdk";

export function resourceChanges(before: Release, now: Release): Change[] {
  return [...new Set([...before.templates.keys(), ...now.templates.keys()])].sort().flatMap(stack => {
    if (!now.templates.has(stack)) return [change("-", `${stack}：整個堆疊 | the whole stack`, true)];
    if (!before.templates.has(stack)) return [change("+", `${stack}：新的堆疊 | a new stack`)];
    const [was, is] = [before, now].map(each => JSON.stringify(each.templates.get(stack), withoutCode));
    return was === is ? [] : told(stack, before, now);
  });
}

/** New code makes no resource anew, and comes with each release. */
function withoutCode(name: string, value: unknown): unknown {
  return name === "S3Key" || name === "Metadata" ? undefined : value;
}

function told(stack: string, before: Release, now: Release): Change[] {
  const template = join(before.folder, `${stack}.template.json`);
  const args = [
    CDK,
    "diff",
    "--app",
    now.folder,
    "--template",
    template,
    "--no-color",
    "--exclusively",
    stack,
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === null || !/Number of stacks with differences/.test(`${stdout}${stderr}`))
    throw new Error(`${stack}: ${stderr.trim().split("\n").at(-1)}`);
  return `${stdout}\n${stderr}`.split("\n").flatMap(line => {
    const [, how, type, id, becomes = ""] =
      /^\[([-~])\] (\S+::\S+) (.+?) (destroy|orphan|replace|may be replaced)$/.exec(line.trim()) ?? [];
    return how
      ? [change(how as "-" | "~", `${stack} ${type} ${id}: ${MEANING[becomes]}`, isCareful(type, becomes))]
      : [];
  });
}

const MEANING: Readonly<Record<string, string>> = {
  destroy: "移除 | is taken away",
  orphan: "不再管理，仍保留 | is kept, and belongs to no stack any more",
  replace: "重建 | is made anew",
  "may be replaced": "可能重建 | may be made anew",
};

/** A version of a function is one release's own: it goes with it. */
const PASSING = /^AWS::(Lambda::(Version|Permission|LayerVersion)|CDK::Metadata)$/;

function isCareful(type = "", becomes = ""): boolean {
  return !PASSING.test(type) && becomes !== "";
}

function change(how: Change["how"], what: string, careful = false): Change {
  return { of: "resources", how, what, ...(careful && { careful: true }) };
}
