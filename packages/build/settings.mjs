import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import vm from 'node:vm';

/** A failure that the person who builds can mend: gulp shows its message as it is, without a stack. */
export class BuildFailure extends Error {
  name = '';
  showStack = false;
}

/**
 * Adds the values of the environment to the built `config.ts`, whose source stays the default.
 * @param {string} script
 * @returns {string}
 * @throws {BuildFailure} if `BAAS_CLIENT_ID` or `BAAS_HOST` is malformed
 */
export function withOverrides(script) {
  const values = overrides();
  if (Object.keys(values).length === 0) return script;
  const line = `\nObject.assign(exports.config, ${JSON.stringify(values)});\n`;
  return script.replace(/(\/\/# sourceMappingURL=.*)?\s*$/, (comment) => line + comment);
}

/** As for the server, an empty variable counts as unset. @returns {Record<string, string>} */
function overrides() {
  const { BAAS_CLIENT_ID, BAAS_HOST } = process.env;
  /** @type {Record<string, string>} */
  const found = {};
  if (BAAS_CLIENT_ID) {
    if (!/^[\w-]+$/.test(BAAS_CLIENT_ID)) {
      throw new BuildFailure(
        `BAAS_CLIENT_ID: letters, digits, "-" and "_" only, not "${BAAS_CLIENT_ID}"`,
      );
    }
    found['clientID'] = BAAS_CLIENT_ID;
  }
  if (BAAS_HOST) {
    const url = URL.canParse(BAAS_HOST) ? new URL(BAAS_HOST) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.origin !== BAAS_HOST.replace(/\/$/, '')) {
      throw new BuildFailure(
        `BAAS_HOST: an origin such as https://api.example.com, not "${BAAS_HOST}"`,
      );
    }
    found['host'] = url.origin;
  }
  return found;
}

/**
 * `config.ts` for phones: its values alone, so that no address of a test bench is left in the package.
 * @returns {Promise<string>} a script, with the values of the environment
 * @throws {BuildFailure} if no phone can reach its backend
 * @see mini/api/基础API/网络/my.request 常见问题.md of AlipayDocs/open-docs: neither `http:` nor IP addresses
 */
export async function releaseConfig() {
  const { transform } = await import('esbuild');
  const source = await readFile('config.ts', 'utf8');
  const { code } = await transform(source, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} };
  vm.runInNewContext(code, { module });
  const config = { ...module.exports.config, ...overrides() };
  const url = URL.canParse(config.host) ? new URL(config.host) : undefined;
  if (url?.protocol === 'https:' && isPublicName(url.hostname)) {
    return `exports.config=${JSON.stringify(config)};\n`;
  }
  throw new BuildFailure(
    [
      `No phone can reach the backend "${config.host}": it takes https: and a domain name, not http:, an IP address or this machine.`,
      'Set "clientID" and "host" in config.ts, or for one build:',
      '  BAAS_CLIENT_ID=… BAAS_HOST=https://api.example.com npm run build:release',
    ].join('\n'),
  );
}

/** Whether the name may be found by others: neither this machine, nor an address, nor a name without a domain. */
function isPublicName(hostname) {
  const name = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(name) === 0 && name.includes('.') && !/\.(localhost|local|internal)$/.test(name);
}
