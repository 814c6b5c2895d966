// What Linux says of itself, from its own files and a few of its commands, and what it means; pure.
import * as v from "valibot";
import type { Medium } from "../../functions/gate/names.ts";
import type { AntivirusReading } from "./reading.ts";

/** One network card as /sys/class/net shows it. */
export interface Card {
  readonly name: string;
  /** ARPHRD: 1 is Ethernet. */
  readonly type: number;
  readonly up: boolean;
  readonly wireless: boolean;
  /** Of its uevent: wlan, wwan, bridge, bond, vlan … */
  readonly devtype?: string;
  /** Of the device behind it; absent where there is none. */
  readonly driver?: string;
  readonly hasDevice: boolean;
  /** Of what is no device, the kernel's word for what it is: veth, bridge, tun, wireguard, dummy … */
  readonly kind?: string;
  /** What it is built upon. */
  readonly lower: readonly string[];
}

const ETHERNET = 1;
const PHONE_DRIVERS = new Set(["rndis_host", "ipheth", "cdc_ether", "cdc_subset"]);
const MODEM_DRIVERS = new Set([
  "cdc_mbim",
  "qmi_wwan",
  "huawei_cdc_ncm",
  "sierra_net",
  "hso",
  "mhi_net",
  "iosm",
  "mtk_t7xx",
]);
/** Phones and network cards alike use this one. */
const EITHER_DRIVERS = new Set(["cdc_ncm"]);

export interface Ways {
  /** The card that traffic to the gateway leaves by. */
  readonly route: string | undefined;
  /** Those of the default routes, the preferred first. */
  readonly defaults: readonly string[];
  readonly cards: ReadonlyMap<string, Card>;
}

/** A tunnel rides on another way, and to this very machine there is none: then the first default way that is neither counts. */
export function linuxLink({ route, defaults, cards }: Ways): { medium: Medium; adapter?: string } {
  for (const name of route === undefined ? [] : [route, ...defaults]) {
    const card = cards.get(name);
    if (!card || isTunnelled(card)) continue;
    return { medium: card.up ? mediumOfCard(card, cards, new Set()) : "unknown", adapter: name };
  }
  return { medium: "unknown" };
}

const LOOPBACK = 772;

/** A tap calls itself Ethernet, and is a program's tunnel all the same. */
const TUNNELS = new Set([
  "tun",
  "wireguard",
  "ipip",
  "sit",
  "gre",
  "gretap",
  "vti",
  "vti6",
  "xfrm",
  "ip6tnl",
  "vxlan",
  "geneve",
  "macsec",
]);

function isTunnelled({ type, kind = "", lower, devtype }: Card): boolean {
  if (devtype === "wwan") return false;
  if (TUNNELS.has(kind) || type === LOOPBACK) return true;
  return lower.length === 0 && type !== ETHERNET && type !== PPP;
}
const PPP = 512;

/** A bridge, a bond or a virtual network is of one kind only if all beneath it is. */
function mediumOfCard(card: Card, cards: Ways["cards"], seen: ReadonlySet<string>): Medium {
  const { name, type, wireless, devtype, kind, driver = "", hasDevice, lower } = card;
  if (wireless || devtype === "wlan") return "wifi";
  if (devtype === "wwan" || type === PPP || MODEM_DRIVERS.has(driver)) return "cellular";
  if (PHONE_DRIVERS.has(driver) || devtype === "bluetooth" || name.startsWith("bnep")) return "tethered";
  if (EITHER_DRIVERS.has(driver)) return "unknown";
  if (lower.length > 0 && !seen.has(name)) return mediumBeneath(card, cards, new Set([...seen, name]));
  return type === ETHERNET && (hasDevice || kind === "veth") ? "wired" : "unknown";
}

function mediumBeneath({ lower }: Card, cards: Ways["cards"], seen: ReadonlySet<string>): Medium {
  const below = lower.map(each => cards.get(each));
  const media = new Set(below.map(each => (each ? mediumOfCard(each, cards, seen) : "unknown")));
  const [only = "unknown"] = media;
  return media.size === 1 ? only : "unknown";
}

const routesShape = v.array(v.object({ dev: v.optional(v.string()), metric: v.optional(v.number(), 0) }));

