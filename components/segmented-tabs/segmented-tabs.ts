import type { TapEvent } from '../events';
import { segmentedTabsDefaults } from './props';

Component({
  props: segmentedTabsDefaults,
  methods: {
    handleTap(event: TapEvent) {
      const { key } = event.currentTarget.dataset;
      if (typeof key === 'string' && key !== this.props.value && !this.props.disabled) {
        this.props.onChange(key);
      }
    },
  },
});
