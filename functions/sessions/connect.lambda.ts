// AWS Client VPN's client connect handler: one question, one well-formed answer, yes only where nothing refuses; it never throws.
import type { Language } from "../shared/words.ts";
import { type Answered, ask, refuse } from "./asking.ts";
import { prepare } from "./explain.ts";
import { GATE_FAULTS } from "./fault.ts";
import { refusalMessage } from "./message.ts";
import { readVpnQuestion } from "./vpn-question.ts";
import { type Said, vpnReply } from "./vpn-reply.ts";

/** The service does not say what the person reads. */
const LANGUAGE: Language = "zh-TW";

// While a function starts it has the whole processor; once it is asked, only its share.
prepare();

export const handler = async (event: unknown) => {
  const { asking, version, isMalformed } = readVpnQuestion(event);
  const answered = await (isMalformed ? refuse(asking, "malformed-question") : ask(asking));
  return vpnReply(version, said(answered));
};

function said(answered: Answered): Said {
  if ("fault" in answered)
    return { allow: false, message: GATE_FAULTS[answered.fault][LANGUAGE], statuses: [answered.fault] };
  const { allowed, explanation, decided } = answered;
  const { medium = "unknown", mediumSource = "declared" } = decided.facts.known;
  const clauses = explanation.refusals.map(({ clause, policy }) => clause ?? policy);
  return {
    allow: allowed,
    message: allowed ? "" : refusalMessage(explanation, LANGUAGE),
    statuses: [`link:${medium}:${mediumSource}`, ...clauses],
  };
}