/** The cards of `ip -j route …`, the preferred first. */
export function devicesIn(text: string): readonly string[] {
  const read = v.safeParse(routesShape, jsonOf(text));
  if (!read.success) return [];
  return read.output.toSorted((a, b) => a.metric - b.metric).flatMap(({ dev }) => dev ?? []);
}

const kindsShape = v.array(
  v.object({
    ifname: v.optional(v.string()),
    linkinfo: v.optional(v.object({ info_kind: v.optional(v.string()) })),
  }),
);

/** Of `ip -j -d link show`, what each card that is no device is. */
export function kindsIn(text: string): ReadonlyMap<string, string> {
  const read = v.safeParse(kindsShape, jsonOf(text));
  const found = read.success ? read.output : [];
  return new Map(
    found.flatMap(({ ifname, linkinfo }) =>
      ifname && linkinfo?.info_kind ? [[ifname, linkinfo.info_kind] as const] : [],
    ),
  );
}

interface Block {
  readonly type: string;
  readonly mountpoints?: readonly (string | null)[] | undefined;
  readonly children?: readonly Block[] | undefined;
}
const blockShape: v.GenericSchema<Block> = v.object({
  type: v.string(),
  mountpoints: v.optional(v.array(v.nullable(v.string()))),
  children: v.optional(v.array(v.lazy(() => blockShape))),
});

/** Of `lsblk -J -o NAME,TYPE,MOUNTPOINTS`: whether everything leads to / through encryption; undefined where / is on none of them. */
export function isRootEncrypted(text: string): boolean | undefined {
  const read = v.safeParse(v.object({ blockdevices: v.array(blockShape) }), jsonOf(text));
  if (!read.success) return undefined;
  const ways = read.output.blockdevices.flatMap(each => waysToRoot(each, false));
  return ways.length === 0 ? undefined : ways.every(Boolean);
}

function waysToRoot({ type, mountpoints = [], children = [] }: Block, encrypted: boolean): boolean[] {
  const now = encrypted || type === "crypt";
  return [...(mountpoints.includes("/") ? [now] : []), ...children.flatMap(each => waysToRoot(each, now))];
}

/**
 * The day of the newest upgrade in dpkg's log, or of a system that had none yet, of what was installed: dpkg writes it whoever asked, and
 * last month's lies beside it, where apt's own history begins anew.
 */
export function updatedOnIn(log: string): string | undefined {
  const newest = (what: string) =>
    [...log.matchAll(new RegExp(`^(\\d{4}-\\d\\d-\\d\\d) [\\d:]+ ${what} `, "gm"))]
      .map(([, day = ""]) => day)
      .sort()
      .at(-1);
  return newest("upgrade") ?? newest("install");
}

/** Of `rpm -qa --queryformat %{INSTALLTIME}\\n`: the day on which the newest package was put in. */
export function installedOnIn(times: string): string | undefined {
  const seconds = (times.match(/^\d+$/gm) ?? []).map(Number);
  return seconds.length === 0 ? undefined : new Date(Math.max(...seconds) * 1_000).toISOString().slice(0, 10);
}

/**
 * Of `apt-get -s dist-upgrade`, which asks nobody and changes nothing: how many security updates wait, by the archive each comes from. As
 * true as the lists are new that it knows.
 */
export function securityUpdatesIn(simulated: string): number {
  return (simulated.match(/^Inst .*-security/gm) ?? []).length;
}

/** How many persons `who` names. */
export function usersIn(text: string): number {
  return new Set(text.split("\n").flatMap(line => /^(\S+)\s+\S/.exec(line)?.[1] ?? [])).size;
}

/** ClamAV: whether its on-access scanner runs, and the day its daily signatures were made, by the head of their file. */
export function clamAv(processes: readonly string[], head: string | undefined): AntivirusReading | undefined {
  const isThere = head !== undefined || processes.some(each => /^clam(d|onacc)$/.test(each));
  if (!isThere) return undefined;
  const signaturesOn = head === undefined ? undefined : dayInHead(head);
  return {
    product: "ClamAV",
    realTime: processes.includes("clamonacc") && processes.includes("clamd"),
    ...(signaturesOn && { signaturesOn }),
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `ClamAV-VDB:20 Nov 2026 03-26 -0500:27461:…` */
function dayInHead(head: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^ClamAV-VDB:(\d{1,2}) (\w{3}) (\d{4})/.exec(head) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
