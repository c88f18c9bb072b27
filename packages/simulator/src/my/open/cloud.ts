import { captureStack } from '../../contract/app-stack';
import { ApiFailure } from '../../contract/errors';
import { hollow } from '../../contract/hollow';
import { givenAnswer, hasAnswer, outcomeOf } from '../answers';
import { asyncApi, type ApiHost, type AsyncApi, type Outcome, type Params } from '../call';
import { networkDelay } from '../network/delay';

type Check = (params: Params) => string | undefined;

/** At most so many files can be deleted, or asked for, at once. */
const MAX_FILES = 50;

const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** What is wrong with the parameters of what a context can do. */
const CHECKS: Readonly<Record<string, Check>> = {
  callFunction: ({ name }) => (isText(name) ? undefined : '无效入参，缺少参数 name'),
  callContainer: () => undefined,
  deleteFile: ({ fileList }) => wrong('fileList', Array.isArray(fileList)),
  downloadFile: ({ fileID }) => wrong('fileID', isText(fileID)),
  getTempFileURL: ({ fileList }) => wrong('fileList', Array.isArray(fileList)),
  uploadFile: ({ cloudPath, filePath }) =>
    wrong('cloudPath', isText(cloudPath)) ?? wrong('filePath', isText(filePath)),
};

/** Asked of as they are, for answers that a test or the preview gives: `cloud.callFunction`. */
export const CLOUD_CALLS: readonly string[] = Object.keys(CHECKS).map((name) => `cloud.${name}`);

/**
 * `my.cloud.createCloudContext`. There is no cloud here: what an app asks of it ends with the answer that the phone has
 * for it, and else with the error of a call that went wrong, which is a problem of the simulator.
 * @see `CloudContext` in lib.my.d.ts of `@mini-types/my`, for the errors
 */
export function createCloudContext(host: ApiHost, options: unknown): Record<string, unknown> {
  const created = asParams(options);
  let isReady = false;
  const call = (name: string, check: Check): AsyncApi => {
    const run = async (params: Params, called: Error): Promise<Outcome> => {
      // A container is given its environment with each call.
      const { env } =
        name === 'callContainer' ? { ...created, ...asParams(params.config) } : created;
      const mistake = check(params) ?? (isText(env) ? undefined : missingEnv(name));
      if (mistake !== undefined) throw failure(60001, mistake);
      if (!isReady) throw failure(60002, '调用前，请先初始化云环境');
      if (Array.isArray(params.fileList) && params.fileList.length > MAX_FILES) {
        throw failure(60006, `请检查传入 fileList 项数量， 最大限制为 ${MAX_FILES}`);
      }
      await reach(host, 60004);
      const api = `cloud.${name}`;
      if (hasAnswer(host.phone, api)) return outcomeOf(await givenAnswer(host.phone, api, params));
      host.problems.carryOut(called, () => lacking(host, name));
      throw failure(60005, '云调用失败');
    };
    return (given) => {
      const called = captureStack();
      return asyncApi(host, `CloudContext.${name}`, (params) => run(params, called))(given);
    };
  };
  return {
    init: asyncApi(host, 'CloudContext.init', async () => {
      await reach(host, 60005);
      isReady = true;
      return { success: true };
    }),
    ...Object.fromEntries(
      Object.entries(CHECKS).map(([name, check]) => [name, call(name, check)] as const),
    ),
    database() {
      lacking(host, 'database');
      return hollow();
    },
  };
}

async function reach({ phone, signal }: ApiHost, error: number): Promise<void> {
  if (phone.network === 'offline') throw failure(error, '网络异常');
  await networkDelay(phone, signal);
}

function lacking(host: ApiHost, name: string): void {
  const hint = name === 'database' ? '' : `; set phone.answers['cloud.${name}']`;
  host.problems.lacking(
    `CloudContext.${name}`,
    `CloudContext.${name}: the simulator has no cloud${hint}`,
  );
}

function missingEnv(name: string): string {
  return name === 'callContainer'
    ? '非法入参，非法入参，请在config字段中传入云环境ID参数env'
    : '无效入参，缺少参数 env';
}

function asParams(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

function wrong(name: string, isRight: boolean): string | undefined {
  return isRight ? undefined : `无效入参，请传入合法的参数 ${name}`;
}

const failure = (error: number, errorMessage: string) => new ApiFailure({ error, errorMessage });
