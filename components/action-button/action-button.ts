import { actionButtonDefaults } from './props';

Component({
  props: actionButtonDefaults,
  methods: {
    handleTap() {
      const { loading, disabled, onTap } = this.props;
      if (!loading && !disabled) {
        onTap();
      }
    },
  },
});
