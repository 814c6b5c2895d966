// What can be lost in a drill, and what is left then; names alone.
export const KINDS = ["table", "key", "region"] as const;
export type Kind = (typeof KINDS)[number];

/** Of a folder, what lies beside its table: of what kind of loss it is still there. */
export const LEFT: Readonly<Record<Kind, readonly string[]>> = {
  table: ["kms", "s3", "login", "secret", "ec2.json"],
  key: ["s3", "login", "secret", "ec2.json"],
  // Who is who is the city's own, wherever the gate runs.
  region: ["login", "secret"],
};
