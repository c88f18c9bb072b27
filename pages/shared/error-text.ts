import type { HError } from '../../client/index';

/** By error code. */
export type Sentences = Readonly<Record<number, string>>;

const UPDATE = '当前版本不支持这个操作，请更新小程序后重试。';

/** A sentence for each error code: what happened, and what the user can do next. */
const SENTENCES: Sentences = {
  14: '服务器返回的内容不完整，请稍后重试。',
  400: '服务器没有接受这次提交，请检查填写的内容后重试。',
  401: '登录已失效，请回到首页重新登录。',
  402: '服务暂时停用，请联系客服。',
  403: '当前账号没有权限做这件事，请换一个账号或联系客服。',
  404: '没有找到对应的账号，请注册或换一种方式登录。',
  405: UPDATE,
  429: '尝试次数太多，请过一会儿再试。',
  600: '网络连接不上，请检查网络后重试。',
  601: '等待太久没有回应，请检查网络后重试。',
  602: '小程序还没有准备好，请重新打开后再试。',
  603: '还没有得到你的授权，请先完成授权登录。',
  604: '还没有登录，请先回到首页登录。',
  605: '填写的内容格式不对，请修改后重试。',
  611: UPDATE,
  612: '匿名用户不能做这件事，请先登录正式账号。',
  613: '支付宝没有提供你的身份，请稍后重试，或换一种方式登录。',
  614: '没能连上支付宝，请检查网络后重试。',
};

/** On a page where the user can log in again. */
export const SESSION_ENDED = '登录已失效，请重新登录。';

/** An answer that was lost leaves open whether the server has done what must not, or cannot, be done twice. */
function onceErrors(outcome: string, next: string, refusal: string): Sentences {
  const open = `，还不确定${outcome}。请检查网络后重试；${next}`;
  return { 400: refusal, 600: `网络连接不上${open}`, 601: `等待太久没有回应${open}` };
}

function takenErrors(kind: string): Sentences {
  return { 400: `${kind}已被使用或格式不对，请换一个。` };
}

const LOGIN_FIRST = '登录以后，才能看到自己的账号。';

export const ownAccountErrors: Sentences = { 404: LOGIN_FIRST, 604: LOGIN_FIRST };

/** Whether reading the own account failed because there is no session any more, or nobody that it belongs to. */
export function hasNoAccount({ code }: HError): boolean {
  return [401, 404, 604].includes(code);
}

export const loginErrors: Sentences = { 400: '账号或密码不对，请核对后再试。' };

/** @param kind - what the account is named by, for example 邮箱 */
export function registerErrors(kind: string): Sentences {
  return onceErrors(
    '注册是否成功',
    `如果提示${kind}已被注册，请改用登录。`,
    `注册没有成功：这个${kind}可能已被注册，或格式不对。请换一个，或改用登录。`,
  );
}

export const sendCodeErrors: Sentences = onceErrors(
  '验证码是否发出',
  '如果收到短信，直接填写验证码。',
  '这次没有发出验证码：同一个号码每分钟最多一条，每天最多十条。可以先看看刚才的短信，或核对号码，稍后再试。',
);

export const codeErrors: Sentences = {
  400: '验证码不对、已过期或已用过，请核对后再试，或重新获取一条。',
};

export const resetErrors: Sentences = {
  400: '重置邮件没有发出：这个邮箱可能还没有验证，请改用手机验证码登录；也可能刚刚发过，请查看邮箱，一分钟后再试。',
  404: '没有账号使用这个邮箱。请检查有没有输错，或返回改用手机验证码登录。',
};

/** @param isLinked - whether the account has an Alipay user already: which of the two is bound elsewhere */
export function linkErrors(isLinked: boolean): Sentences {
  return {
    400: isLinked
      ? '这个账号已关联另一个支付宝，一个账号只能关联一个。请换一个账号，或用原来那个支付宝打开小程序。'
      : '这个支付宝已关联另一个账号，一个支付宝只能关联一个。请换一个账号，或退出后用支付宝直接登录原来的账号。',
  };
}

export const nicknameErrors: Sentences = { 400: '昵称太长，或含有不能用的字符，请换一个。' };

export const usernameErrors: Sentences = takenErrors('用户名');

export const emailErrors: Sentences = takenErrors('邮箱');

export const phoneErrors: Sentences = takenErrors('手机号');

export const alipayPhoneErrors: Sentences = {
  400: '这个手机号已属于另一个账号，请改用验证码登录那个账号。',
  403: '支付宝没有提供手机号，可以改用验证码登录。',
  404: '现在还不能用支付宝手机号登录，请改用验证码登录。',
  502: '支付宝没有提供手机号，请改用验证码登录。',
  503: '支付宝正忙，请稍后再试。',
};

export const verifyEmailErrors: Sentences = {
  400: '验证邮件没有发出：可能刚刚发过，也可能已经验证。请查看邮箱，一分钟后再试。',
  404: '账号里没有这个邮箱了，请重新设置邮箱。',
};

export const passwordErrors: Sentences = onceErrors(
  '密码是否改好',
  '如果提示当前密码不对，新密码可能已经生效。',
  '当前密码不对，请核对后再试。如果从未设置过密码，请留空。',
);

/** The sentence for an error; `here` replaces those that can say more on the page where it happened. */
export function errorText(error: HError, here: Sentences = {}): string {
  const sentence = here[error.code] ?? SENTENCES[error.code];
  if (sentence !== undefined) {
    return sentence;
  }
  const what = error.code >= 500 && error.code < 600 ? '服务器出了点问题' : '没有成功';
  return `${what}，请稍后重试（错误码 ${error.code}）。`;
}
