// Names of the environment variables that the stack sets; the only reader of the process environment.
export const VARIABLES = [
  "JOURNAL_TABLE",
  "DIRECTORY_TABLE",
  "TOKEN_ISSUER",
  "TOKEN_KEYS_URL",
  "TOKEN_AUDIENCE",
  "TOKEN_CLAIMS",
  "API_URL",
  "CONSOLE_CLIENT",
  "CONSOLE_KEY",
  "CONSOLE_LOG_IN",
  "CONSOLE_CLIENT_SECRET",
  "SIGNING_KEYS",
  "PACK_BUCKET",
  "DOCUMENTATION_RANGES",
  "VPN_AUTHENTICATION",
  "OWN_QUEUE",
  "FOLLOWER_QUEUES",
  "UNREAD_QUEUES",
  "SYSTEM_TARGETS",
  "WANTED_NETWORK",
  "LOOPBACK_WEBHOOKS",
  "TICKET_MINUTES",
  "DIRECTORY_TOKENS",
] as const;
export type Variable = (typeof VARIABLES)[number];
/** What the runtime adds of its own. */
type Given = "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" | "AWS_REGION";

/** Reads a variable that must be there: a function that starts without one refuses everything, by name. */
export function env(name: Variable | Given): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is missing`);
  return value;
}

/** Where doing without has a meaning of its own. */
export function envIfAny(
  name:
    | "AWS_SESSION_TOKEN"
    | "AWS_ENDPOINT_URL_DYNAMODB"
    | "AWS_ENDPOINT_URL_SECRETS_MANAGER"
    | "VPN_AUTHENTICATION"
    | "SYSTEM_TARGETS"
    | "CONSOLE_LOG_IN",
): string | undefined {
  return process.env[name];
}

/** A leave that the stack gives in so many words; without it there is none. */
export function isOn(name: "DOCUMENTATION_RANGES" | "LOOPBACK_WEBHOOKS"): boolean {
  return process.env[name] === "allowed";
}

/** Undefined where the stage gives none. A number of minutes out of bounds is a fault of the deployment, and said so rather than taken. */
export function ticketMinutes({
  least,
  most,
  usual,
}: Record<"least" | "most" | "usual", number>): number | undefined {
  if (process.env.TICKET_MINUTES === "off") return undefined;
  const minutes = Number(process.env.TICKET_MINUTES ?? usual);
  if (Number.isInteger(minutes) && minutes >= least && minutes <= most) return minutes;
  throw new Error(`environment variable TICKET_MINUTES must be a whole number from ${least} to ${most}`);
}
