// What Windows answers, modelled on Microsoft's documentation of Get-NetAdapter, SecurityCenter2, BitLocker and their Chinese names: none of it
// was recorded on a computer of a city.
import { describe, expect, test } from "vitest";
import { windowsKeyIn } from "../../infra/agent/key-store.ts";
import { winHttpProxy } from "../../infra/agent/network.ts";
import { readWindows } from "../../infra/agent/windows.ts";

const card = (index: number, name: string, more: object = {}) => ({
  ...{ index, name, description: "Intel(R) Ethernet Connection I219-LM", up: true, hardware: true },
  ...{ medium: 0, physical: 14, driver: "e1d.sys", device: "PCI\\VEN_8086" },
  ...more,
});
const cable = card(12, "乙太網路");
const wifi = card(17, "Wi-Fi", {
  description: "Intel(R) Wi-Fi 6 AX201 160MHz",
  physical: 9,
  driver: "Netwtw10.sys",
});
const tunnel = card(40, "區域連線", {
  description: "TAP-Windows Adapter V9",
  hardware: false,
  physical: 0,
  driver: "tap0901.sys",
  device: "ROOT\\NET",
});
const wintun = card(41, "AWS VPN", {
  description: "AWS VPN Client TAP",
  hardware: false,
  medium: 19,
  physical: 0,
  driver: "wintun.sys",
  device: "SWD\\WINTUN",
});
const vSwitch = card(50, "vEthernet (外部)", {
  description: "Hyper-V Virtual Ethernet Adapter",
  hardware: false,
  physical: 0,
  driver: "vmswitch.sys",
  device: "ROOT\\VMS_MP",
});
const rndis = card(60, "乙太網路 3", {
  description: "遠端 NDIS 網際網路共用裝置",
  driver: "rndismp6.sys",
  device: "USB\\VID_04E8",
});
const iPhone = card(61, "乙太網路 4", {
  description: "Apple Mobile Device Ethernet",
  driver: "netaapl64.sys",
  device: "USB\\VID_05AC",
});
const ncm = card(62, "乙太網路 5", {
  description: "UsbNcm Host Device",
  driver: "UsbNcm.sys",
  device: "USB\\VID_18D1",
});
const dongle = card(63, "乙太網路 6", {
  description: "Realtek USB GbE Family Controller",
  driver: "rtux64w10.sys",
  device: "USB\\VID_0BDA",
});
const lte = card(70, "行動電話", {
  description: "Fibocom L850-GL",
  medium: 9,
  physical: 8,
  driver: "cxwmbclass.sys",
  device: "USB\\VID_2CB7",
});
const blue = card(80, "藍牙網路連線", {
  description: "Bluetooth Device (Personal Area Network)",
  physical: 10,
  driver: "bthpan.sys",
  device: "BTH\\MS_BTHPAN",
});

const answer = (more: object = {}) =>
  JSON.stringify({ route: 12, defaults: [12], adapters: [cable], products: [], defender: null, ...more });
const medium = (route: number | null, defaults: readonly number[], adapters: readonly object[]) =>
  readWindows(answer({ route, defaults, adapters })).medium;

describe("the link of the way to the gateway", () => {
  test.each([
    ["a cable", [12], [cable, { ...wifi, up: false }], "wired"],
    ["Wi-Fi", [17], [{ ...cable, up: false }, wifi], "wifi"],
    ["both up, the cable preferred", [12, 17], [cable, wifi], "wired"],
    ["both up, Wi-Fi preferred", [17, 12], [cable, wifi], "wifi"],
    ["a VPN over a cable", [40, 12], [tunnel, cable, wifi], "wired"],
    ["a VPN over Wi-Fi", [41, 17], [wintun, cable, wifi], "wifi"],
    ["a Hyper-V switch that took the cable over", [50], [vSwitch, cable, { ...wifi, up: false }], "wired"],
    ["a Hyper-V switch, and nobody knows which card is behind it", [50], [vSwitch, cable, wifi], "unknown"],
    ["a telephone by USB, named in Chinese", [60], [rndis], "tethered"],
    ["an iPhone by USB", [61], [iPhone], "tethered"],
    ["a USB driver of phones and docks alike", [62], [ncm], "unknown"],
    ["a network card on USB", [63], [dongle], "wired"],
    ["a mobile modem", [70], [lte], "cellular"],
    ["Bluetooth", [80], [blue], "tethered"],
    ["a tunnel and nothing beneath", [40], [tunnel], "unknown"],
    ["a card that is down", [12], [{ ...cable, up: false }], "unknown"],
    ["a medium of a kind nobody knows", [12], [{ ...cable, physical: 99 }], "unknown"],
  ] as const)("%s", (_, ways, adapters, expected) => {
    expect(medium(ways[0], ways, adapters)).toBe(expected);
  });

  test("without a route to the gateway the default ways count; without any, nothing is known", () => {
    expect(medium(null, [12], [cable])).toBe("wired");
    expect(medium(null, [], [cable])).toBe("unknown");
  });
});

