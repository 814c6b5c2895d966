// A question as a broker of VDI or of the city's own VPN puts it for somebody, or somebody for themselves: who is believed about what; pure.
import type { InferOutput } from "valibot";
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

/** A broker says for whom it asks, from where, and how that person proved who they are: it saw them log in, we did not. */
export function readVdiQuestion(body: InferOutput<typeof question>, setting: Setting): Question {
  const { terminal, endpoint, person, address, connection, certificate, factors, loginUntil, ...wishes } =
    body;
  const means = { session: setting.session, terminal, endpoint, connection: connection ?? setting.session };
  if (setting.by.roles.includes(BROKER)) {
    if (!person || !address) throw new Problem(SESSION_PROBLEM["broker-says-who"]);
    const login = { factors: factors ?? LOG_IN, ...(loginUntil !== undefined && { loginUntil }) };
    const shown = certificate === undefined ? {} : { certificate };
    return {
      ...means,
      ...shown,
      person,
      address: addressOf(address),
      details: { ...present(wishes), ...login },
    };
  }
  const isOther = person !== undefined && person !== setting.by.person;
  if (isOther || [address, certificate, factors, loginUntil].some(said => said !== undefined))
    throw new Problem(SESSION_PROBLEM["only-for-oneself"]);
  const login = {
    factors: setting.by.mfa ? SECOND_FACTOR : LOG_IN,
    ...(setting.by.until !== undefined && { loginUntil: setting.by.until }),
  };
  const details = { ...present(wishes), ...login };
  return { ...means, person: setting.by.person, address: addressOf(setting.from), details };
}

type Wishes = Omit<QuestionDetails, "factors" | "loginUntil">;

/** What was not asked for is not there, rather than there and undefined. */
function present(wishes: { readonly [Name in keyof Wishes]?: unknown }): Wishes {
  const asked = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
  return Object.fromEntries(asked) as Wishes;
}
