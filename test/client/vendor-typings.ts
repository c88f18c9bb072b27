/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return, @typescript-eslint/restrict-plus-operands -- what the vendor's typings leave open is what this is about */
import '../../client';

/** Lines of an app that was written against the vendor's typings. They compile as they are. */
export async function writtenForTheVendor(): Promise<void> {
  const request: AlipayBaaS.RequestParams = { url: '/x/', method: 'POST', header: new Headers() };
  const items: string[] = await my.BaaS.request(request).then((res) => res.data.items);
  const user: AlipayBaaS.CurrentUser = await my.BaaS.auth.getCurrentUser();
  const next: number = user.get('age') + 1;
  const kept: string = my.BaaS.storage.get('k').a;
  const later: string = (await my.BaaS.storageAsync.get('k')).a;
  await user.setAccount({ username: null, email: null, password: null });
  const header: object = (await my.BaaS.request({ url: '/x/', method: request.method })).header;
  const age: number = user.toJSON().age;
  const first: string = (await new my.BaaS.User().find()).data.objects[0]?.nickname;
  const link: AlipayBaaS.LinkOptions = { syncUserProfile: 'false' };
  const all: unknown[] = [items, next, kept, later, header, age, first, link];
  await my.alert({ content: JSON.stringify(all) });
}

class Headers {
  readonly 'x-own' = 'yes';
}
