// Gives the stacks' parameters the values that a stage states, so that nobody types them at each deployment.
import { type App, CfnParameter } from "aws-cdk-lib";
import type { Stage } from "./stages/stage.ts";

/**
 * The value becomes the parameter's default and the only one allowed: a deployment that would go on with an older one is refused by
 * CloudFormation, never left as it was in silence.
 */
export function giveParameters(app: App, { name, parameters }: Stage): void {
  const declared = app.node.findAll().filter(each => each instanceof CfnParameter);
  for (const [id, value] of Object.entries(parameters)) {
    const meant = declared.filter(each => each.node.id === id);
    if (meant.length === 0)
      throw new Error(
        `部署環境 ${name} 的參數 ${id} 不存在。 | The stage ${name} gives ${id}, which is no parameter of any stack.`,
      );
    for (const parameter of meant) {
      parameter.default = value;
      parameter.allowedValues = [value];
    }
  }
}
