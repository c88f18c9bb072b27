import { API_TABLE, type ApiInfo } from './table';
import { FEATURES } from './table/features';
import { OPTIONS } from './table/options';

/**
 * `my.canIUse`: an API and its parameters and results by the table of APIs, a component and its attributes by what
 * the simulator draws, and what the platform's pages let one ask for besides.
 * @see mini/api/基础API/基础/my.canIUse.md of AlipayDocs/open-docs
 * @param canIUseComponent Whether a basic component, or one of its attributes, is supported.
 * @param isThere Whether there is more than a stand-in for an API.
 */
export function canIUse(
  query: unknown,
  canIUseComponent: (path: string[]) => boolean,
  isThere: (info: ApiInfo) => boolean,
): boolean {
  if (typeof query !== 'string') return false;
  if (FEATURES.has(query)) return true;
  const path = query.split('.');
  // `ap.openURL` is one name; `openURL.object.url` is a name and a question about it.
  const depth = API_TABLE.has(path.slice(0, 2).join('.')) ? 2 : 1;
  const name = path.slice(0, depth).join('.');
  const info = API_TABLE.get(name);
  if (info === undefined) return canIUseComponent(path);
  return isThere(info) && canIUseMember(info, path.slice(depth));
}

/** `.object.url`, `.callback.data`, `.return.data`, each also with a value: `.object.format.yyyy-MM`. */
function canIUseMember(info: ApiInfo, [kind, member, ...option]: string[]): boolean {
  if (kind === undefined) return true;
  const { name, params, fields, shape } = info;
  // `my.env.clientName` is a value itself and has no parameters.
  if (name === 'env') return member === undefined && fields.includes(kind);
  if (kind !== 'object' && kind !== 'return' && kind !== 'callback') return false;
  if (kind === 'callback' && shape === 'sync') return false;
  const names = kind === 'object' ? params : fields;
  if (member === undefined) return names.length > 0;
  if (!names.includes(member)) return false;
  return (
    option.length === 0 || OPTIONS[`${name}.${kind}.${member}`]?.includes(option.join('.')) === true
  );
}
