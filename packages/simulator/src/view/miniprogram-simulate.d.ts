/** The part of miniprogram-simulate that is used here; its own declarations pull in WeChat's globals. */
declare module 'miniprogram-simulate' {
  interface RootComponent {
    readonly dom: HTMLElement;
    attach(parent: HTMLElement): void;
    detach(): void;
  }
  const simulate: {
    load(definition: object): string;
    render(id: string): RootComponent;
  };
  export default simulate;
}
