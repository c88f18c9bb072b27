export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Whether the screen is as a media query of the platform describes it; what is not given is not asked.
 * @see mini/api/基础API/界面/节点查询/MeidaQueryObserver/MediaQueryObserver.observe.md of AlipayDocs/open-docs
 */
export function meetsConditions(
  { width, height }: ScreenSize,
  value: (name: string) => number | undefined,
  orientation: string,
): boolean {
  const asks = (name: string, holds: (wanted: number) => boolean) => {
    const wanted = value(name);
    return wanted === undefined || holds(wanted);
  };
  return (
    asks('minWidth', (wanted) => width >= wanted) &&
    asks('maxWidth', (wanted) => width <= wanted) &&
    asks('width', (wanted) => width === wanted) &&
    asks('minHeight', (wanted) => height >= wanted) &&
    asks('maxHeight', (wanted) => height <= wanted) &&
    asks('height', (wanted) => height === wanted) &&
    (orientation === '' || orientation === (width > height ? 'landscape' : 'portrait'))
  );
}
