import { codeButtonDefaults } from './props';

// @mini-types 3.0.14 declares neither.
declare function setInterval(run: () => void, periodMs: number): number;
declare function clearInterval(timer: number): void;

/** How long 知晓云 waits between two messages to the same phone number or e-mail address. @see https://doc.minapp.com/js-sdk/sms.html */
const INTERVAL_MS = 60_000;

const timers = new WeakMap<object, number>();

function stopTimer(component: object): void {
  const timer = timers.get(component);
  if (timer !== undefined) {
    clearInterval(timer);
    timers.delete(component);
  }
}

/** Sends a message, at most one a minute: the seconds until the next one are counted here and nowhere else. */
Component({
  data: {
    seconds: 0,
    /** The `sentAtMs` that is being counted from. */
    countedFrom: 0,
  },
  props: codeButtonDefaults,
  deriveDataFromProps({ sentAtMs = 0 }) {
    if (sentAtMs !== this.data.countedFrom) {
      this.setData({ countedFrom: sentAtMs });
      this.startCounting(sentAtMs);
    }
  },
  didUnmount() {
    stopTimer(this);
  },
  methods: {
    /** Goes by the clock: a phone that slept meanwhile has waited too. */
    startCounting(sentAtMs: number) {
      stopTimer(this);
      const count = () => {
        const leftMs = sentAtMs + INTERVAL_MS - Date.now();
        const seconds = Math.min(Math.max(Math.ceil(leftMs / 1000), 0), INTERVAL_MS / 1000);
        if (seconds === 0) {
          stopTimer(this);
        }
        if (seconds !== this.data.seconds) {
          this.setData({ seconds });
        }
      };
      timers.set(this, setInterval(count, 1000));
      count();
    },
    handleTap() {
      const { loading, disabled, onTap } = this.props;
      if (this.data.seconds === 0 && !loading && !disabled) {
        onTap();
      }
    },
  },
});
