import { codeButtonDefaults } from './props';

/** Asks for a code by text message; its place is the slot of the field for the code. */
Component({
  props: codeButtonDefaults,
  methods: {
    handleTap() {
      const { waitSeconds, loading, disabled, onTap } = this.props;
      if (waitSeconds === 0 && !loading && !disabled) {
        onTap();
      }
    },
  },
});
