// What is wrong with a stage, alone and beside the others, each in a sentence: said before anything is made; pure.
import { CHANNELS } from "../../functions/allowlist/names.ts";
import {
  isPrivateRange,
  isWithin,
  type NetworkRange,
  prefixOfRange,
  readNetworkRange,
  writtenRange,
} from "../ranges.ts";
import { domainFaults } from "./domain-faults.ts";
import { fault, type StageFault } from "./fault.ts";
import { gateFaults } from "./gate-faults.ts";
import { keepingFaults } from "./keeping-faults.ts";
import { addressesOf, existingRanges, overlaps } from "./overlaps.ts";
import { ownRange, systemsOf, wayTo } from "./plan.ts";
import { REGIONS } from "./regions.ts";
import type { Attachment, ExistingNetwork, Stage } from "./stage.ts";
import { budgetFaults, watchFaults } from "./watch-faults.ts";

export function stageFaults(stage: Stage): StageFault[] {
  const written = [
    ...placeFaults(stage),
    ...arnFaults(stage),
    ...personFaults(stage),
    ...sharingFaults(stage),
    ...watchFaults(stage),
    ...gateFaults(stage),
    ...keepingFaults(stage),
    ...domainFaults(stage),
    ...rangeFaults(stage),
  ];
  // What is not written well cannot be compared.
  return written.length > 0
    ? written
    : [...networkFaults(stage), ...systemFaults(stage), ...overlaps(stage), ...budgetFaults(stage)];
}

function placeFaults({ account, region, systems }: Stage): StageFault[] {
  const regions = Object.keys(REGIONS).join(", ");
  return [
    ...(/^\d{12}$/.test(account)
      ? []
      : [fault(`帳號須為 12 位數字：${account}。`, `An account is twelve digits, not ${account}.`)]),
    ...(Object.hasOwn(REGIONS, region)
      ? []
      : [
          fault(
            `不認得區域 ${region}，可用：${regions}。`,
            `The region ${region} is not known; there are ${regions}.`,
          ),
        ]),
    ...(Object.keys(systems).length > 0 ? [] : [fault("沒有任何體系。", "It names no system.")]),
  ];
}

function arnFaults({ account, region, vpn }: Stage): StageFault[] {
  const certificates = [vpn.serverCertificateArn, vpn.clientRootCertificateArn];
  const { authentication: login } = vpn;
  const providers = login.kind === "saml" ? [login.providerArn, login.selfServiceArn] : [];
  const wanted = [
    ...certificates.map(arn => ({ arn, start: `arn:aws:acm:${region}:${account}:certificate/` })),
    ...providers.map(arn => ({ arn, start: `arn:aws:iam::${account}:saml-provider/` })),
  ];
  return wanted.flatMap(({ arn, start }) =>
    arn === undefined || arn.startsWith(start)
      ? []
      : [
          fault(
            `${arn} 不屬於此帳號與區域，應以 ${start} 開頭。`,
            `${arn} is not of this account and region: it should begin with ${start}.`,
          ),
        ],
  );
}

/** By a name or by a ticket: a stage that yields a person by neither lets nobody in. */
function personFaults({ vpn }: Stage): StageFault[] {
  if (vpn.authentication.kind !== "certificate-only" || vpn.logInTicket !== "off") return [];
  return [
    fault(
      "端點只認憑證，又關閉「開始連線」的登入票：沒有任何方式得知是誰，誰也連不進來。",
      "The endpoints ask for a certificate alone and the log-in ticket is off: no way yields a person, and nobody could connect.",
    ),
  ];
}

function sharingFaults(stage: Stage): StageFault[] {
  return systemsOf(stage).flatMap(([system, { listsFor = [] }]) =>
    listsFor
      .filter(who => !/^(\d{12}|arn:aws:organizations::\d{12}:(organization|ou)\/\S+)$/.test(who))
      .map(who =>
        fault(
          `${system} 的清單不能分享給 ${who}：須為帳號、組織或組織單位。`,
          `The lists of ${system} cannot be for ${who}: name an account, an organization or a unit of one.`,
        ),
      ),
  );
}

/** Every range that the stage writes, before any is compared. */
export function rangeFaults(stage: Stage): StageFault[] {
  const { network, attachment, vpn } = stage;
  const systems = systemsOf(stage).map(([, said]) => said);
  const texts = [
    network.range,
    ...(attachment?.networks ?? []),
    ...vpn.dnsServers.map(server => `${server}/32`),
    ...(attachment?.kind === "site-to-site" ? [`${attachment.cityAddress}/32`] : []),
    ...systems.flatMap(({ clientRange, targets, egress }) => [
      clientRange,
      ...targets,
      ...addressesOf(egress),
    ]),
    ...(network.kind === "existing" ? existingRanges(network) : []),
  ];
  return texts
    .filter(text => !readNetworkRange(text))
    .map(text =>
      fault(`${text} 不是標準寫法的 IPv4 網段。`, `${text} is not an IPv4 range in its one form.`),
    );
}

