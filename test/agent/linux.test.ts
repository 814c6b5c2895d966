// What Linux answers: routes, block devices and links as this project's own machines printed them, cards of other kinds modelled on the
// kernel's documentation; and the card that this machine really has.
import { describe, expect, test } from "vitest";
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
} from "../../infra/agent/linux.ts";
import { readSystem } from "../../infra/agent/readers.ts";

const card = (name: string, more: Partial<Card> = {}): Card => ({
  name,
  type: 1,
  up: true,
  wireless: false,
  hasDevice: true,
  lower: [],
  ...more,
});
const CARDS = [
  card("lo", { type: 772, hasDevice: false }),
  card("enp3s0", { driver: "r8169" }),
  card("wlp2s0", { wireless: true, devtype: "wlan", driver: "iwlwifi" }),
  card("wlx00", { devtype: "wlan", driver: "rtl8xxxu" }),
  card("down0", { up: false, driver: "e1000e" }),
  card("tun0", { type: 65534, hasDevice: false, kind: "tun" }),
  card("tap0", { hasDevice: false, kind: "tun" }),
  card("wg0", { type: 65534, hasDevice: false, kind: "wireguard", devtype: "wireguard" }),
  card("wwan0", { type: 65534, devtype: "wwan", driver: "cdc_mbim" }),
  card("wwp0", { driver: "qmi_wwan" }),
  card("ppp0", { type: 512, hasDevice: false }),
  card("usb0", { driver: "rndis_host" }),
  card("eth9", { driver: "ipheth" }),
  card("enx1", { driver: "cdc_ncm" }),
  card("enx2", { driver: "ax88179_178a" }),
  card("br0", { hasDevice: false, kind: "bridge", devtype: "bridge", lower: ["enp3s0"] }),
  card("br1", { hasDevice: false, kind: "bridge", devtype: "bridge", lower: ["enp3s0", "wlp2s0"] }),
  card("vlan5", { hasDevice: false, kind: "vlan", devtype: "vlan", lower: ["enp3s0"] }),
  card("round", { hasDevice: false, kind: "bridge", lower: ["round"] }),
  card("dummy0", { hasDevice: false, kind: "dummy" }),
  card("veth0", { hasDevice: false, kind: "veth" }),
  card("bnep0", { hasDevice: false }),
];
const cards = new Map(CARDS.map(each => [each.name, each]));
const medium = (route: string | undefined, ...defaults: string[]) =>
  linuxLink({ route, defaults, cards }).medium;

test.each([
  ["enp3s0", [], "wired"],
  ["wlp2s0", ["wlp2s0", "enp3s0"], "wifi"],
  ["wlx00", [], "wifi"],
  ["down0", ["enp3s0"], "unknown"],
  ["tun0", ["tun0", "wlp2s0"], "wifi"],
  ["tap0", ["enp3s0"], "wired"],
  ["wg0", ["enp3s0"], "wired"],
  ["lo", ["wlp2s0"], "wifi"],
  ["tun0", [], "unknown"],
  ["wwan0", [], "cellular"],
  ["wwp0", [], "cellular"],
  ["ppp0", [], "cellular"],
  ["usb0", [], "tethered"],
  ["eth9", [], "tethered"],
  ["bnep0", [], "tethered"],
  ["enx1", [], "unknown"],
  ["enx2", [], "wired"],
  ["br0", [], "wired"],
  ["br1", [], "unknown"],
  ["vlan5", [], "wired"],
  ["round", [], "unknown"],
  ["dummy0", [], "unknown"],
  ["veth0", [], "wired"],
  ["nothing-like-it", [], "unknown"],
] as const)("the way over %s, with %j as default ways, is %s", (route, defaults, expected) => {
  expect(medium(route, ...defaults)).toBe(expected);
});

test("no route to the gateway is no link, whatever ways there are", () => {
  expect(medium(undefined, "enp3s0")).toBe("unknown");
});

test("routes and kinds as ip prints them; of what is none, nothing", () => {
  const one =
    '[{"dst":"10.97.0.1","gateway":"10.99.0.1","dev":"lan0","prefsrc":"10.99.0.2","flags":[],"uid":0,"cache":[]}]';
  const many =
    '[{"dst":"default","gateway":"10.98.0.1","dev":"wl0","flags":[],"metric":600},{"dst":"default","gateway":"10.99.0.1","dev":"lan0","flags":[],"metric":100}]';
  expect([devicesIn(one), devicesIn(many), devicesIn(""), devicesIn("RTNETLINK answers")]).toEqual([
    ["lan0"],
    ["lan0", "wl0"],
    [],
    [],
  ]);
  const links =
    '[{"ifindex":1,"ifname":"lo","link_type":"loopback"},{},{"ifname":"wl0","linkinfo":{"info_kind":"veth"}}]';
  expect([...kindsIn(links)]).toEqual([["wl0", "veth"]]);
  expect(kindsIn("nothing").size).toBe(0);
});

