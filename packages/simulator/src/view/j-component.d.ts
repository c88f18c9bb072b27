/** The part of j-component that is used here; its own declarations pull in WeChat's globals. */
declare module 'j-component' {
  interface RootComponent {
    readonly dom: HTMLElement;
    attach(parent: HTMLElement): void;
    detach(): void;
  }
  const jComponent: {
    register(definition: object): string;
    create(id: string): RootComponent;
  };
  export default jComponent;
}
