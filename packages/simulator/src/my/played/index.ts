import { asyncApis, type Outcome, type Run } from '../call';
import type { FileStore } from '../files/store';
import type { Asking } from './asking';
import { bluetoothGuideApis } from './bluetooth-guide';
import { cityApis } from './cities';
import { chooseDistrict } from './district';
import { imageApis } from './images';
import { locationApis } from './location';
import { optionApis } from './options';
import { alipayPageApis, outcomeApis } from './outcomes';
import { peopleApis } from './people';
import { HERE } from './places';
import { scan } from './scan';
import { settingApis } from './settings';
import { shakeApis } from './shake';
import { requestSubscribeMessage } from './subscribe';

/** The APIs that a person at the screen answers, on a sheet. */
export function playedApis(asking: Asking, store: FileStore): Outcome {
  const { host } = asking;
  const runs: Record<string, Run> = {
    ...optionApis(asking),
    ...locationApis(asking),
    ...peopleApis(asking),
    ...storedApis(asking, store),
    ...outcomeApis(asking),
    ...alipayPageApis(asking),
    ...settingApis(asking),
    ...shakeApis(asking),
    ...bluetoothGuideApis(asking),
    scan: (params) => scan(asking, params),
    requestSubscribeMessage: (params) => requestSubscribeMessage(asking, params),
    'ap.getMainSelectedCity': () => mainSelectedCity(),
  };
  return { ...asyncApis(host, runs), ...cityApis(asking) };
}

/** Those of them that are given files, or give them. */
export function storedApis(asking: Asking, store: FileStore): Record<string, Run> {
  return {
    ...imageApis(asking, store),
    chooseDistrict: (params) => chooseDistrict(asking, store, params),
  };
}

/** @see mini/api/基础API/界面/选择城市/my.ap.getMainSelectedCity.md of AlipayDocs/open-docs */
function mainSelectedCity(): Outcome {
  return {
    name: '杭州',
    fullName: HERE.city,
    enName: 'hangzhou',
    code: HERE.cityAdcode,
    chineseMainLand: true,
    isManualSelected: false,
    settingTime: 0,
  };
}
