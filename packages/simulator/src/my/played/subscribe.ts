import { ApiFailure } from '../../contract/errors';
import { listSheet } from '../../ui/list-sheet';
import type { ApiHost, Outcome, Params } from '../call';
import type { Asking } from './asking';

/** Apps whose user is being asked. */
const asked = new WeakSet<ApiHost>();

/** @see mini/api/开放能力API/消息/my.requestSubscribeMessage.md of AlipayDocs/open-docs */
export async function requestSubscribeMessage(
  { host, open }: Asking,
  params: Params,
): Promise<Outcome> {
  const ids: unknown = params.entityIds;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 3) throw failure(203, '无效的参数');
  if (asked.has(host)) {
    throw failure(15, '当前有活跃的订阅授权窗口，此次调用不会弹窗，无订阅结果返回');
  }
  const entityIds = ids.map(String);
  asked.add(host);
  const chosen = await listSheet(open, {
    title: '订阅消息',
    sections: [{ items: entityIds.map((id) => `模板 ${id}`) }],
    most: entityIds.length,
  }).finally(() => asked.delete(host));
  if (!chosen) {
    const result = {
      subscribedEntityIds: [],
      unsubscribedEntityIds: entityIds,
      currentSubscribedEntityIds: [],
      entityList: entityIds,
    };
    throw failure(11, '用户取消订阅', { show: true, keep: false, refuse: false, result });
  }
  const accepted = entityIds.filter((_id, index) => chosen.includes(index));
  const rejected = entityIds.filter((id) => !accepted.includes(id));
  return {
    ...Object.fromEntries(entityIds.map((id) => [id, accepted.includes(id) ? 'accept' : 'reject'])),
    behavior: 'subscribe',
    show: true,
    keep: false,
    refuse: false,
    result: {
      subscribeEntityIds: accepted,
      subscribedEntityIds: accepted,
      unsubscribedEntityIds: rejected,
      currentSubscribedEntityIds: accepted,
    },
  };
}

function failure(errorCode: number, errorMessage: string, more: Outcome = {}): ApiFailure {
  const behavior = errorCode === 11 ? 'cancel' : '';
  return new ApiFailure({
    error: errorCode,
    errorCode,
    errorMessage,
    behavior,
    show: false,
    ...more,
  });
}
