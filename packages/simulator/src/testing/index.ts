export { fireEvent, waitFor, waitForElementToBeRemoved, within } from '@testing-library/dom';
export { renderComponent, type ComponentOptions, type ComponentView } from './render-component';
export type { RenderOptions } from './options';
export { cleanup, renderPage, type View } from './render-page';
export type { Reply, Replies } from './replies';