describe("the antivirus", () => {
  const read = (products: readonly object[], defender: object | null = null) =>
    readWindows(answer({ products, defender })).antivirus;
  const defender = { realTime: true, signaturesOn: "2026-11-20" };

  test.each([
    [
      "Defender, on",
      [{ name: "Windows Defender", state: 397568 }],
      defender,
      { realTime: true, signaturesOn: "2026-11-20" },
    ],
    [
      "Defender, turned off",
      [{ name: "Microsoft Defender 防毒軟體", state: 393472 }],
      { ...defender, realTime: false },
      { realTime: false },
    ],
    [
      "another product, on and new",
      [{ name: "趨勢科技 Apex One", state: 266240 }],
      null,
      { product: "趨勢科技 Apex One", realTime: true },
    ],
    [
      "another product, on with old signatures",
      [{ name: "Apex One", state: 266256 }],
      null,
      { realTime: false },
    ],
    ["another product, snoozed", [{ name: "Apex One", state: 262144 }], null, { realTime: false }],
    [
      "Defender stepped back for another one",
      [
        { name: "Windows Defender", state: 393472 },
        { name: "ESET", state: 266240 },
      ],
      { ...defender, realTime: false },
      { product: "ESET", realTime: true },
    ],
    [
      "a server without a security center",
      [],
      defender,
      { product: "Microsoft Defender Antivirus", realTime: true },
    ],
  ] as const)("%s", (_, products, of, expected) => {
    expect(read(products, of)).toMatchObject(expected);
  });

  test("that is not told is not known", () => expect(read([null as never])).toBeUndefined());
});

test("disk, updates and who uses it; a part that failed is left out", () => {
  const more = { disk: { protection: 1, volume: 1 }, updatedOn: "2026-11-12", users: 1, profiles: 2 };
  expect(readWindows(answer(more))).toMatchObject({
    diskEncrypted: true,
    updatedOn: "2026-11-12",
    sharedDevice: true,
  });
  expect(readWindows(answer({ disk: { protection: 0, volume: 1 } })).diskEncrypted).toBe(false);
  expect(Object.keys(readWindows(answer({ disk: null, users: 1, profiles: null })))).toEqual([
    "medium",
    "adapter",
  ]);
});

test.each(["", "{", "[]", "null", "系統找不到指定的檔案。", '{"adapters":"x"}'])(
  "no answer of ours: %s",
  text => {
    expect(readWindows(text)).toEqual({ medium: "unknown" });
  },
);

test("a byte order mark and lists of nothing are what PowerShell writes at times", () => {
  const text = `\uFEFF${JSON.stringify({ route: 12, defaults: [null], adapters: [cable, null] })}`;
  expect(readWindows(text).medium).toBe("wired");
});

test("a key is where its provider says, and nothing but a whole key is one", () => {
  const whole = {
    thumbprint: "A".repeat(40),
    made: true,
    x: Buffer.alloc(32, 1).toString("base64"),
    y: Buffer.alloc(32, 2).toString("base64"),
  };
  const of = (more: object) => windowsKeyIn(JSON.stringify({ ...whole, ...more }));
  expect(of({ provider: "Microsoft Platform Crypto Provider" }).place).toBe("hardware");
  expect(of({ provider: "Microsoft Software Key Storage Provider" }).place).toBe("not-exportable");
  expect(() => of({ provider: "x", x: "AAAA" })).toThrow();
  expect(() => windowsKeyIn("")).toThrow();
});

describe("the proxy that WinHTTP is set to", () => {
  test.each([
    ["none", "\r\n目前的 WinHTTP Proxy 設定:\r\n\r\n    直接存取 (沒有 Proxy 伺服器)。\r\n", {}],
    [
      "none, in English",
      "\r\nCurrent WinHTTP proxy settings:\r\n\r\n    Direct access (no proxy server).\r\n",
      {},
    ],
    [
      "one for all",
      "\r\n目前的 WinHTTP Proxy 設定:\r\n\r\n    Proxy 伺服器:  proxy.city.example:8080\r\n    略過清單     :  *.city.example;<local>\r\n",
      { HTTPS_PROXY: "http://proxy.city.example:8080", NO_PROXY: "*.city.example" },
    ],
    [
      "one for each",
      "\r\nCurrent WinHTTP proxy settings:\r\n\r\n    Proxy Server(s) :  http=a.example:1;https=b.example:2\r\n    Bypass List     :  (none)\r\n",
      { HTTP_PROXY: "http://a.example:1", HTTPS_PROXY: "http://b.example:2" },
    ],
  ])("%s", (_, text, expected) => {
    expect(winHttpProxy(text)).toMatchObject(expected);
    if (Object.keys(expected).length === 0) expect(winHttpProxy(text)).toEqual({});
  });
});
