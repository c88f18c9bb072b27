import jComponent from 'j-component';

/**
 * The one place that touches j-component, the engine of miniprogram-simulate. miniprogram-simulate itself would bring
 * WeChat's template and style compilers into every test and page (less, csso and postcss, 0.3 s and 1.9 MB), and
 * replace the globals `Component` and `Behavior`.
 *
 * What the simulator takes from it: the registry of components and exparser's shadow trees, with virtual hosts,
 * that become real DOM. What it does itself, because j-component is made for WeChat's templates: templates, and
 * bringing a tree from one state to the next (j-component's diff puts keyed lists into the wrong order in about a
 * third of random permutations).
 */

/** A node of exparser's tree, as far as it is used here. */
export interface TreeNode {
  readonly $$: Node | undefined;
  readonly childNodes: readonly TreeNode[];
  readonly parentNode: TreeNode | null;
  textContent: string;
  appendChild(node: TreeNode): void;
  insertBefore(node: TreeNode, before: TreeNode): void;
  removeChild(node: TreeNode): void;
}

/** The inside of a component: everything in it is made by it. */
export interface ShadowTree extends TreeNode {
  createTextNode(text: string): TreeNode;
  createNativeNode(tag: string): TreeNode;
  createVirtualNode(name: string): TreeNode;
  createComponent(tag: string, id: string): TreeNode & { readonly shadowRoot: ShadowTree };
}

export interface Root {
  readonly tree: ShadowTree;
  readonly element: HTMLElement;
  attach(parent: HTMLElement): void;
  detach(): void;
}

const SHADOW_ROOT = 10;
const ROOT_ID = 'alipay-root';
const COMPONENT_ID = 'alipay-component';

let registered = false;
let created: (TreeNode & { shadowRoot: ShadowTree }) | undefined;

/** Both kinds of host start with an empty shadow tree; the simulator fills it. */
function register(): void {
  if (registered) return;
  registered = true;
  const template = () => ({
    type: SHADOW_ROOT,
    tagName: 'shadow',
    componentId: '',
    content: '',
    key: '',
    slotName: '',
    children: [],
    attrs: [],
    event: {},
    generics: [],
  });
  jComponent.register({
    id: ROOT_ID,
    tagName: 'div',
    template,
    created(this: { _exparserNode: typeof created }) {
      created = this._exparserNode;
    },
  });
  jComponent.register({ id: COMPONENT_ID, template, options: { virtualHost: true } });
}

/** An element with a tree of its own: a page. */
export function createRoot(): Root {
  register();
  const root = jComponent.create(ROOT_ID);
  if (!created) throw new Error('j-component did not create the root');
  return {
    tree: created.shadowRoot,
    element: root.dom,
    attach: (parent) => root.attach(parent),
    detach: () => root.detach(),
  };
}

/** A custom component's host: virtual, as on the platform, so its children stand in its place. */
export function createHost(tree: ShadowTree): TreeNode & { readonly shadowRoot: ShadowTree } {
  return tree.createComponent('div', COMPONENT_ID);
}

/** Whether that element is seen in the node. */
export function holds(node: TreeNode, element: Element): boolean {
  if (node.$$) return node.$$.contains(element);
  const { childNodes } = (node as { shadowRoot?: TreeNode }).shadowRoot ?? node;
  return childNodes.some((child) => holds(child, element));
}
