// AWS Client VPN's client connect handler: one question, one well-formed answer, yes only where nothing refuses; it never throws.

import { type Answered, ask, refuse } from "../gate/answer.ts";
import { prepare } from "../gate/explain.ts";
import { GATE_FAULTS } from "../gate/fault.ts";
import { refusalMessage } from "../gate/message.ts";
import { readVpnQuestion } from "../gate/vpn-question.ts";
import { type Said, vpnReply } from "../gate/vpn-reply.ts";
import type { Language } from "../shared/words.ts";

/** The service does not say what the person reads. */
const LANGUAGE: Language = "zh-TW";

// While a function starts it has the whole processor; once it is asked, only its share.
prepare();

export const handler = async (event: unknown) => {
  const { asking, version, fault } = readVpnQuestion(event);
  const answered = await (fault ? refuse(asking, fault) : ask(asking));
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
