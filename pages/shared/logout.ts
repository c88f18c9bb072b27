import { run, type TaskPage } from './run';

let loggedOut = false;

/** Whether the user of this run has logged out and not come back: then no page logs in unasked. */
export function hasLoggedOut(): boolean {
  return loggedOut;
}

/** For a login of any kind. */
export function forgetLogout(): void {
  loggedOut = false;
}

/**
 * Logs out once the user has confirmed it, asking once however fast the button is tapped. The session on the phone ends
 * whatever the server says (R15), so that a server out of reach is no failure to the user.
 */
export function confirmLogout(page: TaskPage<'logout'>, done: () => void): void {
  const work = async () => {
    const confirmed = await confirm();
    if (confirmed) {
      loggedOut = true;
      await my.BaaS.auth.logout();
    }
    return confirmed;
  };
  run(page, { busy: 'logout', work, done: (confirmed) => confirmed && done(), failed: done });
}

function confirm(): Promise<boolean> {
  return new Promise((resolve) => {
    void my.confirm({
      title: '退出登录？',
      content: '已关联支付宝的账号，下次打开小程序时仍会直接登录。',
      confirmButtonText: '退出登录',
      cancelButtonText: '再想想',
      success: (answer) => resolve(answer.confirm),
      fail: () => resolve(false),
    });
  });
}