describe("the disk", () => {
  const disk = (...children: object[]) =>
    JSON.stringify({ blockdevices: [{ name: "sda", type: "disk", mountpoints: [null], children }] });
  const part = (more: object) => ({ name: "sda2", type: "part", ...more });

  test("is encrypted only where every way to / leads through it", () => {
    const crypt = {
      name: "luks",
      type: "crypt",
      children: [{ name: "vg-root", type: "lvm", mountpoints: ["/"] }],
    };
    expect(isRootEncrypted(disk(part({ children: [crypt] })))).toBe(true);
    expect(isRootEncrypted(disk(part({ mountpoints: ["/", "/boot"] })))).toBe(false);
    expect(isRootEncrypted(disk(part({ mountpoints: ["/"] }), part({ children: [crypt] })))).toBe(false);
  });

  test("is not known where / is on none", () => {
    expect([isRootEncrypted(disk()), isRootEncrypted("lsblk: failed")]).toEqual([undefined, undefined]);
  });
});

test("the newest update by dpkg, and not what was put in or taken out beside", () => {
  const installed = "2026-10-05 09:00:01 install nano:amd64 <none> 7.2-1";
  const log = `2026-11-02 06:12:01 startup archives unpack
2026-11-02 06:12:03 upgrade libssl3:amd64 3.0.15-1 3.0.17-1
2026-11-02 06:12:03 status half-configured libssl3:amd64 3.0.15-1
2026-11-03 09:00:01 install nano:amd64 <none> 7.2-1
2026-11-20 09:00:00 remove nano:amd64 7.2-1 <none>
2026-10-30 06:12:03 upgrade libc6:amd64 2.36-9 2.36-10`;
  expect([log, installed, "", "no log"].map(updatedOnIn)).toEqual([
    ...["2026-11-02", "2026-10-05", undefined, undefined],
  ]);
});

test("the newest package by rpm", () => {
  expect(installedOnIn("1760000000\n1762214400\n1700000000\n")).toBe("2025-11-04");
  expect([installedOnIn(""), installedOnIn("rpm: not found")]).toEqual([undefined, undefined]);
});

test("the security updates that wait, and no others", () => {
  const simulated = `NOTE: This is only a simulation!
Inst libc6 [2.36-9] (2.36-9+deb12u4 Debian-Security:12/stable-security [amd64])
Inst nano [7.2-1] (7.2-2 Debian:12.9/stable [amd64])
Inst openssl [3.0.2-0ubuntu1.18] (3.0.2-0ubuntu1.19 Ubuntu:22.04/jammy-updates, Ubuntu:22.04/jammy-security [amd64])
Conf libc6 (2.36-9+deb12u4 Debian-Security:12/stable-security [amd64])`;
  expect([securityUpdatesIn(simulated), securityUpdatesIn("")]).toEqual([2, 0]);
});

test("who is logged in, each once", () => {
  expect(
    usersIn(
      "lin      tty2         2026-11-20 08:30 (tty2)\nlin      pts/0        2026-11-20 08:31\nchen pts/1 2026-11-20 08:40 (10.0.0.3)\n",
    ),
  ).toBe(2);
  expect(usersIn("")).toBe(0);
});

test("ClamAV watches only with its on-access scanner; its signatures are as old as their own head says", () => {
  const head = "ClamAV-VDB:20 Nov 2026 03-26 -0500:27461:2069091:90:abc";
  expect(clamAv(["clamd", "clamonacc"], head)).toEqual({
    product: "ClamAV",
    realTime: true,
    signaturesOn: "2026-11-20",
  });
  expect(clamAv(["clamd"], "half a head")).toEqual({ product: "ClamAV", realTime: false });
  expect(clamAv(["sshd"], undefined)).toBeUndefined();
});

test.skipIf(process.platform !== "linux")(
  "this very machine answers with a medium there is, and never throws",
  async () => {
    const { medium } = await readSystem("192.0.2.1");
    expect(["wired", "wifi", "cellular", "tethered", "unknown"]).toContain(medium);
  },
);
