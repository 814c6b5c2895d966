// AWS Client VPN's client connect handler: one question, one well-formed answer, yes only where nothing refuses; it never throws.
import { ask, refuse } from "../gate/answer.ts";
import { prepare } from "../gate/explain.ts";
import { readVpnQuestion } from "../gate/vpn-question.ts";
import { vpnReply } from "../gate/vpn-reply.ts";
import { envIfAny } from "../shared/env.ts";

// While a function starts it has the whole processor; once it is asked, only its share.
prepare();

export const handler = async (event: unknown) => {
  const { question, version, fault } = readVpnQuestion(event, envIfAny("VPN_AUTHENTICATION"));
  return vpnReply(version, await (fault ? refuse(question, fault) : ask(question)));
};
