import { listSheet, type ListSection } from '../../ui/list-sheet';
import { ApiFailure } from '../../contract/errors';
import { asyncApi, asyncApis, badParams, shownText, type Outcome, type Params } from '../call';
import { cancelled, type Asking } from './asking';
import { CITIES, HERE, REGIONS, type City, type Region } from './places';

const LOCATED_ID = 'located-1';

type Listener = (place: unknown) => unknown;

/**
 * `my.chooseCity` and `my.regionPicker`.
 * @see mini/api/基础API/界面/选择城市/my.chooseCity.md of AlipayDocs/open-docs
 */
export function cityApis(asking: Asking): Outcome {
  const { host } = asking;
  let locatedName: string | undefined;
  const rename = (name: unknown): Outcome => {
    if (typeof name !== 'string') throw new ApiFailure({ error: 11, errorMessage: '参数类型错误' });
    locatedName = name;
    return { locatedCityName: name };
  };
  const choose = asyncApi(host, 'chooseCity', (params) =>
    chooseCity(asking, params, () => locatedName),
  );
  return {
    /** @see mini/api/基础API/界面/选择城市/ChooseCityTask.md of AlipayDocs/open-docs */
    chooseCity(options?: unknown) {
      locatedName = undefined;
      const located = { longitude: HERE.longitude, latitude: HERE.latitude };
      const { showLocatedCity, setLocatedCity } = Object(options) as Params;
      const listeners = new Set<Listener>();
      // showLocatedCity 和 setLocatedCity 需同时设置为 true
      if (showLocatedCity === true && setLocatedCity === true) {
        // The chooser stands before it knows where the phone is.
        void Promise.resolve().then(() => {
          host.listeners.emit('LocatedComplete', { ...located, locatedCityId: LOCATED_ID });
          for (const listener of listeners) host.listeners.guard(() => listener(located));
        });
      }
      return Object.assign(choose(options), {
        onLocatedComplete: (listener: Listener) => void listeners.add(listener),
        offLocatedComplete(listener?: Listener) {
          if (listener) listeners.delete(listener);
          else listeners.clear();
        },
        setLocatedCity: (given: Params) => rename(given.locatedCityName),
      });
    },
    ...asyncApis(host, {
      setLocatedCity({ locatedCityId, locatedCityName }) {
        if (locatedCityId === undefined || locatedCityName === undefined) {
          throw new ApiFailure({ error: 12, errorMessage: '必填参数为空' });
        }
        if (typeof locatedCityId !== 'string' || typeof locatedCityName !== 'string') {
          throw new ApiFailure({ error: 11, errorMessage: '参数类型错误' });
        }
        if (locatedCityId !== LOCATED_ID) {
          throw new ApiFailure({ error: 13, errorMessage: 'locatedCityId 不匹配' });
        }
        return rename(locatedCityName);
      },
      regionPicker: (params) => regionPicker(asking, params),
    }),
  };
}

async function chooseCity(
  { open }: Asking,
  params: Params,
  locatedName: () => string | undefined,
): Promise<Outcome> {
  const cities = readCities(params.cities) ?? CITIES;
  const hot =
    params.showHotCities === false ? [] : (readCities(params.hotCities) ?? CITIES.slice(0, 4));
  const history = readCities(params.customHistoryCities) ?? [];
  // An app that names the city does so at once.
  await Promise.resolve();
  const here = locatedName() ?? HERE.city;
  const located = params.showLocatedCity === true ? [here] : [];
  const sections: ListSection[] = [
    { title: '当前定位', items: located },
    { title: '历史访问', items: history.map(({ city }) => city) },
    { title: '热门城市', items: hot.map(({ city }) => city) },
    { title: '全部城市', items: cities.map(({ city }) => city) },
  ].filter(({ items }) => items.length > 0);
  const chosen = await listSheet(open, { title: '选择城市', sections });
  const [index] = chosen ?? [];
  if (index === undefined) throw cancelled();
  if (index < located.length) {
    const { longitude, latitude } = HERE;
    return { city: here, adCode: HERE.cityAdcode, longitude, latitude };
  }
  const all = [...history, ...hot, ...cities];
  const { city = '', adCode = '' } = all[index - located.length] ?? {};
  return { city, adCode };
}

/** @see mini/api/基础API/界面/选择城市/my.regionPicker.md of AlipayDocs/open-docs */
async function regionPicker({ open }: Asking, params: Params): Promise<Outcome> {
  const title = shownText(params, 'title', '选择地区');
  const path: Region[] = [];
  let level: readonly Region[] | undefined = REGIONS;
  while (level !== undefined) {
    const items: string[] = level.map(({ name }) => name);
    const text = path.map(({ name }) => name).join(' ');
    const chosen: number[] | undefined = await listSheet(open, {
      title,
      text,
      sections: [{ items }],
    });
    const region: Region | undefined = level[chosen?.[0] ?? -1];
    if (!region) throw new ApiFailure({ error: 11, errorMessage: '用户取消选择' });
    path.push(region);
    level = region.subList;
  }
  return { data: path.map(({ name }) => name), code: path.map(({ id }) => id) };
}

function readCities(given: unknown): readonly City[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given) || given.some((city) => typeof city !== 'object' || city === null))
    throw badParams('cities: a list of objects is required');
  return given as readonly City[];
}
