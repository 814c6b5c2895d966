// What Windows says of itself, asked by one PowerShell script that answers in JSON, and what it means; pure.
//
// Nothing is told by names, which differ by language (乙太網路, Ethernet) and can be changed by hand: NDIS numbers, drivers and states
// are the same everywhere. Dates are written by the script in one calendar, since a Taiwanese Windows may count years from 1912.
import * as v from "valibot";
import type { Medium } from "../../functions/gate/names.ts";
import type { AntivirusReading, Reading } from "./reading.ts";

/** `$to` is the address that traffic to the gateway goes to. Each part fails by itself: what is not there is not read. */
export const WINDOWS_SCRIPT = `param([string]$to)
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
function Read-Part([scriptblock]$part) { try { & $part } catch { $null } }
function Day($date) { if ($date) { ([datetime]$date).ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture) } }
$since = (Get-Date).AddDays(-30)
@{
  route = Read-Part { @(Find-NetRoute -RemoteIPAddress $to | Where-Object { $_.NextHop } | Select-Object -First 1).InterfaceIndex }
  defaults = @(Read-Part { Get-NetRoute -DestinationPrefix '0.0.0.0/0','::/0' -ErrorAction SilentlyContinue | Sort-Object { $_.RouteMetric + $_.InterfaceMetric } | ForEach-Object { $_.InterfaceIndex } })
  adapters = @(Read-Part { Get-NetAdapter -IncludeHidden | ForEach-Object { @{ index = $_.ifIndex; name = $_.Name; description = $_.InterfaceDescription; up = ($_.Status -eq 'Up'); hardware = [bool]$_.HardwareInterface; medium = [int]$_.NdisMedium; physical = [int]$_.NdisPhysicalMedium; driver = [string]$_.DriverFileName; device = [string]$_.PnPDeviceID } } })
  products = @(Read-Part { Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct | ForEach-Object { @{ name = $_.displayName; state = [int]$_.productState } } })
  defender = Read-Part { $d = Get-MpComputerStatus; @{ realTime = [bool]$d.RealTimeProtectionEnabled; signaturesOn = Day $d.AntivirusSignatureLastUpdated } }
  disk = Read-Part { $d = Get-BitLockerVolume -MountPoint $env:SystemDrive; @{ protection = [int]$d.ProtectionStatus; volume = [int]$d.VolumeStatus } }
  updatedOn = Read-Part { Day (@(Get-HotFix | Where-Object { $_.InstalledOn } | Sort-Object InstalledOn)[-1].InstalledOn) }
  users = Read-Part { @(Get-CimInstance Win32_LogonSession -Filter 'LogonType = 2 OR LogonType = 10 OR LogonType = 11' | Get-CimAssociatedInstance -ResultClassName Win32_Account | Where-Object { $_.SID -like 'S-1-5-21-*' -or $_.SID -like 'S-1-12-1-*' } | Select-Object -ExpandProperty SID -Unique).Count }
  profiles = Read-Part { @(Get-CimInstance Win32_UserProfile | Where-Object { -not $_.Special -and $_.SID -notlike '*-500' -and $_.LastUseTime -gt $since }).Count }
} | ConvertTo-Json -Depth 4 -Compress`;

const maybe = <S extends v.GenericSchema>(schema: S) => v.nullish(schema);
const adapterShape = v.object({
  index: v.number(),
  name: v.string(),
  description: v.string(),
  up: v.boolean(),
  hardware: v.boolean(),
  medium: v.number(),
  physical: v.number(),
  driver: v.string(),
  device: v.string(),
});
type Adapter = v.InferOutput<typeof adapterShape>;
const answerShape = v.object({
  route: maybe(v.number()),
  defaults: maybe(v.array(v.nullable(v.number()))),
  adapters: maybe(v.array(v.nullable(adapterShape))),
  products: maybe(v.array(v.nullable(v.object({ name: v.string(), state: v.number() })))),
  defender: maybe(v.object({ realTime: v.boolean(), signaturesOn: maybe(v.string()) })),
  disk: maybe(v.object({ protection: v.number(), volume: v.number() })),
  updatedOn: maybe(v.string()),
  users: maybe(v.number()),
  profiles: maybe(v.number()),
});
type Answer = v.InferOutput<typeof answerShape>;

