import { ApiFailure } from '../../contract/errors';
import { stringParam, type Outcome, type Params } from '../call';
import { fileType } from '../files/file-type';
import { videoInfo } from '../files/mp4';
import type { FileStore } from '../files/store';

/** Pictures a second that are taken for granted: a file names them nowhere in one place. */
const FPS = 30;

/** @see `@mini-types/my`, getVideoInfo: duration in ms, size in KB, bitrate in kbps */
export async function getVideoInfo(
  store: FileStore,
  load: (url: string) => Promise<Uint8Array>,
  params: Params,
): Promise<Outcome> {
  const src = stringParam(params, 'src');
  const failed = { error: 18, errorMessage: '获取视频信息失败' };
  const bytes =
    store.read(src)?.bytes ??
    (await load(src).catch(() => {
      throw new ApiFailure(failed);
    }));
  const { mime } = fileType(bytes);
  const [kind, type] = mime.split('/');
  if (kind !== 'video') throw new ApiFailure(failed);
  const { durationMs: duration, width, height } = videoInfo(bytes);
  const size = Math.ceil(bytes.length / 1024);
  const bitrate = duration > 0 ? Math.round((bytes.length * 8) / duration) : 0;
  return { orientation: 0, type, duration, size, height, width, fps: FPS, bitrate };
}
