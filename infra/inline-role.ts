// The role of one function with its rights written in it: a policy beside each role would double what the stack counts.
import { Lazy } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

export class InlineRole extends iam.Role {
  private readonly rights: iam.PolicyDocument;

  /** Named only where another policy has to know it beforehand. */
  constructor(scope: Construct, id: string, roleName?: string) {
    const rights = new iam.PolicyDocument();
    super(scope, id, {
      ...(roleName !== undefined && { roleName }),
      assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSLambdaBasicExecutionRole"),
      ],
    });
    this.rights = rights;
    // Rights are given after the role is made: they are written down when the template is.
    (this.node.defaultChild as iam.CfnRole).policies = Lazy.any({
      produce: () => (rights.isEmpty ? undefined : [{ policyName: "rights", policyDocument: rights }]),
    });
  }

  override addToPrincipalPolicy(statement: iam.PolicyStatement): iam.AddToPrincipalPolicyResult {
    this.rights.addStatements(statement);
    return { statementAdded: true, policyDependable: this };
  }
}
