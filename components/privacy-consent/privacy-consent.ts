import type { ToggleEvent } from '../events';
import { privacyConsentDefaults } from './props';

/** Asks for consent before a phone number or an e-mail address is taken. */
Component({
  props: privacyConsentDefaults,
  methods: {
    handleChange(event: ToggleEvent) {
      this.props.onChange(event.detail.value);
    },
    handleRead() {
      this.props.onRead();
    },
  },
});
