// What goes wrong in EC2: prefix lists and network rules that are not as they should be.
import { CEILING } from "../../../functions/allowlist/names.ts";
import { type OpenFirewall, openFirewall } from "../../allowlist/applying/applying.ts";
import { hosts } from "../../shared/address/ranges.ts";
import { networkCity } from "../../stops/network-city.ts";
import type { Happenings } from "./happening.ts";

export const OF_THE_FIREWALL: Happenings = {
  "prefix-list-drift": () =>
    opened(async ec2 => {
      await ec2.edit(["192.0.2.0/24"]);
      await ec2.apply();
    }),
  "prefix-list-full": () =>
    opened(async ec2 => {
      await ec2.approve(hosts(CEILING + 1));
      await ec2.apply();
    }),
  "apply-unfinished": () =>
    opened(async ec2 => {
      await ec2.approve(["203.0.113.0/25"]);
      await ec2.fault({ kind: "throttle", times: 1_000 });
      await ec2.apply();
    }),
  "network-not-cut": () =>
    stopped(async networks => {
      await networks.fault({ kind: "incorrect-state", action: "CreateNetworkAclEntry", times: 1_000 });
    }),
  "network-not-restored": () =>
    stopped(async (networks, stop) => {
      await networks.cut();
      await networks.fault({ kind: "incorrect-state", action: "DeleteNetworkAclEntry", times: 1_000 });
      await networks.lifted(stop);
    }),
  "network-drift": () =>
    stopped(async networks => {
      await networks.cut();
      await networks.replaced("land", { RuleAction: "allow" });
    }),
};

const firewall = { system: "household", channel: "vdi", direction: "inbound" } as const;

async function opened(act: (ec2: OpenFirewall) => Promise<unknown>) {
  const ec2 = await openFirewall(firewall);
  try {
    await act(ec2);
  } finally {
    await ec2.close();
  }
}

/** A system is stopped, what is said is done, and its network is brought to what is wanted then, as far as EC2 lets it. */
async function stopped(act: (networks: Networks, stop: string) => Promise<unknown>) {
  const networks = await networkCity(["land"]);
  try {
    await act(networks, await networks.stopped({ kind: "system", id: "land" }));
    await networks.cut().catch(() => {});
  } finally {
    await networks.close();
  }
}
type Networks = Awaited<ReturnType<typeof networkCity>>;
