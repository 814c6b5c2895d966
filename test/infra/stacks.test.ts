// The stacks as they would be deployed: what must never happen, asserted; nothing is compared wholesale.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ENTRIES } from "../../functions/entries.ts";
import { CAUGHT, ROUTES } from "../../functions/routes.ts";
import { DEFAULT_ROUTE, INTEGRATION, INTEGRATIONS } from "../../infra/api-body.ts";
import { build } from "../../infra/local/run/build.ts";
import type { Template } from "../../infra/local/run/intrinsics.ts";
import { quotasOf, toBeRaised } from "../../infra/quotas.ts";

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is walked as what it is, JSON.
  readonly Properties: any;
}

const resources = new Map<string, Resource>();
const parameters = new Map<string, { readonly Default?: string }>();
const counts = new Map<string, number>();
/** The text of each template, by its stack. */
const texts = new Map<string, string>();
beforeAll(async () => {
  const { folder } = await build();
  for (const file of readdirSync(folder).filter(name => name.endsWith(".template.json"))) {
    const text = readFileSync(join(folder, file), "utf8");
    const { Resources, Parameters = {} } = JSON.parse(text) as {
      Resources: Record<string, Resource>;
      Parameters?: Record<string, { Default?: string }>;
    };
    for (const [name, parameter] of Object.entries(Parameters)) parameters.set(name, parameter);
    for (const [id, resource] of Object.entries(Resources)) resources.set(id, resource);
    const stack = file.replace(".template.json", "");
    counts.set(stack, Object.keys(Resources).length);
    texts.set(stack, text);
  }
});

const ofType = (type: string) => [...resources].filter(([, { Type }]) => Type === type);
const functions = () => ofType("AWS::Lambda::Function");
const aliases = () => ofType("AWS::Lambda::Alias");
/** The function that an alias stands before. */
const aliased = (id: string): string => resources.get(id)?.Properties.FunctionName.Ref;

/** A function's rights are in its role; what else has rights keeps them in a policy of its own. */
const documents = (): { Statement: { Action: string | string[]; [name: string]: unknown }[] }[] => [
  ...ofType("AWS::IAM::Policy").map(([, { Properties }]) => Properties.PolicyDocument),
  // Whoever audits is no function: test/local/rights has that role.
  ...ofType("AWS::IAM::Role").flatMap(([, { Properties }]) =>
    Properties.RoleName === "docgate-auditors"
      ? []
      : (Properties.Policies ?? []).map((policy: { PolicyDocument: object }) => policy.PolicyDocument),
  ),
];

test("no stack has more than half of the 500 resources that CloudFormation takes", () => {
  expect([...counts].filter(([, count]) => count > 250)).toEqual([]);
});

test("exactly these quotas must be raised first, and the runbook says so", () => {
  const templates = [...texts.values()].map(text => JSON.parse(text) as Template);
  expect(toBeRaised(templates).map(({ name, given, needed }) => [name.en, given, needed])).toEqual([
    ["Client VPN endpoints per region", 5, 11],
    ["rules per security group and direction", 60, 200],
  ]);
  const runbook = readFileSync("docs/operator-runbook.md", "utf8").replaceAll(/\s+/g, " ");
  expect(runbook).toContain("Client VPN endpoints per region to 11, and rules per security group to 200");
  // What cannot be raised is never needed.
  expect(quotasOf(templates).filter(({ isFixed, given, needed }) => isFixed && needed > given)).toEqual([]);
});

test("the API's stack rests on no other, so that rebuilding functions changes no address", () => {
  expect(texts.get("docgate-api")).not.toContain("Fn::ImportValue");
});

