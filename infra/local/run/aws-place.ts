// Where a script finds the services it works on: those of the gateway on a folder, or those of an account, as it was told.
import { DATA } from "./folder.ts";
import { useJournal } from "./journal-settings.ts";
import { withGateway } from "./running.ts";
import { CannotBegin } from "./sentence.ts";
import { placeOfStage } from "./stage-place.ts";

export interface AwsPlace {
  readonly data: string;
  /** Of an account; without it, this machine. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  /** The journal's table there, where the script reads or writes it. */
  readonly table?: string | undefined;
  /** What the names of its stage begin with, where that was said. */
  readonly names?: string | undefined;
  /** Where it answers, where that is known. */
  readonly api?: string | undefined;
}

/** Of every script that works on either; `stage` stands for region, table and address. */
export const PLACE_OPTIONS = {
  data: { type: "string", default: DATA },
  stage: { type: "string" },
  region: { type: "string" },
  profile: { type: "string" },
  table: { type: "string" },
} as const;

interface Said {
  readonly data: string;
  readonly stage?: string | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly table?: string | undefined;
}

/** Undefined where what was said does not go together. */
export function saidPlace({ data, stage, region, profile, table }: Said): (() => AwsPlace) | undefined {
  if (stage) return region || table ? undefined : () => ({ data, profile, ...placeOfStage(stage, profile) });
  if (region ? !table : profile || table) return undefined;
  return () => ({ data, region, profile, table });
}

/** The doors of the product read their settings as in a function: here those of the place. */
export async function atPlace<T>(
  place: AwsPlace,
  script: (at: Pick<AwsPlace, "api" | "table" | "names">) => Promise<T>,
): Promise<T> {
  const { data, names, region, profile, table, api } = place;
  if (region) {
    Object.assign(process.env, {
      AWS_REGION: region,
      ...(profile && { AWS_PROFILE: profile }),
      ...(table && { JOURNAL_TABLE: table }),
    });
    return script({ api, table, names });
  }
  return withGateway(data, endpoints => {
    useJournal(endpoints);
    process.env.AWS_ENDPOINT_URL_SQS = endpoints.aws.sqs;
    return script({ api: endpoints.api, table: endpoints.table });
  });
}

/** A profile in the shell is not this script's: it is named, or nothing of it is used. */
export function requireKeys<T>(keys: T | undefined): T {
  if (keys === undefined)
    throw new CannotBegin("請以 --keys 指定公開金鑰檔 | name the file of public keys with --keys");
  return keys;
}
