import { z } from 'zod';
import { PAGES, type Finding } from '../finding';
import { parseJson } from '../parse-json';
import type { Project } from '../project';

/** Basic components of the platform, and what gives a template its shape. @see mini/component/组件概览.md of AlipayDocs/open-docs */
const TAGS = new Set(
  `ad ar-camera button camera canvas checkbox checkbox-group contact-button cover-image cover-view error-view form icon
  image input label life-follow lifestyle live-player live-pusher lottie map match-media movable-area movable-view
  navigator page-container page-meta picker picker-view picker-view-column progress radio radio-group rich-text
  root-portal scroll-view share-element slider swiper swiper-item switch text textarea video view web-view
  block import import-sjs include slot template`.split(/\s+/),
);

const registered = z.looseObject({
  usingComponents: z.record(z.string(), z.unknown()).optional().catch(undefined),
  componentGenerics: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/**
 * Tells the tags that a page or component may use.
 *
 * @returns undefined for a template or an included file, and where the JSON that registers them cannot be read.
 */
export function tagsOf(project: Project, axml: string): ReadonlySet<string> | undefined {
  const base = axml.replace(/\.axml$/, '');
  const text = project.files.get(`${base}.json`)?.text;
  const json = text === undefined ? { value: {} } : parseJson(text);
  if ((text === undefined && !project.pages.includes(base)) || !('value' in json)) return undefined;
  const { usingComponents, componentGenerics } = registered.safeParse(json.value).data ?? {};
  return new Set([
    ...TAGS,
    ...Object.keys(project.app.usingComponents ?? {}),
    ...Object.keys(usingComponents ?? {}),
    ...Object.keys(componentGenerics ?? {}),
  ]);
}

/** A tag that shows nothing: misspelt, of HTML, or of a component that was not registered. */
export function unknownTag(name: string, line: number, file: string): Finding {
  return {
    severity: 'warning',
    rule: 'markup/tag',
    file,
    line,
    message: `<${name}> is no basic component, and neither the file's own JSON nor app.json names it in "usingComponents"`,
    page: PAGES.useComponent,
  };
}
