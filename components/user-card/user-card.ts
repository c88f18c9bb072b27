import { initialOf } from './initial';
import { userCardDefaults } from './props';

Component({
  data: {
    initial: '',
    /** A picture that could not be loaded; another one gets its own try. */
    brokenAvatar: '',
  },
  props: userCardDefaults,
  deriveDataFromProps({ name = '' }) {
    const initial = initialOf(name);
    if (initial !== this.data.initial) {
      this.setData({ initial });
    }
  },
  methods: {
    handleAvatarError() {
      this.setData({ brokenAvatar: this.props.avatar });
    },
  },
});
