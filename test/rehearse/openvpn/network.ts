// The network of the rehearsal: a home, a VPN server at its edge, the system's host behind it and another system's beside it, and what
// runs there: OpenVPN with the companion, clients, probes.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCompanion } from "../../../infra/brokers/openvpn/bundle.ts";
import { OWN_VPN_CLIENT } from "../../../infra/local/login/clients.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import type { Program, Scenery } from "../needs/scenery.ts";
import { ENDPOINT, HOME, HOME6 } from "./city.ts";

const SERVER = "198.51.100.1";
const SERVER6 = "2001:db8::1";
export const SYSTEM_HOST = "10.91.1.10";
export const OTHER_HOST = "10.91.2.10";
const PACKETS = join(import.meta.dirname, "packets.ts");
const CONF = join(import.meta.dirname, "../../../infra/brokers/openvpn/server.conf");
export const SILENCE_SECONDS = 8;
export const PASSWORD = "rehearsal only";
const STARTS_MS = 20_000;

export class RehearsedNetwork {
  readonly #scenery: Scenery;
  readonly home: string;
  readonly #edge: string;
  readonly #hosts: readonly string[];
  server!: Program;
  companion!: Program;
  host!: Program;
  other!: Program;
  /** One line bears both families where this machine has both. */
  readonly hasIpv6 = existsSync("/proc/net/if_inet6");
  #told: Readonly<Record<string, string | number>> = {};
  #address: string = HOME;
  #address6: string = HOME6;
  #family: 4 | 6 = 4;

