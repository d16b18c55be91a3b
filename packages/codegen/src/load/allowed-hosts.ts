/** Decides what may be fetched: the hosts that the user named, over https; without it, loopback or an origin that is named in full. */

/** Whether an entry of the list is one: `specs.acme.example`, `localhost:8080` or `http://specs.internal`. */
export function isHostEntry(entry: string): boolean {
  const text = toUrlText(entry);
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "" && pathname === "/" && !/[/?#]$/.test(entry);
}

/** Whether an address is on one of the hosts. */
export function isAllowed(address: URL, hosts: readonly string[]): boolean {
  return hosts.filter(isHostEntry).some((entry) => {
    if (entry.includes("://")) return new URL(entry).origin === address.origin;
    // The host of the entry under the address's own protocol, so that a default port is none in both.
    return isPrivate(address) && new URL(`${address.protocol}//${entry}`).host === address.host;
  });
}

/** Whether nobody between here and there can read or change what is fetched. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

function toUrlText(entry: string): string {
  return entry.includes("://") ? entry : `https://${entry}`;
}
