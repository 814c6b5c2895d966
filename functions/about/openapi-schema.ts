// A schema as JSON Schema that common tools can use: numbers in a query as numbers, every pattern, and none that only we can read; pure.
import { type ConversionConfig, toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { portable } from "./portable-pattern.ts";

type Json = Record<string, unknown>;
type Published = NonNullable<ReturnType<NonNullable<ConversionConfig["overrideAction"]>>>;

/** What a client may send. */
export function inputSchema(schema: GenericSchema): Json {
  return converted(schema, { typeMode: "input", overrideAction: asked, overrideSchema: numeric });
}

/** What we answer. What was recorded under older rules is still shown, so no rule for new texts is promised of it. */
export function outputSchema(schema: GenericSchema): Json {
  const ignoreActions = ["regex", "min_length", "max_length", "check"];
  return converted(schema, { typeMode: "output", ignoreActions });
}

// "ignore": a transform or a check in code has no JSON Schema, and the rest of the piece still documents it.
function converted(schema: GenericSchema, config: ConversionConfig): Json {
  const { $schema: _, ...rest } = toJsonSchema(schema, { ...config, errorMode: "ignore" }) as Json;
  return rest;
}

/** What a format does not say by itself. */
const SAID: Readonly<Record<string, string>> = {
  iso_date: "A day that exists, YYYY-MM-DD, from 1912-01-01 to 2910-12-31",
  iso_timestamp: "An instant with its zone, on a day that exists, from 1912 to 2910",
};

/** A second pattern goes beside the first one; the library would drop it. */
function asked({
  valibotAction,
  jsonSchema,
}: Parameters<NonNullable<ConversionConfig["overrideAction"]>>[0]) {
  const { type, requirement } = valibotAction as { readonly type: string; readonly requirement?: unknown };
  const description = Object.hasOwn(SAID, type) ? SAID[type] : undefined;
  if (description !== undefined) return { ...jsonSchema, description } as Published;
  if (type !== "regex" || !(requirement instanceof RegExp)) return undefined;
  const pattern = portable(requirement);
  const { pattern: before, ...rest } = jsonSchema;
  const isFirst = before === requirement.source;
  if (pattern === undefined) return (isFirst ? rest : jsonSchema) as Published;
  if (isFirst) return { ...rest, pattern } as Published;
  return { ...jsonSchema, allOf: [...(jsonSchema.allOf ?? []), { pattern }] } as Published;
}

interface Optional {
  readonly wrapped?: { readonly pipe?: readonly Step[] };
  readonly default?: unknown;
}
interface Step {
  readonly type: string;
  readonly operation?: unknown;
  readonly requirement?: unknown;
}

/** Digits that become a number between bounds: to a client they are that number. */
function numeric({ valibotSchema }: Parameters<NonNullable<ConversionConfig["overrideSchema"]>>[0]) {
  const { wrapped: { pipe = [] } = {}, ...given } = valibotSchema as Optional;
  if (!pipe.some(({ type, operation }) => type === "transform" && operation === Number)) return undefined;
  const bound = (of: string) => pipe.find(({ type }) => type === of)?.requirement;
  const [minimum, maximum] = [bound("min_value"), bound("max_value")];
  if (typeof minimum !== "number" || typeof maximum !== "number") return undefined;
  const unasked = given.default === undefined ? {} : { default: Number(given.default) };
  return { type: "integer" as const, minimum, maximum, ...unasked };
}
