import { camelCase } from '../../contract/camel-case';
import type { Template } from '../../axml/files';
import { toError } from '../../contract/errors';
import { pathInside, pluginOf } from '../../contract/plugins';
import type { StyleScope } from '../../contract/style-isolation';
import type { ShadowTree } from '../../view/engine';
import { classesOf } from '../../view/external-classes';
import type { ExternalClass, ExternalClasses, Generics, Owner, ViewOwner } from '../../view/owner';
import type { ComponentInstance, ComponentProps } from '../../view/vnode';
import type { ComponentDefinition } from './definition';
import { guardedProps, sameProps, slotsIn, withDefaults, withSlots } from './props';
import { copyForScripts, type Data } from '../data';
import { Relatives } from './relatives';
import { ViewInstance, type Self, type ViewHost } from '../view-instance';

export interface ComponentSource {
  readonly path: string;
  readonly template: Template;
  readonly definition: ComponentDefinition;
  /** How far its styles reach; none if they are shared. */
  readonly scope: StyleScope | undefined;
  /** What its JSON says; the script's own word counts more. */
  readonly virtualHost: boolean;
  /** Further members of `this`: routers. */
  readonly members: Readonly<Record<string, unknown>>;
}

let instances = 0;

/**
 * A custom component on the screen, with the component2 lifecycle: onInit, deriveDataFromProps, [render],
 * didMount; then deriveDataFromProps, [render], didUpdate; didUnmount. In a project that has not switched component2
 * on, there are neither onInit nor deriveDataFromProps, and observers wait for didMount and didUpdate.
 * @see mini/framework/自定义组件/生命周期.md of AlipayDocs/open-docs
 */
export class CustomComponent extends ViewInstance implements ComponentInstance {
  readonly page: ViewInstance | undefined;
  readonly scope: StyleScope | undefined;
  readonly isVirtual: boolean;
  private readonly definition: ComponentDefinition;
  private readonly takesClasses: boolean;
  private readonly relatives: Relatives;
  private current: ComponentProps;
  /** Data and props as they were when the component was last on the screen. */
  private drawn: { props: unknown; data: Data };
  /** While the component is being brought up to date, its setData belongs to that update. */
  private updating = true;
  private inDidUpdate = false;
  private quiet = false;
  private observing = false;
  private failing = false;
  private stopFollowing: () => void = () => undefined;

  constructor(
    host: ViewHost,
    { path, template, definition, scope, virtualHost, members }: ComponentSource,
    given: ComponentProps,
    tree: ShadowTree,
    parent: ViewOwner,
  ) {
    super(host, path, 'component', template, tree, parent.depth + 1, definition.data());
    this.definition = definition;
    this.observers = definition.observers;
    this.current = given;
    this.page = pageOf(given);
    this.scope = scope;
    // js 的优先级高于 json.
    this.isVirtual = definition.virtualHost ?? virtualHost;
    // Of a component whose styles are shared the platform says that it takes none.
    this.takesClasses = scope !== undefined && definition.externalClasses.length > 0;
    this.relatives = this.meetRelatives(definition);
    instances += 1;
    Object.assign(this.self, definition.members, definition.methods, members, {
      props: this.propsOf(given),
      // With a slash, unlike a page's route: so the platform's own sample prints it.
      is: `/${pathInside(path)}`,
      $id: instances,
      $page: this.page?.self,
      hasMixin: (mixin: unknown) =>
        mixin === 'ref' ? definition.ref !== undefined : definition.mixins.has(mixin),
      getRelationNodes: (key: unknown) => this.relatives.nodes(key),
      selectOwnerComponent: () => exposedOf(given.owner),
      selectComposedParentComponent: () => exposedOf(parent),
    } satisfies Partial<Self>);

    this.followPage();
    this.hook2('onInit');
    this.hook2('deriveDataFromProps', this.self.props);
    // The platform's page gives no order; MorJS counts on these two coming after deriveDataFromProps, as on devices.
    this.hook('created');
    this.hook('attached');
    // When it stands in the tree: what is told may ask for all relatives, in their order.
    if (definition.relations.length > 0) host.afterFlush(() => this.link());
    if (host.component2) this.runObservers(this.self.props as Data);
    this.updating = false;
    this.drawn = { props: this.self.props, data: this.self.data };
    this.statistics.measure(() => this.draw());
    host.afterFlush(() => this.didMount());
  }

  override get external(): ExternalClasses | undefined {
    return this.takesClasses ? (name) => this.given(name) : undefined;
  }

  override get generics(): Generics {
    return this.current.generics;
  }

  override get parentOwner(): Owner {
    return this.current.owner;
  }

  receive(next: ComponentProps): void {
    const previous = this.current;
    this.current = next;
    const props = this.propsOf(next);
    const before = this.self.props as Record<string, unknown>;
    if (sameProps(props, before)) {
      // What the user put into its slots, or the classes behind those given, may be others all the same.
      const isSame = next.slots.size === 0 && previous.slots.size === 0 && !this.external;
      if (!isSame) this.draw();
      return;
    }
    this.statistics.measure(() => this.refresh(props));
  }

  override update(): void {
    if (this.unmounted) return;
    this.statistics.measure(() => this.refresh(this.self.props as Data));
  }

  moved(): void {
    if (this.unmounted) return;
    this.hook('moved');
    this.relatives.moved();
    this.movedInside();
  }

  unmount(): void {
    if (this.unmounted) return;
    this.stopFollowing();
    this.hook('didUnmount');
    this.hook('detached');
    this.relatives.unlink();
    this.unmountTree();
  }

