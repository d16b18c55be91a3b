// The default organization: 256 people who do not exist, groups, projects, invites and roles; the same on every run.
import type { OpenAISeed, OpenAISeedUser } from "./types.js";

const givenNames = [
  ...["Ada", "Bruno", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Imani", "Jonas", "Keiko", "Liam", "Mira"],
  ...["Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sami", "Tova", "Umar", "Vera", "Wanda", "Yusuf", "Zoe"],
];
const familyNames = ["Marsh", "Lind", "Okoro", "Pereira", "Novak", "Santos", "Weber", "Haddad", "Kimura", "Olsen", "Quill"];

const engineers = people(1, 250);
const newcomers = people(251, 255);
const robot: OpenAISeedUser = { id: "user_256", name: "Build Robot", email: null, isServiceAccount: true };

/**
 * `group_engineering` holds `user_001` to `user_250` (several pages at the default limit of 100), `group_support` the first
 * twelve of them and the service account `user_256`, `group_interns` nobody; `user_251` to `user_255` are in no group.
 * `user_001` is an owner. `proj_search` has `user_001` (owner), `user_002` and `user_003`, and the group `group_support`;
 * `proj_legacy` is archived. `invite-pending` waits, `invite-accepted` does not. `role_group_manager` belongs to `user_001`.
 */
export function defaultOpenAISeed(): OpenAISeed {
  return {
    organization: { id: "org_sandbox", name: "Sandbox Incorporated" },
    users: [...owned(engineers), ...newcomers, robot],
    groups: [
      { id: "group_engineering", name: "Engineering", createdAt: 1_767_225_600, memberIds: engineers.map(({ id }) => id) },
      {
        id: "group_support",
        name: "Support",
        createdAt: 1_769_904_000,
        isScimManaged: true,
        memberIds: [...engineers.slice(0, 12).map(({ id }) => id), robot.id],
      },
      { id: "group_interns", name: "Interns", createdAt: 1_772_323_200, memberIds: [] },
    ],
    invites: [
      { id: "invite-pending", email: "kim.osei@example.com", role: "reader", createdAt: 1_772_323_200 },
      {
        id: "invite-accepted",
        email: "ada.marsh@example.com",
        role: "owner",
        status: "accepted",
        createdAt: 1_767_225_600,
        acceptedAt: 1_767_312_000,
      },
    ],
    projects: [
      {
        id: "proj_search",
        name: "Search",
        createdAt: 1_767_225_600,
        users: [
          { userId: "user_001", role: "owner" },
          { userId: "user_002", role: "member", roleIds: ["role_key_manager"] },
          { userId: "user_003", role: "member" },
        ],
        groups: [{ groupId: "group_support", roleIds: ["role-api-project-viewer"] }],
        roles: [{ id: "role_key_manager", name: "Key manager", permissions: ["api.organization.projects.api_keys.read"] }],
      },
      { id: "proj_translation", name: "Translation", createdAt: 1_769_904_000 },
      { id: "proj_legacy", name: "Legacy", createdAt: 1_735_689_600, archivedAt: 1_767_225_600 },
    ],
    roles: [
      { id: "role_group_manager", name: "Group manager", permissions: ["api.groups.read", "api.groups.write"] },
      { id: "role_auditor", name: "Auditor", description: "Reads everything", permissions: ["api.groups.read"] },
    ],
  };
}

/** The first one owns the organization. */
function owned([first, ...others]: readonly OpenAISeedUser[]): readonly OpenAISeedUser[] {
  return first === undefined ? [] : [{ ...first, role: "owner", roleIds: ["role_group_manager"] }, ...others];
}

/** Numbers count from 1; every given name is used once per family name, so that no two people share a name. */
function people(first: number, last: number): readonly OpenAISeedUser[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => {
    const index = first + offset - 1;
    const given = givenNames[index % givenNames.length] ?? "";
    const family = familyNames[Math.floor(index / givenNames.length)] ?? "";
    const email = `${given}.${family}@example.com`.toLowerCase();
    return { id: `user_${String(index + 1).padStart(3, "0")}`, name: `${given} ${family}`, email };
  });
}
