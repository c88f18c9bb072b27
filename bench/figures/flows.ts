import type { Figure, Group } from '../figure';
import { interleave, summarize } from '../rounds';
import { OURS, readSdk } from '../sdk';
import { Phone } from '../phone';

interface Flow {
  name: string;
  /** What must have happened before. */
  before?: (baas: Baas) => Promise<unknown>;
  /** Whether the app is started anew after that, and has its session from the storage. */
  relaunch?: boolean;
  run: (baas: Baas) => Promise<unknown>;
}

/** The part of `my.BaaS` that the flows use; both SDKs have it. */
interface Baas {
  init(clientID: string, options?: object): void;
  auth: {
    loginWithAlipay(options?: object): Promise<unknown>;
    login(data: object): Promise<unknown>;
  };
}

const silent = (baas: Baas) => baas.auth.loginWithAlipay();

const FLOWS: readonly Flow[] = [
  { name: 'silent login without session', run: silent },
  { name: 'silent login with session', before: silent, run: silent },
  { name: 'silent login on the next launch', before: silent, relaunch: true, run: silent },
  {
    name: 'password login',
    run: (baas) => baas.auth.login({ username: 'web_user', password: 'ifanrx123' }),
  },
];

/** A flow is over only when the writes that it left behind are done. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Times of one run, too short to measure alone. */
const RUNS = 20;

/** Starts the SDK as an app does, on a phone of its own. */
async function open(code: string, phone: Phone): Promise<Baas> {
  const baas = phone.load(code) as Baas;
  baas.init('bench-client');
  await settle();
  return baas;
}

/** The app as it is when the flow begins; what an SDK reads at its start belongs to the flow. */
async function ready(code: string, phone: Phone, { before, relaunch }: Flow): Promise<Baas> {
  if (before) {
    const baas = await open(code, phone);
    await before(baas);
    await settle();
    phone.resetCounts();
    if (!relaunch) return baas;
  }
  return open(code, phone);
}

async function countsOf(code: string, flow: Flow) {
  const phone = new Phone();
  await flow.run(await ready(code, phone, flow));
  await settle();
  return phone.counts;
}

async function cpuOf(code: string, flow: Flow): Promise<number> {
  const started: Baas[] = [];
  for (let index = 0; index < RUNS; index += 1) {
    started.push(await ready(code, new Phone(), flow));
  }
  const from = process.cpuUsage();
  for (const baas of started) await flow.run(baas);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / RUNS;
}

/** What a login asks of the phone. */
export const flows: Group = {
  name: 'flows',
  what: 'platform calls, requests, bytes and CPU of each login',
  async measure({ check, against, rounds, progress }) {
    const ours = readSdk(OURS).code;
    const other = against === undefined ? undefined : readSdk(against).code;
    const figures: Figure[] = [];
    for (const flow of FLOWS) {
      progress(flow.name);
      const own = await countsOf(ours, flow);
      const others = other === undefined ? undefined : await countsOf(other, flow);
      const figure = (what: string, unit: Figure['unit'], key: keyof typeof own): Figure => ({
        name: `${flow.name}: ${what}`,
        value: own[key],
        unit,
        ...(others ? { against: others[key] } : {}),
      });
      figures.push(
        figure('platform calls', 'calls', 'calls'),
        figure('synchronous calls', 'calls', 'syncCalls'),
        figure('requests', 'requests', 'requests'),
        figure('writes', 'writes', 'writes'),
        figure('bytes sent', 'B', 'bytesSent'),
      );
      if (check) continue;
      const values = await interleave(rounds, {
        ours: () => cpuOf(ours, flow),
        ...(other === undefined ? {} : { other: () => cpuOf(other, flow) }),
      } as Record<'ours' | 'other', () => Promise<number>>);
      const cpu = summarize(values.ours);
      figures.push({
        name: `${flow.name}: CPU`,
        value: cpu.median,
        spread: cpu.spread,
        unit: 'µs',
        ...(other === undefined ? {} : { against: summarize(values.other).median }),
      });
    }
    return figures;
  },
};
