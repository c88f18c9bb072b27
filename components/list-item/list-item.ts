import { listItemDefaults } from './props';

/** A row to tap; rows below one another make a list. */
Component({
  props: listItemDefaults,
  methods: {
    handleTap() {
      const { loading, disabled, name, onTap } = this.props;
      if (!loading && !disabled) {
        onTap(name);
      }
    },
  },
});
