import { ApiFailure } from '../../contract/errors';
import { actionSheet } from '../../ui/dialogs';
import { listSheet } from '../../ui/list-sheet';
import { badParams, type Outcome, type Params, type Run } from '../call';
import { cancelled, type Asking } from './asking';

interface Person {
  readonly userId: string;
  readonly realName: string;
  readonly displayName: string;
  readonly mobile: string;
  readonly email: string;
  readonly avatar: string;
}

/** The address book of the phone; made up, like everyone in the simulator. */
const PEOPLE: readonly Person[] = [
  person('2088000000000011', '*小红', '小红', '139******01'),
  person('2088000000000012', '*小刚', '小刚', '139******02'),
  person('2088000000000013', '*小丽', '小丽', '139******03'),
];

function person(userId: string, realName: string, displayName: string, mobile: string): Person {
  return { userId, realName, displayName, mobile, email: '', avatar: '' };
}

/** Choosing contacts, adding one, and calling one. */
export function peopleApis(asking: Asking): Readonly<Record<string, Run>> {
  return {
    chooseAlipayContact: async ({ count }) => ({
      contacts: (await choose(asking, limit(count, 1, 10))).map(
        ({ realName, mobile, email, avatar, userId }) => ({
          realName,
          mobile,
          email,
          avatar,
          userId,
        }),
      ),
    }),
    chooseContact: (params) => chooseContact(asking, params),
    async choosePhoneContact() {
      const [chosen] = await choose(asking, 1);
      return { name: chosen?.displayName, mobile: chosen?.mobile.replaceAll('*', '0') };
    },
    addPhoneContact: () => addPhoneContact(asking),
    makePhoneCall: (params) => makePhoneCall(asking, params),
  };
}

/** @see mini/api/基础API/界面/联系人/my.chooseContact.md of AlipayDocs/open-docs */
async function chooseContact(asking: Asking, params: Params): Promise<Outcome> {
  const { chooseType, includeMe, multiChooseMax } = params;
  if (chooseType !== 'single' && chooseType !== 'multi') {
    throw badParams('chooseType: single or multi is required');
  }
  const { userId, nickname, avatar = '' } = asking.host.phone.user;
  const me = { ...person(userId, nickname, nickname, ''), avatar };
  const most = chooseType === 'single' ? 1 : limit(multiChooseMax, 10, 100);
  const chosen = await choose(asking, most, includeMe === true ? [me, ...PEOPLE] : PEOPLE);
  return {
    contactsDicArray: chosen.map((each) => ({
      userId: each.userId,
      avatar: each.avatar,
      mobile: each.mobile,
      realName: each.realName,
      displayName: each.displayName,
    })),
  };
}

async function choose(
  { open }: Asking,
  most: number,
  people: readonly Person[] = PEOPLE,
): Promise<Person[]> {
  const items = people.map(({ displayName }) => displayName);
  const several = most > 1 ? { most } : {};
  const chosen = await listSheet(open, { title: '选择联系人', sections: [{ items }], ...several });
  if (!chosen) throw cancelled();
  return chosen.flatMap((index) => people[index] ?? []);
}

function limit(given: unknown, fallback: number, most: number): number {
  return typeof given === 'number' && given >= 1 ? Math.min(given, most) : fallback;
}

/** @see mini/api/基础API/设备/添加联系人/my.addPhoneContact.md of AlipayDocs/open-docs */
async function addPhoneContact({ open }: Asking): Promise<Outcome> {
  const items = ['创建新联系人', '添加到现有联系人'];
  const index = await actionSheet(open, { title: '添加联系人', items, cancelText: '取消' });
  if (index < 0) throw new ApiFailure({ error: 3, errorMessage: 'fail cancel' });
  return { success: true };
}

/** @see mini/api/基础API/设备/拨打电话/my.makePhoneCall.md of AlipayDocs/open-docs */
async function makePhoneCall({ open, platform }: Asking, { number }: Params): Promise<Outcome> {
  const given = typeof number === 'number' ? String(number) : number;
  if (typeof given !== 'string' || !/^[+*#\d][\d\s*#-]*$/.test(given)) {
    throw badParams(platform() === 'Android' ? 'invalid parameter' : '接口参数无效');
  }
  await actionSheet(open, { title: '', items: [`呼叫 ${given}`], cancelText: '取消' });
  return { success: true };
}
