/** Whether the app's requests may go to an address. */
export type AllowUrl = (url: URL) => boolean;

/** A host, with its port unless that is the scheme's own; `*.` stands for any part before it. */
const HOST = /^(\*\.)?[a-z\d][a-z\d.-]*(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/;

/**
 * Reads the value of `--allow-host`: `api.example.com`, `localhost:3000`, `*.example.com`.
 *
 * @returns The host in lower case; nothing for what is no host.
 */
export function parseHost(text: string): string | undefined {
  const host = text.toLowerCase().replace(/^https?:\/\/([^/]+)\/?$/, '$1');
  return HOST.test(host) ? host : undefined;
}

/**
 * Like Alipay's server domain list (服务器域名白名单): the hosts named on the command line, and
 * what the preview itself has started.
 *
 * @param ownOrigins Such as `http://127.0.0.1:7290`.
 */
export function allowOnly(ownOrigins: readonly string[], hosts: readonly string[]): AllowUrl {
  return ({ protocol, origin, host }) => {
    // An address leaves out the port that belongs to its scheme; a host may name it.
    const withPort = `${host}:${protocol === 'https:' ? 443 : 80}`;
    const isNamed = (allowed: string) =>
      allowed.startsWith('*.')
        ? host.endsWith(allowed.slice(1))
        : [host, withPort].includes(allowed);
    return ownOrigins.includes(origin) || hosts.some(isNamed);
  };
}
