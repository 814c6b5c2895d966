// The programs that may ask for a token: the console, the command line, the archives' own system, the brokers.
import type { ClientMetadata } from "oidc-provider";

/** Whom every access token is for, unless the local run says otherwise. */
export const API_AUDIENCE = "urn:docgate:api";

const CONSOLE = "docgate-console";

// Any port of this machine: a program that waits for its code cannot know its port in advance.
export const COMMAND_LINE = { id: "docgate-cli", redirect: "http://127.0.0.1/callback" } as const;

// Not a secret: whoever reaches this provider may be anybody here, and it answers on loopback alone.
export const MACHINE = { id: "archives-machine", secret: "local-demo-only" } as const;

/** The VDI broker of one system: it asks the gate for those who log in there. */
export const BROKER_CLIENT = { id: "vdi-broker-household", secret: "local-demo-only" } as const;

/** The companion of a VPN server of the city's own. */
export const OWN_VPN_CLIENT = { id: "openvpn-household", secret: "local-demo-only" } as const;

export const CLIENTS = [MACHINE, BROKER_CLIENT, OWN_VPN_CLIENT] as const;

export const MACHINES = {
  [MACHINE.id]: {
    name: "檔案主管機關介接系統",
    en: "the archives' own system",
    agency: "national-archives",
    roles: ["archives-system"],
    systems: [],
  },
  [BROKER_CLIENT.id]: {
    name: "戶政體系 VDI 連線代理",
    en: "VDI broker of the household system",
    agency: "civil-affairs-bureau",
    roles: ["broker"],
    systems: ["household", "household-dm"],
  },
  [OWN_VPN_CLIENT.id]: {
    name: "戶政體系自建 VPN 連線代理",
    en: "companion of the household system's own VPN",
    agency: "civil-affairs-bureau",
    roles: ["broker"],
    systems: ["household", "household-dm"],
  },
} as const;
export type Machine = keyof typeof MACHINES;

export function isMachine(name: string): name is Machine {
  return Object.hasOwn(MACHINES, name);
}

/** Redirects are full addresses, such as `http://localhost:8080/console/callback`. */
export function clientsOf(consoleRedirects: readonly string[]): ClientMetadata[] {
  return [
    {
      client_id: CONSOLE,
      client_name: "docgate",
      redirect_uris: consoleRedirects,
      post_logout_redirect_uris: consoleRedirects.map(redirect => new URL(".", redirect).href),
      token_endpoint_auth_method: "none",
    },
    {
      client_id: COMMAND_LINE.id,
      client_name: "docgate CLI",
      application_type: "native",
      redirect_uris: [COMMAND_LINE.redirect],
      token_endpoint_auth_method: "none",
    },
    ...CLIENTS.map(
      ({ id, secret }): ClientMetadata => ({
        client_id: id,
        client_secret: secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ["client_credentials"],
        token_endpoint_auth_method: "client_secret_basic",
      }),
    ),
  ];
}
