import { skeletonDefaults } from './props';

/** The outline of a user card and its rows, in their place until they are known. */
Component({
  data: { lines: [0, 1] },
  props: skeletonDefaults,
  deriveDataFromProps({ rows = skeletonDefaults.rows }) {
    if (rows !== this.data.lines.length) {
      this.setData({ lines: Array.from({ length: rows }, (_, line) => line) });
    }
  },
});
