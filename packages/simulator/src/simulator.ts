import { Assembly, NOT_LAUNCHED } from './assembly';
import type { Problem } from './contract/problems';
import type { Opening, PageView, Phone, Simulator, SimulatorOptions } from './contract/types';
import { measureSystem } from './my/system';
import { RunningApp } from './running-app';
import { launchOptions } from './runtime/app-instance';
import { compileProgram, Program } from './runtime/program';

/**
 * Makes a phone with the built mini program on it. Nothing runs before {@link Simulator.launch}.
 * @example
 * const simulator = createSimulator({ files: readApp('dist'), root: document.body, user, alipay });
 * simulator.launch();
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  return new MiniProgram(options);
}

class MiniProgram implements Simulator {
  readonly phone: Phone;
  private readonly parts: Assembly;
  private running: RunningApp | undefined;

  constructor(private readonly options: SimulatorOptions) {
    this.parts = new Assembly(options, () => this.app);
    this.phone = this.parts.phone;
  }

  get pages(): readonly PageView[] {
    return [...this.parts.navigation.stack];
  }

  get problems(): readonly Problem[] {
    return this.parts.problems.list;
  }

  launch(start: { path?: string; query?: Record<string, string>; opening?: Opening } = {}): void {
    if (this.parts.foreground.hasStarted)
      throw new Error('a simulator launches once: create another to start again');
    const program = this.compile();
    const path = withoutSlash(start.path ?? program.config.entryPagePath);
    this.parts.install(program);
    this.running = new RunningApp(this.parts, launchOptions(path, start.opening));
    this.running.start({ path, query: { ...start.query } });
  }

  open({ path, query }: { path: string; query?: Record<string, string> }): void {
    this.app.open({ path: withoutSlash(path), query: { ...query } });
  }

  hide(): void {
    this.parts.foreground.hide();
  }

  show(opening?: Opening & { readonly path?: string }): void {
    this.app.show(opening);
  }

  back(): void {
    this.parts.navigation.backPressed();
  }

  fire(event: string, detail?: unknown): void {
    this.parts.listeners.emit(event, detail);
  }

  terminate(): void {
    this.parts.terminate();
  }

  private get app(): RunningApp {
    if (!this.running) throw new Error(NOT_LAUNCHED);
    return this.running;
  }

  private compile(): Program {
    const { files, root, system } = this.options;
    const { language } = measureSystem(root, system);
    const { problems } = this.parts;
    return problems.lenient
      ? new Program(files, problems, language)
      : compileProgram(files, 'strict', language);
  }
}

const withoutSlash = (path: string) => path.replace(/^\//, '');
