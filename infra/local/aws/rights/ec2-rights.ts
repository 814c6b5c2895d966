// What a request of EC2's Query protocol does, in the words of IAM: an action on a resource with its tags; and how EC2 refuses.
import { randomUUID } from "node:crypto";
import { failureXml } from "../ec2/xml.ts";
import { HERE, type ServiceRights, sentence, type Tags } from "./asked.ts";
import type { Call } from "./policy.ts";

/** The resource that an action is a right to, and the parameter that names it; none is any resource at all. */
const ACTIONS: Readonly<Record<string, readonly [type: string, parameter: string] | "any">> = {
  CreateManagedPrefixList: "any",
  DescribeManagedPrefixLists: "any",
  GetManagedPrefixListEntries: ["prefix-list", "PrefixListId"],
  GetManagedPrefixListAssociations: ["prefix-list", "PrefixListId"],
  ModifyManagedPrefixList: ["prefix-list", "PrefixListId"],
  RestoreManagedPrefixListVersion: ["prefix-list", "PrefixListId"],
  DeleteManagedPrefixList: ["prefix-list", "PrefixListId"],
  DescribeClientVpnEndpoints: "any",
  DescribeClientVpnConnections: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  TerminateClientVpnConnections: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  DescribeNetworkAcls: "any",
  CreateNetworkAclEntry: ["network-acl", "NetworkAclId"],
  DeleteNetworkAclEntry: ["network-acl", "NetworkAclId"],
  ReplaceNetworkAclEntry: ["network-acl", "NetworkAclId"],
  DescribeSubnets: "any",
  DescribeClientVpnTargetNetworks: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  DescribeClientVpnRoutes: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  AssociateClientVpnTargetNetwork: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  DisassociateClientVpnTargetNetwork: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  CreateClientVpnRoute: ["client-vpn-endpoint", "ClientVpnEndpointId"],
  DescribeSecurityGroupRules: "any",
  RevokeSecurityGroupIngress: ["security-group", "GroupId"],
  RevokeSecurityGroupEgress: ["security-group", "GroupId"],
};

/** What else must be allowed of the same request. */
const BESIDES: Readonly<Record<string, readonly [type: string, parameter: string]>> = {
  AssociateClientVpnTargetNetwork: ["subnet", "SubnetId"],
  CreateClientVpnRoute: ["subnet", "TargetVpcSubnetId"],
};

export const ec2Rights: ServiceRights = {
  callsIn({ body }, there) {
    const form = new URLSearchParams(body);
    const name = form.get("Action") ?? "";
    const action = `ec2:${name}`;
    const means = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    // What is not in the table is nobody's right here: it would have to be added first.
    if (!means) return name === "" ? [] : [{ action, resource: "not-judged-here", context: {} }];
    if (means === "any") return [{ action, resource: "*", context: {} }];
    const besides = Object.hasOwn(BESIDES, name) ? BESIDES[name] : undefined;
    return [means, ...(besides ? [besides] : [])].map(([type, parameter]): Call => {
      const id = form.get(parameter) ?? "";
      const resource = `arn:aws:ec2:${HERE}:${type}/${id}`;
      return { action, resource, context: tagged(there.tagsOf(id)) };
    });
  },
  refusal(reason) {
    const [status, code, message] =
      reason.kind === "not-permitted"
        ? [
            403,
            "UnauthorizedOperation",
            `You are not authorized to perform this operation. ${sentence(reason)}`,
          ]
        : [401, "AuthFailure", "AWS was not able to validate the provided access credentials"];
    const requestId = randomUUID();
    const headers = { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId };
    return {
      status: Number(status),
      headers,
      body: failureXml(requestId, { code: String(code), message: String(message) }),
    };
  },
};

/** What is not there has no tags either, and a right that asks for one is none. */
function tagged(tags: Tags): Call["context"] {
  const said = Object.entries(tags).flatMap(([key, value]) =>
    ["aws", "ec2"].map(prefix => [`${prefix}:resourcetag/${key.toLowerCase()}`, [value]] as const),
  );
  return Object.fromEntries(said);
}
