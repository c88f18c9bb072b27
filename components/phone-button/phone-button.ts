import { phoneButtonDefaults } from './props';

/**
 * Asks for the phone number of the Alipay user. The sheet comes up for a tap on a real button alone.
 * @see https://opendocs.alipay.com/mini/api/getphonenumber
 */
Component({
  props: phoneButtonDefaults,
  methods: {
    handleAuthorize() {
      const { onSealed, onRefused } = this.props;
      void my.getPhoneNumber({
        success: ({ response }: { response: string }) => onSealed(response),
        fail: () => onRefused(),
      });
    },
    handleError() {
      this.props.onRefused();
    },
  },
});
