// The official engine with the policy texts of this release: loaded at the first question, and in doubt about its texts it says nothing.
import { parametersFor } from "../gate/adoption.ts";
import { isSwitchedOn } from "../gate/policies.ts";
import { release } from "../gate/release.ts";
import { PoliciesInDoubt } from "../shared/policy/compiled.ts";
import { officially } from "../shared/policy/official.ts";
import { textsDigest } from "../shared/policy/schema.ts";
import { textsFolder, textsKnownBy } from "../shared/policy/sets.ts";
import { readPolicies } from "../shared/policy/text.ts";
import type { OfficialGate } from "./judged.ts";

const CONNECT = "connect";

let loaded: OfficialGate | undefined;
/** Throws where it cannot be had; then it is tried again by whoever asks next. */
export function officialGate(): OfficialGate {
  loaded ??= load();
  return loaded;
}

function load(): OfficialGate {
  const folder = textsFolder(CONNECT);
  if (textsDigest(folder) !== textsKnownBy(CONNECT))
    throw new PoliciesInDoubt("the texts beside the official engine are not those of this release");
  const ask = officially(
    Object.fromEntries(
      Object.entries(readPolicies(folder)).filter(([, { annotations }]) => isSwitchedOn(annotations)),
    ),
  );
  return {
    release: release(),
    ask: ({ person, system, known: context, profiles, overlay }) =>
      ask({
        principal: { type: "Person", id: person },
        action: CONNECT,
        resource: { type: "System", id: system },
        context,
        constants: parametersFor(profiles, overlay),
      }),
  };
}
