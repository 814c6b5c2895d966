// What one release changes of another, in words: whom it answers, what its functions may, what opens and closes the gate, by which law events
// are folded, and what rings. Pure.
import { INTEGRATION, INTEGRATIONS } from "../../../api-body.ts";
import type { Properties, Template } from "../../run/intrinsics.ts";
import type { Release } from "./release.ts";

export interface Change {
  /** Its heading. */
  readonly of: keyof typeof HEADINGS;
  /** `-` is not there any more, `+` is new, `~` is otherwise. */
  readonly how: "+" | "-" | "~";
  readonly what: string;
  /** To be looked at before it is deployed. */
  readonly careful?: true;
}

export const HEADINGS = {
  routes: "路徑 routes",
  rights: "函式的權限 rights of functions",
  policies: "政策條文 policies, by clause",
  rules: "規則的參數 parameters and lists of rules",
  laws: "事件的折疊 laws that fold events",
  alarms: "告警 alarms",
  settings: "部署參數 parameters of the deployment",
  functions: "函式 functions",
  resources: "將移除或重建的資源 resources that go or are made anew",
} as const;

type Told = ReadonlyMap<string, string>;

export function changesBetween(before: Release, now: Release): Change[] {
  const both = <T>(read: (release: Release) => T) => [read(before), read(now)] as const;
  return [
    ...differing("routes", ...both(routesIn), (key, told) => `${key}: ${told}`, { gone: true }),
    ...rightsBetween(...both(rightsIn)),
    ...differing("policies", ...both(policiesIn), (id, text) => `${id} ${clauseIn(text)}`, {
      gone: true,
      other: true,
    }),
    ...differing("rules", ...both(rulesIn), (key, value) => `${key} = ${value}`, { other: true }, shown),
    ...lawsBetween(before, now),
    ...differing(
      "alarms",
      ...both(alarmsIn),
      (name, told) => `${name}: ${told}`,
      { gone: true, other: true },
      shown,
    ),
    ...differing("settings", ...both(settingsIn), name => name, {}),
    ...functionsBetween(...both(functionsIn)),
  ];
}

interface Careful {
  readonly gone?: true;
  readonly other?: true;
}

/** What stands under the same name in both, and is not the same. */
function differing(
  of: Change["of"],
  before: Told,
  now: Told,
  words: (name: string, told: string) => string,
  { gone, other }: Careful,
  otherwise: (name: string, was: string, is: string) => string = (name, _, is) => words(name, is),
): Change[] {
  const changes: Change[] = [];
  for (const [name, was] of before) {
    const is = now.get(name);
    if (is === undefined)
      changes.push({ of, how: "-", what: words(name, was), ...(gone && { careful: true }) });
    else if (is !== was)
      changes.push({ of, how: "~", what: otherwise(name, was, is), ...(other && { careful: true }) });
  }
  for (const [name, told] of now)
    if (!before.has(name)) changes.push({ of, how: "+", what: words(name, told) });
  return changes;
}

function shown(name: string, was: string, is: string): string {
  return `${name}: ${was} → ${is}`;
}

function resourcesIn(
  { templates }: Release,
  type: string,
): { stack: string; id: string; properties: Properties }[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) =>
      Type === type ? [{ stack, id, properties: Properties }] : [],
    ),
  );
}

interface Body {
  readonly paths?: Readonly<
    Record<string, Readonly<Record<string, { readonly [INTEGRATION]?: { readonly $ref: string } }>>>
  >;
}

function routesIn(release: Release): Told {
  return new Map(
    resourcesIn(release, "AWS::ApiGatewayV2::Api").flatMap(({ id, properties }) =>
      Object.entries((properties.Body as Body | undefined)?.paths ?? {}).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => {
          const entry = operation[INTEGRATION]?.$ref.split(`/${INTEGRATIONS}/`).at(-1) ?? "";
          const where = id.startsWith("Archives") ? " (archives)" : "";
          return [`${method.toUpperCase()} ${path}${where}`, entry] as const;
        }),
      ),
    ),
  );
}

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** By the role, a right a line. */
function rightsIn(release: Release): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map(
    resourcesIn(release, "AWS::Lambda::Function").map(({ stack, properties }) => {
      const { "Fn::GetAtt": [role] = [] } = (properties.Role ?? {}) as { "Fn::GetAtt"?: string[] };
      return [`${stack}/${role}`, String(properties.Description)] as const;
    }),
  );
  return new Map(
    resourcesIn(release, "AWS::IAM::Role").map(({ stack, id, properties }) => {
      const policies = (properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
      const rights = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(rightsOf));
      return [owners.get(`${stack}/${id}`) ?? `${stack}/${id}`, new Set(rights)] as const;
    }),
  );
}

function rightsOf({ Effect, Action = [], Resource, Condition }: Statement): string[] {
  const to = [Resource].flat().map(plain).sort().join(", ");
  const where = Condition === undefined ? "" : ` [${plain(Condition)}]`;
  return [Action].flat().map(action => `${Effect === "Deny" ? "not " : ""}${action} → ${to}${where}`);
}

/** As somebody reads it: what the template refers to by its name, without what joins it. */
function plain(value: unknown): string {
  if (typeof value === "string") return value;
  const {
    Ref,
    "Fn::GetAtt": got,
    "Fn::ImportValue": imported,
    "Fn::Join": join,
  } = (value ?? {}) as {
    Ref?: string;
    "Fn::GetAtt"?: string[];
    "Fn::ImportValue"?: string;
    "Fn::Join"?: [string, unknown[]];
  };
  if (join) return join[1].map(plain).join(join[0]);
  return Ref ?? got?.[0] ?? imported?.replace(/^.*:ExportsOutput(FnGetAtt|Ref)/, "") ?? JSON.stringify(value);
}

