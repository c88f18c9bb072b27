import type { BasicNode, EventDetail } from '../view/basic-component';
import { componentEntry } from './table';
import type { Behaviour } from './define';

interface BoxOptions {
  /** What it stands for, in the user's words. */
  label(node: BasicNode): string;
  /** Address of a picture to show in it. */
  picture?(node: BasicNode): string;
  /** An example of what comes with an event. */
  detail?(node: BasicNode, event: string): EventDetail;
}

/**
 * A labelled box of the size that the page's styles give it, in the place of something that only a phone can show.
 * Its events come from a menu in it; a test brings them about with `dispatch`.
 */
export function eventBox(options: BoxOptions): Behaviour {
  return {
    element: 'div',
    setUp(node) {
      const label = document.createElement('span');
      label.className = 'a-event-box-label';
      const menu = document.createElement('button');
      menu.type = 'button';
      menu.className = 'a-event-box-menu';
      menu.textContent = '事件';
      menu.addEventListener('click', (event) => {
        event.stopPropagation();
        openMenu(node, options);
      });
      node.element.append(label, menu);
    },
    update(node) {
      const { element, attributes, host, props } = node;
      const text = options.label(node);
      element.classList.add('a-event-box');
      if (!element.hasAttribute('role')) element.setAttribute('role', 'group');
      if (attributes['aria-label'] === undefined) element.setAttribute('aria-label', text);
      const [label, menu] = [
        ...element.querySelectorAll<HTMLElement>(':scope > [class^=a-event-box-]'),
      ];
      if (label) label.textContent = text;
      if (menu) {
        menu.hidden = eventsOf(node).length === 0;
        menu.setAttribute('aria-label', `${text}：事件`);
      }
      const picture = options.picture?.(node) ?? '';
      if (picture === '') return;
      const address = host.resolveImage(picture, props.place);
      element.style.backgroundImage = `url(${JSON.stringify(address)})`;
    },
  };
}

function eventsOf(node: BasicNode): string[] {
  const { events } = componentEntry(node.basic.tag);
  return Object.keys(node.props.handlers).filter((event) => event in events);
}

function openMenu(node: BasicNode, options: BoxOptions): void {
  node.host.choose(
    options.label(node),
    eventsOf(node).map((event) => ({
      label: event,
      run: () => node.fire(event, options.detail?.(node, event) ?? {}),
    })),
  );
}
