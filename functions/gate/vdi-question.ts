// A question as a broker of VDI or of the city's own VPN puts it for somebody, or somebody for themselves: who is believed about what; pure.
import type { InferOutput } from "valibot";
import { isComputerNo } from "../devices/computers.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import type { question } from "../sessions/shapes.ts";
import type { Caller } from "../shared/http/identity.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Question, QuestionDetails } from "./question.ts";
import { addressOf } from "./vpn-question.ts";

export const BROKER = "broker";
const LOG_IN = 1;
const SECOND_FACTOR = 2;

export interface Setting {
  readonly session: string;
  readonly by: Caller;
  /** Where the request itself came from. */
  readonly from: string;
}

export function readVdiQuestion(body: Body, setting: Setting): Question {
  return setting.by.roles.includes(BROKER) ? brokersQuestion(body, setting) : ownQuestion(body, setting);
}

/** A broker says for whom it asks, from where, and how that person proved who they are: it saw them log in, we did not. */
function brokersQuestion(body: Body, setting: Setting): Question {
  const { person, address, factors, loginUntil, certificate, ...wishes } = body;
  // Nobody is named where a certificate alone is shown: the gate refuses unless it knows who sits there.
  if (!address || !(person || certificate)) throw new Problem(SESSION_PROBLEM["broker-says-who"]);
  const login = { factors: factors ?? LOG_IN, ...(loginUntil !== undefined && { loginUntil }) };
  const shown = certificate === undefined ? {} : { certificate };
  const details = { ...wishesIn(wishes), ...login };
  return { ...meansIn(body, setting), ...shown, person: person ?? "", address: addressOf(address), details };
}

function ownQuestion(body: Body, setting: Setting): Question {
  const { person, address, factors, loginUntil, certificate, ...wishes } = body;
  const isOther = person !== undefined && person !== setting.by.person;
  if (isOther || [address, certificate, factors, loginUntil].some(said => said !== undefined))
    throw new Problem(SESSION_PROBLEM["only-for-oneself"]);
  const login = {
    factors: setting.by.mfa ? SECOND_FACTOR : LOG_IN,
    ...(setting.by.until !== undefined && { loginUntil: setting.by.until }),
  };
  const details = { ...wishesIn(wishes), ...login };
  const { person: asker } = setting.by;
  return { ...meansIn(body, setting), person: asker, address: addressOf(setting.from), details };
}

function meansIn({ terminal, certificate, endpoint, connection }: Body, { session }: Setting) {
  if (terminal === undefined && certificate === undefined)
    throw new Problem(SESSION_PROBLEM["terminal-unsaid"]);
  return {
    ...{ session, endpoint, connection: connection ?? session },
    terminal: terminal ?? terminalOn(certificate),
  };
}

/** One that bears no number of a terminal or own device is nobody's terminal: that is refused, and on record. */
function terminalOn(certificate = ""): string {
  const [first = ""] = certificate.split(".");
  return isComputerNo(first) ? first : "";
}

type Body = InferOutput<typeof question>;
type Wishes = Omit<QuestionDetails, "factors" | "loginUntil">;

type Means = "terminal" | "endpoint" | "connection";

/** What was not asked for is not there, rather than there and undefined. */
function wishesIn({
  terminal: _,
  endpoint: __,
  connection: ___,
  ...wishes
}: { readonly [Name in keyof Wishes | Means]?: unknown }): Wishes {
  const asked = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
  return Object.fromEntries(asked) as Wishes;
}
