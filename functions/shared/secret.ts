// The door to the secrets of a stage: read by their names when they are needed, and again after a while, so that a new one is taken up
// without a deployment. None stands in a variable, in a template or in a log.
import { askAws } from "./ask-aws.ts";
import { env, type Variable } from "./env.ts";
import { PROBLEM, Problem } from "./http/problem.ts";

export type SecretName = Extract<
  Variable,
  | "CONSOLE_KEY"
  | "CONSOLE_CLIENT_SECRET"
  | "DIRECTORY_TOKENS"
  | "MESSENGER_SECRET"
  | "VOICE_SECRET"
  | "FRONT_KEY"
>;

interface Kept {
  readonly value: string;
  readonly at: number;
}

const kept = new Map<string, Kept>();

/** What it holds, as it was read no longer than so many milliseconds ago; what is empty or cannot be read is no secret. */
export async function secretOf(name: SecretName, mostAge: number): Promise<string> {
  const id = env(name);
  const known = kept.get(id);
  if (known && performance.now() - known.at < mostAge) return known.value;
  const { SecretString: value } = await askAws("secretsmanager", "secretsmanager.GetSecretValue", {
    SecretId: id,
  }).catch(cause => {
    throw new Problem(PROBLEM.unavailable, { cause });
  });
  if (typeof value !== "string" || value.trim() === "")
    throw new Problem(PROBLEM.unavailable, { cause: `${name} is empty` });
  kept.set(id, { value, at: performance.now() });
  return value;
}

/** While the old one gives way to the new, both count: one a line, the first of which is used for what is made anew. */
export function linesOf(value: string): string[] {
  return value.split(/\s+/).filter(line => line !== "");
}
