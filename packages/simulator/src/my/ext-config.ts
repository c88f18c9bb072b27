import { ApiFailure } from '../contract/errors';
import { parseJson } from '../contract/parse-json';
import { asyncApi, syncApi, type ApiHost, type Outcome } from './call';
import type { FileStore } from './files/store';

const FILE = 'ext.json';

/**
 * The configuration of an app that was made from a template: `ext` of ext.json, beside app.json.
 * @see mini/api/开放能力API/模板配置/my.getExtConfig.md of AlipayDocs/open-docs
 */
export function extConfigApis(host: ApiHost, files: FileStore): Record<string, unknown> {
  return {
    getExtConfig: asyncApi(host, 'getExtConfig', () => {
      const ext = readExt(files);
      return { data: ext, extConfig: ext };
    }),
    getExtConfigSync: syncApi(host, 'getExtConfigSync', () => readExt(files)),
  };
}

function readExt(files: FileStore): Outcome {
  const file = files.read(FILE);
  const { extEnable, ext } = file
    ? (parseJson(new TextDecoder().decode(file.bytes), FILE) as {
        extEnable?: unknown;
        ext?: unknown;
      })
    : {};
  if (typeof ext !== 'object' || ext === null || Object.keys(ext).length === 0) {
    throw new ApiFailure({ error: 20, errorMessage: '模板配置为空' });
  }
  if (extEnable !== true) throw new ApiFailure({ error: 21, errorMessage: '已停用模板配置' });
  return ext as Outcome;
}
