// Where a stack finds another's functions: by their names, so that no stack waits for another's.
import { ArnFormat, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { functionName, qualifierOf } from "./stages/names.ts";

/** What all names of the stage begin with, as its stacks' own do: `docgate-taipei-state`. */
export function namesOf(scope: Construct): string {
  return Stack.of(scope).stackName.replace(/-[^-]+$/, "");
}

/** Or its alias, where it is called by one. */
export function functionArn(stack: Stack, entry: string): string {
  return stack.formatArn({
    service: "lambda",
    resource: "function",
    resourceName: `${functionName(namesOf(stack), entry)}${qualifierOf(entry)}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

/** As an API's integration asks for it. */
export function invocationUri(stack: Stack, entry: string): string {
  return stack.formatArn({
    service: "apigateway",
    account: "lambda",
    resource: "path/2015-03-31/functions",
    resourceName: `${functionArn(stack, entry)}/invocations`,
  });
}