  constructor(scenery: Scenery) {
    this.#scenery = scenery;
    const [home = "", edge = "", ...hosts] = ["home", "edge", "sys", "oth"].map(name =>
      scenery.namespace(name),
    );
    [this.home, this.#edge, this.#hosts] = [home, edge, hosts];
    scenery.cable(
      { in: home, device: "line", address: `${HOME}/24${this.hasIpv6 ? ` ${HOME6}/64` : ""}` },
      { in: edge, device: "out", address: `${SERVER}/24${this.hasIpv6 ? ` ${SERVER6}/64` : ""}` },
    );
    for (const [at, host] of [SYSTEM_HOST, OTHER_HOST].entries()) {
      const gate = host.replace(/10$/, "1");
      const inside = { in: hosts[at] ?? "", device: "lan", address: `${host}/24` };
      scenery.cable(inside, { in: edge, device: `in${at}`, address: `${gate}/24` });
      scenery.ip(inside.in, `route add default via ${gate}`);
    }
    this.#routeTheSystemAlone();
  }

  /** As the set-up says: what comes out of the tunnel has a table of its own, and in it stands the system alone. */
  #routeTheSystemAlone(): void {
    const edge = this.#edge;
    execFileSync("ip", ["netns", "exec", edge, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"]);
    this.#scenery.ip(edge, "rule add iif tun0 lookup 91");
    this.#scenery.ip(edge, "route add 10.91.1.0/24 dev in0 table 91");
    this.#scenery.ip(edge, "route add unreachable default table 91");
  }

  /** `messages`: the port at which the companion is told. */
  async start(endpoints: Endpoints, messages: number): Promise<void> {
    const { folder } = this.#scenery;
    this.#certificates(["server"]);
    execFileSync("openvpn", ["--genkey", "tls-crypt", join(folder, "tls-crypt.key")]);
    writeFileSync(join(folder, "server.conf"), this.#serverConf());
    // Whoever the directory is: it takes account and password on two lines.
    const check = `#!/bin/sh\n{ IFS= read -r who; IFS= read -r word; } < "$1"\n[ -n "$who" ] && [ "$word" = "${PASSWORD}" ]\n`;
    writeFileSync(join(folder, "check-login"), check, { mode: 0o700 });
    writeFileSync(join(folder, "secret"), OWN_VPN_CLIENT.secret, { mode: 0o600 });
    this.#told = { ...this.#settings(endpoints), messagesPort: messages };
    await bundleCompanion(join(folder, "bundle"));
    this.server = this.#scenery.start(["openvpn", "--config", "server.conf"], this.#edge);
    await this.startCompanion();
    const [system = "", other = ""] = this.#hosts;
    this.host = this.#scenery.start([process.execPath, PACKETS, "host", SYSTEM_HOST], system);
    this.other = this.#scenery.start([process.execPath, PACKETS, "host", OTHER_HOST], other);
    for (const each of [this.host, this.other]) await each.says(/listening/, { within: STARTS_MS });
  }

  /** `login`: whether it has anybody to ask for accounts and passwords; without, a certificate is all that is shown. */
  async startCompanion({ login = true } = {}): Promise<void> {
    const since = this.server.lines.length;
    const file = join(this.#scenery.folder, "bundle/docgate-openvpn.mjs");
    const { login: program, ...settings } = this.#told;
    writeFileSync(
      join(this.#scenery.folder, "openvpn.json"),
      JSON.stringify(login ? { ...settings, login: program } : settings),
    );
    this.companion = this.#scenery.start([process.execPath, file, "openvpn.json"]);
    const ready = await this.server.says(/Initialization Sequence Completed/, { since, within: STARTS_MS });
    if (!ready || this.server.ended)
      throw new Error(`OpenVPN did not start: ${this.server.lines.at(-1)?.text}`);
  }

  /** The city's file with this place filled in, and times short enough to wait for. */
  #serverConf(): string {
    const { folder } = this.#scenery;
    return (
      readFileSync(CONF, "utf8")
        .replace("CLIENT_NETWORK CLIENT_NETMASK", "10.90.0.0 255.255.255.0")
        .replace("SYSTEM_NETWORK SYSTEM_NETMASK", "10.91.1.0 255.255.255.0")
        .replaceAll("/etc/openvpn/server/", `${folder}/`)
        .replace("/run/docgate-openvpn/", `${folder}/`)
        .replace(/^dev tun$/m, "dev tun0")
        .replace(/^keepalive .*$/m, "keepalive 1 4")
        // The companion itself refuses whoever gives no account where it has somebody to ask.
        .concat("auth-user-pass-optional\n")
        .replace(/^proto udp6$/m, this.hasIpv6 ? "proto udp6" : "proto udp4")
    );
  }

  #settings({ api, issuer }: Endpoints) {
    const { folder } = this.#scenery;
    return {
      ...{
        api,
        tokenUrl: `${issuer}/token`,
        clientId: OWN_VPN_CLIENT.id,
        clientSecretFile: join(folder, "secret"),
      },
      ...{ system: "household", endpoint: ENDPOINT, management: join(folder, "management.sock") },
      ...{ login: join(folder, "check-login"), silenceSeconds: SILENCE_SECONDS, pollMs: 300 },
    };
  }

  /** Signed by the rehearsal's own CA, made with the first. */
  #certificates(names: readonly string[]): void {
    const ca = [
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.crt -subj /CN=rehearsal -days 2",
    ];
    const config = "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ndefault_md=sha256\n";
    const crl = [
      `printf '${config.replaceAll("\n", "\\n")}' > ca.cnf`,
      ": > index.txt",
      "openssl ca -config ca.cnf -gencrl -crldays 2 -keyfile ca.key -cert ca.crt -out crl.pem",
    ];
    const each = names.flatMap(name => {
      const usage = name === "server" ? "serverAuth" : "clientAuth";
      return [
        `openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=${name}`,
        `printf 'keyUsage=digitalSignature\\nextendedKeyUsage=${usage}\\n' > ${name}.ext`,
        `openssl x509 -req -in ${name}.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile ${name}.ext -out ${name}.crt`,
      ];
    });
    const all = [...(names.includes("server") ? [...ca, ...crl] : []), ...each];
    execFileSync("sh", ["-ec", all.join("\n")], {
      cwd: this.#scenery.folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
  }

  /** `device` for the one whose packets are watched; the others only come and are let in. */
  client(who: { terminal: string; person: string; password?: string; device?: string }): Program {
    const { terminal, person, password = PASSWORD, device } = who;
    const { folder } = this.#scenery;
    const name = `${terminal}-${person === "" ? "alone" : password === PASSWORD ? "right" : "wrong"}`;
    if (!this.#known.has(terminal)) this.#certificates([terminal]);
    this.#known.add(terminal);
    writeFileSync(join(folder, `${name}.login`), `${person}\n${password}\n`, { mode: 0o600 });
    const routes = device
      ? ["dev-type tun", `dev ${device}`, `route ${OTHER_HOST.replace(/10$/, "0")} 255.255.255.0`]
      : ["dev tun", "ifconfig-noexec", "route-noexec"];
    const conf = [
      ...["client", "nobind", "ca ca.crt", "tls-crypt tls-crypt.key"],
      ...[`proto udp${this.#family}`, `remote ${this.#family === 6 ? SERVER6 : SERVER} 1194`],
      ...[
        `cert ${terminal}.crt`,
        `key ${terminal}.key`,
        ...(person === "" ? [] : [`auth-user-pass ${name}.login`]),
        "remote-cert-tls server",
      ],
      ...[
        "auth-retry none",
        "connect-retry 1 1",
        "explicit-exit-notify 1",
        "disable-dco",
        "verb 3",
        ...routes,
      ],
    ];
    writeFileSync(join(folder, `${name}.conf`), conf.join("\n"));
    return this.#scenery.start(["openvpn", "--config", `${name}.conf`], this.home);
  }
  readonly #known = new Set<string>();

  /** What was said last, where something was not as expected. */
  tell(print: (line: string) => void, client: Program | undefined): void {
    for (const { lines } of [this.server, this.companion, ...(client ? [client] : [])])
      for (const { text } of lines.slice(-25)) print(`               | ${text}`);
  }

  probe(host: string): Program {
    return this.#scenery.start([process.execPath, PACKETS, "probe", host], this.home);
  }

  /** By which family clients come from now on. */
  uses(family: 4 | 6): void {
    this.#family = family;
  }

  moves6(address: string): number {
    if (address === this.#address6) return Date.now();
    const at = Date.now();
    this.#scenery.ip(this.home, `addr add ${address}/64 dev line nodad`);
    this.#scenery.ip(this.home, `addr del ${this.#address6}/64 dev line`);
    this.#address6 = address;
    return at;
  }

  /** The line at home has another address from now on. */
  moves(address: string): number {
    if (address === this.#address) return Date.now();
    const at = Date.now();
    this.#scenery.ip(this.home, `addr add ${address}/24 dev line`);
    this.#scenery.ip(this.home, `addr del ${this.#address}/24 dev line`);
    // The second of a subnet goes with the first.
    try {
      this.#scenery.ip(this.home, `addr add ${address}/24 dev line`);
    } catch {
      // It is still there.
    }
    this.#address = address;
    return at;
  }
}