  protected override dataChanged(): void {
    if (this.updating) return;
    if (this.inDidUpdate) this.quiet = true;
    super.dataChanged();
  }

  protected override failed(error: Error, method: string): void {
    super.failed(error, method);
    // An error in onError itself must not come back to it.
    if (this.failing) return;
    this.failing = true;
    this.hook('onError', error);
    this.failing = false;
  }

  /** Handlers stand in `methods`; what stands beside it is no handler on the platform. */
  protected override method(name: string): unknown {
    return Object.hasOwn(this.definition.members, name) ? undefined : super.method(name);
  }

  private refresh(nextProps: Data): void {
    this.updating = true;
    this.hook2('deriveDataFromProps', nextProps);
    this.noteProps(this.self.props as Data, nextProps);
    this.self.props = nextProps;
    if (this.host.component2) this.runObservers(nextProps);
    this.updating = false;
    this.host.scheduler.drop(this);
    const before = this.drawn;
    this.drawn = { props: nextProps, data: this.self.data };
    this.draw();
    // A setData inside didUpdate does not bring another didUpdate.
    const quiet = this.quiet;
    this.quiet = false;
    if (!quiet) this.host.afterFlush(() => this.didUpdate(before.props, before.data));
  }

  /** Of a name that is in data too, setData alone is observed. */
  private noteProps(previous: Data, next: Data): void {
    for (const name of Object.keys({ ...previous, ...next })) {
      if (name in this.self.data || Object.is(previous[name], next[name])) continue;
      this.noteChange(name);
    }
  }

  private draw(): void {
    const defaults = copyForScripts(this.definition.props);
    const props = withDefaults(this.current.props, defaults);
    const $slots = slotsIn(this.self.props as Data);
    const scope = { $slots, ...props, ...this.shown, $id: this.self.$id };
    try {
      this.render(scope, this.current.slots);
    } catch (error) {
      // What stands around it is drawn all the same.
      if (!this.host.problems.lenient) throw error;
      this.failed(toError(error), 'render');
    }
  }

  /**
   * All, unless its `ref()` says otherwise; nothing of a plugin's: 默认情况下 ref 接口无法获得插件的自定义组件实例对象.
   * @see mini/plugin/插件获取与使用/插件使用.md of AlipayDocs/open-docs
   */
  override exposed(): unknown {
    if (this.definition.ref) return this.invoke(this.definition.ref, []);
    const plugin = pluginOf(this.is);
    return plugin !== '' && plugin !== pluginOf(this.current.owner.is) ? null : this.self;
  }

  /** The classes that its user gave for one of `externalClasses`. */
  private given(name: string): readonly ExternalClass[] | undefined {
    if (!this.definition.externalClasses.includes(name)) return undefined;
    const { owner, props } = this.current;
    return classesOf(owner, props[camelCase(name)]);
  }

  private meetRelatives({ relations, mixins }: ComponentDefinition): Relatives {
    return new Relatives({
      is: this.is,
      self: this.self,
      relations,
      mixins,
      enclosing: () => {
        const { enclosing } = this.current;
        return enclosing instanceof CustomComponent ? enclosing.relatives : undefined;
      },
      seenInside: () =>
        this.componentsInside().flatMap((each) =>
          each instanceof CustomComponent ? [each.relatives] : [],
        ),
      invoke: (run, args) => void this.invoke(run, args),
      problems: this.host.problems,
    });
  }

  private link(): void {
    if (!this.unmounted) this.relatives.link();
  }

  private followPage(): void {
    const { pageEvents } = this.definition;
    const { page } = this;
    if (!page || pageEvents.length === 0) return;
    const follow = (event: string, args: unknown[]) => this.tellListeners(pageEvents, event, args);
    page.followers.add(follow);
    this.stopFollowing = () => void page.followers.delete(follow);
  }

  private didMount(): void {
    if (this.unmounted) return;
    const { ref } = this.current;
    if (ref && this.host.component2) ref(this.exposed());
    this.hook('ready');
    this.hook('didMount');
    this.observeLate();
  }

  private didUpdate(prevProps: unknown, prevData: Data): void {
    if (this.unmounted) return;
    this.inDidUpdate = true;
    this.hook('didUpdate', prevProps, prevData);
    this.observeLate();
    this.inDidUpdate = false;
  }

  /** Without component2: when it has been drawn, and not for what observers set themselves. */
  private observeLate(): void {
    if (this.host.component2) return;
    this.observing = true;
    this.runObservers(this.self.props as Data);
    this.observing = false;
  }

  protected override noteChange(path: string): void {
    const isLate = this.observing || this.inDidUpdate;
    if (this.host.component2 || !isLate) super.noteChange(path);
  }

  /** A part of the lifecycle that component2 brings. */
  private hook2(name: string, ...args: unknown[]): void {
    if (this.host.component2) this.hook(name, ...args);
  }

  private hook(name: string, ...args: unknown[]): void {
    for (const run of this.definition.hooks[name] ?? []) this.invoke(run, args, name);
  }

  /** As its script sees them. */
  private propsOf({ props, slots }: ComponentProps): Record<string, unknown> {
    const given = Object.entries(props).map(([name, value]) => [name, copyForScripts(value)]);
    const all = withDefaults(Object.fromEntries(given) as Data, this.definition.props);
    return guardedProps(withSlots(all, slots), this.host.problems);
  }
}

/** The page that a tag stands on. */
export function pageOf({ owner }: ComponentProps): ViewInstance | undefined {
  return owner instanceof ViewInstance ? owner.page : undefined;
}

function exposedOf(owner: Owner): unknown {
  return owner instanceof ViewInstance ? owner.exposed() : null;
}