function networkFaults(stage: Stage): StageFault[] {
  const { network, attachment, vpn } = stage;
  const range = writtenRange(network.range);
  const faults: StageFault[] = [];
  if (network.kind === "new" && (prefixOfRange(range) > 17 || prefixOfRange(range) < 16))
    faults.push(
      fault(`新網路 ${range.text} 須為 /16 或 /17。`, `A new network is a /16 or a /17, not ${range.text}.`),
    );
  if (network.kind === "new") faults.push(...roomFaults(stage, range));
  if (network.kind === "existing") faults.push(...existingFaults(stage, network));
  faults.push(...attachmentFaults(network.kind, attachment));
  if (vpn.dnsServers.length > 2)
    faults.push(fault("DNS 伺服器最多兩部。", "An endpoint takes at most two DNS servers."));
  if (vpn.officeHours && !isSpanOfDay(vpn.officeHours))
    faults.push(
      fault(
        `辦公時段 ${vpn.officeHours.from}–${vpn.officeHours.until} 不是一天之內的起訖時刻。`,
        `Office hours ${vpn.officeHours.from}–${vpn.officeHours.until} are no two times of one day, the earlier first.`,
      ),
    );
  for (const server of vpn.dnsServers)
    if (!wayTo(writtenRange(`${server}/32`), stage, { kind: "unstated" }))
      faults.push(
        fault(
          `DNS 伺服器 ${server} 不在網路內，也不在所接的網路內。`,
          `The DNS server ${server} lies neither in the network nor behind its attachment.`,
        ),
      );
  return faults;
}

/** A /17 holds the nine, and six of those beside them. */
function roomFaults(stage: Stage, range: NetworkRange): StageFault[] {
  return systemsOf(stage)
    .filter(([system]) => !isWithin(ownRange(range.text, system), range))
    .map(([system]) =>
      fault(
        `網路 ${range.text} 沒有 ${system} 的位置：請用 /16。`,
        `The network ${range.text} has no room for ${system}: make it a /16.`,
      ),
    );
}

function isSpanOfDay({ from, until }: { readonly from: string; readonly until: string }): boolean {
  return [from, until].every(time => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) && from < until;
}

function attachmentFaults(kind: Stage["network"]["kind"], attachment: Attachment | undefined): StageFault[] {
  if (!attachment || (kind === "existing") === (attachment.kind === "in-place")) return [];
  return [
    kind === "new"
      ? fault("新網路沒有既有的路由可用。", "A new network has no routes in place: attach it.")
      : fault(
          "既有網路的路由由其擁有者管理：attachment 請用 in-place。",
          "The routes of an existing network are its owner's: its attachment is in-place.",
        ),
  ];
}

function existingFaults(stage: Stage, { vpcId, range, subnets }: ExistingNetwork): StageFault[] {
  const outside = existingRanges({ subnets }).filter(
    each => !isWithin(writtenRange(each), writtenRange(range)),
  );
  return [
    ...(/^vpc-[0-9a-f]{8,17}$/.test(vpcId)
      ? []
      : [fault(`${vpcId} 不是 VPC 代號。`, `${vpcId} is no id of a VPC.`)]),
    ...outside.map(each =>
      fault(`子網路 ${each} 不在 ${range} 內。`, `The subnet ${each} is not in ${range}.`),
    ),
    ...systemsOf(stage).flatMap(([system, { egress }]) => [
      ...CHANNELS.filter(channel => subnets[system]?.[channel].length !== stage.zones).map(channel =>
        fault(
          `${system} 的 ${channel} 子網路須每個可用區一個，共 ${stage.zones} 個。`,
          `${system} needs a subnet of its own for ${channel} in each zone: ${stage.zones} in all.`,
        ),
      ),
      ...(egress.kind === "nat"
        ? [
            fault(
              `${system}：既有網路的出口由其擁有者管理，egress 請用 city。`,
              `${system}: an existing network's way out is its owner's; state its addresses with egress city.`,
            ),
          ]
        : []),
    ]),
  ];
}

function systemFaults(stage: Stage): StageFault[] {
  return systemsOf(stage).flatMap(([system, said]) => {
    const { clientRange, targets, egress } = said;
    const prefix = prefixOfRange(writtenRange(clientRange));
    const astray = targets.filter(target => !wayTo(writtenRange(target), stage, egress));
    const hidden = addressesOf(egress).filter(address => isPrivateRange(writtenRange(address)));
    return [
      ...(prefix >= 12 && prefix <= 22
        ? []
        : [
            fault(
              `${system} 的用戶端網段 ${clientRange} 須介於 /12 與 /22。`,
              `The client range of ${system}, ${clientRange}, must be a /12 to a /22.`,
            ),
          ]),
      ...(targets.length > 0
        ? []
        : [fault(`${system} 沒有目的網路。`, `${system} leads nowhere: it has no target.`)]),
      ...astray.map(target =>
        fault(
          `${system} 的目的網路 ${target} 不在網路內，也不在所接的網路內。`,
          `The target ${target} of ${system} lies neither in the network nor behind its attachment.`,
        ),
      ),
      ...hidden.map(address =>
        fault(
          `${system} 的出口 ${address} 是私有位址。`,
          `${system} cannot be seen from ${address}: it is a private address.`,
        ),
      ),
      ...(egress.kind === "city" && egress.addresses.length === 0
        ? [fault(`${system} 沒有寫出口位址。`, `${system} states no address to come from.`)]
        : []),
    ];
  });
}
