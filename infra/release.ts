// How a release reaches the gate: what answers there, and what closes, is called by an alias. A release is a version of it, code and
// policies and settings in one, which a tenth of the questions come to first, and which is taken back by itself when its alarms ring.
import * as codedeploy from "aws-cdk-lib/aws-codedeploy";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { CONNECT } from "../functions/entries.ts";
import type { EntryFunction } from "./entry.ts";
import { LIVE, qualifierOf } from "./stages/names.ts";
import type { Stage } from "./stages/stage.ts";

const CLOSE = "closing/close";

/** How many at once are this entry's own, and no more than these. */
export function reservedFor(entry: string, gate: Stage["gate"]): number | undefined {
  if (gate === "shared") return undefined;
  return entry === CONNECT ? gate.atOnce : entry === CLOSE ? gate.closing : undefined;
}

export class Releases extends Construct {
  private readonly gate: Stage["gate"];
  private application: codedeploy.LambdaApplication | undefined;

  constructor(scope: Construct, id: string, gate: Stage["gate"]) {
    super(scope, id);
    this.gate = gate;
  }

  /** What is to be called for an entry. */
  called(entry: string, made: EntryFunction): lambda.IFunction {
    if (qualifierOf(entry) === "") return made.function;
    const warm = this.gate !== "shared" && entry === CONNECT ? this.gate.warm : 0;
    const alias = new lambda.Alias(made, "Live", {
      aliasName: LIVE,
      // The library's own types disagree about exact optional properties, here and below.
      version: made.function.currentVersion as lambda.IVersion,
      ...(warm > 0 && { provisionedConcurrentExecutions: warm }),
    });
    if (this.gate !== "shared" && this.gate.release === "canary")
      new codedeploy.LambdaDeploymentGroup(made, "Release", {
        alias,
        application: this.applicationOf(),
        deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
        alarms: [...made.alarms],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
      });
    return alias as lambda.IFunction;
  }

  private applicationOf(): codedeploy.LambdaApplication {
    this.application ??= new codedeploy.LambdaApplication(this, "Application");
    return this.application;
  }
}
