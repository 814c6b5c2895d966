// Which stack holds the functions of which folder: a stack a concern, each far from the 500 resources that one may have.
export const CONCERNS = ["gate", "lists", "records", "hours", "reports", "console"] as const;
export type Concern = (typeof CONCERNS)[number];

const FOLDERS: Readonly<Record<string, Concern>> = {
  about: "console",
  agencies: "records",
  allowlist: "lists",
  approvals: "records",
  attendance: "hours",
  audit: "console",
  brokers: "gate",
  calendars: "records",
  closing: "gate",
  console: "console",
  devices: "records",
  directory: "records",
  documents: "reports",
  firm: "reports",
  following: "gate",
  hours: "hours",
  network: "lists",
  notices: "reports",
  oddities: "reports",
  people: "records",
  posture: "gate",
  products: "records",
  recheck: "gate",
  reports: "reports",
  rosters: "hours",
  sessions: "gate",
  stops: "gate",
  supplies: "hours",
  systems: "lists",
  terminals: "records",
  tickets: "gate",
  together: "console",
};

export function concernOf(entry: string): Concern {
  const concern = FOLDERS[entry.split("/")[0] ?? ""];
  if (!concern) throw new Error(`no stack holds ${entry}: give its folder one in concerns.ts`);
  return concern;
}