test("no stack of functions rests on another of them", () => {
  const features = [...texts].filter(([stack]) => !["docgate-state", "docgate-api"].includes(stack));
  for (const [stack, text] of features) {
    const imported = [...text.matchAll(/"Fn::ImportValue": "(docgate-\w+):/g)].map(([, from]) => from);
    // The VPN lies in the network, and a function of the lists' stack keeps it: they go before it does.
    const foundations = [
      "docgate-state",
      "docgate-api",
      ...(["docgate-vpn", "docgate-lists"].includes(stack) ? ["docgate-network"] : []),
    ];
    expect([stack, imported.filter(from => !foundations.includes(from ?? ""))]).toEqual([stack, []]);
  }
});

describe("what must never be lost", () => {
  test("the journal is retained, protected from deletion, backed up, encrypted and streamed", () => {
    const [[, table] = []] = ofType("AWS::DynamoDB::GlobalTable");
    const [replica] = table?.Properties.Replicas ?? [];
    expect(table?.DeletionPolicy).toBe("Retain");
    expect(replica.DeletionProtectionEnabled).toBe(true);
    expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(table?.Properties.SSESpecification.SSEEnabled).toBe(true);
    expect(table?.Properties.StreamSpecification.StreamViewType).toBe("NEW_IMAGE");
  });

  test("only answered requests can expire", () => {
    const [[, table] = []] = ofType("AWS::DynamoDB::GlobalTable");
    expect(table?.Properties.TimeToLiveSpecification).toEqual({ AttributeName: "expires", Enabled: true });
  });
});

// Seats are counted and guards are raised in place, under keys of their own, and that is all that may be.
const isOfNames = ({ Action, Resource }: { Action: unknown; Resource?: unknown }) =>
  [Action].flat().includes("dynamodb:DeleteItem") && /Directory/.test(JSON.stringify(Resource));
const changing = ({ Action, Condition }: { Action: unknown; Condition?: Record<string, unknown> }) =>
  ["SEATS#*", "GUARD#*"].find(
    keys =>
      Action === "dynamodb:UpdateItem" &&
      JSON.stringify(Condition) ===
        `{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["${keys}"]},"Null":{"dynamodb:LeadingKeys":"false"}}`,
  );

describe("every function", () => {
  test("is one entry, on Node 24 and arm64, with structured logs, tracing and source maps", () => {
    expect(
      functions()
        .map(([, { Properties }]) => Properties.Description)
        .sort(),
    ).toEqual(ENTRIES.map(({ path }) => path).sort());
    for (const [id, { Properties }] of functions()) {
      expect([
        id,
        Properties.Runtime,
        Properties.Architectures,
        Properties.LoggingConfig.LogFormat,
        Properties.TracingConfig.Mode,
      ]).toEqual([id, "nodejs24.x", ["arm64"], "JSON", "Active"]);
      // Node would read the bundle's map at every start.
      expect(Properties.Environment?.Variables?.NODE_OPTIONS).toBeUndefined();
    }
  });

  test("rests on nothing but its own package: there is no layer", () => {
    expect(ofType("AWS::Lambda::LayerVersion")).toEqual([]);
    for (const [, { Properties }] of functions()) expect(Properties.Layers ?? []).toEqual([]);
  });

  test("takes addresses for examples only where a deployment says so", () => {
    expect(parameters.get("DocumentationRanges")?.Default).toBe("refused");
    for (const [, { Properties }] of functions())
      expect(Properties.Environment.Variables.DOCUMENTATION_RANGES).toEqual({ Ref: "DocumentationRanges" });
  });

  test("has a log that is kept and an alarm that names its article in the runbook", () => {
    const logs = new Set(
      ofType("AWS::Logs::LogGroup")
        .filter(([, { Properties }]) => Properties.RetentionInDays)
        .map(([id]) => id),
    );
    const alarms = ofType("AWS::CloudWatch::Alarm").map(([, { Properties }]) => Properties);
    const runbook = readFileSync("docs/operator-runbook.md", "utf8");
    for (const [id, { Properties }] of functions()) {
      expect(logs).toContain(Properties.LoggingConfig.LogGroup.Ref);
      const alarm = alarms.find(({ Metrics }) => JSON.stringify(Metrics ?? []).includes(`"${id}"`));
      const article = /operator-runbook\.md#([\w-]+)/.exec(alarm?.AlarmDescription)?.[1];
      expect(runbook).toContain(`## ${article}`);
      // Lambda counts what ended in an error; what was answered as one is counted in the log.
      expect(JSON.stringify(alarm?.Metrics)).toContain(`"failed ${Properties.Description}"`);
    }
  });

  test("alarms for what its row says a person must look at, and every alarm has its article", () => {
    const alarms = ofType("AWS::CloudWatch::Alarm").map(([, { Properties }]) => Properties);
    const runbook = readFileSync("docs/operator-runbook.md", "utf8");
    const wanted = ENTRIES.flatMap(({ path, alarms = {} }) =>
      Object.entries(alarms).map(([happening, most]) => [`${happening} ${path}`, most]),
    );
    const made = alarms.filter(
      ({ Namespace, MetricName }) => Namespace === "docgate" && !/^moved-meanwhile /.test(MetricName),
    );
    expect(made.map(({ MetricName, Threshold }) => [MetricName, Threshold]).sort()).toEqual(wanted.sort());
    for (const { AlarmDescription } of alarms) {
      const article = /operator-runbook\.md#([\w-]+)/.exec(AlarmDescription)?.[1];
      expect(runbook).toContain(`## ${article}\n`);
    }
  });

  test("may do by no right everything, nor delete or update what is in the journal", () => {
    const statements = documents()
      .flatMap(({ Statement }) => Statement)
      .filter(statement => !changing(statement) && !isOfNames(statement));
    const actions: string[] = statements.flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions.filter(action => /\*/.test(action))).toEqual([]);
    expect(actions.filter(action => /dynamodb:(Delete|Update|BatchWrite|PartiQL|Scan)/.test(action))).toEqual(
      [],
    );
  });

  test("deletes names alone, and only where the directory pushes them", () => {
    const deleting = documents().filter(({ Statement }) => Statement.some(isOfNames));
    expect(deleting).toHaveLength(ENTRIES.filter(({ rights }) => rights.includes("directory-pushed")).length);
    for (const { Resource } of deleting.flatMap(({ Statement }) => Statement.filter(isOfNames)))
      expect(JSON.stringify(Resource)).not.toContain("Journal");
  });

  test("of the console reads from the journal whether a log-in was ended, and nothing else", () => {
    const rights = documents()
      .flatMap(({ Statement }) => Statement)
      .filter(({ Condition }) => JSON.stringify(Condition ?? "").includes("LOGOUT#*"));
    expect(rights.map(({ Action, Condition }) => [Action, Condition])).toEqual(
      ENTRIES.filter(each => each.rights.includes("console-session")).map(() => [
        "dynamodb:GetItem",
        {
          "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["LOGOUT#*"] },
          Null: { "dynamodb:LeadingKeys": "false" },
        },
      ]),
    );
  });

  test("that may not write the journal cannot", () => {
    for (const { path, rights } of ENTRIES.filter(({ rights }) => !rights.includes("journal-write"))) {
      const [id] = functions().find(([, { Properties }]) => Properties.Description === path) ?? [];
      const role = resources.get(id ?? "")?.Properties.Role["Fn::GetAtt"][0];
      const granted = [
        resources.get(role)?.Properties.Policies,
        ...ofType("AWS::IAM::Policy").filter(([, { Properties }]) =>
          Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role),
        ),
      ];
      expect(granted[0] ?? []).not.toEqual([]);
      // The directory of names and the notices are tables of their own.
      const adding = statementsIn(granted).filter(
        ({ Action, Resource }) =>
          [Action].flat().includes("dynamodb:PutItem") && !/Directory|Notices/.test(JSON.stringify(Resource)),
      );
      expect([path, rights, adding]).toEqual([path, rights, []]);
    }
  });
});

