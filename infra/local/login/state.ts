// What the provider remembers between requests and between runs: sessions, grants, codes, log-ins under way.
import { join } from "node:path";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";
import * as v from "valibot";
import type { Log } from "../run/loopback.ts";
import { sentenceOf } from "../run/sentence.ts";
import { keep, readKept } from "./kept-file.ts";

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

const shape = v.array(
  v.tuple([
    v.string(),
    v.object({ payload: v.custom<AdapterPayload>(isRecord, "not a record"), expiresAt: v.number() }),
  ]),
);

export interface State {
  readonly adapter: AdapterFactory;
  /** Resolves when everything remembered so far is on disk. */
  save(): Promise<void>;
}

export function openState(folder: string, log: Log): State {
  const file = join(folder, "state.json");
  const entries = new Map<string, Entry>(readKept(file, shape));
  const save = keeper(async () => {
    forgetExpired(entries, Date.now());
    await keep(file, [...entries]);
  }, log);
  return { adapter: model => adapterOf(model, entries, save), save };
}

function adapterOf(model: string, entries: Map<string, Entry>, save: () => Promise<void>): Adapter {
  const key = (id: string) => `${model}:${id}`;
  const find = (wanted: (payload: AdapterPayload) => boolean) =>
    [...entries].find(([at, { payload }]) => at.startsWith(key("")) && wanted(payload))?.[1].payload;
  return {
    find: async id => entries.get(key(id))?.payload,
    findByUid: async uid => find(payload => payload.uid === uid),
    findByUserCode: async userCode => find(payload => payload.userCode === userCode),
    upsert: async (id, payload, seconds = 0) => {
      entries.set(key(id), { payload, expiresAt: Date.now() + seconds * 1000 });
      save();
    },
    consume: async id => {
      const entry = entries.get(key(id));
      if (entry) entry.payload.consumed = true;
      save();
    },
    destroy: async id => {
      entries.delete(key(id));
      save();
    },
    revokeByGrantId: async grantId => {
      for (const [at, { payload }] of entries)
        if (at.startsWith(key("")) && payload.grantId === grantId) entries.delete(at);
      save();
    },
  };
}

/** One write at a time, and one more for whatever changed meanwhile. */
function keeper(write: () => Promise<void>, log: Log): () => Promise<void> {
  let running = Promise.resolve();
  let waiting = false;
  return () => {
    if (waiting) return running;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return write().catch(fault =>
        log(`登入狀態無法寫入 | log-in state cannot be written: ${sentenceOf(fault)}\n`),
      );
    });
    return running;
  };
}

function forgetExpired(entries: Map<string, Entry>, now: number): void {
  for (const [at, { expiresAt }] of entries) if (expiresAt < now) entries.delete(at);
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
