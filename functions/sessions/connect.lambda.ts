// AWS Client VPN's client connect handler: one question, one well-formed answer, yes only where nothing refuses; it never throws.
import { ask, refuse } from "../gate/answer.ts";
import { prepare } from "../gate/explain.ts";
import { readVpnQuestion } from "../gate/vpn-question.ts";
import { vpnReply } from "../gate/vpn-reply.ts";
import { env, envIfAny } from "../shared/env.ts";
import { suffixesIn } from "../shared/http/token-person.ts";

// While a function starts it has the whole processor; once it is asked, only its share.
prepare();

export const handler = async (event: unknown) => {
  const { question, version, fault } = readVpnQuestion(event, envIfAny("VPN_AUTHENTICATION"), suffixes());
  return vpnReply(version, await (fault ? refuse(question, fault) : ask(question)));
};

let endings: readonly string[] | undefined;

/** Of names as the directory writes them. A deployment whose rules cannot be read lets nobody in by a name that they would change. */
function suffixes(): readonly string[] {
  try {
    endings ??= suffixesIn(env("TOKEN_CLAIMS"));
  } catch {
    endings = [];
  }
  return endings;
}
