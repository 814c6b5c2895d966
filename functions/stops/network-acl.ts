// Reads the lists of rules that the systems' subnets wear, and puts the cut's own rules in and out; the only file that knows EC2 for
// networks. It decides nothing.
//
// Why by a network ACL. A security group keeps the flows it tracks when a rule is taken away; a network ACL has no memory and
// judges every packet that enters or leaves a subnet. What it takes does not grow with the number of sessions or subnets: four
// entries a system, 36 calls for the nine, from a bucket of 50 (mutating actions, each action its own) that gains 5 a second; where all
// nine beside them have a network too, 72, of which the last twenty wait some seconds, and the first of each system does not.
// Ending sessions one by one takes a call each; so does giving each subnet another list (ReplaceNetworkAclAssociation), which
// besides leaves the template's associations behind. Taking a target network off an endpoint takes minutes, is paid for anew, and
// gives other addresses; authorization rules and routes of an endpoint are changed from a bucket of 5 that gains 2, and of flows
// under way the documentation promises nothing.
//
// What it does not reach. Packets inside one subnet, and the services AWS lays behind every subnet (its resolver and time, the
// metadata of a host); hosts in subnets that wear another list; the tunnel itself, which ends at AWS's own service and stays up,
// leading nowhere, until closing ends it.
import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  EC2Client,
  type EC2ClientConfig,
  type NetworkAcl,
  type NetworkAclEntry,
  paginateDescribeNetworkAcls,
  ReplaceNetworkAclEntryCommand,
} from "@aws-sdk/client-ec2";
import { CUT_RULES, EVERYWHERE, NAMES, PRODUCT_TAG } from "../allowlist/names.ts";
import type { Family } from "../shared/address/address.ts";

/** One way through a subnet's border, and so one rule of the cut. */
export interface Side {
  readonly family: Family;
  readonly egress: boolean;
}

/** The first alone ends any conversation in IPv4, so every system begins with it. */
export const SIDES: readonly Side[] = [
  { family: 4, egress: true },
  { family: 4, egress: false },
  { family: 6, egress: true },
  { family: 6, egress: false },
];

export interface NetworkRules {
  readonly id: string;
  readonly system: string;
  readonly subnets: readonly string[];
  /** The sides on which the cut's rule denies everything. */
  readonly denied: readonly Side[];
  /** Those on which its number is taken by a rule of somebody else's. */
  readonly taken: readonly Side[];
}

export interface NetworkAcls {
  find(): Promise<readonly NetworkRules[]>;
  /** Whatever had the rule's number before: it is the cut's alone. Whether it was not so already is told, as EC2 may read late. */
  deny(rules: NetworkRules, side: Side): Promise<boolean>;
  restore(rules: NetworkRules, side: Side): Promise<boolean>;
}

/** Many may be asked for at once, and a list is read whole: a throttled call is asked again for some seconds. */
const ATTEMPTS = 8;

export function networkAcls(config: EC2ClientConfig = {}, names = NAMES): NetworkAcls {
  const requestHandler = { connectionTimeout: 1_000, requestTimeout: 3_000 };
  const client = new EC2Client({ maxAttempts: ATTEMPTS, requestHandler, ...config });
  return {
    async find() {
      const Filters = [{ Name: `tag:${PRODUCT_TAG}`, Values: [names] }];
      const found: NetworkRules[] = [];
      for await (const page of paginateDescribeNetworkAcls({ client, pageSize: 100 }, { Filters }))
        found.push(...(page.NetworkAcls ?? []).map(rulesOf));
      return found;
    },
    async deny({ id, taken }, side) {
      const entry = { ...denial(side), NetworkAclId: id };
      const isNew = await unless(
        "NetworkAclEntryAlreadyExists",
        client.send(new CreateNetworkAclEntryCommand(entry)),
      );
      if (!isNew) await client.send(new ReplaceNetworkAclEntryCommand(entry));
      return isNew || taken.includes(side);
    },
    restore({ id }, { family, egress }) {
      const entry = { NetworkAclId: id, RuleNumber: CUT_RULES[family], Egress: egress };
      return unless("InvalidNetworkAclEntry.NotFound", client.send(new DeleteNetworkAclEntryCommand(entry)));
    },
  };
}

/** Whether EC2 did it; it did not where it answers that it is so. */
async function unless(isSo: string, sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if ((error as Error).name !== isSo) throw error;
    return false;
  }
}

function denial({ family, egress }: Side) {
  const everywhere = family === 4 ? { CidrBlock: EVERYWHERE[4] } : { Ipv6CidrBlock: EVERYWHERE[6] };
  const rule = { RuleNumber: CUT_RULES[family], RuleAction: "deny", Protocol: "-1" } as const;
  return { ...everywhere, ...rule, Egress: egress };
}

function rulesOf({
  NetworkAclId = "",
  Tags = [],
  Associations = [],
  Entries = [],
}: NetworkAcl): NetworkRules {
  const denied = SIDES.filter(side => Entries.some(entry => isDenial(entry, side)));
  return {
    id: NetworkAclId,
    system: Tags.find(({ Key }) => Key === "system")?.Value ?? "",
    subnets: Associations.map(({ SubnetId = "" }) => SubnetId).sort(),
    denied,
    taken: SIDES.filter(side => !denied.includes(side) && Entries.some(entry => isNumbered(entry, side))),
  };
}

function isDenial(entry: NetworkAclEntry, side: Side): boolean {
  return Object.entries(denial(side)).every(
    ([name, value]) => entry[name as keyof NetworkAclEntry] === value,
  );
}

function isNumbered({ RuleNumber, Egress }: NetworkAclEntry, { family, egress }: Side): boolean {
  return RuleNumber === CUT_RULES[family] && Egress === egress;
}
