import type { Locator, Page } from 'playwright-core';

/** Does what a person does, in one way of doing it. */
export interface Person {
  press(control: Locator): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Ticks a radio button or a checkbox. */
  choose(control: Locator): Promise<void>;
}

export function withMouse(): Person {
  return {
    press: (control) => control.click(),
    async type(field, text) {
      await field.click();
      await field.pressSequentially(text);
    },
    // The box itself may be hidden under a drawn one; what is clicked is its label.
    choose: (control) => control.click({ force: true }),
  };
}

/** Tab, Shift+Tab, Enter, Space, arrows and letters; nothing else, and no focus set from outside. */
export function withKeyboard(page: Page): Person {
  return {
    async press(control) {
      await goTo(page, control);
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await goTo(page, field);
      await page.keyboard.type(text);
    },
    async choose(control) {
      await control.waitFor({ state: 'attached' });
      const isRadio = await control.evaluate(
        (element) => element.matches('[type="radio"]') && !(element as HTMLInputElement).checked,
      );
      if (isRadio) {
        await goToRadio(page, control);
      } else {
        await goTo(page, control);
        await page.keyboard.press('Space');
      }
    },
  };
}

const MAX_STEPS = 60;

async function goTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (await hasFocus(target)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MAX_STEPS} times Tab does not reach ${String(target)}`);
}

/** Tab stops at a group's checked radio button; the arrows lead on from there. */
async function goToRadio(page: Page, radio: Locator): Promise<void> {
  const name = await radio.getAttribute('name');
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (await hasFocus(radio)) {
      return;
    }
    const inGroup = await page.evaluate(
      (group) => document.activeElement?.getAttribute('name') === group,
      name,
    );
    await page.keyboard.press(inGroup ? 'ArrowDown' : 'Tab');
  }
  throw new Error(`Tab and arrows do not reach ${String(radio)}`);
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);