const NONE: ReadonlySet<string> = new Set();

function rightsBetween(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  now: ReadonlyMap<string, ReadonlySet<string>>,
): Change[] {
  const [given, taken] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const owner of [...new Set([...before.keys(), ...now.keys()])].sort()) {
    const [was, is] = [before.get(owner) ?? NONE, now.get(owner) ?? NONE];
    for (const right of is.difference(was)) given.set(right, [...(given.get(right) ?? []), owner]);
    for (const right of was.difference(is)) taken.set(right, [...(taken.get(right) ?? []), owner]);
  }
  const told = ([right, owners]: [string, string[]]) => `${withoutMarks(right)}: ${owners.join(", ")}`;
  return [
    ...[...given].map((each): Change => ({ of: "rights", how: "+", what: told(each), careful: true })),
    ...[...taken].map((each): Change => ({ of: "rights", how: "-", what: told(each) })),
  ];
}

/** By which the CDK keeps one resource's name from another's. */
function withoutMarks(right: string): string {
  return right.replaceAll(/(?<=\w)[0-9A-F]{8}(Arn[0-9A-F]{8})?(?=$|[/,\]" ])/g, "");
}

/** Each by its id, with the folder that says whether it is the gate's. */
function policiesIn({ policies }: Release): Told {
  return new Map(
    [...policies].flatMap(([file, text]) =>
      text.split(/^(?=@id\()/m).flatMap(each => {
        const [, id] = /^@id\("([^"]+)"\)/.exec(each) ?? [];
        return id === undefined ? [] : [[`${file.split("/")[1]}/${id}`, withoutRemarks(each)] as const];
      }),
    ),
  );
}

function withoutRemarks(text: string): string {
  return text.replaceAll(/^\s*\/\/.*$/gm, "").trim();
}

function clauseIn(text: string): string {
  return [...text.matchAll(/@clause\("([^"]+)"\)/g)].map(([, clause]) => clause).join(", ");
}

/** Each value by its path. */
function rulesIn({ rules }: Release): Told {
  return new Map([...rules].flatMap(([file, value]) => leaves(file.replace("policies/", ""), value)));
}

function leaves(at: string, value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [[at, JSON.stringify(value)]];
  if (Array.isArray(value) && value.every(each => typeof each !== "object"))
    return [[at, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(`${at} ${nameOf(name, inner)}`, inner));
}

/** A row is called by what it calls itself: its place means nothing. */
function nameOf(key: string, value: unknown): string {
  const { id, code, clause } = (value ?? {}) as Record<string, unknown>;
  return /^\d+$/.test(key) ? String(id ?? code ?? clause ?? key) : key;
}

function lawsBetween({ laws: before }: Release, { laws: now }: Release): Change[] {
  const releases = (laws: Release["laws"]): Told =>
    new Map([...laws].map(([kind, { release }]) => [kind, release]));
  const again = "（部署後執行 npm run rebuild -- states | npm run rebuild -- states after it is deployed）";
  const rewritten = [...now].filter(([kind, { text, release }]) => {
    const was = before.get(kind);
    return was && was.text !== text && was.release === release;
  });
  return [
    ...differing(
      "laws",
      ...([releases(before), releases(now)] as const),
      kind => kind,
      { gone: true, other: true },
      (kind, was, is) => `${kind}: ${was} → ${is} ${again}`,
    ),
    ...rewritten.map(
      ([kind, { release }]): Change => ({
        ...{ of: "laws", how: "~" },
        what: `${kind}: 檔案已改，版次仍為 | its file is written otherwise, and its release stays ${release}`,
      }),
    ),
  ];
}

function alarmsIn(release: Release): Told {
  const plainly = ({ Threshold, ComparisonOperator, AlarmActions, AlarmRule }: Properties) =>
    AlarmRule === undefined
      ? `${ComparisonOperator} ${Threshold}, ${(AlarmActions as unknown[] | undefined)?.length ?? 0} action(s)`
      : String(AlarmRule);
  return new Map(
    ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"].flatMap(type =>
      resourcesIn(release, type).map(
        ({ properties }) => [String(properties.AlarmName), plainly(properties)] as const,
      ),
    ),
  );
}

function settingsIn({ templates }: Release): Told {
  return new Map(
    [...templates].flatMap(([stack, { Parameters = {} }]: [string, Template]) =>
      Object.entries(Parameters)
        .filter(([name]) => name !== "BootstrapVersion")
        .map(([name, said]) => [`${stack}:${name}`, JSON.stringify(said)] as const),
    ),
  );
}

function functionsIn(release: Release): Told {
  return new Map(
    resourcesIn(release, "AWS::Lambda::Function").map(({ properties }) => [
      String(properties.Description),
      plain((properties.Code as Properties | undefined)?.S3Key),
    ]),
  );
}

/** New code comes with each release: it is enough to know in how many. */
function functionsBetween(before: Told, now: Told): Change[] {
  const renewed = [...now].filter(([name, code]) => before.has(name) && before.get(name) !== code);
  const names = (set: Told) => new Map([...set.keys()].map(name => [name, ""]));
  return [
    ...differing("functions", names(before), names(now), name => name, { gone: true }),
    ...(renewed.length === 0
      ? []
      : [
          {
            ...({ of: "functions", how: "~" } as const),
            what: `${renewed.length} 個函式有新程式 | ${renewed.length} with new code: ${renewed.map(([name]) => name).join(", ")}`,
          },
        ]),
  ];
}