interface GrantedStatement {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
}

function statementsIn(value: unknown): readonly GrantedStatement[] {
  if (typeof value !== "object" || value === null) return [];
  return "Action" in value ? [value as GrantedStatement] : Object.values(value).flatMap(statementsIn);
}

describe("the API", () => {
  const body = () => ofType("AWS::ApiGatewayV2::Api")[0]?.[1].Properties.Body;
  const uriOf = (operation: { [INTEGRATION]: { $ref: string } }): string => {
    const name = operation[INTEGRATION].$ref.split("/").at(-1) ?? "";
    return JSON.stringify(body().components[INTEGRATIONS][name].uri);
  };

  test("has every route of the table, and an answer to all others, also to those a parameter would catch", () => {
    const { [DEFAULT_ROUTE]: otherwise, ...paths } = body().paths;
    const keys = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    );
    const wanted = [...ROUTES, ...CAUGHT].map(({ method, path }) => `${method} ${path}`);
    expect(keys.sort()).toEqual(wanted.sort());
    expect(uriOf(otherwise["x-amazon-apigateway-any-method"])).toContain(
      ":function:docgate-about-about/invocations",
    );
  });

  test("leads each route to the function of its entry, which lets the API in", () => {
    const names = new Map(
      functions().map(([id, { Properties }]) => [Properties.Description, [id, Properties.FunctionName]]),
    );
    const letIn = ofType("AWS::Lambda::Permission").map(
      ([, { Properties }]) =>
        Properties.FunctionName["Fn::GetAtt"]?.[0] ?? aliased(Properties.FunctionName.Ref),
    );
    for (const { method, path, entry } of ROUTES) {
      const [id, name] = names.get(entry) ?? [];
      const called = aliases().some(([, { Properties }]) => Properties.FunctionName.Ref === id)
        ? `${name}:live`
        : name;
      expect(uriOf(body().paths[path][method.toLowerCase()])).toContain(`:function:${called}/invocations`);
      expect(letIn).toContain(id);
    }
  });

  test("calls the same place of a path by one name, as its text has to", () => {
    const shapes = new Map<string, string>();
    for (const path of Object.keys(body().paths)) {
      const shape = path.replaceAll(/\{[^}]+\}/g, "{}");
      expect(shapes.get(shape) ?? path).toBe(path);
      shapes.set(shape, path);
    }
  });
});
