// What a right may need to be given, by the stack that gives it; types alone.
import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type { ISecret } from "aws-cdk-lib/aws-secretsmanager";
import type { CityService } from "../functions/notices/names.ts";
import type { FollowerQueues } from "./follower-queues.ts";

export interface Granted {
  readonly journal: dynamodb.ITableV2;
  readonly directory: dynamodb.TableV2;
  readonly packs: s3.Bucket;
  readonly notices: dynamodb.TableV2;
  /** Who sends, where the stage says; and where what a notice speaks of is seen to. */
  readonly mail: { readonly from: string | undefined; readonly apiUrl: string };
  /** The city's own, only where a function tells people. */
  readonly services?: Readonly<
    Record<CityService, { readonly url: string; readonly secret: Pick<ISecret, "secretArn"> }>
  >;
  /** Where calls are asked for, or none; only where a function says whether anybody is called. */
  readonly voiceUrl?: string;
  readonly queues: FollowerQueues;
  /** Where each day's copies lie, where the stage has them made. */
  readonly keptBucket: string | undefined;
  /** Where the stage leads each system's staff, as JSON. */
  readonly targets: string;
  readonly upkeep: Upkeep;
  /** The public keys that signed before, as a JSON list of JWKs; only where a function signs or verifies. */
  readonly retired?: string;
  /** Whether a broker on this very machine may be told, only where a function tells any. */
  readonly loopback?: string;
  /** By which the city's directory proves itself, only where a function is pushed to. */
  readonly scim?: { readonly secret: Pick<ISecret, "secretArn">; readonly apiUrl: string };
  /** Only where a function serves the console. */
  readonly console?: ConsoleSettings;
}

/** What of the network no template can say. */
export interface Upkeep {
  /** All of it, as JSON. */
  readonly wanted: string;
  /** The group that is kept empty, where the network is ours. */
  readonly defaultGroup?: string;
  /** Whether endpoints are joined to their subnets in office hours alone. */
  readonly joins: boolean;
}

/** What the console needs to log people in and to keep their sessions in their own browsers. */
export interface ConsoleSettings {
  readonly apiUrl: string;
  /** Where it asks the API, if a front stands before that. */
  readonly origin: string | undefined;
  readonly client: string;
  /** Seals what browsers keep for it. */
  readonly key: Pick<ISecret, "secretArn">;
  /** How it asks for a log-in, as JSON. */
  readonly logIn: string;
  /** By what it proves itself to the issuer, where it does. */
  readonly secret: Pick<ISecret, "secretArn">;
}
