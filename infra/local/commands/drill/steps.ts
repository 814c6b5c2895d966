// The steps of each drill, as they are done on AWS too: how far the streams are, a copy elsewhere, restored beside, audited, taken into use and
// written to, audited again, compared. Each is done through what the product has for it.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { obtainToken } from "../../login/obtain-token.ts";
import type { Endpoints } from "../../run/endpoints.ts";
import { withOwnGateway } from "../../run/running.ts";
import { copyOut, type Event, eventsIn, itemsIn, putIn } from "./copy.ts";
import { type Kind, LEFT } from "./kinds.ts";
import { documentsOf, keepKeys, keysIn, publishedAt, signsAnew } from "./signed.ts";

export interface Drill {
  readonly kind: Kind;
  readonly data: string;
  /** Public keys that were kept before; without them, those that the folder's gateway publishes. */
  readonly given: string | undefined;
  /** How far each stream had come before anything was copied. */
  readonly heads: string;
  /** The copy: an item a line. */
  readonly copy: string;
  /** The public keys of before, and those that are published after. */
  readonly keys: string;
  readonly after: string;
  /** What is taken into use in the end. */
  readonly restored: string;
  /** What was recorded there since. */
  readonly since: Event[];
}

export interface Step {
  readonly words: string;
  readonly run: (drill: Drill) => Promise<{ readonly said: string; readonly faults?: number }>;
}

export function newDrill(wish: Pick<Drill, "kind" | "data" | "given">, into: string): Drill {
  mkdirSync(into, { recursive: true });
  const at = (name: string) => join(into, name);
  return {
    ...wish,
    ...{ heads: at("heads.json"), copy: at("journal.jsonl.gz"), restored: at("data"), since: [] },
    ...{ keys: at("jwks.json"), after: at("jwks-after.json") },
  };
}

const KEPT: readonly Step[] = [
  {
    words: "保存公開金鑰 public keys kept",
    run: async ({ data, keys, given }) => ({ said: await keepKeys(data, keys, given) }),
  },
  {
    words: "各串流進度 how far the streams are",
    run: async ({ data, keys, heads }) => audited(data, "--keep", heads, keys),
  },
  { words: "匯出 exported", run: async ({ data, copy }) => ({ said: await copyOut(data, copy) }) },
  { words: "還原至第二個資料庫 restored into a second database", run: restored },
];
const audit = (words: string, by: "keys" | "after"): Step => ({
  words,
  run: async drill => audited(drill.restored, "--against", drill.heads, drill[by]),
});
const used = (by: "keys" | "after"): readonly Step[] => [
  audit("再次查核 audited again, with what was recorded since", by),
  { words: "逐一比對 compared, event by event", run: compared },
];

export const DRILLS: Readonly<Record<Kind, readonly Step[]>> = {
  table: [
    ...KEPT,
    audit("以先前進度查核 audited against how far they were", "keys"),
    { words: "啟用並登錄一事 taken into use, and something recorded", run: inUse },
    ...used("keys"),
  ],
  key: [
    ...KEPT,
    { words: "改用新金鑰並登錄一事 another key signs, and something recorded", run: inUse },
    { words: "已簽文件 what was signed before", run: documents },
    ...used("after"),
  ],
  region: [
    ...KEPT,
    audit("以先前進度查核 audited against how far they were", "keys"),
    { words: "重新部署並登錄一事 deployed anew, and something recorded", run: inUse },
    { words: "已簽文件 what was signed before", run: documents },
    ...used("after"),
  ],
};

/** By the command itself, which starts the gateway of that folder. */
function audited(data: string, how: "--keep" | "--against", heads: string, keys: string) {
  const args = ["infra/local/commands/audit.ts", "--data", data, how, heads, "--keys", keys];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const said = stdout.split("\n").find(line => line.includes(" events, ")) ?? stdout;
  return { said: said.split(" | ").at(-1) ?? said, faults: status ?? 1 };
}

async function restored({ kind, data, copy, restored: folder }: Drill) {
  mkdirSync(folder);
  for (const beside of LEFT[kind])
    if (existsSync(join(data, beside))) cpSync(join(data, beside), join(folder, beside), { recursive: true });
  return { said: `${await putIn(folder, itemsIn(copy))} items` };
}

/** Its own gateway, on what was restored, where it has to take what is new: recorded through its door, and read there. */
async function inUse({ kind, restored: data, keys, after, since }: Drill) {
  const isKeyLost = kind !== "table";
  const retired = isKeyLost ? { RetiredSigningKeys: JSON.stringify(keysIn(keys)) } : {};
  return withOwnGateway(
    data,
    async endpoints => {
      writeFileSync(after, await publishedAt(endpoints.api));
      const recorded = await recordedAt(endpoints);
      since.push(recorded);
      const signs = !isKeyLost || (await signsAnew(endpoints, keysIn(after)));
      const key = isKeyLost ? `, ${signs ? "the new key signs" : "the new key does not sign"}` : "";
      return { said: `${recorded.stream} recorded and read${key}`, faults: signs ? 0 : 1 };
    },
    { isDeployed: kind === "region", parameters: retired },
  );
}

/** Of the copy alone: the folder of the drill is thrown away. */
async function recordedAt({ api, issuer }: Endpoints): Promise<Event> {
  const propertyNo = `3140101-03-${String(randomInt(10_000_000)).padStart(7, "0")}`;
  const { accessToken } = await obtainToken({ issuer, account: "records@household" });
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
  const body = {
    ...{ propertyNo, serial: propertyNo, agency: "household-office", system: "household" },
    ...{ role: "exchange-terminal", ownership: "agency", brand: "Acer", inServiceFrom: "2019-03-01" },
    custodian: "records@household",
  };
  const asked = { method: "POST", headers: { ...headers, "idempotency-key": propertyNo } };
  const answer = await fetch(`${api}/v1/terminals`, { ...asked, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`nothing could be recorded: ${await answer.text()}`);
  const read = await fetch(`${api}/v1/terminals/${propertyNo}/events`, { headers });
  const { rows = [] } = (await read.json()) as { rows?: readonly { version: number; hash: string }[] };
  const [{ version, hash } = { version: 0, hash: undefined }] = rows;
  return { stream: `TERMINAL#${propertyNo}`, version, hash };
}

async function documents({ copy, keys, after }: Drill) {
  const { signed, lost, alone } = await documentsOf(copy, keysIn(keys), keysIn(after));
  // Nothing signed is nothing shown.
  const faults = lost + (signed === 0 ? 1 : 0);
  return { said: `${signed} documents, ${lost} lost (${alone} without the kept public keys)`, faults };
}

async function compared({ data, restored: folder, heads, since }: Drill) {
  const until = new Map(
    (JSON.parse(readFileSync(heads, "utf8")) as { stream: string; version: number }[]).map(
      ({ stream, version }) => [stream, version],
    ),
  );
  const wanted = await eventsIn(data);
  const there = await eventsIn(folder);
  const acknowledged = [...wanted].filter(([, { stream, version }]) => version <= (until.get(stream) ?? 0));
  const lost = acknowledged.filter(([place, { hash }]) => there.get(place)?.hash !== hash);
  for (const [place] of lost.slice(0, 20)) console.error(place);
  const hashes = new Set([...there.values()].map(({ hash }) => hash));
  const gone = since.filter(({ hash }) => hash === undefined || !hashes.has(hash)).length;
  const isEmpty = acknowledged.length === 0 ? 1 : 0;
  return {
    said: `${acknowledged.length} events acknowledged, ${lost.length} lost; ${since.length} since, ${gone} lost`,
    faults: lost.length + gone + isEmpty,
  };
}
