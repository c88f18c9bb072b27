import { asNumber, asText, isTrue } from '../view/attribute-values';
import type { BasicComponent } from '../view/basic-component';
import { attributeOf, basicComponent } from './define';

/** @see mini/component/基础组件/基础内容/progress 进度条.md of AlipayDocs/open-docs */
export const progress: BasicComponent = basicComponent('progress', {
  element: 'div',
  setUp({ element }) {
    const track = document.createElement('div');
    track.className = 'a-progress-track';
    track.append(document.createElement('div'));
    const info = document.createElement('span');
    info.className = 'a-progress-info';
    element.append(track, info);
  },
  update(node) {
    const { element, attributes } = node;
    const percent = Math.max(0, Math.min(100, asNumber(attributes.percent, 0)));
    if (!element.hasAttribute('role')) element.setAttribute('role', 'progressbar');
    element.setAttribute('aria-valuemin', '0');
    element.setAttribute('aria-valuemax', '100');
    element.setAttribute('aria-valuenow', String(percent));
    const set = (name: string, value: string) => element.style.setProperty(name, value);
    set('--progress-done', `${percent}%`);
    set('--progress-width', `${asNumber(attributeOf(node, 'strokeWidth'), 6)}px`);
    set('--progress-active', asText(attributeOf(node, 'activeColor')));
    set('--progress-background', asText(attributes.backgroundColor) || '#ebebeb');
    element.classList.toggle('a-progress-entering', isTrue(attributes.active));
    const info = element.querySelector<HTMLElement>('.a-progress-info');
    if (!info) return;
    info.hidden = !isTrue(attributes.showInfo);
    info.textContent = `${percent}%`;
  },
});
