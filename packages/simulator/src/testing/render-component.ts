import { parseExpression } from '../axml/expression-text';
import { projectOptions } from '../contract/project';
import type { AppFiles } from '../contract/types';
import { testedApp } from './app';
import type { RenderOptions } from './options';
import { render, type View } from './render-page';

export interface ComponentOptions extends Omit<RenderOptions, 'query'> {
  /** Functions are handlers, and their names begin with `on`. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** AXML between the component's tags, for its slots. */
  readonly children?: string;
}

export interface ComponentView extends View {
  /** `this` of the component's code. */
  readonly instance: Record<string, unknown>;
  /** Changes some of the props, as the page around it would, and waits until they are drawn. */
  setProps(props: Readonly<Record<string, unknown>>): Promise<void>;
}

const PAGE = 'page-under-test';
const TAG = 'component-under-test';

/** `this` of the page around the component. */
interface Page {
  setData(data: Readonly<Record<string, unknown>>): void;
  $selectComponent(selector: string): Record<string, unknown> | null;
}

/**
 * Shows one component on a page of its own, in an app that has no code, and of the mini program's styles those of
 * `app.acss`.
 * @param path - of the component's files, without an ending; or as in `usingComponents`, for one of an npm package
 * @example
 * const onChange = jest.fn();
 * const view = renderComponent('components/stepper/stepper', { props: { value: 1, onChange } });
 * await view.person.click(view.getByRole('button', { name: '加' }));
 * expect(onChange).toHaveBeenCalledWith(2);
 */
export function renderComponent(path: string, options: ComponentOptions = {}): ComponentView {
  const { props = {}, children = '', app, globals, ...rest } = options;
  const { files, ...tested } = testedApp(app, rest.mode);
  checkComponent(path, files);
  const { handlers, data } = sort(props);
  let page: Page | undefined;
  let instance: Record<string, unknown> | undefined;
  const keepPage = (loaded: Page) => void (page = loaded);
  const definition = {
    ...handlers,
    data,
    onLoad(this: Page) {
      keepPage(this);
    },
    /** Without component2 no `ref` hands it over. */
    onReady(this: Page) {
      instance ??= this.$selectComponent(`.${TAG}`) ?? undefined;
    },
    receiveInstance: (received: Record<string, unknown>) => void (instance = received),
  };
  const view = render(
    PAGE,
    { ...rest, globals: { ...globals, pageUnderTest: definition } },
    { ...tested, files: appAround(files, path, Object.keys(props), children) },
  );
  const added = {
    get instance() {
      if (!instance) throw new Error(`${path} is not on the page`);
      return instance;
    },
    async setProps(next: Readonly<Record<string, unknown>>) {
      const sorted = sort(next);
      const unknown = Object.keys(next).find((name) => !(name in props));
      if (unknown !== undefined) {
        throw new Error(`${unknown}: give it to renderComponent first, if only as undefined`);
      }
      Object.assign(Object(page), sorted.handlers);
      page?.setData(sorted.data);
      await view.settle();
    },
  };
  return Object.defineProperties(added, Object.getOwnPropertyDescriptors(view)) as ComponentView;
}

function sort(props: Readonly<Record<string, unknown>>) {
  const handlers: Record<string, unknown> = {};
  const data: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (typeof value !== 'function') data[dataName(name)] = value;
    else if (/^on[A-Z]/.test(name)) handlers[name] = value;
    else throw new Error(`${name}: a page can pass functions under names such as onChange alone`);
  }
  return { handlers, data };
}

/** What the page calls it, of which an expression has to make sense: no `show-icon`, and no `class`. */
function dataName(prop: string): string {
  try {
    if (parseExpression(prop).type === 'Identifier' && prop !== 'undefined') return prop;
  } catch {
    // It is no name.
  }
  return `prop_${prop.replace(/\W/g, '_')}`;
}

function appAround(files: AppFiles, path: string, props: string[], children: string): AppFiles {
  const { usingComponents } = JSON.parse(files['app.json'] ?? '{}') as { usingComponents?: object };
  const own = files[`${path}.json`] === undefined ? path : `/${path}`;
  const attributes = props.map((name) =>
    /^on[A-Z]/.test(name) ? `${name}="${name}"` : `${name}="{{${dataName(name)}}}"`,
  );
  const { component2 } = projectOptions(files);
  const mark = component2 ? 'ref="receiveInstance"' : `class="${TAG}"`;
  return {
    ...files,
    'app.json': JSON.stringify({ pages: [PAGE], usingComponents }),
    'app.js': 'App({});',
    [`${PAGE}.json`]: JSON.stringify({ usingComponents: { [TAG]: own } }),
    [`${PAGE}.js`]: 'Page(pageUnderTest);',
    [`${PAGE}.axml`]: `<${TAG} ${mark} ${attributes.join(' ')}>${children}</${TAG}>`,
  };
}

/** @throws {Error} for a component that is not there. */
function checkComponent(path: string, files: AppFiles): void {
  const places = [`${path}.json`, `node_modules/${path}.json`];
  if (places.some((file) => files[file] !== undefined)) return;
  const others = Object.keys(files).filter((file) =>
    /"component"\s*:\s*true/.test(files[file] ?? ''),
  );
  const list = others.map((file) => file.replace(/^node_modules\/|\.json$/g, '')).join(', ');
  throw new Error(`there is no component ${path}; there are ${list === '' ? 'none' : list}`);
}
