// The wildcards of IAM: a star is any text, a question mark any letter, and neither goes over the colons of an ARN before what it
// names; a variable is refused by its name; pure.
export function glob(pattern: string, flags: "" | "i" = ""): RegExp {
  return new RegExp(`^${sourceOf(pattern, "[\\s\\S]")}$`, flags);
}

/** arn:partition:service:region:account, and then the resource. */
const BEFORE_RESOURCE = 5;

/** An ARN with fewer fields than there are has a star for each that is missing. */
export function arnGlob(pattern: string): RegExp {
  if (pattern === "*") return glob("*");
  if (!pattern.startsWith("arn:"))
    throw new Error(`the rights cannot be judged here: the resource ${pattern}`);
  const fields = pattern.split(":");
  const before = Array.from({ length: BEFORE_RESOURCE }, (_, at) => sourceOf(fields[at] ?? "*", "[^:]"));
  const resource = fields.slice(BEFORE_RESOURCE).join(":");
  return new RegExp(`^${before.join(":")}:${sourceOf(resource || "*", "[\\s\\S]")}$`);
}

function sourceOf(pattern: string, letter: string): string {
  if (pattern.includes("${")) throw new Error(`the rights cannot be judged here: the variable in ${pattern}`);
  return pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", `${letter}*`)
    .replaceAll("?", letter);
}
