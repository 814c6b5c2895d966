// What we can do of the protocol and which attributes we keep, as a directory asks before it begins; pure.
import { type Attribute, CORE_ATTRIBUTES, ENTERPRISE_ATTRIBUTES, type Values } from "./attributes.ts";
import { CONFIG, CORE, ENTERPRISE, MOST_ROWS, RESOURCE_TYPE, SCHEMA } from "./names.ts";

export function configuration(base: string): Values {
  const no = { supported: false };
  return {
    schemas: [CONFIG],
    patch: { supported: true },
    bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_ROWS },
    changePassword: no,
    sort: no,
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "OAuth Bearer Token",
        description: "A secret of this stage, sent as a bearer token",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}

export function resourceTypes(base: string): readonly Values[] {
  return [
    {
      ...{ schemas: [RESOURCE_TYPE], id: "User", name: "User", endpoint: "/Users" },
      ...{ description: "People who may work from home", schema: CORE },
      schemaExtensions: [{ schema: ENTERPRISE, required: false }],
      meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/User` },
    },
  ];
}

export function schemaDocuments(base: string): readonly Values[] {
  const of = (id: string, name: string, attributes: readonly Attribute[]) => ({
    ...{ schemas: [SCHEMA], id, name, description: name },
    attributes: attributes.map(described),
    meta: { resourceType: "Schema", location: `${base}/Schemas/${id}` },
  });
  return [of(CORE, "User", CORE_ATTRIBUTES), of(ENTERPRISE, "EnterpriseUser", ENTERPRISE_ATTRIBUTES)];
}

function described({
  name,
  type,
  multiValued,
  required,
  caseExact,
  uniqueness,
  kinds,
  sub,
}: Attribute): Values {
  return {
    ...{ name, type, description: name, multiValued: multiValued ?? false, required: required ?? false },
    ...(type === "string" && { caseExact: caseExact ?? false, uniqueness: uniqueness ?? "none" }),
    ...{ mutability: "readWrite", returned: "default" },
    ...(kinds && { canonicalValues: kinds }),
    ...(sub && { subAttributes: sub.map(described) }),
  };
}
