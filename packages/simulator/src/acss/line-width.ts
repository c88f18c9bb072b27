const FLEX = /^(-webkit-|-ms-)?(inline-)?(flex|flexbox|box)$/i;
const INLINE = /^(-webkit-)?inline\b/i;

/**
 * On a device a button has the width of any block: it fills its line, but is as wide as its text where it is an item of a
 * flex container, inline or out of the flow. A browser's `<button>` fills no line by itself, so the simulator's styles give
 * it a width, and what an app declares of that is said once more in properties that they read:
 * - `--sim-flex`, of a container: the width of buttons in it;
 * - `--sim-own`, of a button: its width.
 * No page of the platform says so; the rows that apps make of an input and a button leave room for the input so alone.
 *
 * An `<input>` fills no line either. On a device it is a block with the field inside: it keeps no column from getting narrower.
 * Here it is as wide as its place, and no wider than that without its margins, unless the app gives it a width:
 * - `--sim-cap`: how wide it may be then. Of a `style` attribute, the simulator's styles see to it.
 */
export function lineWidth(property: string, value: string): Readonly<Record<string, string>> {
  const said = value.replace(/\s*!important\s*$/i, '').trim();
  if (/^position$/i.test(property))
    return /^(absolute|fixed)$/i.test(said) ? { '--sim-own': 'auto' } : {};
  if (/^float$/i.test(property)) return /^(left|right)$/i.test(said) ? { '--sim-own': 'auto' } : {};
  if (/^width$/i.test(property)) return { '--sim-cap': 'none' };
  if (!/^display$/i.test(property)) return {};
  return {
    '--sim-flex': FLEX.test(said) ? 'auto' : 'initial',
    ...(INLINE.test(said) ? { '--sim-own': 'auto' } : {}),
  };
}

/** A `style` attribute with these properties behind its own. */
export function withLineWidth(style: string): string {
  const said = style.matchAll(/(?:^|;)\s*(display|position|float)\s*:\s*([^;]+)/gi);
  const more = [...said].flatMap(([, property = '', value = '']) =>
    Object.entries(lineWidth(property, value)).map(([name, width]) => `${name}: ${width}`),
  );
  return more.length === 0 ? style : [style.replace(/;\s*$/, ''), ...more].join('; ');
}
