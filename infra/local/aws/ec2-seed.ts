// What the stack declares of EC2, as the stand-in takes it: prefix lists and VPN endpoints, read from the template.

import type { Properties } from "../run/intrinsics.ts";
import type { Model } from "../run/template.ts";
import { type Seed, vpnEndpointId } from "./ec2/seed.ts";

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export function seedOf(model: Model): Seed {
  const lists = [...model.resources("AWS::EC2::PrefixList").values()];
  return {
    prefixLists: lists.map(({ PrefixListName, AddressFamily, MaxEntries, Tags }) => ({
      name: String(PrefixListName),
      family: AddressFamily === "IPv6" ? "IPv6" : "IPv4",
      maxEntries: Number(MaxEntries),
      tags: tagsOf(Tags),
    })),
    vpnEndpoints: vpnEndpoints(model),
  };
}

/** Where each system's staff connect. */
export function vpnEndpointsOf(model: Model): { readonly system: string; readonly endpoint: string }[] {
  return vpnEndpoints(model).map(({ name, tags }) => ({
    system: tags.find(({ key }) => key === "system")?.value ?? "",
    endpoint: vpnEndpointId(name),
  }));
}

function vpnEndpoints(model: Model) {
  return [...model.resources("AWS::EC2::ClientVpnEndpoint").values()].map(
    ({ ClientCidrBlock, TagSpecifications }) => {
      const [{ Tags = [] } = {}] = TagSpecifications as { Tags?: Properties[] }[];
      const tags = tagsOf(Tags);
      const name = tags.find(({ key }) => key === "Name")?.value ?? "";
      return { name, clientCidr: String(ClientCidrBlock), tags };
    },
  );
}

function tagsOf(tags: unknown): { key: string; value: string }[] {
  return ((tags ?? []) as Tag[]).map(({ Key, Value }) => ({ key: Key, value: Value }));
}
