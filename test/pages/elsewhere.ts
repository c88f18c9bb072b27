import type { World } from './world';

/** On another device; it ends the user's other sessions. The new password is `changed-2099`. */
export async function changePasswordElsewhere(
  world: World,
  username: string,
  password: string,
): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-hydrogen-client-id': 'local-sample' };
  const login = await fetch(`${world.serverUrl}/hserve/v2.1/login/username/`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password }),
  });
  const { token } = (await login.json()) as { token: string };
  const change = await fetch(`${world.serverUrl}/hserve/v2.2/user/account/`, {
    method: 'PUT',
    headers: { ...headers, authorization: `Hydrogen-r1 ${token}` },
    body: JSON.stringify({ password, new_password: 'changed-2099' }),
  });
  if (change.status !== 200) throw new Error(`changing the password: ${change.status}`);
}