/** Of an answer that is none, nothing is known. */
export function readWindows(text: string): Reading {
  const read = v.safeParse(answerShape, jsonIn(text));
  if (!read.success) return { medium: "unknown" };
  const { route, defaults, adapters, disk, updatedOn, users, profiles } = read.output;
  const link = linkOf(route ?? undefined, present(defaults), present(adapters));
  const antivirus = antivirusOf(read.output);
  return {
    ...link,
    ...(antivirus && { antivirus }),
    ...(disk && { diskEncrypted: disk.protection === 1 && disk.volume === FULLY_ENCRYPTED }),
    ...(updatedOn && { updatedOn }),
    ...(typeof users === "number" &&
      typeof profiles === "number" && { sharedDevice: users > 1 || profiles > 1 }),
  };
}

const FULLY_ENCRYPTED = 1;

/** PowerShell writes an empty list as one that holds null, at times. */
function present<T>(list: readonly (T | null)[] | null | undefined): readonly T[] {
  return (list ?? []).filter(each => each !== null);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/**
 * A tunnel rides on another adapter, and a virtual switch takes a card over: then the first way out over hardware counts, and if
 * none has a route of its own, all hardware that is up, where that is of one kind.
 */
function linkOf(
  route: number | undefined,
  defaults: readonly number[],
  adapters: readonly Adapter[],
): Pick<Reading, "medium" | "adapter"> {
  const ways = route === undefined ? defaults : [route, ...defaults];
  const taken = ways.map(index => adapters.find(each => each.index === index));
  const hardware = taken.find(each => each?.up && each.hardware);
  if (hardware) return { medium: mediumOf(hardware), adapter: hardware.name };
  const behind = taken.some(each => each?.up) ? adapters.filter(({ up, hardware }) => up && hardware) : [];
  const media = new Set(behind.map(mediumOf));
  const [only] = media;
  return media.size === 1 && only
    ? { medium: only, adapter: behind.map(({ name }) => name).join(", ") }
    : { medium: "unknown" };
}

// NDIS_MEDIUM and NDIS_PHYSICAL_MEDIUM, as Windows documents them.
const [WAN_MEDIUM, WIFI_LAN, WIFI, WWAN, BLUETOOTH, ETHERNET] = [9, 1, 9, 8, 10, 14];
/** A phone on a cable calls itself Ethernet: it is told by the driver that speaks to it. */
const PHONE_DRIVERS = /^(rndismp\w*|usb8023\w*|usbrndis\w*|netaapl\w*|appleusbether\w*|netrndis)\.sys$/i;
/** Phones and network cards alike use these. */
const EITHER_DRIVERS = /^(usbncm|cxwmbclass|usbcdcncm)\w*\.sys$/i;
const PHONE_WORDS = /remote ndis|internet sharing|apple mobile device|遠端 ?NDIS|網際網路共用/i;

function mediumOf({ medium, physical, driver, description }: Adapter): Medium {
  if (physical === WIFI || physical === WIFI_LAN) return "wifi";
  if (physical === WWAN || medium === WAN_MEDIUM) return "cellular";
  if (physical === BLUETOOTH || PHONE_DRIVERS.test(driver) || PHONE_WORDS.test(description))
    return "tethered";
  if (EITHER_DRIVERS.test(driver)) return "unknown";
  return physical === ETHERNET && medium === 0 ? "wired" : "unknown";
}

/** Of several, one that is on; Defender steps back where another one is. */
function antivirusOf({ products, defender }: Answer): AntivirusReading | undefined {
  const known = present(products).map(({ name, state }) => ({
    product: name,
    realTime: isOn(state),
    isNew: isNew(state),
  }));
  const on = known.find(each => each.realTime) ?? known[0];
  if (!on) return defender ? { product: "Microsoft Defender Antivirus", ...dated(defender) } : undefined;
  if (defender && /defender/i.test(on.product)) return { product: on.product, ...dated(defender) };
  // No day is told here: signatures that are old by the product's own word protect from nothing.
  return { product: on.product, realTime: on.realTime && on.isNew };
}

function dated({ realTime, signaturesOn }: NonNullable<Answer["defender"]>) {
  return { realTime, ...(signaturesOn && { signaturesOn }) };
}

/** The security center's word of a product: its second byte says whether it watches, its third whether its signatures are new. */
function isOn(state: number): boolean {
  return ((state >> 8) & 0xf0) === 0x10;
}
function isNew(state: number): boolean {
  return (state & 0xf0) === 0;
}
