// The door to an account: asked through the AWS command line, with whatever credentials whoever runs it has; it only reads.
import { spawnSync } from "node:child_process";

export type Answer =
  | { readonly kind: "answered"; readonly value: unknown }
  /** It was asked, and said no: `ResourceNotFoundException`, `AccessDenied`. */
  | { readonly kind: "refused"; readonly code: string; readonly text: string }
  /** It could not be asked. */
  | { readonly kind: "unasked"; readonly because: string };

export type Aws = (args: readonly string[]) => Answer;

/** Of the region that the stage says, whatever the shell's own is. */
export function awsIn(region: string, profile: string | undefined, program = "aws"): Aws {
  const common = ["--output", "json", ...(profile ? ["--profile", profile] : [])];
  // Without a pager, which waits for somebody to press a key.
  const env = { ...process.env, AWS_PAGER: "" };
  return args => {
    const where = args.includes("--region") ? [] : ["--region", region];
    const { error, status, stdout, stderr } = spawnSync(program, [...args, ...where, ...common], {
      encoding: "utf8",
      timeout: 30_000,
      env,
    });
    if (error) return { kind: "unasked", because: whyNot(error) };
    if (status === 0) return read(stdout);
    const code = /An error occurred \(([\w.]+)\)/.exec(stderr)?.[1];
    const text = stderr.trim().split("\n").at(-1) ?? "";
    return code ? { kind: "refused", code, text } : { kind: "unasked", because: text };
  };
}

function read(text: string): Answer {
  try {
    return { kind: "answered", value: text.trim() === "" ? {} : JSON.parse(text) };
  } catch {
    return { kind: "unasked", because: "the answer is no JSON" };
  }
}

function whyNot(error: Error & { code?: string }): string {
  return error.code === "ENOENT"
    ? "找不到 AWS 命令列工具 aws | the AWS command line (aws) is not installed"
    : error.message;
}
