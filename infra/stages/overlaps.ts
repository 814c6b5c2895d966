// Which ranges of a stage, or of two stages, meet though they must not, each in a sentence; pure.
import { CHANNELS } from "../../functions/allowlist/names.ts";
import { type NetworkRange, overlap, writtenRange } from "../ranges.ts";
import { fault, type StageFault } from "./fault.ts";
import { subnetsOf, systemsOf } from "./plan.ts";
import type { ExistingNetwork, Stage, StageSystem } from "./stage.ts";

export function addressesOf(egress: StageSystem["egress"]): readonly string[] {
  return egress.kind === "city" ? egress.addresses : [];
}

export function existingRanges({ subnets }: Pick<ExistingNetwork, "subnets">): string[] {
  return Object.values(subnets).flatMap(({ vpn, vdi }) => [...vpn, ...vdi].map(({ range }) => range));
}

/** Networks of stages that meet somewhere must differ everywhere. */
export function stagesFaults(stages: readonly Stage[]): StageFault[] {
  const own = stages.flatMap(stage => ownRanges(stage).map(each => ({ ...each, stage: stage.name })));
  return own.flatMap((one, at) =>
    own
      .slice(at + 1)
      .filter(other => other.stage !== one.stage && overlap(one.range, other.range))
      .map(other =>
        fault(
          `${one.stage} 的${one.what["zh-TW"]} ${one.range.text} 與 ${other.stage} 的${other.what["zh-TW"]} ${other.range.text} 重疊。`,
          `${one.range.text}, ${one.what.en} of ${one.stage}, overlaps ${other.range.text}, ${other.what.en} of ${other.stage}.`,
        ),
      ),
  );
}

interface Named {
  readonly what: StageFault;
  readonly range: NetworkRange;
}

/** What the stage alone has: nobody else may have any of it. */
function ownRanges(stage: Stage): Named[] {
  const clients = systemsOf(stage).map(([system, { clientRange }]) => ({
    what: fault(` ${system} 用戶端網段`, `the client range of ${system}`),
    range: writtenRange(clientRange),
  }));
  const { network } = stage;
  // Two stages may share a network that is there already; its subnets then differ.
  const made = network.kind === "new" ? [network.range] : existingRanges(network);
  return [...made.map(text => ({ what: fault("網路", "a network"), range: writtenRange(text) })), ...clients];
}

/** Inside one stage: clients apart from all else, a system's targets apart from the other systems'. */
export function overlaps(stage: Stage): StageFault[] {
  const clients = systemsOf(stage).map(([system, said]) =>
    named(system, "用戶端網段", "the client range", said.clientRange),
  );
  const targets = systemsOf(stage).flatMap(([system, said]) =>
    said.targets.map(target => named(system, "目的網路", "the target", target)),
  );
  const egress = systemsOf(stage).flatMap(([system, said]) =>
    addressesOf(said.egress).map(address => named(system, "出口", "the egress", address)),
  );
  const subnets = systemsOf(stage).flatMap(([system]) =>
    CHANNELS.flatMap(channel => subnetsOf(stage, system, channel)).map(({ range }) =>
      named(system, "子網路", "the subnet", range),
    ),
  );
  const network = named("", "網路", "the network", stage.network.range);
  const attached = (stage.attachment?.networks ?? []).map(text =>
    named("", "所接網路", "the attached network", text),
  );
  const apart = [
    ...pairs(clients, [...clients, network, ...attached, ...targets]),
    ...pairs(targets, targets).filter(([one, other]) => one.system !== other.system),
    ...pairs(egress, egress).filter(([one, other]) => one.system !== other.system),
    ...pairs(targets, subnets).filter(([one, other]) => one.system !== other.system),
    ...pairs([network], attached),
  ];
  return apart
    .filter(([one, other]) => overlap(one.range, other.range))
    .map(([one, other]) =>
      fault(
        `${one.what["zh-TW"]} ${one.range.text} 與${other.what["zh-TW"]} ${other.range.text} 重疊。`,
        `${one.what.en} ${one.range.text} overlaps ${other.what.en} ${other.range.text}.`,
      ),
    );
}

interface OfSystem extends Named {
  readonly system: string;
}

function named(system: string, zh: string, en: string, text: string): OfSystem {
  const what = system === "" ? fault(zh, en) : fault(`${system} 的${zh}`, `${en} of ${system}`);
  return { system, what, range: writtenRange(text) };
}

/** Each of the one with each of the other, once. */
function pairs(ones: readonly OfSystem[], others: readonly OfSystem[]): (readonly [OfSystem, OfSystem])[] {
  return ones.flatMap((one, at) =>
    others
      .filter((other, place) => other !== one && (others[at] !== one || place > at))
      .map(other => [one, other] as const),
  );
}
