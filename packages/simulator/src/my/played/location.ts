import { ApiFailure } from '../../contract/errors';
import { h } from '../../ui/dom';
import { readPoint } from '../../view/map/geometry';
import { listSheet } from '../../ui/list-sheet';
import { showViewer } from '../../ui/viewer';
import { badParams, shownText, stringParam, type Outcome, type Params, type Run } from '../call';
import { addGrants, readGrants } from '../open/auth';
import { cancelled, type Asking } from './asking';
import { HERE, NEARBY } from './places';

/** `my.getLocation`, `my.chooseLocation` and `my.openLocation`. */
export function locationApis(asking: Asking): Readonly<Record<string, Run>> {
  return {
    getLocation: (params) => getLocation(asking, params),
    chooseLocation: (params) => chooseLocation(asking, params),
    openLocation: (params) => openLocation(asking, params),
  };
}

/**
 * The first time a sheet asks for leave, as on a phone, and says what `permission` of app.json gives as the purpose.
 * @see git:184943f2^:mini/api/基础API/位置/my.getLocation.md of AlipayDocs/open-docs
 */
async function getLocation(asking: Asking, params: Params): Promise<Outcome> {
  const { host, open, appName, purposes } = asking;
  const { phone } = host;
  if (phone.network === 'offline') {
    throw new ApiFailure({ error: 12, errorMessage: '网络异常，请稍后再试' });
  }
  const { user } = phone;
  if (!readGrants(phone, user).includes('location')) {
    const answer = await listSheet(open, {
      title: `${appName} 申请获取你的位置信息`,
      text: purposes?.['scope.userLocation'] ?? '',
      sections: [{ items: ['允许'] }],
      cancelText: '拒绝',
    });
    if (!answer) throw new ApiFailure({ error: 2001, errorMessage: '用户不允许授权' });
    addGrants(phone, user, ['location']);
  }
  return locatedAt(Number(params.type ?? 0));
}

/** Where the phone is, as `my.getLocation` tells of it. */
export function locatedAt(type: number): Outcome {
  const place: Outcome = {
    longitude: String(HERE.longitude),
    latitude: String(HERE.latitude),
    accuracy: '30',
    horizontalAccuracy: '30',
  };
  if (type > 0) {
    const { province, provinceAdcode, city, cityAdcode, district, districtAdcode } = HERE;
    Object.assign(place, { country: '中国', countryCode: '100000' });
    Object.assign(place, { province, provinceAdcode, city, cityAdcode, district, districtAdcode });
  }
  if (type > 1) place.streetNumber = { street: HERE.street, number: HERE.number };
  if (type > 2) place.pois = NEARBY.map(({ name, address }) => ({ name, address }));
  return place;
}

/** @see mini/api/基础API/位置/my.chooseLocation.md of AlipayDocs/open-docs */
async function chooseLocation({ open }: Asking, params: Params): Promise<Outcome> {
  const point = readPoint(params);
  // 预设经纬度，传入该参数将自动定位到该点
  const preset = point && { name: '预设的位置', address: NEARBY[0].address, ...point };
  const places = [...(preset ? [preset] : []), ...NEARBY];
  const items = places.map(({ name }) => name);
  const chosen = await listSheet(open, { title: '选择位置', sections: [{ items }] });
  const place = places[chosen?.[0] ?? -1];
  if (!place) throw cancelled();
  return { ...place, provinceName: HERE.province, cityName: HERE.city };
}

/** @see mini/api/基础API/位置/my.openLocation.md of AlipayDocs/open-docs */
function openLocation({ open }: Asking, params: Params): Outcome {
  const name = stringParam(params, 'name');
  const address = stringParam(params, 'address');
  for (const coordinate of ['longitude', 'latitude']) {
    const text = shownText(params, coordinate);
    if (text === '' || !Number.isFinite(Number(text))) throw badParams(`${coordinate}: required`);
  }
  const { longitude, latitude } = params;
  const lines = `${address}\n${String(longitude)}, ${String(latitude)}`;
  showViewer(open, name, [h('p', { class: 'sim-viewer-text' }, lines)]);
  return {};
}
