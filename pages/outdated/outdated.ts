/** Shown by `app.ts` on a base library that cannot run the other pages; it uses no component for the same reason. */
Page({});
