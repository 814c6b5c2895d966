// What a VPN endpoint is for: by two administrators, and then what its clients ask for; unknown where nobody confirmed it.
import { describe, expect, test } from "vitest";
import type { Reads } from "../../functions/gate/part.ts";
import type { QuestionDetails } from "../../functions/gate/question.ts";
import { systemsPart } from "../../functions/systems/gate-part.ts";
import { confirmPurpose, proposePurpose } from "../../functions/systems/purpose.ts";
import { type SystemState, systemLaw } from "../../functions/systems/system.ts";
import { given } from "../house/given.ts";

const VPN = "cvpn-endpoint-0123456789abcdef0";
const PURPOSE = { business: "documents", rights: ["read"], functions: ["send-receive"], document: "x" };
const known = { business: "documents", rights: ["read"], functions: ["send-receive"] };
const system = given(systemLaw)
  .as({ by: "admin-1" })
  .events({ type: "EndpointAdded", endpoint: VPN, channel: "vpn" })
  .events({ type: "EndpointAdded", endpoint: "broker-1", channel: "vdi" });
const proposed = system.after(state => proposePurpose(state, VPN, PURPOSE));
const confirmed = proposed.as({ by: "admin-2" }).after(state => confirmPurpose(state, VPN, "admin-2"));

/** What a question through that endpoint is known to be about. */
function asked(
  state: SystemState | undefined,
  channel: "vpn" | "vdi" = "vpn",
  said: Partial<QuestionDetails> = {},
) {
  const reads = {
    question: { session: "s", endpoint: VPN, person: "p", terminal: "", details: { factors: 2, ...said } },
    through: { system: "household", channel },
    holder: () => undefined,
    held: (of: string) => ({ stream: of, version: 1, state: of === "SYSTEM#household" ? state : undefined }),
    open: 0,
  } as unknown as Reads;
  const moment = { at: "2026-11-30T02:00:00.000Z", activity: "exchange", profiles: [] } as const;
  return Object.assign({}, ...systemsPart.facts(reads, moment, undefined).map(told => told.known));
}

describe("the purpose of an endpoint", () => {
  test("is what its clients ask for, once a second administrator confirmed it", () => {
    expect(asked(confirmed.state)).toMatchObject(known);
    for (const state of [system.state, proposed.state]) expect(asked(state)).not.toHaveProperty("business");
  });

  test("answers for nobody who says it themselves, nor for a desktop", () => {
    expect(asked(confirmed.state, "vpn", { business: "other" })).not.toHaveProperty("business");
    expect(asked(confirmed.state, "vdi")).not.toHaveProperty("business");
  });

  test("goes on while another is proposed, and ends with the endpoint", () => {
    const other = confirmed.after(state => proposePurpose(state, VPN, { ...PURPOSE, business: "other" }));
    expect(asked(other.state)).toMatchObject(known);
    const removed = confirmed.events({ type: "EndpointRemoved", endpoint: VPN, reason: "x" });
    expect(asked(removed.state)).not.toHaveProperty("business");
  });

  test("is refused of what is no VPN endpoint, and confirmed neither twice nor by its proposer", () => {
    system.when(state => proposePurpose(state, "constructor", PURPOSE)).refused("endpoint-unknown");
    system.when(state => proposePurpose(state, "broker-1", PURPOSE)).refused("purpose-of-vpn-alone");
    proposed.when(state => confirmPurpose(state, VPN, "Admin-1")).refused("own-purpose");
    confirmed.when(state => confirmPurpose(state, VPN, "admin-2")).refused("purpose-unknown");
  });
});
