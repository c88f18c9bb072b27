import { SimulatorError } from '../contract/errors';
import { HOST_ATTRIBUTE, hostName } from '../contract/style-isolation';
import { createHost, holds, type ShadowTree, type TreeNode } from './engine';
import type { BasicComponent, ScreenHost } from './basic-component';
import { BasicElement } from './basic-element';
import type { ViewOwner } from './owner';
import { matchChildren, NEW, staying } from './match';
import { HOST_ELEMENT, hostComponent, hostProps } from './host-element';
import type {
  ComponentInstance,
  ComponentVNode,
  CreateComponent,
  ElementVNode,
  VNode,
} from './vnode';

export interface PatchHost extends ScreenHost {
  readonly createComponent: CreateComponent;
  /** How an element plays a basic component, or what stands in its place. */
  basicComponent(tag: string): BasicComponent;
}

/** A component may use itself as long as its data says so; more than this is taken for a ring without an end. */
const MAX_COMPONENT_DEPTH = 100;

/** Brings the children of one node from what they were to what they are to be. */
export class Patcher {
  constructor(
    private readonly tree: ShadowTree,
    private readonly host: PatchHost,
    /** What the tree belongs to. */
    private readonly view: ViewOwner,
  ) {}

  patchChildren(container: TreeNode, previous: readonly VNode[], next: readonly VNode[]): void {
    const places = matchChildren(previous, next);
    const kept = new Set(places);
    previous.forEach((old, place) => {
      if (kept.has(place)) return;
      unmount(old);
      if (old.node) container.removeChild(old.node);
    });
    const stays = staying(places, () => this.focused(places, previous));
    let anchor = 0;
    next.forEach((vnode, index) => {
      const old = previous[places[index] ?? NEW];
      const node = old ? this.update(old, vnode) : this.create(vnode);
      if (stays[index]) return;
      if (old) this.host.afterFlush(() => moved(vnode));
      // Before the next one that stays.
      anchor = Math.max(anchor, index);
      while (anchor < next.length && !stays[anchor]) anchor += 1;
      const following = previous[places[anchor] ?? NEW]?.node;
      if (following) container.insertBefore(node, following);
      else container.appendChild(node);
    });
  }

  private focused(places: readonly number[], previous: readonly VNode[]): number {
    const { activeElement } = document;
    return places.findIndex((place) => {
      const node = previous[place]?.node;
      return node && activeElement ? holds(node, activeElement) : false;
    });
  }

  /** Takes away all that is there, and ends it. */
  clear(container: TreeNode, vnodes: readonly VNode[]): void {
    new Set(vnodes).forEach(unmount);
    [...container.childNodes].forEach((node) => container.removeChild(node));
  }

  private create(vnode: VNode): TreeNode {
    const node = this.createNode(vnode);
    vnode.node = node;
    if (vnode.kind === 'element') this.adaptTexts(vnode);
    if (vnode.kind === 'element' || vnode.kind === 'fragment') {
      this.patchChildren(node, [], vnode.children);
    }
    return node;
  }

  private createNode(vnode: VNode): TreeNode {
    switch (vnode.kind) {
      case 'text':
        return this.tree.createTextNode(vnode.text);
      case 'fragment':
        return this.tree.createVirtualNode('fragment');
      case 'element': {
        const node = this.tree.createNativeNode(vnode.basic.element);
        vnode.binding = this.bind(node, vnode);
        return node;
      }
      case 'component': {
        const { path, props } = vnode;
        if (this.view.depth >= MAX_COMPONENT_DEPTH) {
          throw new SimulatorError(`${path} contains itself without an end`, props.place);
        }
        const node = createHost(this.tree);
        const instance = this.host.createComponent(path, props, node.shadowRoot, this.view);
        vnode.instance = instance;
        return instance.isVirtual ? node : this.giveElement(vnode, instance, node);
      }
    }
  }

  /** What a component shows stands in an element for its tag. */
  private giveElement(
    vnode: ComponentVNode,
    instance: ComponentInstance,
    inner: TreeNode,
  ): TreeNode {
    const node = this.tree.createNativeNode(HOST_ELEMENT);
    node.appendChild(inner);
    const element = node.$$ as HTMLElement;
    element.setAttribute(HOST_ATTRIBUTE, hostName(vnode.path));
    const basic = hostComponent(vnode.tag);
    vnode.binding = new BasicElement(element, basic, hostProps(vnode, instance), this.host);
    return node;
  }

  /** Some components show text in a way of their own. */
  private adaptTexts({ basic, props, children }: ElementVNode): void {
    const component = this.host.basicComponent(basic.tag);
    if (!component.text) return;
    adaptTexts(children, (text) => component.text?.(text, props.attributes) ?? text);
  }

  private bind(node: TreeNode, { basic, props }: ElementVNode): BasicElement {
    const component = this.host.basicComponent(basic.tag);
    return new BasicElement(node.$$ as HTMLElement, component, props, this.host);
  }

  private update(old: VNode, vnode: VNode): TreeNode {
    const { node } = old;
    if (!node) throw new Error('a node to update is not on the screen');
    vnode.node = node;
    if (vnode.kind === 'text' && old.kind === 'text') {
      if (vnode.text !== old.text) node.textContent = vnode.text;
    } else if (vnode.kind === 'fragment' && old.kind === 'fragment') {
      this.patchChildren(node, old.children, vnode.children);
    } else if (vnode.kind === 'element' && old.kind === 'element') {
      this.updateElement(old, vnode, node);
    } else if (vnode.kind === 'component' && old.kind === 'component') {
      updateComponent(old, vnode);
    }
    return node;
  }

  private updateElement(old: ElementVNode, vnode: ElementVNode, node: TreeNode): void {
    if (old.binding) vnode.binding = old.binding;
    this.adaptTexts(vnode);
    this.patchChildren(node, old.children, vnode.children);
    old.binding?.update(vnode.props);
  }
}

function adaptTexts(vnodes: VNode[], adapt: (text: string) => string): void {
  vnodes.forEach((vnode, index) => {
    if (vnode.kind === 'text') vnodes[index] = { ...vnode, text: adapt(vnode.text) };
    else if (vnode.kind === 'fragment') adaptTexts(vnode.children, adapt);
  });
}

function updateComponent(old: ComponentVNode, vnode: ComponentVNode): void {
  if (!old.instance) return;
  vnode.instance = old.instance;
  old.instance.receive(vnode.props);
  if (!old.binding) return;
  vnode.binding = old.binding;
  old.binding.update(hostProps(vnode, old.instance));
}

/** Ends everything below: components hear of it, from the outside in. */
export function unmount(vnode: VNode): void {
  if (vnode.kind === 'component') vnode.instance?.unmount();
  if (vnode.kind === 'element' || vnode.kind === 'component') vnode.binding?.dispose();
  if (vnode.kind === 'element' || vnode.kind === 'fragment') vnode.children.forEach(unmount);
}

/** Tells the components in what has been moved. */
export function moved(vnode: VNode): void {
  if (vnode.kind === 'component') vnode.instance?.moved();
  else if (vnode.kind !== 'text') vnode.children.forEach(moved);
}
