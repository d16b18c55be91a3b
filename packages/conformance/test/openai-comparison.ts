// Our document of OpenAI beside the declarations of the official SDK: which schema is which interface, member by member.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Difference, differencesBetween, isRecord } from "../src/json-difference.js";
import { type Interfaces, type Members, readInterfaces } from "./declared-types.js";
import { readSpec } from "./read-spec.js";
import { membersOfQuery, membersOfSchema } from "./schema-members.js";

export const ours: unknown = await readSpec("openai");

/** Our schema -> file of the SDK and interface in it. */
const schemas: Readonly<Record<string, readonly [file: string, name: string]>> = {
  GroupResponse: ["groups/groups", "Group"],
  CreateGroupBody: ["groups/groups", "GroupCreateParams"],
  UpdateGroupBody: ["groups/groups", "GroupUpdateParams"],
  GroupResourceWithSuccess: ["groups/groups", "GroupUpdateResponse"],
  GroupDeletedResource: ["groups/groups", "GroupDeleteResponse"],
  GroupUser: ["groups/users", "OrganizationGroupUser"],
  CreateGroupUserBody: ["groups/users", "UserCreateParams"],
  GroupUserAssignment: ["groups/users", "UserCreateResponse"],
  GroupMemberUser: ["groups/users", "UserRetrieveResponse"],
  GroupUserDeletedResource: ["groups/users", "UserDeleteResponse"],
  User: ["users/users", "OrganizationUser"],
  UserDetails: ["users/users", "OrganizationUser.User"],
  UserProjects: ["users/users", "OrganizationUser.Projects"],
  UserProject: ["users/users", "OrganizationUser.Projects.Data"],
  UserRoleUpdateRequest: ["users/users", "UserUpdateParams"],
  UserDeleteResponse: ["users/users", "UserDeleteResponse"],
  Invite: ["invites", "Invite"],
  InviteProject: ["invites", "Invite.Project"],
  InviteRequest: ["invites", "InviteCreateParams"],
  InviteDeleteResponse: ["invites", "InviteDeleteResponse"],
  Project: ["projects/projects", "Project"],
  ProjectUser: ["projects/users/users", "ProjectUser"],
  ProjectUserCreateRequest: ["projects/users/users", "UserCreateParams"],
  ProjectUserUpdateRequest: ["projects/users/users", "UserUpdateParams"],
  ProjectUserDeleteResponse: ["projects/users/users", "UserDeleteResponse"],
  ProjectGroup: ["projects/groups/groups", "ProjectGroup"],
  InviteProjectGroupBody: ["projects/groups/groups", "GroupCreateParams"],
  ProjectGroupDeletedResource: ["projects/groups/groups", "GroupDeleteResponse"],
  Role: ["roles", "Role"],
  PublicCreateOrganizationRoleBody: ["roles", "RoleCreateParams"],
  PublicUpdateOrganizationRoleBody: ["roles", "RoleUpdateParams"],
  RoleDeletedResource: ["roles", "RoleDeleteResponse"],
  AssignedRoleDetails: ["users/roles", "RoleListResponse"],
  AssignmentSource: ["users/roles", "RoleListResponse.AssignmentSource"],
  PublicAssignOrganizationGroupRoleBody: ["users/roles", "RoleCreateParams"],
  UserRoleAssignment: ["users/roles", "RoleCreateResponse"],
  GroupRoleAssignment: ["groups/roles", "RoleCreateResponse"],
  Group: ["groups/roles", "RoleCreateResponse.Group"],
  DeletedRoleAssignmentResource: ["users/roles", "RoleDeleteResponse"],
};

/** Path of a listing -> file of the SDK and interface of its parameters. */
const queries: Readonly<Record<string, readonly [file: string, name: string]>> = {
  "/organization/groups": ["groups/groups", "GroupListParams"],
  "/organization/groups/{group_id}/users": ["groups/users", "UserListParams"],
  "/organization/groups/{group_id}/roles": ["groups/roles", "RoleListParams"],
  "/organization/users": ["users/users", "UserListParams"],
  "/organization/users/{user_id}/roles": ["users/roles", "RoleListParams"],
  "/organization/invites": ["invites", "InviteListParams"],
  "/organization/projects": ["projects/projects", "ProjectListParams"],
  "/organization/projects/{project_id}/users": ["projects/users/users", "UserListParams"],
  "/organization/projects/{project_id}/groups": ["projects/groups/groups", "GroupListParams"],
  "/organization/projects/{project_id}/groups/{group_id}": ["projects/groups/groups", "GroupRetrieveParams"],
  "/organization/roles": ["roles", "RoleListParams"],
  "/projects/{project_id}/roles": ["projects/roles", "RoleListParams"],
  "/projects/{project_id}/users/{user_id}/roles": ["projects/users/roles", "RoleListParams"],
  "/projects/{project_id}/groups/{group_id}/roles": ["projects/groups/roles", "RoleListParams"],
};

/** What a reference inside the SDK's declarations is called in our document. */
const names: Readonly<Record<string, string>> = {
  "RolesAPI.Role": "Role",
  "UsersAPI.OrganizationUser": "User",
  "OrganizationUser.Projects": "UserProjects",
  "OrganizationUser.User": "UserDetails",
  "Projects.Data": "UserProject",
  "Invite.Project": "InviteProject",
  "InviteCreateParams.Project": "InviteProject",
  "RoleListResponse.AssignmentSource": "AssignmentSource",
  "RoleCreateResponse.Group": "Group",
};

const resolve = createRequire(import.meta.url).resolve;
const files = [...new Set([...Object.values(schemas), ...Object.values(queries)].map(([file]) => file))];
const declarations = new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));

async function read(file: string): Promise<Interfaces> {
  const path = resolve(`openai/resources/admin/organization/${file}.js`).replace(/\.js$/, ".d.ts");
  return readInterfaces(await readFile(path, "utf8"), (reference) => names[reference] ?? reference);
}

function declared([file, name]: readonly [file: string, name: string]): Members {
  const members = declarations.get(file)?.get(name);
  if (members === undefined) throw new Error(`openai has no interface ${name} in ${file}`);
  // The SDK mixes parameters of the path into those of the query and the body.
  return Object.fromEntries(Object.entries(members).filter(([member]) => !["project_id"].includes(member) || !name.endsWith("Params")));
}

const theirs = {
  schemas: Object.fromEntries(Object.entries(schemas).map(([name, place]) => [name, declared(place)])),
  queries: Object.fromEntries(Object.entries(queries).map(([path, place]) => [path, declared(place)])),
};

export const comparedSchemas: readonly string[] = Object.keys(schemas);
export const comparedQueries: readonly string[] = Object.keys(queries);

export function compare(document: unknown): readonly Difference[] {
  const paths = record(record(document).paths);
  const all = record(record(record(document).components).schemas);
  return differencesBetween(
    {
      schemas: Object.fromEntries(comparedSchemas.map((name) => [name, membersOfSchema(all[name])])),
      queries: Object.fromEntries(comparedQueries.map((path) => [path, membersOfQuery(document, record(paths[path]).get)])),
    },
    theirs,
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
