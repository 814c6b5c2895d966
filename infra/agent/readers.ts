// The door to the operating system: asks it what the readings are made of. What does not answer in time is not known.
import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { basename } from "node:path";
import {
  type Card,
  clamAv,
  devicesIn,
  installedOnIn,
  isRootEncrypted,
  kindsIn,
  linuxLink,
  securityUpdatesIn,
  updatedOnIn,
  usersIn,
} from "./linux.ts";
import type { Reading } from "./reading.ts";
import { readWindows, WINDOWS_SCRIPT } from "./windows.ts";

const PATIENCE_MS = 20_000;

/** `to` is the address that traffic to the gateway goes to. */
export async function readSystem(to: string): Promise<Reading> {
  if (process.platform === "win32") return readWindows((await powerShell(WINDOWS_SCRIPT, to)) ?? "");
  if (process.platform === "linux") return readLinux(to);
  return { medium: "unknown" };
}

/** Changes with the network, and costs nothing to look at: cards that are up, their addresses, and on Linux the ways out. */
export async function networkNow(): Promise<string> {
  const cards = Object.entries(networkInterfaces()).map(([name, each = []]) => [
    name,
    each.map(({ cidr }) => cidr),
  ]);
  const routes = process.platform === "linux" ? await textOf("/proc/net/route") : "";
  return JSON.stringify([cards, routes]);
}

/** Encoded, so that no quoting and no code page comes between. */
export function powerShell(script: string, ...args: readonly string[]): Promise<string | undefined> {
  const given = args.map(each => `'${each.replaceAll("'", "''")}'`).join(" ");
  const encoded = Buffer.from(`& {${script}\n} ${given}`, "utf16le").toString("base64");
  return output("powershell.exe", ["-NoProfile", "-NonInteractive", "-EncodedCommand", encoded]);
}

function output(program: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise(done => {
    const options = {
      timeout: PATIENCE_MS,
      windowsHide: true,
      maxBuffer: 4 * 2 ** 20,
      encoding: "utf8",
    } as const;
    execFile(program, args, options, (error, stdout) => done(error ? undefined : stdout));
  });
}

const CARDS = "/sys/class/net";

async function readLinux(to: string): Promise<Reading> {
  const family = to.includes(":") ? "-6" : "-4";
  const [route, defaults, cards, disk, patches, who, processes, clam] = await Promise.all([
    output("ip", [family, "-j", "route", "get", to]),
    Promise.all(["-4", "-6"].map(each => output("ip", [each, "-j", "route", "show", "default"]))),
    readCards(),
    output("lsblk", ["-J", "-o", "NAME,TYPE,MOUNTPOINTS"]),
    patchesNow(),
    output("who", []),
    processNames(),
    firstOf(["/var/lib/clamav/daily.cld", "/var/lib/clamav/daily.cvd"]),
  ]);
  const antivirus = clamAv(processes, clam);
  const diskEncrypted = isRootEncrypted(disk ?? "");
  return {
    ...linuxLink({
      route: devicesIn(route ?? "")[0],
      defaults: defaults.flatMap(each => devicesIn(each ?? "")),
      cards,
    }),
    ...(antivirus && { antivirus }),
    ...(diskEncrypted !== undefined && { diskEncrypted }),
    ...patches,
    ...(who !== undefined && { sharedDevice: usersIn(who) > 1 }),
  };
}

type Patches = Pick<Reading, "updatedOn" | "securityUpdates">;
/** Reckoning what waits takes a second of work, and changes by the day. */
const PATCHES_MS = 60 * 60_000;
let patches: { readonly at: number; readonly read: Promise<Patches> } | undefined;

function patchesNow(): Promise<Patches> {
  if (!patches || Date.now() - patches.at >= PATCHES_MS) patches = { at: Date.now(), read: readPatches() };
  return patches.read;
}

/** Of a system by dpkg and apt, or else by rpm. */
async function readPatches(): Promise<Patches> {
  const logs = await Promise.all(["/var/log/dpkg.log", "/var/log/dpkg.log.1"].map(textOf));
  const simulated = await output("apt-get", ["-s", "-q", "dist-upgrade"]);
  const updatedOn =
    updatedOnIn(logs.join("\n")) ??
    installedOnIn((await output("rpm", ["-qa", "--queryformat", "%{INSTALLTIME}\\n"])) ?? "");
  return {
    ...(updatedOn && { updatedOn }),
    ...(simulated !== undefined && { securityUpdates: securityUpdatesIn(simulated) }),
  };
}

async function readCards(): Promise<ReadonlyMap<string, Card>> {
  const [names, links] = await Promise.all([entriesOf(CARDS), output("ip", ["-j", "-d", "link", "show"])]);
  const kinds = kindsIn(links ?? "");
  return new Map(
    await Promise.all(names.map(async name => [name, await readCard(name, kinds.get(name))] as const)),
  );
}

async function readCard(name: string, kind: string | undefined): Promise<Card> {
  const place = `${CARDS}/${name}`;
  const facts = ["type", "operstate", "carrier", "uevent"].map(each => textOf(`${place}/${each}`));
  const [type = "", state = "", carrier = "", uevent = ""] = await Promise.all(facts);
  const [entries, driver] = await Promise.all([
    entriesOf(place),
    readlink(`${place}/device/driver`).then(basename, () => undefined),
  ]);
  const devtype = /^DEVTYPE=(\w+)/m.exec(uevent)?.[1];
  return {
    ...{ name, type: Number(type), hasDevice: entries.includes("device") },
    up: state.trim() === "up" || (state.trim() === "unknown" && carrier.trim() === "1"),
    wireless: entries.includes("wireless") || entries.includes("phy80211"),
    ...(devtype && { devtype }),
    ...(driver && { driver }),
    ...(kind && { kind }),
    lower: entries.flatMap(each => (each.startsWith("lower_") ? [each.slice("lower_".length)] : [])),
  };
}

async function processNames(): Promise<readonly string[]> {
  const ids = (await entriesOf("/proc")).filter(each => /^\d+$/.test(each));
  return (await Promise.all(ids.map(id => textOf(`/proc/${id}/comm`)))).map(each => each.trim());
}

async function firstOf(files: readonly string[]): Promise<string | undefined> {
  const heads = await Promise.all(
    files.map(file =>
      readFile(file, "latin1").then(
        text => text.slice(0, 512),
        () => undefined,
      ),
    ),
  );
  return heads.find(each => each !== undefined);
}

function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
