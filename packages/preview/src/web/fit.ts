/** Space between the phone and the edges of its stage, in CSS pixels. */
const MARGIN_PX = 12;

/**
 * Draws the phone smaller where the window has no room for all of it. The app does not notice: it
 * keeps the size of its device, as a picture of the phone would.
 */
export function fitPhone(stage: HTMLElement, phone: HTMLElement): void {
  const fit = () => {
    const scale = Math.min(
      1,
      (stage.clientHeight - 2 * MARGIN_PX) / phone.offsetHeight,
      (stage.clientWidth - 2 * MARGIN_PX) / phone.offsetWidth,
    );
    phone.style.setProperty('--pv-scale', String(scale));
  };
  const observer = new ResizeObserver(fit);
  observer.observe(stage);
  observer.observe(phone);
}
