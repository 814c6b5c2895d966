// One row of the route table: what feeds HttpApi, the local run, the entries' parsing and the OpenAPI document alike.
import type { GenericSchema, InferOutput } from "valibot";
import type { Words } from "../words.ts";
import type { ProblemKind } from "./problem.ts";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** What an answer holds; a route that streams a file names its media type instead of a schema. */
export interface AnswerShape {
  readonly status: 200 | 201 | 202 | 204 | 303;
  readonly schema?: GenericSchema;
  readonly example?: unknown;
  /** More than one where the question chooses between them. */
  readonly mediaType?: string | readonly string[];
}

/** An Idempotency-Key: visible characters, nothing more. */
export const REPEAT_KEY = /^[!-~]{1,128}$/;

/** Nobody logs in for these. */
export const TOKENLESS = ["open", "signed", "pushed"] as const;

export interface Route {
  /** Also the name of the Cedar action that decides it. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  /** The entry that serves it: `terminals/register` is functions/terminals/register.lambda.ts. */
  readonly entry: string;
  /**
   * Whether it changes anything. `open` needs no log-in and shows only what the world may see; `signed` needs none either, since
   * what is handed in bears the signature of who may. `pushed` comes from the city's directory, by a secret of the stage's own.
   */
  readonly kind: "read" | "write" | "open" | "signed" | "pushed";
  readonly summary: Words;
  /** Also for the archives' own system, by a token of its own and nobody logged in. */
  readonly machine?: true;
  readonly params?: GenericSchema;
  readonly query?: GenericSchema;
  /** A schema for JSON, or a media type and size for bytes taken as they are. */
  readonly body?: GenericSchema;
  readonly bytes?: { readonly mediaTypes: readonly string[]; readonly limit: number };
  readonly example?: unknown;
  readonly answer: AnswerShape;
  readonly problems: readonly ProblemKind[];
}

export function route<const R extends Route>(row: R): R {
  return row;
}

/** What the schema of one part of a request yields; a part without a schema is not there. */
export type PartOf<R extends Route, Part extends "params" | "query" | "body"> = R[Part] extends GenericSchema
  ? InferOutput<R[Part]>
  : undefined;

export function routeKey({ method, path }: Pick<Route, "method" | "path">): string {
  return `${method} ${path}`;
}
