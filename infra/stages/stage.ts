// What a stage says of itself: where it is deployed, what network it has, and where each system's staff are led; types alone.
// One file a stage stands beside this one; `npx cdk synth -c stage=<its name>`. Nothing of it has a default: what is not said is
// not deployed.
import type { SystemCode } from "../../functions/shared/rules/systems.ts";
import type { VpnAuthenticationChoice } from "../vpn-authentication.ts";

export interface Stage {
  /** What all its things in the account are called by, so that two stages may share one: `docgate-taipei-state`. */
  readonly name: string;
  /** Twelve digits. Where the credentials are of another account, nothing is deployed. */
  readonly account: string;
  /** One of `regions.ts`; where official documents' records lie is decided here and nowhere else. */
  readonly region: string;
  /** What was sent in an exercise is locked for a day, and in service for ten years, which nobody can take back. */
  readonly purpose: "service" | "exercise";
  /** Each zone of a VPN endpoint is paid by the hour; a second one keeps it going when the first is down. */
  readonly zones: 1 | 2;
  readonly network: NewNetwork | ExistingNetwork;
  /** How the network leads to the city's own; without it only hosts inside the network can be reached. */
  readonly attachment?: Attachment;
  /**
   * Each has an endpoint of its own, and one that is not named has none: AWS asks the gate by the endpoint and never says which target is
   * meant, so that one shared by group rules would let in without knowing where to (docs/network.md, "One endpoint for several systems").
   */
  readonly systems: Readonly<Partial<Record<SystemCode, StageSystem>>>;
  readonly vpn: StageVpn;
  /** What of the account's executions is the gate's own; `shared`: it draws from the pool that all functions of the region draw from. */
  readonly gate: StageGate | "shared";
  /**
   * From what address notices go by mail: of a domain that is verified with the mail service of this account and region (docs/notices.md).
   * Left out, they wait in the console and go to the city's own services alone.
   */
  readonly mailFrom?: string;
  /** How long records of what packets passed and were refused are kept; the log bears addresses, so no longer than needed. */
  readonly flowLogs: { readonly days: 30 | 90 | 180 | 365 } | "none";
  /** Who hears of alarms: of the run on one machine nobody, and of no other. */
  readonly watch: StageWatch | "nobody";
  /** Left out, the table that the stack makes; a restored one is taken into use by being named here, and the stack's own stays beside it. */
  readonly journal?: { readonly table: string; readonly streamArn: string };
  /** One more each time another key takes the place of the one that signs, which stays; left out, the first one signs. */
  readonly signingKey?: number;
  /** The city's own name, under which people and programs reach it; left out, it has the one that AWS gives. */
  readonly domain?: StageDomain;
  /** `own`: one key of the account's encrypts all that is kept, with a policy and a trail of its own; left out, each service's. */
  readonly dataKey?: "own";
  /** What leaves the journal's keepers' reach each day: the whole of it, and how far each stream had come. */
  readonly daily: StageDaily | "none";
  /** Who may read it all, and change nothing, with `audit`, `replay` and `doctor`: arns of roles or users, of other accounts too. */
  readonly auditors?: readonly string[];
  /** Copies of the journal besides its own 35 days, each day and each month, in a vault that is locked. */
  readonly backup: StageBackup | "none";
  /** Values of the stacks' parameters by name, the same in each stack that has one; what is not said is asked at deployment. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface StageBackup {
  /** How long a copy of a month is kept. Here whoever may lift the vault's lock can take one away sooner: docs/options.md, "Backups". */
  readonly years: number;
  /** The arn of a vault in an account that whoever keeps the journal has no key to. */
  readonly copyTo?: string;
}

export interface StageDomain {
  readonly name: string;
  /** In the certificate manager of this account and region: of the name, or of the front's `origin` where there is a front. */
  readonly certificateArn: string;
  readonly front?: StageFront;
}

/**
 * A web application firewall in front: CloudFront, since an HTTP API takes none. What passes is then read at CloudFront's edges too, and
 * the firewall's rules are kept in Virginia, where CloudFront looks for them; no record is.
 */
export interface StageFront {
  /** By which name it asks the API: another one than people's, and answered to nobody else. */
  readonly origin: string;
  /** Of people's name, in us-east-1. */
  readonly certificateArn: string;
  /** So many requests in five minutes are taken from one address; a whole office may come from one. */
  readonly mostFromOne: number;
  /** From where one may ask, such as TW; left out, from everywhere. */
  readonly countries?: readonly string[];
  /** One more each time its key was changed: the front takes up the new one then. */
  readonly turn: number;
}

