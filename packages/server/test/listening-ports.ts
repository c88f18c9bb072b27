import { readdir, readFile, readlink } from 'node:fs/promises';

/** Linux's name of the state. */
const LISTEN = '0A';

/**
 * The ports that a process listens on, without its saying so; none once it has ended.
 * @see https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt
 */
export async function listeningPorts({ pid = 0 }: { pid?: number | undefined }): Promise<number[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const open = new Set(
    await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => undefined))),
  );
  const [, ...sockets] = (await readFile('/proc/net/tcp', 'utf8')).trim().split('\n');
  return sockets
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTEN && open.has(`socket:[${inode}]`))
    .map(([, address = '']) => parseInt(address.slice(address.indexOf(':') + 1), 16));
}
