import type { InputEvent } from '../events';
import { textFieldDefaults } from './props';

/**
 * The text stays in the platform's input and leaves it with the form: no data ever holds a password.
 * What is in the slot stands at the end of the input.
 */
Component({
  data: { revealed: false },
  props: textFieldDefaults,
  methods: {
    handleInput(event: InputEvent) {
      this.props.onInput(event.detail.value, this.props.name);
    },
    handleConfirm(event: InputEvent) {
      this.props.onConfirm(event.detail.value, this.props.name);
    },
    toggleReveal() {
      this.setData({ revealed: !this.data.revealed });
    },
  },
});