export interface StageDaily {
  /** Nobody, not even the account's owner, takes a copy away sooner. */
  readonly days: number;
  /** A bucket of another account, whose lock is that account's; left out, one is made here. */
  readonly to?: { readonly bucket: string; readonly account: string };
}

export interface StageGate {
  /** Of the VPN's questions so many are answered at once, whatever else runs wild; one more is turned away, which is a refusal. */
  readonly atOnce: number;
  /** The same for what closes: its stream, its queue and its timer. */
  readonly closing: number;
  /** Kept started for the VPN's questions, and paid by the hour; at 0 the first question of the morning waits for a start. */
  readonly warm: number;
  /** How a release comes in: a tenth of the questions for five minutes, and taken back by itself when an alarm of the gate's rings. */
  readonly release: "canary" | "at-once";
}

export interface StageWatch {
  /** Each address gets a mail from AWS first, and hears nothing until its link was followed. */
  readonly mail: readonly string[];
  /** An address of a messenger or an on-call service that confirms a subscription of Amazon SNS by itself. */
  readonly hook?: string;
  /** US dollars: told at 80 % of it, and when the month is on its way beyond it. */
  readonly monthlyDollars: number;
}

/** Made here: a /17 or wider, of which each system gets the next /21. */
export interface NewNetwork {
  readonly kind: "new";
  readonly range: string;
}

/** There already. Each system has subnets of its own in it, which nobody else uses: a stop cuts them whole. */
export interface ExistingNetwork {
  readonly kind: "existing";
  readonly vpcId: string;
  readonly range: string;
  readonly subnets: Readonly<Partial<Record<SystemCode, ExistingSubnets>>>;
}

export interface ExistingSubnets {
  /** As many as there are zones. */
  readonly vpn: readonly ExistingSubnet[];
  readonly vdi: readonly ExistingSubnet[];
}

export interface ExistingSubnet {
  readonly id: string;
  readonly range: string;
}

/** `networks` are what lies behind it: a target is in one of them, or in the network itself. */
export type Attachment =
  | { readonly kind: "transit-gateway"; readonly id: string; readonly networks: readonly string[] }
  | {
      /** A site-to-site VPN: AWS gives two tunnels, whose keys its console shows. */
      readonly kind: "site-to-site";
      /** The city's own gateway, as it is seen from outside. */
      readonly cityAddress: string;
      readonly networks: readonly string[];
    }
  /** An existing network whose route tables lead there already: none is touched. */
  | { readonly kind: "in-place"; readonly networks: readonly string[] };

export interface StageSystem {
  /** Whoever connects has an address of it, a /22 to a /12; it can never be changed. */
  readonly clientRange: string;
  /** Where this system's hosts are, and whoever connects is led: this system alone. */
  readonly targets: readonly string[];
  readonly egress: Egress;
  /**
   * Who else may refer to this system's lists in rules of its own: accounts, an organization or a unit of one. For hosts that another
   * account holds; one outside the organization must first accept.
   */
  readonly listsFor?: readonly string[];
}

/** What addresses the exchange sees when somebody works through this system. */
export type Egress =
  /** A NAT gateway a zone with an elastic address, for this system alone. */
  | { readonly kind: "nat" }
  /** The city's own, behind the attachment; as the city has them. */
  | { readonly kind: "city"; readonly addresses: readonly string[] }
  /** Not known to the stage: an administrator records it with the endpoint. */
  | { readonly kind: "unstated" };

export interface StageVpn {
  /** Another one later replaces every endpoint. */
  readonly authentication: VpnAuthenticationChoice;
  /**
   * `off`: nobody can say by a log-in ticket that they sit at a terminal, and only a name that the VPN's own log-in sends is somebody.
   * Left out, whoever borrowed a terminal can. Never off where endpoints ask for the certificate alone: nobody could come in.
   */
  readonly logInTicket?: "off";
  /** In the certificate manager of this account and region; left out, it is asked at deployment. */
  readonly serverCertificateArn?: string;
  readonly clientRootCertificateArn?: string;
  /** False sends all of a terminal's traffic through the tunnel: what is not a target is then refused. */
  readonly splitTunnel: boolean;
  /** At most two, inside the network or behind the attachment; every system's staff reach them on port 53. */
  readonly dnsServers: readonly string[];
  /**
   * Endpoints are joined to their subnets at these times alone, "07:30" to "18:30" in Taipei on working days, and so paid for; left out,
   * always. Whoever must work outside of them cannot: leave it out where overtime is assigned.
   */
  readonly officeHours?: { readonly from: string; readonly until: string };
}
