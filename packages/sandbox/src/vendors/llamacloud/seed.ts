// The default regions: one organization each, with roles whose ids differ from region to region, as they do at the vendor.
import type { LlamaCloudRegionSeed, LlamaCloudSeed, LlamaCloudSeedPermission, LlamaCloudSeedRole } from "./types.js";

/**
 * North America: in `3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10`, `usr_noor` and `usr_ada` are members (Admin and ViewerV2), `usr_vera`
 * is a ViewerV2 of one project, lena.brandt@example.com is pending; `usr_tova` has an account and is no member.
 * Europe: in `7c1b9a54-2e68-4d0f-8b37-5a9e6c3d2f81`, `usr_hugo` is the Admin and `usr_elif` a ViewerV2.
 */
export function defaultLlamaCloudSeed(): LlamaCloudSeed {
  return { na: northAmerica, eu: europe };
}

const membersWrite: LlamaCloudSeedPermission = {
  id: "6d5a1c3e-2b7f-4f80-8a4e-91c0d7e5b632",
  name: "organization.users.write",
  description: "Add and remove members.",
  access: true,
};
const membersRead: LlamaCloudSeedPermission = {
  id: "7e6b2d4f-3c80-4a91-9b5f-a2d1e8f6c743",
  name: "organization.users.read",
  description: null,
  access: true,
};

/** Names from the vendor's guide (user-roles-guide); what each permits in detail is made up. */
function roles(adminId: string, viewerV2Id: string, viewerId: string): readonly LlamaCloudSeedRole[] {
  return [
    { id: adminId, name: "Admin", permissions: [membersWrite, membersRead] },
    { id: viewerV2Id, name: "ViewerV2", permissions: [{ ...membersWrite, access: false }, membersRead] },
    { id: viewerId, name: "Viewer", permissions: [membersRead] },
  ];
}

const northAmerica: LlamaCloudRegionSeed = {
  keyOwnerId: "usr_noor",
  viewerKeyOwnerId: "usr_vera",
  accounts: [
    { id: "usr_noor", email: "noor.lind@example.com" },
    { id: "usr_ada", email: "ada.marsh@example.com" },
    { id: "usr_vera", email: "vera.okoro@example.com" },
    { id: "usr_tova", email: "tova.weber@example.com" },
  ],
  roles: roles("b3f6b9d2-5f0e-4a1e-9c57-0d2a7f1c4e21", "c4a7cae3-601f-4b2f-8d68-1e3b802d5f32", "d5b8dbf4-7120-4c30-9e79-2f4c913e6043"),
  organizations: [
    {
      id: "3f0c5f0e-8d5b-4c53-9a58-2f6d1f6b7a10",
      name: "Marsh and Lind",
      projectIds: ["d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19", "e3c9a5b7-2d4f-4a6b-8c8e-9f1d7b503c20"],
      projectNames: { "d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19": "Search", "e3c9a5b7-2d4f-4a6b-8c8e-9f1d7b503c20": "Translation" },
      members: [
        { email: "noor.lind@example.com", role: "Admin" },
        { email: "ada.marsh@example.com", role: "ViewerV2" },
        { email: "vera.okoro@example.com", role: "ViewerV2", projectIds: ["d2b8f4a6-1c3e-4f5a-9b7d-8e0c6a4f2b19"] },
        { email: "lena.brandt@example.com" },
      ],
    },
    // An organization that neither test key's owner belongs to.
    { id: "4a1d6b1f-9e6c-4d64-8b69-3a7e2b7c8b21", projectIds: [], members: [{ email: "tova.weber@example.com", role: "Admin" }] },
  ],
};

const europe: LlamaCloudRegionSeed = {
  keyOwnerId: "usr_hugo",
  accounts: [
    { id: "usr_hugo", email: "hugo.santos@example.com" },
    { id: "usr_elif", email: "elif.novak@example.com" },
  ],
  roles: roles("18e0c5a7-94d2-4f6b-a3c1-70b8d9e2f645", "29f1d6b8-a5e3-4a7c-b4d2-81c9eaf30756", "3a02e7c9-b6f4-4b8d-85e3-92dafb041867"),
  organizations: [
    {
      id: "7c1b9a54-2e68-4d0f-8b37-5a9e6c3d2f81",
      projectIds: ["0f9e8d7c-6b5a-4c3d-9e2f-1a0b9c8d7e6f"],
      members: [
        { email: "hugo.santos@example.com", role: "Admin" },
        { email: "elif.novak@example.com", role: "ViewerV2" },
      ],
    },
  ],
};
