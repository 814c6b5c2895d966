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
  "STAGE_NAMES",
  "LOOPBACK_WEBHOOKS",
  "TICKET_MINUTES",
  "SECOND_OPINION_MINUTES",
  "DIRECTORY_TOKENS",
  "NOTICES_TABLE",
  "MAIL_FROM",
  "MESSENGER",
  "MESSENGER_SECRET",
  "VOICE",
  "VOICE_SECRET",
  "FRONT_KEY",
  "API_ORIGIN",
  "KEPT_BUCKET",
  "EXPORTED_TABLE",
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
    | "AWS_ENDPOINT_URL_SESV2"
    | "VPN_AUTHENTICATION"
    | "SYSTEM_TARGETS"
    | "CONSOLE_LOG_IN"
    | "STAGE_NAMES"
    | "FRONT_KEY"
    | "API_ORIGIN",
): string | undefined {
  return process.env[name];
}

/** So many milliseconds for a service to answer; several times as long where what stands in for it is known to be busy. */
export function within(milliseconds: number): number {
  return milliseconds * Math.max(1, Number(process.env.SERVICE_PATIENCE ?? 1) || 1);
}

/** A leave that the stack gives in so many words; without it there is none. */
export function isOn(name: "DOCUMENTATION_RANGES" | "LOOPBACK_WEBHOOKS"): boolean {
  return process.env[name] === "allowed";
}

type Bounds = Readonly<Record<"least" | "most" | "usual", number>>;

/** Undefined where the stage gives none. */
export function ticketMinutes(bounds: Bounds): number | undefined {
  return process.env.TICKET_MINUTES === "off" ? undefined : minutesIn("TICKET_MINUTES", bounds);
}

/** A number of minutes out of bounds is a fault of the deployment, and said so rather than taken. */
export function minutesIn(
  name: "TICKET_MINUTES" | "SECOND_OPINION_MINUTES",
  { least, most, usual }: Bounds,
): number {
  const minutes = Number(process.env[name] ?? usual);
  if (Number.isInteger(minutes) && minutes >= least && minutes <= most) return minutes;
  throw new Error(`environment variable ${name} must be a whole number from ${least} to ${most}`);
}
