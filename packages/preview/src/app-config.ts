import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import type { AppFiles } from 'alipay-mini-simulator';

const configModule = z.object({
  config: z.object({ clientID: z.string().min(1), host: z.url({ protocol: /^https?$/ }) }),
});

/** Which 知晓云 app the built mini program asks for. */
export interface AppConfig {
  clientID: string;
  /** Origin of the API. */
  host: string;
}

/**
 * Reads what `config.ts` says, environment's overrides included, from the build. The preview's own
 * server answers under that name: the sandbox's codes are worth nothing anywhere else.
 *
 * @throws {Error} if the build has no such file, or the file not these values.
 */
export function readAppConfig(files: AppFiles): AppConfig {
  const code = files['config.js'];
  if (code === undefined) {
    throw new Error('dist/config.js is not there; build the mini program first');
  }
  const exports = {};
  runInNewContext(code, { exports }, { filename: 'dist/config.js' });
  const parsed = configModule.safeParse(exports);
  if (!parsed.success) {
    throw new Error(`config.ts: ${z.prettifyError(parsed.error)}`);
  }
  const { clientID, host } = parsed.data.config;
  return { clientID, host: new URL(host).origin };
}
