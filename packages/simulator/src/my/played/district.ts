import { listSheet, type ListSection } from '../../ui/list-sheet';
import { badParams, type Outcome, type Params } from '../call';
import type { FileStore } from '../files/store';
import { cancelled, type Asking } from './asking';
import { CITIES, HERE, OVERSEAS } from './places';

/** ItemModel of its page. */
interface District {
  readonly name: string;
  readonly adCode: string;
  readonly appendName?: string;
  readonly ext?: string;
  readonly subList?: readonly District[];
}

interface Section {
  readonly title: string;
  readonly districts: readonly District[];
}

const BUILT_IN: readonly District[] = CITIES.map(({ city, adCode }) => ({ name: city, adCode }));
const LOCATED: readonly District[] = [{ name: HERE.city, adCode: HERE.cityAdcode }];
/** 0：常规城市；1：定位模块；2：展示支付宝提供的热门城市模块. */
const MODULES: ReadonlyMap<unknown, readonly District[]> = new Map([
  [1, LOCATED],
  [2, BUILT_IN.slice(0, 4)],
]);

/** @see mini/api/基础API/界面/选择地区/my.chooseDistrict.md of AlipayDocs/open-docs */
export async function chooseDistrict(
  { open, host }: Asking,
  store: FileStore,
  params: Params,
): Promise<Outcome> {
  const given =
    params.src === undefined ? params : readSource(store, params.src, host.problems.lenient);
  let sections = sectionsOf(given);
  for (;;) {
    const chosen = await listSheet(open, { title: '选择地区', sections: sections.map(shown) });
    const district = sections.flatMap(({ districts }) => districts)[chosen?.[0] ?? -1];
    if (!district) throw cancelled();
    const { name, adCode, ext, subList = [] } = district;
    if (subList.length === 0) return { name, adCode, ...(ext === undefined ? {} : { ext }) };
    sections = [{ title: name, districts: subList }];
  }
}

/** src 模式优先级最高，指定 src，只读取 src 内的数据; mini.project.json has to name the file, 否则无法使用. */
function readSource(store: FileStore, src: unknown, lenient: boolean): Params {
  const path = String(src);
  const bytes = store.isClosed(path) && !lenient ? undefined : store.read(path)?.bytes;
  if (!bytes) throw badParams(`src: ${path} is not there, or not named by mini.project.json`);
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes))) as Params;
  } catch {
    throw badParams(`src: ${path} is no JSON`);
  }
}

function sectionsOf(params: Params): Section[] {
  const { mode } = params;
  if (mode !== 0 && mode !== 1 && mode !== 2) throw badParams('mode: 0, 1 or 2 is required');
  return [
    ...(mode === 1 ? [] : mainSections(params)),
    ...(mode === 0 ? [] : seniorSections(params)),
  ];
}

function mainSections(params: Params): Section[] {
  const own = readDistricts(params.mainNormalList, 'mainNormalList');
  // 仅在 mainNormalList 为空时生效
  const districts = own.length > 0 ? own : merged(BUILT_IN, params.mainMergeOptions);
  const heads = readHeads(params.mainHeadList, 'mainHeadList');
  return [...heads, { title: textOr(params.mainTitle, '境内'), districts }];
}

function seniorSections(params: Params): Section[] {
  const pages = readList(params.seniorPageList, 'seniorPageList');
  const title = textOr(params.seniorTitle, '境外/港澳台');
  if (pages.length === 0) return [{ title, districts: OVERSEAS }];
  return pages.flatMap((page) => [
    ...readHeads(page.headList, 'headList'),
    {
      title: textOr(page.title, title),
      districts: readDistricts(page.normalList, 'normalList'),
    },
  ]);
}

/** value 为空代表删除对应 adCode 的城市；value 不为空代表更新对应 adCode 的城市; its sample adds some as well. */
function merged(districts: readonly District[], options: unknown): District[] {
  const names = new Map(
    Object.entries(Object(options) as object).map(([adCode, name]) => [adCode, String(name)]),
  );
  const all = new Map(districts.map((district) => [district.adCode, district]));
  for (const [adCode, name] of names) {
    if (name === '') all.delete(adCode);
    else all.set(adCode, { ...all.get(adCode), name, adCode });
  }
  return [...all.values()];
}

function readHeads(given: unknown, name: string): Section[] {
  return readList(given, name).map(({ title, type = 0, list }) => {
    if (typeof title !== 'string') throw badParams(`${name}: title is required`);
    const districts = type === 0 ? readDistricts(list, `${name}.list`) : MODULES.get(type);
    if (!districts) throw badParams(`${name}: type ${String(type)} is not known`);
    return { title, districts };
  });
}

function readDistricts(given: unknown, where: string): District[] {
  return readList(given, where).map(({ name, adCode, appendName, ext, subList }) => {
    if (typeof name !== 'string' || typeof adCode !== 'string') {
      throw badParams(`${where}: name and adCode are required`);
    }
    return {
      name,
      adCode,
      ...(typeof appendName === 'string' ? { appendName } : {}),
      ...(typeof ext === 'string' ? { ext } : {}),
      subList: readDistricts(subList, `${where}.subList`),
    };
  });
}

function readList(given: unknown, name: string): Params[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw badParams(`${name}: a list is required`);
  return given.map((each) => Object(each) as Params);
}

function shown({ title, districts }: Section): ListSection {
  const items = districts.map(({ name, appendName = '' }) => `${name} ${appendName}`.trim());
  return { title, items };
}

function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}
