// The wildcards of IAM: a star is any text, a question mark any letter; a variable is refused by its name; pure.
export function glob(pattern: string, flags: "" | "i" = ""): RegExp {
  if (pattern.includes("${")) throw new Error(`the rights cannot be judged here: the variable in ${pattern}`);
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[\\s\\S]*")
    .replaceAll("?", "[\\s\\S]");
  return new RegExp(`^${source}$`, flags);
}
