import { byId } from './dom';
import { rove } from './roving';

/**
 * Makes tabs of a `tablist` whose tabs name their panels with `aria-controls`.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 * @param onSelect Called with the panel's id, at once for the selected one, and at each change.
 * @returns Selects the tab of a panel and goes to it.
 */
export function createTabs(
  tablist: HTMLElement,
  onSelect: (panelId: string) => void,
): (panelId: string) => void {
  const tabs = [...tablist.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panelOf = (tab: HTMLElement) => tab.getAttribute('aria-controls') ?? '';
  const select = (selected: HTMLElement) => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === selected));
      tab.tabIndex = tab === selected ? 0 : -1;
      byId(panelOf(tab), HTMLElement).hidden = tab !== selected;
    }
    onSelect(panelOf(selected));
  };
  for (const tab of tabs) {
    tab.addEventListener('click', () => select(tab));
  }
  rove(tablist, '[role="tab"]', select);
  const [first] = tabs;
  if (first) {
    select(first);
  }
  return (panelId) => {
    const tab = tabs.find((candidate) => panelOf(candidate) === panelId);
    if (tab) {
      select(tab);
      tab.focus();
    }
  };
}
